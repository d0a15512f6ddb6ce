import { headMaterial, verifyChain, type ChainedEntry, type ChainHead, type ChainVerdict } from '@listdesk/shared/audit';
import {
  accessTo,
  auditHolds,
  auditLog,
  auditRoles,
  SERVICE_ACTOR,
  sha256,
  type Access,
  type AuditLog,
  type HoldLook,
} from '@listdesk/shared/sharepoint/privacy';
import { keyedHash, sameText } from '../security/keyedHash.ts';
import { rowStore } from '../storage/rows.ts';
import { faultCode } from '../security/log.ts';
import { callerOf, deskOf, requireAgent } from './callers.ts';
import type { Route } from './register.ts';
import type { Service } from './service.ts';

/** How far the chain went when we looked, once a month: what may be gone by retention was there a year ago. */
type Checkpoint = { sequence: number; at: string };
type SignedHead = ChainHead & { checkpoints?: Checkpoint[]; signature: string };
/** `unsigned`: no head was kept yet, so a cut at the end before now cannot be seen. `forged`: the kept head is not ours. */
export type AuditReport = ChainVerdict & { head: 'signed' | 'unsigned' | 'forged'; headSequence: number | null; headAt: string | null };

/** No rule of retention may be shorter than this for the audit log. */
export const MIN_AUDIT_DAYS = 365;
const DAY_MS = 86_400_000;
const CHECKPOINT_EVERY_DAYS = 30;
const MAX_CHECKPOINTS = 120;

export type Place = { service: Pick<Service, 'settings' | 'storage'>; tenant: string; id: string };

/**
 * Checks a desk's audit log against the head we signed the last time. The head lies in the service's storage, out of reach of whoever can
 * change the list. A clean log moves the head on; a faulty one leaves it where it was.
 */
export async function verifyAudit({ service, tenant, id }: Place, entries: readonly ChainedEntry[], now: number): Promise<AuditReport> {
  const { kept, genuine } = await keptHead({ service, tenant, id });
  const known = kept?.checkpoints ?? [];
  const verdict = await verifyChain(entries, genuine ? kept : null, sha256, genuine ? oldEnough(known, now) : null);
  const clean = verdict.faults.length === 0 && (kept === null || genuine);
  if (clean && verdict.last) {
    const head = { ...verdict.last, at: new Date(now).toISOString() };
    const checkpoints = nextCheckpoints(known, head);
    await rowsOf(service).put(tenant, keyOf(id), { ...head, checkpoints, signature: signatureOf({ service, tenant, id }, head, checkpoints) }, null);
  }
  return { ...verdict, head: kept === null ? 'unsigned' : genuine ? 'signed' : 'forged', headSequence: kept?.sequence ?? null, headAt: kept?.at ?? null };
}

const rowsOf = (service: Place['service']) => rowStore<SignedHead>(service.storage.table('positions'));
const keyOf = (id: string): string => `audit.${id}`;
const signatureOf = ({ service, tenant, id }: Place, head: ChainHead, checkpoints: readonly Checkpoint[]): string =>
  keyedHash(service.settings.secret, 'auditHead', tenant, id, headMaterial(head), JSON.stringify(checkpoints));

/** The head we keep of a desk's log; `genuine` when the signature is ours. */
export async function keptHead(place: Place): Promise<{ kept: SignedHead | null; genuine: boolean }> {
  const kept = (await rowsOf(place.service).get(place.tenant, keyOf(place.id)))?.value ?? null;
  return { kept, genuine: kept !== null && sameText(kept.signature, signatureOf(place, kept, kept.checkpoints ?? [])) };
}

/** The newest entry that was there a year ago as we know; none when we do not know the log that long. */
const oldEnough = (checkpoints: readonly Checkpoint[], now: number): number =>
  Math.max(0, ...checkpoints.filter(({ at }) => now - Date.parse(at) >= MIN_AUDIT_DAYS * DAY_MS).map(({ sequence }) => sequence));

function nextCheckpoints(known: readonly Checkpoint[], { sequence, at }: ChainHead): Checkpoint[] {
  const last = known.at(-1);
  if (last && Date.parse(at) - Date.parse(last.at) < CHECKPOINT_EVERY_DAYS * DAY_MS) return [...known];
  return [...known, { sequence, at }].slice(-MAX_CHECKPOINTS);
}

/** Writes down whose roles changed and signs the head of every desk's log, so that what is cut off later is seen. Answers how many logs are whole; faults are logged, never mended. */
export async function signHeads(service: Service): Promise<number> {
  let whole = 0;
  for (const installation of await service.registry.installations(null)) {
    const { tenant, id, url } = installation;
    try {
      const { sp } = service.open(installation);
      await auditRoles(sp, url, service.outside.now);
      const access = accessTo(sp, url, service.outside.now);
      const log = auditLog(access);
      await lookAtHolds({ service, tenant, id }, access, log);
      const entries = await log.entries();
      const { faults, head } = await verifyAudit({ service, tenant, id }, entries, service.outside.now());
      if (faults.length === 0 && head !== 'forged') whole += 1;
      else service.log('error', 'audit.faulty', { tenant, desk: id, count: faults.length });
    } catch (error) {
      service.log('warning', 'audit.notRead', { tenant, desk: id, code: faultCode(error) });
    }
  }
  return whole;
}

/** Begins where the last night ended, which is kept in our own storage: whoever may change the lists cannot make us look away. */
async function lookAtHolds({ service, tenant, id }: Place & { service: Service }, access: Access, log: AuditLog): Promise<void> {
  const rows = rowStore<HoldLook>(service.storage.table('positions'));
  const before = await rows.get(tenant, `holds.${id}`);
  const { look, missed } = await auditHolds(access, log, SERVICE_ACTOR, before?.value ?? null);
  if (missed) service.log('warning', 'audit.holdsMissed', { tenant, desk: id });
  await rows.put(tenant, `holds.${id}`, look, null);
}

/** The head, for the page that verifies the log in the browser; null when none was signed yet. */
export const auditHead: Route = {
  methods: ['GET'],
  route: 'audit/head',
  options: { maxBodyBytes: 0 },
  answer: async (service, call) => {
    const caller = await callerOf(service, call);
    const desk = await deskOf(service, caller, call.url.searchParams.get('desk'));
    await requireAgent(service, desk, caller);
    const { kept, genuine } = await keptHead({ service, tenant: desk.tenant, id: desk.id });
    return {
      status: 200,
      json: { head: kept && genuine ? { sequence: kept.sequence, hash: kept.hash, at: kept.at } : null, forged: kept !== null && !genuine },
    };
  },
};
