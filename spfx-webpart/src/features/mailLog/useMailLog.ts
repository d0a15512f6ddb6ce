import * as React from 'react';
import type { MailLogEntry, MailOutcome } from '@listdesk/shared/intake';
import type { DeskLists, ListsFaultLike, MailLogCounts, MailLogFilter } from '@listdesk/shared/sharepoint';
import { faultOf } from '../../app/desk/fault';

const PAGE_ROWS = 50;
/** So many held mails the log reads itself; from so many on they are only the newest. */
export const HELD_ROWS = 20;

export type LogFilter = { since: string | undefined; mailbox: string | null; outcomes: readonly MailOutcome[]; search: string; person: string | null };

export type MailLog = {
  entries: readonly MailLogEntry[];
  held: readonly MailLogEntry[];
  counts: MailLogCounts | null;
  /** Ticket key to number, as far as looked up; a key that is missing after that belongs to a deleted ticket. */
  numbers: ReadonlyMap<string, number | null>;
  unreadable: number;
  loaded: boolean;
  loading: boolean;
  more: boolean;
  fault: ListsFaultLike | null;
};

const NOTHING: MailLog = { entries: [], held: [], counts: null, numbers: new Map(), unreadable: 0, loaded: false, loading: true, more: false, fault: null };

const listFilter = ({ since, mailbox, outcomes, search, person }: LogFilter): MailLogFilter => ({
  ...(since ? { since } : {}),
  ...(mailbox ? { mailbox } : {}),
  ...(outcomes.length ? { outcomes } : {}),
  ...(search.trim() ? { search } : {}),
  ...(person ? { person } : {}),
});

/** The log as the filters want it: first page, counts and held mails at once, further pages on demand. An older answer never covers a newer one. */
export function useMailLog(lists: DeskLists, filter: LogFilter) {
  const [log, setLog] = React.useState<MailLog>(NOTHING);
  const turn = React.useRef(0);
  const cursor = React.useRef<string | null>(null);
  const busy = React.useRef(false);
  // Somebody waits for an answer: a quiet load that overtakes theirs owes it.
  const owed = React.useRef(false);
  const { since, mailbox, outcomes, search, person } = filter;
  const wanted = outcomes.join(' ');

  const numbersOf = React.useCallback(
    async (entries: readonly MailLogEntry[], mine: number): Promise<void> => {
      const keys = entries.flatMap(({ ticketKey }) => (ticketKey ? [ticketKey] : []));
      if (!keys.length) return;
      // Without numbers the rows still stand; the pane says what it could not look up.
      const found = await lists.ticketNumbers([...new Set(keys)]).catch(() => null);
      if (found && turn.current === mine)
        setLog((old) => ({ ...old, numbers: new Map([...old.numbers, ...keys.map((key) => [key, found.get(key) ?? null] as const)]) }));
    },
    [lists],
  );

  const load = React.useCallback(
    async (quiet: boolean): Promise<void> => {
      const mine = (turn.current += 1);
      const current = (): boolean => turn.current === mine;
      busy.current = true;
      if (!quiet) {
        owed.current = true;
        setLog((old) => ({ ...old, loading: true, fault: null }));
      }
      const narrow = listFilter({ since, mailbox, outcomes: wanted ? (wanted.split(' ') as MailOutcome[]) : [], search, person });
      void lists.mailLogCounts({ ...(since ? { since } : {}), ...(mailbox ? { mailbox } : {}) }).then(
        (counts) => {
          if (current()) setLog((old) => ({ ...old, counts }));
        },
        () => undefined,
      );
      try {
        const [page, held] = await Promise.all([
          lists.mailLogPage({ ...narrow, top: PAGE_ROWS }),
          lists.mailLogPage({ outcomes: ['quarantined'], ...(mailbox ? { mailbox } : {}), top: HELD_ROWS }),
        ]);
        if (!current()) return;
        owed.current = false;
        cursor.current = page.cursor;
        setLog((old) => ({
          ...old,
          entries: page.entries,
          held: held.entries,
          unreadable: page.unreadable?.length ?? 0,
          loaded: true,
          loading: false,
          more: page.cursor !== null,
          fault: null,
        }));
        void numbersOf([...page.entries, ...held.entries], mine);
      } catch (error) {
        if (!current()) return;
        if (owed.current) setLog((old) => ({ ...old, entries: [], held: [], loaded: false, loading: false, more: false, fault: faultOf(error) }));
        else setLog((old) => ({ ...old, loading: false }));
        owed.current = false;
      } finally {
        if (current()) busy.current = false;
      }
    },
    [lists, since, mailbox, wanted, search, person, numbersOf],
  );

  React.useEffect(() => {
    void load(false);
    return () => {
      turn.current += 1;
    };
  }, [load]);

  const more = React.useCallback(async (): Promise<void> => {
    if (busy.current || cursor.current === null) return;
    const mine = turn.current;
    busy.current = true;
    setLog((old) => ({ ...old, loading: true, fault: null }));
    const narrow = listFilter({ since, mailbox, outcomes: wanted ? (wanted.split(' ') as MailOutcome[]) : [], search, person });
    try {
      const page = await lists.mailLogPage({ ...narrow, top: PAGE_ROWS, cursor: cursor.current });
      if (turn.current !== mine) return;
      cursor.current = page.cursor;
      setLog((old) => ({
        ...old,
        entries: [...old.entries, ...page.entries],
        unreadable: old.unreadable + (page.unreadable?.length ?? 0),
        loading: false,
        more: page.cursor !== null,
      }));
      void numbersOf(page.entries, mine);
    } catch (error) {
      if (turn.current === mine) setLog((old) => ({ ...old, loading: false, fault: faultOf(error) }));
    } finally {
      if (turn.current === mine) busy.current = false;
    }
  }, [lists, since, mailbox, wanted, search, person, numbersOf]);

  return { log, more, reload: React.useCallback(() => load(false), [load]), refresh: React.useCallback(() => load(true), [load]) };
}
