import { inspectDesk } from '@listdesk/shared/sharepoint';
import { faultCode } from '../security/log.ts';
import { brokenLine } from './checkUpSite.ts';
import { followMove } from './followMove.ts';
import { followRename } from './renamedSite.ts';
import type { Service } from './service.ts';

/** What a deleted list, or a renamed tenant or site, shows itself as. */
const MAY_BE_MOVED = /^lists\.(moved|unauthenticated|missing|denied)$/;
const MAY_BE_BROKEN = /^lists\.invalid$/;

/**
 * Looks behind a fault. A write that SharePoint calls invalid because somebody deleted a column is no fault of the mail: it becomes `lists.broken`, which waits until
 * an admin has mended the desk. Lists that were not upgraded yet are used as they are from the next try on. A tenant or a site that was renamed is followed, and the work goes on at the new address with its next try.
 */
export async function understood(service: Service, work: { tenant: string; desk: string }, error: unknown): Promise<unknown> {
  const code = faultCode(error);
  if (!MAY_BE_MOVED.test(code) && !MAY_BE_BROKEN.test(code)) return error;
  const desk = await service.desk(work.tenant, work.desk);
  if (!desk) return error;
  if (MAY_BE_MOVED.test(code)) {
    if (!(await followMove(service, desk))) await followRename(service, desk);
    return error;
  }
  const inspection = await inspectDesk(desk.sp, desk.url, service.outside.now).catch(() => null);
  const broken = inspection && brokenLine(inspection);
  if (broken?.code === 'lists.older') {
    await desk.lists.adaptToOlder();
    return Object.assign(new Error('the lists are of an older version; from now on they are used as they are'), { code: 'lists.older' });
  }
  return broken?.state === 'failed' ? Object.assign(new Error('the desk is not whole'), { code: 'lists.broken' }) : error;
}
