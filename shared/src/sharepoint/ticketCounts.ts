import { OPEN_STATUSES } from '../tickets/index.ts';
import type { Access } from './access.ts';
import type { TicketCounts, TicketWhere } from './contract.ts';
import { allOf, anyOf } from './odata.ts';
import { MAX_ROWS_PER_ANSWER, readPage, type Row } from './rows.ts';
import { columnsOfWhere, holdsWhere } from './ticketWhere.ts';
import { isThreshold, newestId, SCAN_WINDOW_IDS } from './rowPages.ts';

/** One `$batch` of windows: beyond that many items the count is a lower bound. */
const MAX_COUNT_WINDOWS = 20;

export const MAX_COUNTED_VIEWS = 50;
/** Columns of the customer are read only where a view is open. */
const countable = (where: TicketWhere): boolean =>
  where.statuses.every((status) => (OPEN_STATUSES as readonly string[]).includes(status)) && Object.keys(where.custom ?? {}).length === 0;

/** 1 request below 5,000 open tickets: three counts from one list of ids. Above, 1 threshold answer, the newest id and 1 `$batch`. */
export async function ticketCounts(access: Access, agentId: number, views: readonly TicketWhere[] = []): Promise<TicketCounts> {
  const asked = views.slice(0, MAX_COUNTED_VIEWS);
  const columns = [...new Set(['Id', 'AssigneeId', 'SnoozedUntil', ...asked.filter(countable).flatMap(columnsOfWhere)])];
  const told = (rows: readonly Row[], complete: boolean): TicketCounts =>
    count(
      rows.filter((row) => !isAsleep(row, access.now())),
      agentId,
      complete,
      asked,
    );
  const open = anyOf('TicketStatus', OPEN_STATUSES);
  try {
    const { rows, skipToken } = await access.guarded(() => readPage(owners(access, columns, open)));
    return told(rows, skipToken === null);
  } catch (error) {
    if (!isThreshold(error)) throw error;
  }
  const newest = await newestId(access, 'Tickets');
  const rows = await access.guarded(async () => {
    const [batched, execute] = access.web.batched();
    const answers: Promise<Row[]>[] = [];
    for (let upper = newest + 1; upper > 1 && answers.length < MAX_COUNT_WINDOWS; upper -= SCAN_WINDOW_IDS)
      answers.push(owners(access, columns, allOf(`Id lt ${upper}`, `Id ge ${Math.max(1, upper - SCAN_WINDOW_IDS)}`, open), batched)() as Promise<Row[]>);
    const settled = Promise.all(answers);
    settled.catch(() => undefined);
    await execute();
    return (await settled).flat();
  });
  return told(rows, newest <= MAX_COUNT_WINDOWS * SCAN_WINDOW_IDS);
}

/** Put off tickets are out of every view until then. */
const isAsleep = (row: Row, now: number): boolean => typeof row['SnoozedUntil'] === 'string' && Date.parse(row['SnoozedUntil']) > now;

const owners = (access: Access, columns: readonly string[], filter: string, web = access.web) =>
  access
    .list('Tickets', web)
    .items.select(...columns)
    .filter(filter)
    .top(MAX_ROWS_PER_ANSWER);

function count(rows: readonly Row[], agentId: number, complete: boolean, asked: readonly TicketWhere[]): TicketCounts {
  const mine = rows.filter((row) => row['AssigneeId'] === agentId).length;
  const unassigned = rows.filter((row) => row['AssigneeId'] === null || row['AssigneeId'] === undefined).length;
  const views = asked.map((where) => (countable(where) ? rows.filter((row) => holdsWhere(where, row)).length : null));
  return { mine, unassigned, allOpen: rows.length, ...(asked.length > 0 && { views }), ...(!complete && { atLeast: true as const }) };
}
