import type { CheckCode, CheckLine } from '@listdesk/shared/portal';
import { hostOfDesk } from '@listdesk/shared/licence';
import { LISTS, SCHEMA_VERSION, type ListName } from '@listdesk/shared/schema';
import { inspectDesk, type DeskInspection } from '@listdesk/shared/sharepoint';
import { rolesOf } from '../graph/credentials.ts';
import { faultCode } from '../security/log.ts';
import { line } from './checkUpFindings.ts';
import type { OpenDesk } from './desks.ts';
import { entraRefusal } from './entraRefusal.ts';
import type { Service } from './service.ts';

/** Written at each check-up, so that "may write" is tried and not believed. With the desk's id, by which it is known again at another address. */
export const CHECKUP_KEY = 'checkup';

/** The token for the desk's SharePoint: consent of the tenant and credential of the service. */
export async function checkAccess(service: Service, desk: OpenDesk): Promise<CheckLine> {
  try {
    const token = await service.tokens.app(desk.tenant, `https://${hostOfDesk(desk.url)}/.default`);
    return line('access', rolesOf(token).roles.length ? 'access.ok' : 'access.notConsented');
  } catch (error) {
    const refusal = entraRefusal(error);
    if (!refusal) throw error;
    return line('access', refusal);
  }
}

const SITE_FAULTS: Readonly<Record<string, CheckCode>> = {
  'lists.denied': 'site.notGranted',
  'lists.unauthenticated': 'site.notGranted',
  'lists.missing': 'site.missing',
  'lists.moved': 'site.moved',
  'lists.full': 'site.full',
};

/** Site and lists: opened, compared with what they should be, and written to. */
export async function checkLists(service: Service, desk: OpenDesk): Promise<CheckLine> {
  let inspection: DeskInspection;
  try {
    inspection = await inspectDesk(desk.sp, desk.url, service.outside.now);
  } catch (error) {
    return siteLine(error);
  }
  const broken = brokenLine(inspection);
  if (broken?.state === 'failed') return broken;
  try {
    await desk.lists.saveSettingValue(CHECKUP_KEY, { at: new Date(service.outside.now()).toISOString(), desk: desk.id });
  } catch (error) {
    return faultCode(error) === 'lists.denied' ? line('lists', 'site.readOnly') : siteLine(error);
  }
  return broken ?? line('lists', 'lists.ok');
}

function siteLine(error: unknown): CheckLine {
  const refusal = entraRefusal(error);
  if (refusal && refusal !== 'access.unavailable') return line('lists', refusal);
  return line('lists', SITE_FAULTS[faultCode(error)] ?? 'site.busy');
}

/** What is not as it should be; null when the lists stand. Rights and titles are left out: the service cannot always see them, and works without. */
export function brokenLine(inspection: DeskInspection): CheckLine | null {
  if (inspection.state === 'ready') return null;
  if (inspection.state === 'newer') return line('lists', 'lists.newer');
  const { steps, conflicts } = inspection;
  // SharePoint shows a site without a list of ours to nobody who may not open it; all of them missing is a desk that was never made here.
  const lists = steps.flatMap((each) => (each.step === 'createList' ? [LISTS[each.list].url] : []));
  const older = inspection.state === 'incomplete' && inspection.storedVersion > 0 && inspection.storedVersion < SCHEMA_VERSION;
  if (conflicts.length)
    return line(
      'lists',
      'lists.conflict',
      conflicts.map(({ list, column }) => columnName(list, column)),
    );
  if (older) return line('lists', 'lists.older');
  if (lists.length) return line('lists', 'lists.missing', lists);
  const columns = steps.flatMap((each) => (each.step === 'createColumn' ? [columnName(each.list, each.column)] : []));
  if (columns.length) return line('lists', 'lists.columnsMissing', columns);
  return steps.some(({ step }) => step === 'configureList' || step === 'indexColumn' || step === 'addChoices' || step === 'storeVersion')
    ? line('lists', 'lists.unfinished')
    : null;
}

const columnName = (list: ListName, column: string): string => `${LISTS[list].url}.${column}`;
