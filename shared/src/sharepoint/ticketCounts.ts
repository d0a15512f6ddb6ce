import { OPEN_STATUSES } from '../tickets/index.ts';
import type { Access } from './access.ts';
import type { TicketCounts } from './contract.ts';
import { allOf, anyOf } from './odata.ts';
import { MAX_ROWS_PER_ANSWER, readPage, type Row } from './rows.ts';
import { isThreshold, newestId, SCAN_WINDOW_IDS } from './rowPages.ts';

/** One `$batch` of windows: beyond that many items the count is a lower bound. */
const MAX_COUNT_WINDOWS = 20;

/** 1 request below 5,000 open tickets: three counts from one list of ids. Above, 1 threshold answer, the newest id and 1 `$batch`. */
export async function ticketCounts(access: Access, agentId: number): Promise<TicketCounts> {
  const open = anyOf('TicketStatus', OPEN_STATUSES);
  try {
    const { rows, skipToken } = await access.guarded(() => readPage(owners(access, open)));
    return count(rows, agentId, skipToken === null);
  } catch (error) {
    if (!isThreshold(error)) throw error;
  }
  const newest = await newestId(access, 'Tickets');
  const rows = await access.guarded(async () => {
    const [batched, execute] = access.web.batched();
    const answers: Promise<Row[]>[] = [];
    for (let upper = newest + 1; upper > 1 && answers.length < MAX_COUNT_WINDOWS; upper -= SCAN_WINDOW_IDS)
      answers.push(owners(access, allOf(`Id lt ${upper}`, `Id ge ${Math.max(1, upper - SCAN_WINDOW_IDS)}`, open), batched)() as Promise<Row[]>);
    const settled = Promise.all(answers);
    settled.catch(() => undefined);
    await execute();
    return (await settled).flat();
  });
  return count(rows, agentId, newest <= MAX_COUNT_WINDOWS * SCAN_WINDOW_IDS);
}

const owners = (access: Access, filter: string, web = access.web) =>
  access.list('Tickets', web).items.select('Id', 'AssigneeId').filter(filter).top(MAX_ROWS_PER_ANSWER);

function count(rows: readonly Row[], agentId: number, complete: boolean): TicketCounts {
  const mine = rows.filter((row) => row['AssigneeId'] === agentId).length;
  const unassigned = rows.filter((row) => row['AssigneeId'] === null || row['AssigneeId'] === undefined).length;
  return { mine, unassigned, allOpen: rows.length, ...(!complete && { atLeast: true as const }) };
}
