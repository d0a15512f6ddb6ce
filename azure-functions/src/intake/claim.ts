import { readClientState, type StateSigner } from './clientState.ts';
import type { IntakePointer, ScanPointer } from './ports.ts';

/** Graph puts several notifications into one request; more than this is not from Graph. */
export const MAX_NOTIFICATIONS = 1000;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MESSAGE_ID = /^[A-Za-z0-9_=+/-]{10,512}$/;

export type RenewPointer = { kind: 'renew'; tenant: string; desk: string };
export type OutboundPointer = { kind: 'deskScan'; tenant: string; desk: string } | { kind: 'message'; tenant: string; desk: string; key: string };
export type Claimed<T> = { pointers: T[]; refused: number };

/**
 * What a change notification is worth: pointers to mail whose secret is genuine. No request is made for it, here or anywhere before it
 * is in the queue. Everything else is counted and dropped; the sender learns nothing.
 */
export function claimMail(body: unknown, sign: StateSigner): Claimed<IntakePointer> {
  return claim(body, sign, ({ desk, watched, tenant, entry }) => {
    const id = (entry['resourceData'] as { id?: unknown } | undefined)?.id;
    return typeof id === 'string' && MESSAGE_ID.test(id) ? { kind: 'mailbox', tenant, desk, mailbox: watched, id } : null;
  });
}

/** Lifecycle events: `missed` asks for a scan; the others for the upkeep of the desk's subscriptions, which scans as well. */
export function claimLifecycle(body: unknown, sign: StateSigner): Claimed<ScanPointer | RenewPointer> {
  return claim(body, sign, ({ desk, watched, tenant, entry }) => {
    if (entry['lifecycleEvent'] === 'missed') return { kind: 'scan', tenant, desk, mailbox: watched };
    if (entry['lifecycleEvent'] === 'reauthorizationRequired' || entry['lifecycleEvent'] === 'subscriptionRemoved') return { kind: 'renew', tenant, desk };
    return null;
  });
}

/** SharePoint says only that the list changed. */
export function claimListChange(body: unknown, sign: StateSigner): Claimed<OutboundPointer> {
  const claimed = claim(body, sign, ({ desk, tenant }) => ({ kind: 'deskScan' as const, tenant, desk }));
  const once = new Map(claimed.pointers.map((pointer) => [`${pointer.tenant} ${pointer.desk}`, pointer]));
  return { pointers: [...once.values()], refused: claimed.refused };
}

type Genuine = { tenant: string; desk: string; watched: string; entry: Record<string, unknown> };

function claim<T>(body: unknown, sign: StateSigner, pointerOf: (genuine: Genuine) => T | null): Claimed<T> {
  const entries = (body as { value?: unknown } | null)?.value;
  if (!Array.isArray(entries)) return { pointers: [], refused: 1 };
  const pointers: T[] = [];
  for (const entry of entries.slice(0, MAX_NOTIFICATIONS) as unknown[]) {
    if (typeof entry !== 'object' || entry === null) continue;
    const fields = entry as Record<string, unknown>;
    const tenant = String(fields['tenantId'] ?? '').toLowerCase();
    const state = GUID.test(tenant) ? readClientState(sign, tenant, fields['clientState']) : null;
    const pointer = state && pointerOf({ tenant, ...state, entry: fields });
    if (pointer) pointers.push(pointer);
  }
  return { pointers, refused: entries.length - pointers.length };
}

const ECHO = /[^A-Za-z0-9._~+/=\- :]/g;
export const MAX_VALIDATION_CHARS = 2048;
/** The handshake's answer: the token without anything a browser could run (quality A3, case 63). */
export const validationAnswer = (token: string): string => token.slice(0, MAX_VALIDATION_CHARS).replace(ECHO, '');
