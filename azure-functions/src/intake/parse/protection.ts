/** What keeps us from reading a mail, or vouches for it to others than us. */
export type Mark = 'smimeSigned' | 'smimeEncrypted' | 'pgpSigned' | 'pgpEncrypted';

/** How a section is signed or encrypted (RFC 1847, RFC 8551 section 3.2, RFC 3156); null when it is neither. */
export function protectionOf(type: string, contentType: unknown): Mark | null {
  if (!type.startsWith('multipart/') && !type.startsWith('application/')) return null;
  const parameters = (contentType as { params?: Record<string, string> } | undefined)?.params ?? {};
  if (type === 'multipart/signed') return /pgp/i.test(parameters['protocol'] ?? '') ? 'pgpSigned' : 'smimeSigned';
  if (type === 'multipart/encrypted') return 'pgpEncrypted';
  if (/^application\/(?:x-)?pkcs7-mime$/.test(type)) return /signed/i.test(parameters['smime-type'] ?? '') ? 'smimeSigned' : 'smimeEncrypted';
  return null;
}

/** PGP inside a plain text (RFC 9580 section 6.2): it stays as it is and is named. */
export function armourOf(text: Buffer): Mark | null {
  const at = text.indexOf('-----BEGIN PGP ');
  if (at < 0 || (at > 0 && text[at - 1] !== 0x0a)) return null;
  const kind = text.toString('latin1', at + 15, at + 40);
  return kind.startsWith('MESSAGE-----') ? 'pgpEncrypted' : kind.startsWith('SIGNED MESSAGE-----') ? 'pgpSigned' : null;
}

export const MARK_WORDS: Record<Mark, string> = {
  smimeSigned: 'Signed with S/MIME; the signature was not checked.',
  smimeEncrypted: 'Encrypted with S/MIME; only the recipient’s key opens it (smime.p7m is attached).',
  pgpSigned: 'Signed with PGP; the signature was not checked.',
  pgpEncrypted: 'Encrypted with PGP; only the recipient’s key opens it.',
};
