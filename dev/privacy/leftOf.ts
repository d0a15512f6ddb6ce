import { unzipSync } from 'fflate';
import type { SimulatedDesk } from '../bench/simulatedDesk.ts';

/** Everything the site keeps, bins and versions and the bytes of files with it, as one text. */
export function everything(desk: SimulatedDesk): string {
  const readable = (value: unknown, key = ''): unknown => {
    if (key === 'bytes' && typeof value === 'string') return contentOf(Buffer.from(value, 'base64'));
    if (Array.isArray(value)) return value.map((each) => readable(each));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, readable(each, name)]));
  };
  return JSON.stringify(readable(desk.simulator.sharePoint.save()));
}

/** What is packed is unpacked or decoded, and marks between letters are taken out, so that nothing hides. */
function contentOf(bytes: Buffer): string {
  if (!bytes.subarray(0, 2).equals(Buffer.from('PK'))) return decodedMail(bytes.toString('utf8'));
  return Object.values(unzipSync(bytes))
    .map((part) =>
      Buffer.from(part)
        .toString('utf8')
        .replace(/<[^>]*>/g, ''),
    )
    .join('\n');
}

const IN_BASE64 = /Content-Transfer-Encoding: base64[^]*?\r?\n\r?\n([\w+/=\s]+)/gi;
const decodedMail = (text: string): string => [text, ...[...text.matchAll(IN_BASE64)].map(([, block]) => contentOf(Buffer.from(block!, 'base64')))].join('\n');

/** Whatever would be left of the person in that text. */
const NEEDLES = [/clara[\s_.,<>/b-]*canary/i, /canary,?\s+clara/i, /clara\.canary(@|%40)/i, /cc@private/i];
export const leftOf = (text: string): string[] => NEEDLES.flatMap((needle) => (needle.test(text) ? [String(needle)] : []));
