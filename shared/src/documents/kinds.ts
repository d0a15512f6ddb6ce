import { DOCUMENT_FILE, TEXT_FILE } from '../privacy/index.ts';

/** By its name. */
export const isReadable = (name: string): boolean => TEXT_FILE.test(name) || DOCUMENT_FILE.test(name);

/** What bytes are, whatever their name says. `locked`: an Office file behind a password; `ole`: any other compound file. */
export type DocumentKind = 'pdf' | 'zip' | 'mail' | 'ole' | 'locked';

/** Null when it is none of these. */
export function documentKind(bytes: Uint8Array): DocumentKind | null {
  const head = latin1(bytes.subarray(0, HEAD_BYTES));
  if (head.includes('%PDF-')) return 'pdf';
  if (/^PK(?:\x03\x04|\x05\x06)/.test(head)) return 'zip';
  // Compound files: Office before 2007, and newer Office files behind a password (MS-OFFCRYPTO 2.3.4.4).
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return latin1(bytes).includes(ENCRYPTED_PACKAGE) ? 'locked' : 'ole';
  return MAIL_HEAD.test(head) ? 'mail' : null;
}

/** Some programs write a line before the mark of a PDF; readers look into the first 1,024 bytes (ISO 32000-2, Annex I). */
const HEAD_BYTES = 1024;
const ENCRYPTED_PACKAGE = [...'EncryptedPackage'].join('\0');
/** A mail begins with a header (RFC 5322, 2.2); a program may have put a byte order mark, empty lines or the line of a mailbox file before it. */
const MAIL_HEAD = /^(?:\xef\xbb\xbf)?\s*(?:From [^\n]*\n)?(?=[!-9;-~]{1,100}[ \t]*:)/;
/** Where its first header stands. */
export const mailStart = (bytes: Uint8Array): number => MAIL_HEAD.exec(latin1(bytes.subarray(0, HEAD_BYTES)))?.[0].length ?? 0;

/** More arguments at once are too many for some engines. */
const CHUNK = 8192;

/** A character for each byte. */
export function latin1(bytes: Uint8Array): string {
  let out = '';
  for (let at = 0; at < bytes.length; at += CHUNK) out += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return out;
}
