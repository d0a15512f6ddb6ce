import * as React from 'react';
import { factsOf, gatherTickets, type TicketFacts } from '@listdesk/shared/reports';
import { parseSla, SLA_KEY } from '@listdesk/shared/sla';
import type { DeskLists, ListsFaultLike } from '@listdesk/shared/sharepoint';
import { faultOf } from '../../app/desk/fault';

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
        const { tickets, cut } = await gatherTickets(
          {
            page: (part, cursor) => lists.reportPage(part, new Date(from).toISOString(), cursor),
            go: (count) => {
              tell({ read: count });
              return turn.current === mine;
            },
          },
          quiet,
        );
        // Given up for another time: what was read is not the whole.
        if (turn.current !== mine) return;
        const sla = parseSla(settings.get(SLA_KEY));
        covered.current = from;
        tell({ facts: tickets.map((ticket) => factsOf(ticket, sla)), loading: false, cut });
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
