import type { DeskLists, TicketPage, TicketView } from '@listdesk/shared/sharepoint';
import type { Simulator } from '../simulator/simulator.ts';
import { medianMs, type Bench, type Ratio } from './ratio.ts';
import { AGENT, seed, simulatedDesk } from './simulatedDesk.ts';

const ROWS = 1_000_000;
const OPEN = 1_000;
const PAGE = 50;
const ALL_OPEN: TicketView = { view: 'allOpen' };
/** More rows than SharePoint filters by: read through the order of the list. */
const CLOSED: TicketView = { view: 'status', statuses: ['Closed'] };
/** So far down somebody might scroll in a day: 20,000 tickets. */
const DEEP_PAGE = 400;

/** What a page far down costs against one at the top, in a list of 1,000,000 tickets; and against the same view of a small list. */
export const pages: Bench = async () => {
  const large = await deskOf(ROWS);
  const small = await deskOf(OPEN);
  const rows = [await downOf(large, ALL_OPEN, 'All open', OPEN / PAGE), await downOf(large, CLOSED, 'Closed', DEEP_PAGE)];
  const ours = await medianMs(pageOf(large, ALL_OPEN));
  const floor = await medianMs(pageOf(small, ALL_OPEN));
  return [...rows, { what: `time of page 1, ${ROWS} tickets / ${OPEN} tickets`, ours, floor, unit: 'ms', atMost: 2 }];
};

const pageOf = (desk: Desk, view: TicketView, cursor?: string) => (): Promise<TicketPage> =>
  desk.lists.ticketPage(view, { top: PAGE, ...(cursor !== undefined && { cursor }) });

/** Goes down page by page to the last one asked for; none may need more than one request, but the first, which tries the index where none serves the view. */
async function downOf(desk: Desk, view: TicketView, name: string, page: number): Promise<Ratio> {
  const { log } = desk.simulator;
  const cursors: string[] = [];
  for (let at = 1; at < page; at += 1) {
    const mark = log.mark();
    const { cursor } = await pageOf(desk, view, cursors.at(-1))();
    if (cursor === null) throw new Error(`${name} ends at page ${at}.`);
    if (at > 1 && log.since(mark).length > 1) throw new Error(`Page ${at} of ${name} took ${log.since(mark).length} requests.`);
    cursors.push(cursor);
  }
  const floor = await medianMs(pageOf(desk, view, cursors[0]));
  const ours = await medianMs(pageOf(desk, view, cursors.at(-1)));
  return { what: `time of page ${page} / page 2 of ${name}, ${ROWS} tickets`, ours, floor, unit: 'ms', atMost: 1.5 };
}

type Desk = { lists: DeskLists; simulator: Simulator };

async function deskOf(rows: number): Promise<Desk> {
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
  return { lists: desk.lists(AGENT), simulator: desk.simulator };
}
