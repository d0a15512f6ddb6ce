import { fits, type Entry } from './entries';
import { useFoundEntries } from './useFoundEntries';
import type { PaletteActions } from './actions';
import { usePaletteEntries } from './usePaletteEntries';
import { useTakeAll } from './useTakeAll';
import { useTicketSearch } from './useTicketSearch';

const MOST_ROWS = 60;
/** Words may begin with it in the search box of other products: then no ticket is looked for. */
export const COMMAND_SIGN = '>';

/** A second step, with the word of the entry that led there. */
export type Step = { label: string; entries(): Entry[] };
export type PaletteRowsOf = {
  text: string;
  step: Step | null;
  ids: readonly number[];
  mayWork: boolean;
  actions: PaletteActions;
  /** All that was found has been taken for what comes next. */
  onTaken(ids: number[]): void;
};

/** The rows for what is typed, in their order: the tickets at hand first, but a number means a ticket. */
export function usePaletteRows({ text, step, ids, mayWork, actions, onTaken }: PaletteRowsOf) {
  const asked = text.replace(/^>\s*/, '');
  const lookedFor = step || text.startsWith(COMMAND_SIGN) ? '' : asked;
  const { onTickets, typed, snoozes, general, places } = usePaletteEntries(mayWork ? ids : [], mayWork, actions);
  const search = useTicketSearch(lookedFor);
  const takeAll = useTakeAll(onTaken);
  const found = useFoundEntries({ text: lookedFor, search, actions, takeAll: mayWork ? takeAll : null });
  const matching = (entries: readonly Entry[]): Entry[] => entries.filter((entry) => fits(entry, asked));
  const all = (): Entry[] => {
    const byNumber = /^\d+$/.test(asked);
    return [
      ...(byNumber ? found.tickets : []),
      ...matching(onTickets),
      ...(asked.trim() ? matching(typed) : []),
      ...(byNumber ? [] : found.tickets),
      ...found.all,
      ...found.wider,
      ...found.inSharePoint,
      ...found.people,
      ...matching(general),
      ...matching(places),
    ];
  };
  const entries = (step ? matching(step.entries()) : all()).slice(0, MOST_ROWS);
  return { entries, asked, search, snoozes, /** Null: nothing was looked for. */ tookMs: lookedFor ? search.ms : null };
}
