import type { DeskLists } from '@listdesk/shared/sharepoint';
import { medianMs, type Bench } from './ratio.ts';
import { AGENT, seed, simulatedDesk } from './simulatedDesk.ts';

const ROWS = 100_000;
const OPEN = 1_000;
const PAGE = 50;
const LAST_PAGE = OPEN / PAGE;

/** What the last page of a view costs against its first, in a list of 100,000 tickets; and against the same view of a small list. */
export const pages: Bench = async () => {
  const large = await deskOf(ROWS);
  const small = await deskOf(OPEN);
  const cursors = await cursorsOf(large);
  const page = (lists: DeskLists, cursor: string | undefined) => () =>
    lists.ticketPage({ view: 'allOpen' }, { top: PAGE, ...(cursor !== undefined && { cursor }) });
  const first = await medianMs(page(large, undefined));
  const last = await medianMs(page(large, cursors[LAST_PAGE - 2]));
  const ofSmall = await medianMs(page(small, undefined));
  return [
    { what: `time of page ${LAST_PAGE} / page 1 of All open, ${ROWS} tickets`, ours: last, floor: first, unit: 'ms', atMost: 1.5 },
    { what: `time of page 1, ${ROWS} tickets / ${OPEN} tickets`, ours: first, floor: ofSmall, unit: 'ms', atMost: 2 },
  ];
};

async function deskOf(rows: number): Promise<DeskLists> {
  const desk = await simulatedDesk();
  const start = Date.parse('2020-01-01T00:00:00Z');
  seed(
    desk,
    'Tickets',
    Array.from({ length: rows }, (_, at) => ({
      Title: `Ticket ${at}`,
      TicketKey: `t-${at}`,
      TicketStatus: at >= rows - OPEN ? 'Open' : 'Closed',
      TicketPriority: 'Normal',
      LastMessageAt: new Date(start + at * 60_000).toISOString().replace('.000Z', 'Z'),
    })),
  );
  return desk.lists(AGENT);
}

async function cursorsOf(lists: DeskLists): Promise<string[]> {
  const cursors: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    cursor = (await lists.ticketPage({ view: 'allOpen' }, { top: PAGE, ...(cursor !== undefined && { cursor }) })).cursor;
    if (cursor !== null) cursors.push(cursor);
  }
  return cursors;
}
