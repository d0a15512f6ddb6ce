import { header, hasHeader } from './headers.ts';
import type { InboundMail, MailAddress } from './inboundMail.ts';
import { ADDRESS, BEGIN_FORWARDED, labelKind, ORIGINAL } from './quoteWords.ts';
import { baseSubject, isForwardSubject } from './subject.ts';

/** A mail handed on is short above what it hands on; further down lies history. */
const MAX_LINES = 200;
const MAX_LINE_CHARS = 500;
const MAX_BLOCK_LINES = 14;

/**
 * Who wrote the mail that this one hands on: the first header block below the forwarder's words, in any language of `quoteWords`.
 * Null for anything that is no forward, and where the block names no address. It is what the forwarder's program wrote, not proven.
 */
export function originalSender(mail: Pick<InboundMail, 'subject' | 'text' | 'from' | 'attachedMail'>): MailAddress | null {
  return writtenInText(mail) ?? attachedWriter(mail);
}

/** The original came as an `.eml`: handed on under a forward's subject, under its own, or without a word. */
function attachedWriter({ attachedMail, subject, text, from }: Pick<InboundMail, 'subject' | 'text' | 'from' | 'attachedMail'>): MailAddress | null {
  if (!attachedMail || attachedMail.from.address === from?.address) return null;
  const handedOn = isForwardSubject(subject) || baseSubject(subject) === baseSubject(attachedMail.subject) || text.trim() === '';
  return handedOn ? attachedMail.from : null;
}

function writtenInText(mail: Pick<InboundMail, 'subject' | 'text' | 'from'>): MailAddress | null {
  const lines = mail.text.split('\n', MAX_LINES).map((line) => line.slice(0, MAX_LINE_CHARS).replace(/^[\s>]+/, ''));
  const banner = lines.findIndex((line) => BEGIN_FORWARDED.test(line) || isForwardBanner(line));
  if (banner < 0 && !isForwardSubject(mail.subject)) return null;
  for (let at = Math.max(0, banner); at < lines.length; at++) {
    const line = lines[at] as string;
    if (labelKind(line) !== 'from' || !hasOtherLabels(lines, at)) continue;
    const found = addressOf(line);
    // The forwarder's own mail, handed on, has no other writer to offer.
    return found && found.address !== mail.from?.address ? found : null;
  }
  return null;
}

const isForwardBanner = (line: string): boolean => /^[*\s]*[-–—_=~]{2,}.*[-–—_=~]{2,}[\s*]*$/.test(line) && ORIGINAL.test(line);

/** Two more labels near it: a sentence that begins with "From:" is no header block. */
function hasOtherLabels(lines: readonly string[], at: number): boolean {
  let labels = 0;
  for (let i = Math.max(0, at - 3); i < lines.length && i < at + MAX_BLOCK_LINES; i++) {
    const kind = labelKind(lines[i] as string);
    if (i !== at && (kind === 'other' || kind === 'subject')) labels++;
  }
  return labels >= 2;
}

/** `From: "Name" <a@b>`, `Von: Name [mailto:a@b]`, `De: a@b`. */
const addressOf = (line: string): MailAddress | null => addressIn(line.replace(/^[^:：]{1,40}[:：][\s*]*/, ''));

/** The first address of a text that names somebody, in lower case, and the name before it. */
export function addressIn(value: string): MailAddress | null {
  const found = ADDRESS.exec(value.replace(/mailto:/gi, ' '));
  if (!found) return null;
  const address = found[0]
    .replace(/[\].,;>]+$/, '')
    .replace(/^[[<]+/, '')
    .toLowerCase();
  const name = value
    .slice(0, value.search(/[<[(]|[^\s<>@"()[\]]+@/))
    .replace(/["'*]/g, '')
    .trim();
  return { name: name.toLowerCase() === address ? '' : name, address };
}

/** The address answers are wished at, when it is another than the sender's: a hint for the agent, never an identity (quality case 40). */
export const replyToHint = (mail: Pick<InboundMail, 'from' | 'replyTo'>): MailAddress | null =>
  mail.replyTo.find((one) => one.address !== '' && one.address !== mail.from?.address) ?? null;

/** The list a mail came through (RFC 2919, RFC 2369, and what older list programs write); null for mail sent to us directly. */
export function mailingListOf(mail: Pick<InboundMail, 'headers'>): string | null {
  const id = /<([^<>\s]{1,255})>/.exec(header(mail, 'list-id'))?.[1] ?? header(mail, 'list-id').trim();
  if (id) return id.slice(0, 255);
  const post = /mailto:([^\s<>?]{3,320})/i.exec(header(mail, 'list-post'))?.[1];
  if (post) return post.toLowerCase();
  for (const name of ['x-mailing-list', 'mailing-list', 'x-beenthere', 'x-list', 'x-ml-name']) {
    if (hasHeader(mail, name)) return (ADDRESS.exec(header(mail, name))?.[0].replace(/[.,;:]+$/, '') ?? header(mail, name).trim()).slice(0, 255) || null;
  }
  return null;
}
