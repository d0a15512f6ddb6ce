import type { Bench } from './ratio.ts';
import { AGENT, seed, simulatedDesk } from './simulatedDesk.ts';

const ROWS = 100_000;
const OPEN = 300;
const PAGE = 50;
const PREVIEW = 'The printer on the second floor shows a paper jam although there is none; I have already opened every flap.';

/** What the desk asks of SharePoint until its first tickets are there, and what their answer weighs against the tickets themselves. */
export const firstRow: Bench = async () => {
  const desk = await simulatedDesk();
  const lists = desk.lists(AGENT);
  const { id } = await lists.currentUser();
  seed(
    desk,
    'Tickets',
    Array.from({ length: ROWS }, (_, at) => ({
      Title: `Printer on the second floor, case ${at}`,
      TicketKey: `t-${at}`,
      TicketStatus: at >= ROWS - OPEN ? 'Open' : 'Closed',
      TicketPriority: 'Normal',
      Assignee: id,
      RequesterName: 'Katharina Hoffmann-Schröder',
      RequesterEmail: 'katharina.hoffmann@nordwind.example',
      Preview: PREVIEW,
      Channel: 'Mail',
      LastMessageFrom: 'Requester',
      Mailbox: 'support@nordwind.example',
      LastMessageAt: new Date(Date.parse('2026-01-01T00:00:00Z') + at * 60_000).toISOString().replace('.000Z', 'Z'),
    })),
  );
  const mark = desk.simulator.log.mark();
  const page = await lists.ticketPage({ view: 'mine', agentId: id }, { top: PAGE });
  const requests = desk.simulator.log.since(mark);
  if (page.tickets.length !== PAGE) throw new Error(`the first page has ${page.tickets.length} tickets`);
  const kB = (bytes: number): number => bytes / 1024;
  return [
    { what: `requests: first ${PAGE} tickets of Mine among ${ROWS}`, ours: requests.length, floor: 1, unit: '', atMost: 1 },
    {
      what: `answer with the first ${PAGE} tickets, against their values`,
      ours: kB(requests.reduce((sum, { bytesOut }) => sum + bytesOut, 0)),
      floor: kB(JSON.stringify(page.tickets).length),
      unit: 'kB',
      atMost: 3,
    },
  ];
};
