import * as React from 'react';
import type { MailOutcome } from '@listdesk/shared/intake';
import { HEAPS, outcomesOf, sinceOf, type Heap, type Range } from './outcomes';

const SEARCH_AFTER_MS = 400;
const NO_OUTCOMES: readonly MailOutcome[] = [];

const same = (a: readonly MailOutcome[], b: readonly MailOutcome[]): boolean => a.length === b.length && a.every((one) => b.includes(one));

/** What has been typed, and what is searched for: the same once nobody types. */
function useSearch() {
  const [typed, setTyped] = React.useState('');
  const [search, setSearch] = React.useState('');
  React.useEffect(() => {
    const timer = setTimeout(() => setSearch(typed), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const clear = (): void => {
    setTyped('');
    setSearch('');
  };
  return { typed, setTyped, search, setSearch, clear };
}

/** Which part of the log is shown, and every way to another. */
export function useLogView(now: () => number) {
  const [range, setRange] = React.useState<Range>('week');
  const [mailbox, setMailbox] = React.useState<string | null>(null);
  const [outcomes, setOutcomes] = React.useState<readonly MailOutcome[]>(NO_OUTCOMES);
  const [person, setPerson] = React.useState<string | null>(null);
  const { typed, setTyped, search, setSearch, clear: clearSearch } = useSearch();
  const since = React.useMemo(() => sinceOf(range, now()), [range, now]);
  const asked = React.useMemo(() => ({ since, mailbox, outcomes, search, person }), [since, mailbox, outcomes, search, person]);
  const heldOnly = same(outcomes, ['quarantined']);

  const showPerson = (address: string | null): void => {
    setPerson(address);
    setOutcomes(NO_OUTCOMES);
    clearSearch();
  };
  return {
    /** What the lists are asked for. */
    asked,
    range,
    mailbox,
    outcomes,
    person,
    typed,
    heldOnly,
    narrowed: outcomes.length > 0 || search.trim() !== '' || person !== null || mailbox !== null,
    /** Held mails and what was decided lately stand above the days. */
    heldOnTop: (outcomes.length === 0 || heldOnly) && !search.trim() && person === null,
    heap: HEAPS.find((heap) => same(outcomes, outcomesOf(heap))) ?? null,
    setRange,
    setMailbox,
    setOutcomes,
    setTyped,
    setSearch,
    showPerson,
    dropPerson: (): void => setPerson(null),
    clear: (): void => {
      showPerson(null);
      setMailbox(null);
    },
    /** Asked for once more, a heap gives way to all mails. */
    showHeap: (heap: Heap | null): void => setOutcomes(heap === null || same(outcomes, outcomesOf(heap)) ? NO_OUTCOMES : outcomesOf(heap)),
    showTab: (tab: 'all' | 'held'): void => {
      if (tab === 'held') {
        setOutcomes(['quarantined']);
        setRange('all');
      } else if (heldOnly) setOutcomes(NO_OUTCOMES);
    },
  };
}
export type LogView = ReturnType<typeof useLogView>;
