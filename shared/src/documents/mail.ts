import PostalMime, { decodeWords, type Attachment } from 'postal-mime';
import { isReadable, latin1, mailStart } from './kinds.ts';
import { MAX_MAIL_DEPTH, MAX_MAIL_HEADER_BYTES, MAX_MAIL_LINES, MAX_MAIL_SECTIONS, MAX_MAIL_TEXT_LINES } from './limits.ts';
import { Unreadable, type Budget, type Entry } from './unzip.ts';

/** A file in a mail. `picture`: its type, when it only stands in the text, as a logo does. */
export type MailFile = Entry & { description: string; picture: string | null; contentId: string | null };
/**
 * Headers as they stand (`line`) and as they are read (`text`); the text with and without HTML, empty where there is none. `sections`: what the headers
 * of its sections say, since a text may have a name, too; nothing of it is written again.
 */
export type Mail = { headers: readonly { line: string; text: string }[]; sections: string; plain: string; html: string; files: readonly MailFile[] };

/** A mail with everything decoded: headers, text and files; a mail in it is a file of it. Throws `Unreadable`. */
export async function openedMail(bytes: Uint8Array, budget: Budget): Promise<Mail> {
  const mail = bytes.subarray(mailStart(bytes));
  if (isTooMuch(mail)) throw new Unreadable('tooLarge');
  const { headers, headerLines, text, html, attachments } = await PostalMime.parse(mail, {
    forceRfc822Attachments: true,
    maxNestingDepth: MAX_MAIL_DEPTH,
    maxHeadersSize: MAX_MAIL_HEADER_BYTES,
  }).catch(() => {
    // It is lenient but for these two limits.
    throw new Unreadable('tooLarge');
  });
  const files = attachments.map(fileOf);
  budget.entries -= files.length;
  budget.bytes -= files.reduce((sum, { bytes: { length } }) => sum + length, 0);
  if (budget.entries < 0 || budget.bytes < 0) throw new Unreadable('tooLarge');
  return {
    headers: headers.map(({ originalKey, value }, at) => ({ line: headerLines[at]!.line, text: `${originalKey}: ${oneLine(decodeWords(value))}` })),
    sections: [...new TextDecoder().decode(mail).matchAll(OF_A_SECTION)].map(([header]) => oneLine(decodeWords(header))).join('\n'),
    plain: text ?? '',
    html: html ?? '',
    files,
  };
}

const OF_A_SECTION = /^content-(?:type|disposition|description|id):[^\n]*(?:\n[ \t][^\n]*)*/gim;
const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ');

/** What would take the parser too long, or too much memory: looked at before it sees a byte. */
function isTooMuch(mail: Uint8Array): boolean {
  let [lines, texts, sections] = [0, 0, 0];
  for (let from = 0, end = 0; end >= 0; from = end + 1) {
    end = mail.indexOf(LINE_FEED, from);
    lines += 1;
    if ((end < 0 ? mail.length : end) - from < LINE_OF_A_FILE) texts += 1;
    if (mail[from] === DASH && mail[from + 1] === DASH) sections += 1;
  }
  return lines > MAX_MAIL_LINES || texts > MAX_MAIL_TEXT_LINES || sections > MAX_MAIL_SECTIONS;
}
const LINE_FEED = 0x0a;
const DASH = 0x2d;
/** Files come in lines of 76 characters (RFC 2045, 6.8), or of 60 from some programs. */
const LINE_OF_A_FILE = 60;

function fileOf({ filename, mimeType, content, related, contentId, description }: Attachment, at: number): MailFile {
  const name = nameOf(oneLine(filename ?? `part ${at + 1}`), mimeType);
  return {
    name,
    bytes: new Uint8Array(content as ArrayBuffer),
    description: description ?? '',
    picture: related === true && PICTURE.test(mimeType) && !isReadable(name) ? mimeType : null,
    contentId: contentId ?? null,
  };
}

/** SVG is text. */
const PICTURE = /^image\/(?!svg)[\w.+-]{1,100}$/;
const MAIL_NAME = /\.eml$/i;

/** What it is decides how it is read, and a section need not have a name. */
function nameOf(name: string, mimeType: string): string {
  if (mimeType === 'message/rfc822') return MAIL_NAME.test(name) ? name : `${name}.eml`;
  return /^(?:text|message)\//.test(mimeType) && !isReadable(name) ? `${name}.txt` : name;
}

/** Of the container, not of what is in it. */
const OF_THE_CONTAINER = /^(?:content-|mime-version)/i;
/** No line of Base64 begins like this. */
const [OUTER, INNER] = ['=_rewritten', '=_text'];

/** A mail of these parts. Its structure is plainer than before: texts first, then the files. */
export function writtenMail({ headers, plain, html, files }: Omit<Mail, 'sections'>): Uint8Array {
  const texts = [
    ...(plain === '' ? [] : [section('Content-Type: text/plain; charset=utf-8', utf8(plain))]),
    ...(html === '' ? [] : [section('Content-Type: text/html; charset=utf-8', utf8(html))]),
  ];
  const text = texts.length > 1 ? `Content-Type: multipart/alternative; boundary="${INNER}"\r\n\r\n${parted(INNER, texts)}` : texts.join('');
  const sections = [...(text === '' ? [] : [text]), ...files.map(fileSection)];
  const lines = headers.map(({ line }) => line.replace(/\r?\n/g, '\r\n')).filter((line) => !OF_THE_CONTAINER.test(line));
  const kind = files.some(({ picture }) => picture !== null) ? 'related' : 'mixed';
  return utf8([...lines, 'MIME-Version: 1.0', `Content-Type: multipart/${kind}; boundary="${OUTER}"`, '', parted(OUTER, sections)].join('\r\n'));
}

const parted = (boundary: string, sections: readonly string[]): string =>
  [...sections.map((each) => `--${boundary}\r\n${each}`), `--${boundary}--\r\n`].join('\r\n');
const section = (heads: string, bytes: Uint8Array): string => `${heads}\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(bytes)}`;

/** Its name says what a file is; a picture in the text is found by its id. */
function fileSection({ name, bytes, description, picture, contentId }: MailFile): string {
  const heads = [
    `Content-Type: ${picture ?? 'application/octet-stream'}`,
    `Content-Disposition: ${picture ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded(name)}`,
    ...(contentId === null ? [] : [`Content-ID: ${oneLine(contentId)}`]),
    ...(description === '' ? [] : [`Content-Description: ${oneLine(description)}`]),
  ];
  return section(heads.join('\r\n'), bytes);
}

/** RFC 8187, 3.2.1: fewer characters stand for themselves than in a URL. */
const encoded = (name: string): string => encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
const base64 = (bytes: Uint8Array): string => btoa(latin1(bytes)).replace(/.{76}/g, '$&\r\n');
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
