type Digest = { crypto: { subtle: { digest(name: string, data: Uint8Array): Promise<ArrayBuffer> } } };

/**
 * SHA-256 of a Message-ID in hex: ids may be longer than an indexed column and may hold anything. Angle brackets and outer
 * space do not count (RFC 5322 3.6.4: the brackets are no part of the id); letter case does.
 */
export async function hashMessageId(internetMessageId: string): Promise<string> {
  const id = internetMessageId.trim().replace(/^<|>$/g, '');
  const { crypto } = globalThis as unknown as Digest;
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(id));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
