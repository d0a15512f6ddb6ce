import { REPORT_PARTS, type ReportPart, type ReportTicket } from './facts.ts';

/** Of each part: 200,000 tickets, 20,000 open ones; what does not fit is said. */
export const MAX_REPORT_PAGES = 40;

export type GatherPort = {
  page(part: ReportPart, cursor: string | null): Promise<{ tickets: readonly ReportTicket[]; cursor: string | null }>;
  /** After each page; false ends the reading. */
  go(read: number): boolean;
};

/** The tickets of a report without those of `quiet` people (GDPR Art. 18 and 21), all parts at once. `cut`: more belong to that time than were read. */
export async function gatherTickets({ page, go }: GatherPort, quiet: readonly string[]): Promise<{ tickets: ReportTicket[]; cut: boolean }> {
  const left = new Set(quiet);
  const tickets = new Map<number, ReportTicket>();
  const cut = await Promise.all(
    REPORT_PARTS.map(async (part): Promise<boolean> => {
      let cursor: string | null = null;
      for (let pages = 0; pages < MAX_REPORT_PAGES; pages += 1) {
        const read = await page(part, cursor);
        for (const ticket of read.tickets) if (!left.has(ticket.requester.address)) tickets.set(ticket.id, ticket);
        cursor = read.cursor;
        if (!go(tickets.size) || cursor === null) return false;
      }
      return true;
    }),
  );
  return { tickets: [...tickets.values()], cut: cut.includes(true) };
}
