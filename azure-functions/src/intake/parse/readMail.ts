import { createHash } from 'node:crypto';
import { htmlText, MAX_HTML_CHARS, MAX_MAIL_BYTES, MAX_REFERENCES, MAX_TEXT_CHARS, messageIds, visibleTextOf } from '@listdesk/shared/mail';
import type { InboundMail, MailAttachment } from '@listdesk/shared/mail';
import { parseAddresses } from './addresses.ts';
import { addInvitation } from './calendar.ts';
import { cleanHtml } from './cleanHtml.ts';
import { escapeHtml, readContent } from './content.ts';
import type { Body, Content, Mark, RawFile } from './content.ts';
import { readDate } from './date.ts';
import { readDeliveryReport } from './deliveryReport.ts';
import { decodeWords } from './encodedWords.ts';
import { firstValue, readHeader } from './header.ts';
import type { Field } from './header.ts';
import { readStructure } from './structure.ts';
import { openTnef } from './tnef.ts';

export type ParsedFile = { fileName: string; contentType: string; inline: boolean; contentId: string | null; sha256: string; bytes: Uint8Array };
export type ParsedMail = { mail: InboundMail; cleanHtml: string; visibleText: string; files: ParsedFile[] };

/** Reads one mail; synchronous and linear in its size. Never throws for what is in the bytes: see `parseMail`. */
export function readMail(raw: Uint8Array): ParsedMail {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  if (bytes.length > MAX_MAIL_BYTES) return envelopeOnly(raw, `The mail is larger than ${MAX_MAIL_BYTES / 1024 / 1024} MB.`);
  const source = startOfMail(bytes);
  const structure = readStructure(source);
  const content = readContent(source, structure);
  openTnef(content);
  addInvitation(content);
  const warnings = [...structure.warnings, ...content.warnings, ...[...content.marks].map((mark) => MARKS[mark])];
  const rich = content.bodies.some((body) => body.html !== null);
  const html = rich ? joinHtml(content.bodies).slice(0, MAX_HTML_CHARS) : '';
  const cleaned = html ? cleanHtml(html) : null;
  if (cleaned && cleaned.flattened !== null) warnings.push('The layout of this mail was too complex to show; its text is shown and the whole mail is attached.');
  if (warnings.some((warning) => CUT.test(warning))) content.files.push(wholeMail(source));
  const plain = joinText(content.bodies);
  const textFromHtml = plain === null && cleaned !== null;
  const text = (textFromHtml ? cleaned.flattened ?? htmlText(cleaned.html) : plain ?? '').slice(0, MAX_TEXT_CHARS);

  const files = content.files.map(hashed);
  const mail = envelope(structure.root.fields, structure.root.type.parameters.get('charset') ?? null, warnings);
  return finish({ ...mail, text, html, attachments: files.map(describe), deliveryReport: readDeliveryReport(content.reports, content.originals) }, cleaned?.html ?? '', textFromHtml && cleaned?.flattened === null, files, content.bodies);
}

/** Subject, sender and the raw mail, for what could not be read. Reads the header block only. */
export function envelopeOnly(raw: Uint8Array, reason: string): ParsedMail {
  const bytes = startOfMail(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
  const header = readHeader(bytes, 0, Math.min(bytes.length, HEADER_WINDOW), () => false);
  const mail = envelope(header.fields, null, [reason, 'Only the headers could be read; the whole mail is attached.']);
  const files = bytes.length <= MAX_MAIL_BYTES ? [hashed(wholeMail(bytes))] : [];
  return { mail: { ...mail, attachments: files.map(describe) }, cleanHtml: '', visibleText: '', files };
}
const HEADER_WINDOW = 1024 * 1024;

function envelope(fields: readonly Field[], charset: string | null, warnings: string[]): InboundMail {
  const headers = new Map<string, string[]>();
  for (const field of fields) {
    const value = decodeWords(field.value, charset).trim();
    const list = headers.get(field.name);
    if (list) list.push(value);
    else headers.set(field.name, [value]);
  }
  const addresses = (name: string) => fields.filter((field) => field.name === name).flatMap((field) => parseAddresses(field.value, charset));
  const froms = addresses('from');
  const from = froms.find((one) => one.address !== '') ?? senderOf(fields, charset) ?? froms[0] ?? null;
  if (froms.filter((one) => one.address !== '').length > 1) warnings.push('The mail names several senders; its identity is not proven.');
  if (!from?.address) warnings.push('The mail names no usable sender.');
  const date = readDate(firstValue(fields, 'date'));
  if (!date) warnings.push('The mail has no readable date.');
  const id = messageIds(firstValue(fields, 'message-id') ?? '', 1)[0] ?? null;
  if (!id) warnings.push('The mail has no Message-ID.');
  return {
    from,
    to: addresses('to'),
    cc: addresses('cc'),
    replyTo: addresses('reply-to').filter((one) => one.address !== ''),
    subject: decodeWords(firstValue(fields, 'subject') ?? '', charset).replace(/\s+/g, ' ').trim(),
    messageId: id,
    inReplyTo: messageIds(firstValue(fields, 'in-reply-to') ?? '', 1)[0] ?? null,
    references: messageIds(fields.filter((field) => field.name === 'references').map((field) => field.value).join(' '), MAX_REFERENCES),
    date,
    text: '',
    html: '',
    headers,
    attachments: [],
    deliveryReport: null,
    authentication: null,
    warnings,
  };
}

/** `From: "B" <>` and no From at all: Sender, then Return-Path say who it was (never Reply-To: that is only a wish). */
function senderOf(fields: readonly Field[], charset: string | null): { name: string; address: string } | null {
  for (const name of ['sender', 'resent-from', 'return-path']) {
    const value = firstValue(fields, name);
    const found = value ? parseAddresses(value, charset).find((one) => one.address !== '') : undefined;
    if (found) {
      const shown = parseAddresses(firstValue(fields, 'from') ?? '', charset)[0]?.name;
      return { name: shown || found.name, address: found.address };
    }
  }
  return null;
}

const MARKS: Record<Mark, string> = {
  smimeSigned: 'Signed with S/MIME; the signature was not checked.',
  smimeEncrypted: 'Encrypted with S/MIME; only the recipient’s key opens it (smime.p7m is attached).',
  pgpSigned: 'Signed with PGP; the signature was not checked.',
  pgpEncrypted: 'Encrypted with PGP; only the recipient’s key opens it.',
};
const CUT = /was cut|not opened|beyond the limits|too complex/;

function finish(mail: InboundMail, html: string, textFromHtml: boolean, files: ParsedFile[], bodies: readonly Body[]): ParsedMail {
  // A forwarded message below stands apart from what its sender wrote.
  const own = bodies.filter((body) => !body.quoted && (body.text ?? body.html ?? '').trim() !== '');
  const nested = own.length < bodies.length && own.length > 0 && !textFromHtml;
  const ownText = nested ? own.map((body) => body.text).filter((text): text is string => text !== null).join('\n') : mail.text;
  const visibleText = visibleTextOf({ text: ownText || mail.text, cleanHtml: nested && ownText ? '' : html, textFromHtml });
  return { mail, cleanHtml: html, visibleText, files };
}

function joinText(bodies: readonly Body[]): string | null {
  const hasText = bodies.some((body) => body.text !== null && !body.quoted) || bodies.every((body) => body.html === null);
  if (!hasText) return null;
  const texts = bodies.map((body) => body.text ?? (body.html === null ? '' : htmlText(cleanHtml(body.html).html)));
  return texts.join('\n').replace(/\n+$/, '');
}

function joinHtml(bodies: readonly Body[]): string {
  if (bodies.length === 1) return (bodies[0] as Body).html ?? '';
  const one = (body: Body): string => body.html ?? `<div>${escapeHtml(body.text ?? '')}</div>`;
  const own = bodies.filter((body) => !body.quoted).map(one).join('\n');
  const quoted = bodies.filter((body) => body.quoted).map(one).join('\n');
  return quoted ? `${own}\n<blockquote type="cite">${quoted}</blockquote>` : own;
}

/** Byte order mark and blank lines before the first header are no part of the mail; old Macs end lines with CR alone. */
function startOfMail(bytes: Buffer): Buffer {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length && (bytes[at] === 0x0a || bytes[at] === 0x0d)) at++;
  const rest = at === 0 ? bytes : bytes.subarray(at);
  return rest.includes(0x0a) || !rest.includes(0x0d) ? rest : Buffer.from(rest.toString('latin1').replaceAll('\r', '\n'), 'latin1');
}

const wholeMail = (bytes: Buffer): RawFile => ({ fileName: 'whole-mail.eml', contentType: 'message/rfc822', inline: false, contentId: null, bytes });

const hashed = (file: RawFile): ParsedFile => ({ ...file, sha256: createHash('sha256').update(file.bytes).digest('hex') });
const describe = (file: ParsedFile): MailAttachment => ({ fileName: file.fileName, contentType: file.contentType, size: file.bytes.length, sha256: file.sha256, inline: file.inline, contentId: file.contentId });
export type { Content };
