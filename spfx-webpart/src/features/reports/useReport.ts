import * as React from 'react';
import { factsOf, REPORT_PARTS, type ReportPart, type ReportTicket, type TicketFacts } from '@listdesk/shared/reports';
import { parseSla, SLA_KEY } from '@listdesk/shared/sla';
import type { DeskLists, ListsFaultLike, ReportPage } from '@listdesk/shared/sharepoint';
import { faultOf } from '../../app/desk/fault';

/** Of each part: 200,000 tickets, 20,000 open ones; what does not fit is said. */
export const MAX_REPORT_PAGES = 40;

export type Report = {
  /** Null until everything was read once. */
  facts: readonly TicketFacts[] | null;
  /** Tickets read so far. */
  read: number;
  loading: boolean;
  /** More tickets belong to that time than were read: the figures are lower bounds. */
  cut: boolean;
  fault: ListsFaultLike | null;
};

/**
 * Facts of the tickets that figures since a moment are made of. What was read for a longer time serves a shorter one; an older answer never covers a newer one.
 * People whose data may only be kept, or who objected, are in no figure (GDPR Art. 18 and 21).
 */
export function useReport(lists: DeskLists, since: number): Report & { again(): void } {
  const [report, setReport] = React.useState<Report>({ facts: null, read: 0, loading: true, cut: false, fault: null });
  const turn = React.useRef(0);
  const covered = React.useRef<number | null>(null);

  const load = React.useCallback(
    async (from: number): Promise<void> => {
      const mine = (turn.current += 1);
      const tell = (news: Partial<Report>): void => {
        if (turn.current === mine) setReport((old) => ({ ...old, ...news }));
      };
      tell({ loading: true, fault: null, read: 0 });
      try {
        const [quiet, settings] = await Promise.all([lists.quietAddresses(), lists.settingValues([SLA_KEY])]);
        const left = new Set(quiet);
        const tickets = new Map<number, ReportTicket>();
        const readPart = async (part: ReportPart): Promise<boolean> => {
          let cursor: string | null = null;
          for (let pages = 0; pages < MAX_REPORT_PAGES; pages += 1) {
            const page: ReportPage = await lists.reportPage(part, new Date(from).toISOString(), cursor);
            if (turn.current !== mine) return false;
            for (const ticket of page.tickets) if (!left.has(ticket.requester.address)) tickets.set(ticket.id, ticket);
            tell({ read: tickets.size });
            cursor = page.cursor;
            if (cursor === null) return false;
          }
          return true;
        };
        const cut = await Promise.all(REPORT_PARTS.map(readPart));
        const sla = parseSla(settings.get(SLA_KEY));
        covered.current = from;
        tell({ facts: Array.from(tickets.values(), (ticket) => factsOf(ticket, sla)), loading: false, cut: cut.includes(true) });
      } catch (error) {
        tell({ loading: false, fault: faultOf(error) });
      }
    },
    [lists],
  );

  React.useEffect(() => {
    if (covered.current === null || since < covered.current) void load(since);
  }, [since, load]);
  React.useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );
  return { ...report, again: () => void load(since) };
}
