import { sameText } from '../security/keyedHash.ts';

/** Signs what a subscription is for; at most 128 characters are allowed (Graph: subscription resource). */
export type StateSigner = (tenant: string, desk: string, watched: string) => string;
const ID = /^[A-Za-z0-9_-]{1,43}$/;

/**
 * The secret of a subscription says itself what it is for and proves it, so that a forged notification is known without asking
 * anything (quality A3, cases 60, 61 and 64). `watched` is the hash of a mailbox, or the name of a list.
 */
export function clientState(sign: StateSigner, tenant: string, desk: string, watched: string): string {
  return `${desk}.${watched}.${sign(tenant, desk, watched)}`;
}

export function readClientState(sign: StateSigner, tenant: string, state: unknown): { desk: string; watched: string } | null {
  if (typeof state !== 'string' || state.length > 128) return null;
  const [desk, watched, signature, more] = state.split('.');
  if (!desk || !watched || !signature || more !== undefined || !ID.test(desk) || !ID.test(watched)) return null;
  return sameText(sign(tenant, desk, watched), signature) ? { desk, watched } : null;
}
