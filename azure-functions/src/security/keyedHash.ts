import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a hash is for; two purposes never give the same hash for the same text. */
export type HashPurpose =
  'mailbox' | 'address' | 'messageId' | 'desk' | 'mailKey' | 'clientState' | 'marker' | 'nonce' | 'subject' | 'ticketKey' | 'rawMailTenant' | 'auditHead';

/**
 * HMAC-SHA-256 under the service's secret, base64url (43 characters: fits a table key). What we store of mail is only this,
 * so that a stolen table tells nobody who wrote to whom.
 */
export function keyedHash(secret: Uint8Array, purpose: HashPurpose, ...parts: readonly string[]): string {
  const hmac = createHmac('sha256', secret).update(`listdesk:${purpose}`);
  for (const part of parts) hmac.update(`\n${Buffer.byteLength(part)}:`).update(part);
  return hmac.digest('base64url');
}

export function sameText(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
