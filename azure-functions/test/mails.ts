import { NORDWIND } from '../../dev/world.ts';

export const OLIVER = 'oliver@outside.example';

/** A mail of a person outside, as lines. Headers given replace or add. */
export function mailOf(headers: Record<string, string>, body: readonly string[] = ['The printer on floor two prints nothing but black pages.']): string[] {
  const all = {
    From: `Oliver Whitfield <${OLIVER}>`,
    To: NORDWIND.support,
    Subject: 'Printer',
    Date: 'Sat, 21 Nov 2026 07:59:00 +0000',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  };
  return [...Object.entries(all).map(([name, value]) => `${name}: ${value}`), '', ...body, ''];
}

/** The same with files in a multipart body. */
export function mailWithFiles(headers: Record<string, string>, files: Record<string, string>, text = 'See the files.'): string[] {
  const parts = Object.entries(files).flatMap(([name, content]) => [
    '--edge',
    `Content-Type: application/octet-stream; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(content).toString('base64'),
  ]);
  return mailOf({ 'Content-Type': 'multipart/mixed; boundary=edge', ...headers }, [
    '--edge',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    ...parts,
    '--edge--',
  ]);
}
