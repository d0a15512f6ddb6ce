import { ARCHIVE_KEY, parseRetention, RETENTION_KEY, usesArchive, type RetentionSettings } from '@listdesk/shared/privacy';
import { finishReturns, runArchive, type ArchiveOutcome } from '@listdesk/shared/sharepoint/archive';
import { openDesk, paceOf, runRetention, UNITS_A_MINUTE, type RetentionOutcome } from '@listdesk/shared/sharepoint/privacy';
import { randomUUID } from 'node:crypto';
import type { Installation } from '../licence/ports.ts';
import { faultCode } from '../security/log.ts';
import type { Service } from './service.ts';

/** A run of the timer stops after so many units and goes on the next night: a function may not run for hours. */
const UNITS_A_NIGHT = 4_000;
export const RETENTION_ACTOR = 'ListDesk service';

/** Null when the desk's rules cannot be meant so: then nothing is deleted until somebody mends them. */
export const retentionSettings = async (service: Service, installation: Installation): Promise<RetentionSettings | null> =>
  parseRetention((await service.open(installation).lists.settingValues([RETENTION_KEY])).get(RETENTION_KEY));

/** One desk, within the budget of a minute and of this run. */
export async function retainAt(service: Service, installation: Installation, maxUnits: number): Promise<RetentionOutcome | null> {
  const settings = await retentionSettings(service, installation);
  if (!settings?.on) return null;
  const { now, sleep } = service.outside;
  const desk = openDesk(service.open(installation).sp, installation.url, { actor: RETENTION_ACTOR, now, newKey: () => randomUUID() });
  return runRetention(desk, settings, {
    siteUrl: installation.url,
    actor: RETENTION_ACTOR,
    newKey: () => randomUUID(),
    pace: paceOf(UNITS_A_MINUTE, now, sleep),
    maxUnits,
  });
}

/** Moves what ended long ago into the archive lists, within a budget of its own, and finishes what a closed browser began to bring back. Null where nothing is to be archived. */
export async function archiveAt(service: Service, installation: Installation, maxUnits: number): Promise<ArchiveOutcome | null> {
  const { now, sleep } = service.outside;
  const open = service.open(installation);
  const values = await open.lists.settingValues([RETENTION_KEY, ARCHIVE_KEY]);
  const settings = parseRetention(values.get(RETENTION_KEY));
  const desk = openDesk(open.sp, installation.url, { actor: RETENTION_ACTOR, now, newKey: () => randomUUID() });
  const pace = paceOf(UNITS_A_MINUTE, now, sleep);
  if (usesArchive(values.get(ARCHIVE_KEY))) await finishReturns(desk.access, pace);
  if (!settings?.on || settings.archiveDays === null) return null;
  return runArchive(desk, settings.archiveDays, { siteUrl: installation.url, actor: RETENTION_ACTOR, newKey: () => randomUUID(), pace, maxUnits });
}

/** Every night, every desk. One that fails holds up no other. Answers how many are through. */
export async function retainAll(service: Service): Promise<number> {
  let done = 0;
  for (const installation of await service.registry.installations(null)) {
    try {
      const outcome = await retainAt(service, installation, UNITS_A_NIGHT);
      if (outcome?.outcome === 'done') done += 1;
      if (outcome)
        service.log('info', 'retention.run', {
          tenant: installation.tenant,
          desk: installation.id,
          outcome: outcome.outcome,
          count: outcome.totals.deleted + outcome.totals.anonymised,
        });
      const moved = await archiveAt(service, installation, UNITS_A_NIGHT);
      if (moved && moved.outcome !== 'busy')
        service.log('info', 'archive.run', { tenant: installation.tenant, desk: installation.id, outcome: moved.outcome, count: moved.totals.archived });
    } catch (error) {
      service.log('error', 'retention.failed', { tenant: installation.tenant, desk: installation.id, code: faultCode(error) });
    }
  }
  return done;
}
