const PDF_HEAD_BYTES = 1024;
/** Some programs write a line before the mark; readers look into the first 1,024 bytes (ISO 32000-2, Annex I). */
export const isPdf = (bytes: Uint8Array): boolean => latin1(bytes.subarray(0, PDF_HEAD_BYTES)).includes('%PDF-');
export const isZip = (bytes: Uint8Array): boolean => /^PK(?:\x03\x04|\x05\x06)/.test(latin1(bytes.subarray(0, 4)));
/** Compound files: Office before 2007, and newer Office files behind a password (MS-OFFCRYPTO 2.3.4.4). */
export const isOle = (bytes: Uint8Array): boolean => latin1(bytes.subarray(0, 8)) === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const ENCRYPTED_PACKAGE = [...'EncryptedPackage'].join('\0');
export const isLockedOffice = (bytes: Uint8Array): boolean => latin1(bytes).includes(ENCRYPTED_PACKAGE);

/** More arguments at once are too many for some engines. */
const CHUNK = 8192;

function latin1(bytes: Uint8Array): string {
  let out = '';
  for (let at = 0; at < bytes.length; at += CHUNK) out += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return out;
}
