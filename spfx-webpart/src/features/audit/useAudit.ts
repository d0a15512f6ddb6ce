import * as React from 'react';
import type { ChainedEntry, TicketDeed } from '@listdesk/shared/audit';
import type { AuditFilter, DeskLists, ListsFaultLike } from '@listdesk/shared/sharepoint';
import { faultOf } from '../../app/desk/fault';

const PAGE_ROWS = 100;

export type AuditState = { entries: readonly ChainedEntry[]; cursor: string | null; loading: boolean; fault: ListsFaultLike | null };

/** The log under one filter, newest first, a page at a time; an answer that comes after the filter changed is dropped. */
export function useAudit(lists: DeskLists, filter: AuditFilter) {
  const [state, setState] = React.useState<AuditState>({ entries: [], cursor: null, loading: true, fault: null });
  const turn = React.useRef(0);
  const load = React.useCallback(
    async (cursor: string | null): Promise<void> => {
      const mine = (turn.current += 1);
      setState((old) => ({ ...old, ...(cursor === null && { entries: [], cursor: null }), loading: true, fault: null }));
      try {
        const page = await lists.auditPage({ ...filter, top: PAGE_ROWS, ...(cursor !== null && { cursor }) });
        if (mine === turn.current)
          setState((old) => ({
            entries: cursor === null ? page.entries : [...old.entries, ...page.entries],
            cursor: page.cursor,
            loading: false,
            fault: null,
          }));
      } catch (error) {
        if (mine === turn.current) setState((old) => ({ ...old, loading: false, fault: faultOf(error) }));
      }
    },
    [lists, filter],
  );
  React.useEffect(() => {
    void load(null);
    return () => {
      turn.current += 1;
    };
  }, [load]);
  return {
    ...state,
    more: () => {
      if (state.cursor !== null && !state.loading) void load(state.cursor);
    },
    reload: () => void load(null),
  };
}

/** What happened to one ticket; null while nobody asked. */
export function useTicketLog(lists: DeskLists, id: number | null) {
  const [log, setLog] = React.useState<{ id: number; deeds: readonly TicketDeed[] | null; fault: ListsFaultLike | null } | null>(null);
  React.useEffect(() => {
    if (id === null) return setLog(null);
    let gone = false;
    setLog({ id, deeds: null, fault: null });
    lists.ticketDeeds(id).then(
      (deeds) => {
        if (!gone) setLog({ id, deeds, fault: null });
      },
      (error: unknown) => {
        if (!gone) setLog({ id, deeds: null, fault: faultOf(error) });
      },
    );
    return () => {
      gone = true;
    };
  }, [lists, id]);
  return log;
}
