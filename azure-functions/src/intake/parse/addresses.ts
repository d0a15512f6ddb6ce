import { MAX_ADDRESSES } from '@listdesk/shared/mail';
import type { MailAddress } from '@listdesk/shared/mail';
import { decodeWords } from './encodedWords.ts';

/**
 * RFC 5322 address lists in one pass: comments, groups (flattened), quoted local parts, route-less angle addresses, and what
 * senders really write. Encoded words are decoded only after the structure is known, so that none of them can become
 * an address. `header` holds one char a byte.
 */
export function parseAddresses(header: string, charset: string | null = null): MailAddress[] {
  const found: MailAddress[] = [];
  for (const token of splitMailboxes(header)) {
    if (found.length >= MAX_ADDRESSES) break;
    const mailbox = readMailbox(token, charset);
    if (mailbox) found.push(mailbox);
  }
  return found;
}

type RawMailbox = { display: string; angle: string | null; comment: string };

function splitMailboxes(header: string): RawMailbox[] {
  const out: RawMailbox[] = [];
  let display = '';
  let comment = '';
  let angle: string | null = null;
  // One that never closes is a plain character; looking for its end again and again would not be linear.
  let openQuote = false;
  let openComment = false;
  const finish = (): void => {
    if (display.trim() !== '' || angle !== null) out.push({ display, angle, comment });
    display = '';
    comment = '';
    angle = null;
  };
  for (let i = 0; i < header.length && out.length < MAX_ADDRESSES; i++) {
    const char = header[i] as string;
    if (char === '"') {
      const end: number = openQuote ? -1 : closingQuote(header, i);
      openQuote ||= end < 0;
      if (end < 0) { display += char; continue; }
      display += header.slice(i, end + 1);
      i = end;
    } else if (char === '(') {
      const end: number = openComment ? -1 : closingComment(header, i);
      openComment ||= end < 0;
      if (end < 0) { display += char; continue; }
      comment = comment || header.slice(i + 1, end);
      i = end;
    } else if (char === '<') {
      const end = header.indexOf('>', i);
      const next = end < 0 ? header.length : end;
      angle = angle || header.slice(i + 1, next).replace(/^<+/, '').trim();
      i = next;
    } else if (char === ',' || char === ';') finish();
    // A group's name ("Undisclosed recipients:;") is dropped; its members stay. Not inside `mailto:`.
    else if (char === ':' && angle === null && !display.includes('@') && !/mailto$/i.test(display)) display = '';
    else display += char;
  }
  finish();
  return out;
}

function readMailbox(raw: RawMailbox, charset: string | null): MailAddress | null {
  let name = raw.display.trim();
  let address = raw.angle ?? '';
  if (raw.angle === null || (!address.includes('@') && /\S@\S/.test(name) && !name.startsWith('"'))) {
    const bare = /(?:"(?:[^"\\]|\\.){1,64}"|[^\s"<>(),:;]{1,200})@[^\s"<>(),:;]{1,255}/.exec(name);
    if (bare) {
      address = bare[0];
      name = raw.display.replace(bare[0], '').trim();
      if (!name) name = raw.comment;
    } else if (raw.angle === null) {
      // `From: postmaster`: a name alone is not an address, but it is what the mail said.
      return { name: cleanName(decodeWords(unquoteName(name), charset)), address: '' };
    }
  }
  if (!name) name = raw.comment;
  const decodedName = cleanName(decodeWords(unquoteName(name), charset));
  const cleanAddress = cleanMailbox(address);
  // `From: "a@b" <>` hides its only address in the name; it is shown there and never taken as the identity.
  return { name: decodedName === cleanAddress ? '' : decodedName, address: cleanAddress };
}

const cleanMailbox = (address: string): string => {
  const text = address.replace(/^mailto:/i, '').replace(/^@[^:]{1,255}:/, '').replace(/\s*@\s*/, '@').trim().replace(/\.+$/, '');
  // eslint-disable-next-line no-control-regex
  if (!text.includes('@') || /[\x00-\x1f\x7f]/.test(text) || text.length > 320) return '';
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1);
  if (at < 1 || domain === '' || /[\s"<>()]/.test(domain)) return '';
  if (/\s/.test(text.slice(0, at)) && !text.startsWith('"')) return '';
  // eslint-disable-next-line no-control-regex
  const utf8 = /[\x80-\xff]/.test(text) ? Buffer.from(text, 'latin1').toString('utf8') : text;
  return utf8.includes('\uFFFD') ? text.toLowerCase() : utf8.toLowerCase();
};

const unquoteName = (name: string): string => name.replace(/"((?:[^"\\]|\\.)*)"/g, (_, inner: string) => inner.replace(/\\(.)/g, '$1')).trim();

/** Display names are one line of text; control characters and direction overrides have no place in them. */
const cleanName = (name: string): string =>
  // eslint-disable-next-line no-control-regex
  name.replace(/[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 255);

function closingQuote(text: string, from: number): number {
  for (let i = from + 1; i < text.length && i < from + 2000; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i;
  }
  return -1;
}

function closingComment(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length && i < from + 2000; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0) return i;
  }
  return -1;
}
