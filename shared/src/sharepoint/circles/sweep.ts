import type { Access } from '../access.ts';
import { quote } from '../odata.ts';
import { readAll } from '../rows.ts';
import { hasCircles, listFolder } from './places.ts';
import { moveBelongings, moveRows } from './moveTicket.ts';

const TICKETS_A_PAGE = 1000;
const MAX_PAGES = 5;
/** What came to a ticket since; older ones were looked at before. */
const LOOK_BACK_MS = 2 * 3600_000;

/**
 * Finishes what was stopped on its way into or out of a circle, and takes after what slipped past: a message written by somebody who did not know yet.
 * Answers how many rows moved. 1 request a circle, and 3 for each confidential ticket that changed lately; none on a desk without circles.
 */
export async function sweepCircles(access: Access): Promise<number> {
  if (!(await hasCircles(access))) return 0;
  let moved = 0;
  for (const { key } of access.circles ?? []) {
    const home = listFolder(access, 'Tickets', key).toLowerCase();
    const rows = await access.guarded(() =>
      readAll(
        () =>
          access
            .list('Tickets')
            .items.select('Id', 'TicketKey', 'Circle', 'FileRef', 'Modified')
            .filter(`Circle eq ${quote(key)}`)
            .orderBy('Id', true)
            .top(TICKETS_A_PAGE),
        MAX_PAGES,
      ),
    );
    for (const row of rows) {
      const path = String(row['FileRef']).toLowerCase();
      const there = path.startsWith(`${home}/`);
      if (there && access.now() - Date.parse(String(row['Modified'])) > LOOK_BACK_MS) continue;
      moved += await moveBelongings(access, String(row['TicketKey']), key);
      moved += await moveRows(access, 'Tickets', [row], key);
    }
  }
  return moved;
}
