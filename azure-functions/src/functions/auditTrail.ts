import type { Deeds } from '@listdesk/shared/audit';
import type { TenantRecord } from '../licence/ports.ts';
import { faultCode } from '../security/log.ts';
import type { Caller } from '../security/tokens.ts';
import { rowStore } from '../storage/rows.ts';
import type { OpenDesk } from './desks.ts';
import type { Service } from './service.ts';

/** Whoever is turned away again and again is written down once in this time, so that nobody can flood a desk's log. */
const REJECTED_AGAIN_MS = 60 * 60_000;
const MAX_REMEMBERED = 5_000;

/** For what has happened already and must not fail because the desk's lists cannot be reached: then the service's own log says so. */
export async function note(service: Service, desk: OpenDesk, deed: Deeds, actor: string): Promise<void> {
  try {
    await desk.lists.audit(deed, { actor });
  } catch (error) {
    service.log('warning', 'audit.notWritten', { step: deed.action, code: faultCode(error) });
  }
}

const rejected = new WeakMap<Service, Map<string, number>>();

/** Somebody with a valid sign-in asked for what is not theirs. `code` is what they were told. */
export async function noteRejection(service: Service, desk: OpenDesk, { caller, actor }: { caller: Caller; actor: string }, code: string): Promise<void> {
  const seen = rejected.get(service) ?? new Map<string, number>();
  rejected.set(service, seen);
  const key = `${desk.id} ${caller.user} ${code}`;
  const now = service.outside.now();
  if (now - (seen.get(key) ?? Number.NEGATIVE_INFINITY) < REJECTED_AGAIN_MS) return;
  seen.set(key, now);
  if (seen.size > MAX_REMEMBERED) seen.delete(seen.keys().next().value!);
  await note(service, desk, { action: 'signIn.rejected', subject: code }, actor);
}

type Terms = Pick<TenantRecord, 'plan' | 'seats' | 'validUntil' | 'suspended'>;

/** What a desk was last told of its licence; another answer is a deed. Without a storage row nothing was told yet. */
export async function noteLicence(service: Service, desk: OpenDesk, record: TenantRecord): Promise<void> {
  const rows = rowStore<Terms>(service.storage.table('positions'));
  const key = `licence.${desk.id}`;
  const terms: Terms = { plan: record.plan, seats: record.seats, validUntil: record.validUntil, suspended: record.suspended };
  const told = await rows.get(desk.tenant, key);
  if (told && JSON.stringify(told.value) === JSON.stringify(terms)) return;
  await rows.put(desk.tenant, key, terms, null);
  const { plan, seats, validUntil, suspended } = terms;
  await note(service, desk, { action: 'licence.changed', subject: plan, details: { seats: seats ?? 0, validUntil, suspended } }, 'ListDesk service');
}
