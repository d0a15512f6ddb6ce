import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import type { Group } from '../../../app/desk/groups';
import { useRows } from './useRows';
import { useSelection } from './useSelection';

export type TicketList = {
  rows: readonly Ticket[];
  /** Heads between the rows; empty for a list without groups. */
  groups: readonly Group[];
  selected: ReadonlySet<number>;
  /** A press on a row chooses it instead of opening it; until `clear`. */
  choosing: boolean;
  choose(): void;
  toggle(id: number, range: boolean): void;
  all(): void;
  clear(): void;
  /** Closes a group by its key, or opens it again. */
  toggleGroup(key: string): void;
};

/** The rows of the view, the groups they stand in and which of them are chosen. */
export function useTicketList(now: number): TicketList {
  const [closed, setClosed] = React.useState<ReadonlySet<string>>(new Set());
  const { rows, groups } = useRows(closed, now);
  const selection = useSelection(rows);
  const toggleGroup = React.useCallback(
    (key: string): void =>
      setClosed((old) => {
        const next = new Set(old);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    [],
  );
  return { rows, groups, toggleGroup, ...selection };
}
