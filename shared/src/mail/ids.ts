import type { InboundMail } from './inboundMail.ts';

/** A Message-ID as it is compared: with angle brackets, no white space, lower case (a relay may change the case). */
export const normalizeMessageId = (id: string): string =>
  `<${id
    .trim()
    .replace(/^<+|>+$/g, '')
    .replace(/\s+/g, '')
    .toLowerCase()}>`;

/** Every id of a header that lists them (In-Reply-To, References), in order; what is not an id is skipped. */
export function messageIds(value: string, most: number): string[] {
  const found: string[] = [];
  // A header is bounded by the reader of raw mail, so every id of it is looked at.
  for (const hit of value.matchAll(/<([^<>\s]{1,998})>/g)) found.push(`<${hit[1] as string}>`);
  // Some senders leave the brackets out.
  if (found.length === 0) for (const word of value.split(/\s+/)) if (/^[^\s@<>"(),;]{1,400}@[^\s@<>"(),;]{1,255}$/.test(word)) found.push(`<${word}>`);
  // The first names the thread, the last ones its newest messages.
  if (found.length <= most) return found;
  return most === 1 ? found.slice(0, 1) : [found[0] as string, ...found.slice(found.length - most + 1)];
}

/** Ids that may name the ticket, best first: In-Reply-To, then References newest first; normalised, each once. */
export function threadIds(mail: Pick<InboundMail, 'inReplyTo' | 'references'>): string[] {
  const ids = [...(mail.inReplyTo ? [mail.inReplyTo] : []), ...[...mail.references].reverse()];
  return [...new Set(ids.map(normalizeMessageId))];
}
