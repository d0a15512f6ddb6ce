import * as React from 'react';
import type { NamedView, ViewLoad } from '../../../app/desk/state';
import { dueOf, isFiltered } from '../../../app/desk/views';
import { useWords } from '../../../ui/words/WordsContext';
import { useDeskState } from '../DeskContext';
import { countOf } from '../frame/Rail';
import { usePlaces } from '../frame/usePlaces';
import type { TicketList } from './useTicketList';

export type Heading = {
  title: string;
  /** The saved view that is open. */
  named: NamedView | null;
  /** How many there are in words; empty until something is known. */
  count: string;
  total: number;
  overdue: number;
};

/** From here on figures are gathered into groups, and the browser's first number of that kind takes it as long as drawing the rows. */
const GROUPED = 1_000;

/** What stands above the list: the view's name and how much it holds; a large figure waits for the rows (`rest`). */
export function useHeading({ rows, groups }: TicketList, load: ViewLoad, now: number, rest: boolean): Heading {
  const { say } = useWords();
  const { view, viewKey, saved, counts } = usePlaces();
  const filters = useDeskState((one) => one.filters);
  const filtered = isFiltered(filters);
  const named = saved.find((one) => one.key === viewKey) ?? null;
  const held = groups.length ? groups.reduce((sum, one) => sum + one.count, 0) : rows.length;
  const viewCount = named ? null : countOf(counts, view);
  const total = filtered ? held : Math.max(viewCount ?? 0, held);
  const known = (load.loaded || viewCount !== null) && (rest || total < GROUPED);
  const count = (): string =>
    filtered && viewCount !== null
      ? say('countOf', { shown: held, count: viewCount })
      : say('number', { count: total }) + (viewCount === null && load.cursor !== null ? '+' : '');
  // Times of one form compare as text: thousands of rows, each half minute.
  const overdue = React.useMemo(() => {
    const at = new Date(now).toISOString();
    return rows.filter((ticket) => (dueOf(ticket) ?? at) < at).length;
  }, [rows, now]);
  return { title: named?.name ?? say(`view.${view}`), named, count: known ? count() : '', total, overdue };
}
