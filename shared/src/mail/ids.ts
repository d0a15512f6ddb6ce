import type { InboundMail } from './inboundMail.ts';

/** A Message-ID as it is compared: with angle brackets, no white space, lower case (a relay may change the case). */
export const normalizeMessageId = (id: string): string => `<${id.trim().replace(/^<+|>+$/g, '').replace(/\s+/g, '').toLowerCase()}>`;

/** Every id of a header that lists them (In-Reply-To, References), in order; what is not an id is skipped. */
export function messageIds(value: string, most: number): string[] {
  const found: string[] = [];
  for (const hit of value.matchAll(/<([^<>\s]{1,998})>/g)) {
    found.push(`<${hit[1] as string}>`);
    if (found.length >= most * 2) break;
  }
  // Some senders leave the brackets out.
  if (found.length === 0) for (const word of value.split(/\s+/)) if (/^[^\s@<>"(),;]{1,400}@[^\s@<>"(),;]{1,255}$/.test(word)) found.push(`<${word}>`);
  // The first names the thread, the last ones its newest messages.
  return found.length <= most ? found : [found[0] as string, ...found.slice(found.length - most + 1)];
}

/** Ids that may name the ticket, best first: In-Reply-To, then References newest first; normalised, each once. */
export function threadIds(mail: Pick<InboundMail, 'inReplyTo' | 'references'>): string[] {
  const ids = [...(mail.inReplyTo ? [mail.inReplyTo] : []), ...[...mail.references].reverse()];
  return [...new Set(ids.map(normalizeMessageId))];
}
