import { HELD_DAYS, isHeldBlob } from '../intake/rawQuarantine.ts';
import { faultCode } from '../security/log.ts';
import { MAX_SWEPT_ROWS } from '../storage/ledger.ts';
import { TABLES } from '../storage/clients.ts';
import { heartbeat } from '../storage/heartbeat.ts';
import { rowStore } from '../storage/rows.ts';
import type { Service } from './service.ts';

/** Raw mail is deleted when its ticket is complete; what was left over goes after so many days. Held mail is kept longer. */
export const RAW_MAIL_DAYS = 7;
const DAY_MS = 86_400_000;

/** Every mailbox is scanned whatever was announced. Each scan is a message of its own, so that one tenant's outage holds up nobody else. */
export async function scanAll(service: Service): Promise<number> {
  let mailboxes = 0;
  for (const { tenant, id: desk, mailboxes: hashes } of await service.registry.installations(null))
    for (const mailbox of hashes) {
      await service.enqueue('intake', { kind: 'scan', tenant, desk, mailbox });
      mailboxes += 1;
    }
  await heartbeat(service.storage).beat(service.outside.now());
  return mailboxes;
}

/** Every desk is asked for replies that wait. */
export async function sendAll(service: Service): Promise<number> {
  const installations = await service.registry.installations(null);
  for (const { tenant, id: desk } of installations) await service.enqueue('outbound', { kind: 'deskScan', tenant, desk });
  return installations.length;
}

/** Every desk's rules of time; a desk without such a rule costs nothing beyond its settings. */
export async function ruleAll(service: Service): Promise<number> {
  const installations = await service.registry.installations(null);
  for (const { tenant, id: desk } of installations) await service.enqueue('outbound', { kind: 'timeRules', tenant, desk });
  return installations.length;
}

/** What is on its way into a circle gets there: handed over by somebody outside of it, or left half-way by a closed browser. */
export async function sweepAllCircles(service: Service): Promise<number> {
  const installations = await service.registry.installations(null);
  for (const { tenant, id: desk } of installations) await service.enqueue('outbound', { kind: 'circles', tenant, desk });
  return installations.length;
}

/** Every desk is asked whether the report of a week is due; a desk where none is costs nothing beyond its settings. */
export async function reportAll(service: Service): Promise<number> {
  const installations = await service.registry.installations(null);
  for (const { tenant, id: desk } of installations) await service.enqueue('outbound', { kind: 'weekly', tenant, desk });
  return installations.length;
}

export async function renewAll(service: Service): Promise<number> {
  const installations = await service.registry.installations(null);
  for (const { tenant, id: desk } of installations) await service.enqueue('intake', { kind: 'renew', tenant, desk });
  return installations.length;
}

/** Deletes what has outlived its purpose. */
export async function sweep(service: Service): Promise<number> {
  const now = service.outside.now();
  let gone = await service.rawMail.removeOlderThan(now - RAW_MAIL_DAYS * DAY_MS, (name) => !isHeldBlob(name));
  gone += await service.rawMail.removeOlderThan(now - HELD_DAYS * DAY_MS, isHeldBlob);
  for (const name of TABLES) gone += await rowStore(service.storage.table(name)).sweep(new Date(now), MAX_SWEPT_ROWS);
  return gone;
}

export async function timed(service: Service, step: string, run: (service: Service) => Promise<number>): Promise<void> {
  try {
    service.log('info', 'timer.done', { step, count: await run(service) });
  } catch (error) {
    service.log('error', 'timer.failed', { step, code: faultCode(error) });
    throw error;
  }
}
