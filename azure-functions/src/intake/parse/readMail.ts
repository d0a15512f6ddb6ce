import { htmlText, MAX_HTML_CHARS, MAX_MAIL_BYTES, MAX_TEXT_CHARS, visibleTextOf } from '@listdesk/shared/mail';
import type { InboundMail } from '@listdesk/shared/mail';
import { addInvitation } from './calendar.ts';
import { cleanHtml } from './cleanHtml.ts';
import { readContent } from './content.ts';
import type { Body, RawFile } from './content.ts';
import { readDeliveryReport } from './deliveryReport.ts';
import { envelopeOf } from './envelope.ts';
import { escapeHtml } from './names.ts';
import { parseScanned, streamScanned } from './parseScanned.ts';
import type { Scanned } from './parseScanned.ts';
import { MARK_WORDS } from './protection.ts';
import { StoredBytes } from './storedBytes.ts';
import type { Keep } from './storedBytes.ts';
import { openTnef } from './tnef.ts';

/** One mail as it was read, its files still where the reader put them. */
export type ReadMail = { mail: InboundMail; cleanHtml: string; visibleText: string; files: RawFile[] };

/** Reads one mail that is in memory. Refused only when the parser fails: see `parseMail`. */
export async function readMail(raw: Uint8Array): Promise<ReadMail> {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  if (bytes.length > MAX_MAIL_BYTES) return envelopeOnly(bytes, TOO_LARGE);
  return read(await parseScanned(bytes), () => StoredBytes.whole(bytes));
}

/** Reads one mail out of pieces; large files go where `keep` puts them. `whole` is the mail itself, for when it has to be attached. */
export async function readMailStream(source: AsyncIterable<Uint8Array>, keep: Keep, whole: () => StoredBytes): Promise<ReadMail> {
  return read(await streamScanned(source, keep), whole);
}

async function read({ mime, scan }: Scanned, whole: () => StoredBytes): Promise<ReadMail> {
  const content = await readContent(mime, scan.parts);
  openTnef(content);
  await addInvitation(content);
  const warnings = [...scan.warnings, ...content.warnings, ...[...content.marks].map((mark) => MARK_WORDS[mark])];
  const rich = content.bodies.some((body) => body.html !== null);
  const html = rich ? joinHtml(content.bodies).slice(0, MAX_HTML_CHARS) : '';
  const cleaned = html ? cleanHtml(html) : null;
  if (cleaned && cleaned.flattened !== null) {
    warnings.push('The layout of this mail was too complex to show; its text is shown and the layout is attached.');
    content.files.push({
      fileName: 'message.html.txt',
      contentType: 'text/plain',
      inline: false,
      contentId: null,
      stored: StoredBytes.whole(Buffer.from(html)),
    });
  }
  if (warnings.some((warning) => CUT.test(warning))) content.files.push(wholeMail(whole()));
  const plain = joinText(content.bodies);
  const textFromHtml = plain === null && cleaned !== null;
  const text = (textFromHtml ? (cleaned.flattened ?? htmlText(cleaned.html)) : (plain ?? '')).slice(0, MAX_TEXT_CHARS);
  const mail: InboundMail = {
    ...envelopeOf(mime, warnings),
    text,
    html,
    attachments: content.files.map(describe),
    deliveryReport: readDeliveryReport(content.reports, content.originalIds[0] ?? null),
    attachedMail: content.attachedMails[0] ?? null,
    attachedId: content.originalIds[0] ?? null,
  };
  const cleanedHtml = cleaned?.html ?? '';
  return {
    mail,
    cleanHtml: cleanedHtml,
    visibleText: visible(mail.text, cleanedHtml, textFromHtml && cleaned?.flattened === null, textFromHtml, content.bodies),
    files: content.files,
  };
}

/** Subject, sender and the raw mail (`whole`; null when it cannot be attached), for what could not be read. Only the header block is parsed. */
export async function envelopeOnly(raw: Uint8Array, reason: string, whole?: StoredBytes | null): Promise<ReadMail> {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const { mime } = await parseScanned(bytes.subarray(0, HEADER_WINDOW_BYTES), { headOnly: true });
  const kept = whole === undefined && bytes.length <= MAX_MAIL_BYTES ? StoredBytes.whole(bytes) : whole;
  const files = kept ? [wholeMail(kept)] : [];
  const mail = envelopeOf(mime, [reason, 'Only the headers could be read; the whole mail is attached.']);
  return { mail: { ...mail, attachments: files.map(describe) }, cleanHtml: '', visibleText: '', files };
}
const HEADER_WINDOW_BYTES = 1024 * 1024;
export const TOO_LARGE = `The mail is larger than ${MAX_MAIL_BYTES / 1024 / 1024} MB.`;
const CUT = /was cut|not opened|beyond the limits/;

function visible(text: string, html: string, fromHtml: boolean, htmlOnly: boolean, bodies: readonly Body[]): string {
  // A forwarded message below stands apart from what its sender wrote.
  const own = bodies.filter((body) => !body.quoted && (body.text ?? body.html ?? '').trim() !== '');
  const nested = own.length < bodies.length && own.length > 0 && !htmlOnly;
  const ownText = nested
    ? own
        .map((body) => body.text)
        .filter((one): one is string => one !== null)
        .join('\n')
    : text;
  return visibleTextOf({ text: ownText || text, cleanHtml: nested && ownText ? '' : html, textFromHtml: fromHtml });
}

function joinText(bodies: readonly Body[]): string | null {
  const hasText = bodies.some((body) => body.text !== null && !body.quoted) || bodies.every((body) => body.html === null);
  if (!hasText) return null;
  const texts = bodies.map((body) => body.text ?? (body.html === null ? '' : htmlText(cleanHtml(body.html).html)));
  const joined = texts.join('\n');
  let end = joined.length;
  while (end > 0 && joined[end - 1] === '\n') end--;
  return joined.slice(0, end);
}

function joinHtml(bodies: readonly Body[]): string {
  if (bodies.length === 1) return (bodies[0] as Body).html ?? '';
  const one = (body: Body): string => body.html ?? `<div>${escapeHtml(body.text ?? '')}</div>`;
  const own = bodies
    .filter((body) => !body.quoted)
    .map(one)
    .join('\n');
  const quoted = bodies
    .filter((body) => body.quoted)
    .map(one)
    .join('\n');
  return quoted ? `${own}\n<blockquote type="cite">${quoted}</blockquote>` : own;
}

const wholeMail = (stored: StoredBytes): RawFile => ({ fileName: 'whole-mail.eml', contentType: 'message/rfc822', inline: false, contentId: null, stored });

const describe = ({ fileName, contentType, inline, contentId, stored }: RawFile): InboundMail['attachments'][number] => ({
  fileName,
  contentType,
  size: stored.size,
  sha256: stored.sha256,
  inline,
  contentId,
});
