type Digest = { crypto: { subtle: { digest(name: string, data: Uint8Array): Promise<ArrayBuffer> } } };

/** SHA-256 as lower-case hex, by what browsers and Node both have. */
export async function sha256(material: string | Uint8Array): Promise<string> {
  const { crypto } = globalThis as unknown as Digest;
  const hash = await crypto.subtle.digest('SHA-256', typeof material === 'string' ? new TextEncoder().encode(material) : material);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
