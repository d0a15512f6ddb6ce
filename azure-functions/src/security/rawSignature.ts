import { createHmac } from 'node:crypto';
import { sameText } from './keyedHash.ts';

/** How far the clock of a gateway may differ (quality A3, case 67). */
export const RAW_MAIL_WINDOW_MS = 5 * 60_000;
const NONCE = /^[A-Za-z0-9_-]{16,64}$/;
const SHA256_HEX = /^[0-9a-f]{64}$/;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a gateway says about a mail it hands over; all of it is signed. `sha256` is of the body, lower-case hex. */
export type RawMailClaim = { tenant: string; mailbox: string; timestamp: string; nonce: string; sha256: string };

/** Each tenant has its own key, derived, so that one tenant's gateway can never speak for another. */
export function rawMailKey(secret: Uint8Array, tenant: string): Uint8Array {
  return createHmac('sha256', secret).update(`listdesk:raw-mail:${tenant}`).digest();
}

export function signRawMail(key: Uint8Array, claim: RawMailClaim): string {
  const text = ['listdesk-raw-mail-1', claim.tenant, claim.mailbox, claim.timestamp, claim.nonce, claim.sha256].join('\n');
  return createHmac('sha256', key).update(text).digest('base64url');
}

export type RawMailVerdict = { ok: true; claim: RawMailClaim } | { ok: false; reason: 'malformed' | 'outsideWindow' | 'signature' };

/**
 * Checks the headers of a handed-over mail before a byte of its body is read. The caller then holds the body against
 * `claim.sha256` and refuses a nonce it has seen.
 */
export function verifyRawMail(secret: Uint8Array, headers: Headers, now: number): RawMailVerdict {
  const header = (name: string): string => headers.get(`x-listdesk-${name}`) ?? '';
  const claim: RawMailClaim = {
    tenant: header('tenant').toLowerCase(),
    mailbox: header('mailbox').toLowerCase(),
    timestamp: header('timestamp'),
    nonce: header('nonce'),
    sha256: header('content-sha256'),
  };
  const time = Date.parse(claim.timestamp);
  if (
    !GUID.test(claim.tenant) ||
    !claim.mailbox ||
    claim.mailbox.length > 254 ||
    !NONCE.test(claim.nonce) ||
    !SHA256_HEX.test(claim.sha256) ||
    Number.isNaN(time)
  )
    return { ok: false, reason: 'malformed' };
  if (Math.abs(now - time) > RAW_MAIL_WINDOW_MS) return { ok: false, reason: 'outsideWindow' };
  if (!sameText(signRawMail(rawMailKey(secret, claim.tenant), claim), header('signature'))) return { ok: false, reason: 'signature' };
  return { ok: true, claim };
}
