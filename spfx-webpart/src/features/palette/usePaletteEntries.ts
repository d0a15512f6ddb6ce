import type { PaletteActions } from './actions';
import type { Entry } from './entries';
import { usePlaceEntries } from './usePlaceEntries';
import { useTicketEntries } from './useTicketEntries';

/** Everything that can be done, whatever is typed: on the tickets in `ids`, and on the desk. */
export function usePaletteEntries(
  ids: readonly number[],
  mayWork: boolean,
  actions: PaletteActions,
): { onTickets: Entry[]; typed: Entry[]; snoozes(): Entry[]; general: Entry[]; places: Entry[] } {
  return { ...useTicketEntries(ids, mayWork, actions), ...usePlaceEntries(mayWork, actions) };
}
