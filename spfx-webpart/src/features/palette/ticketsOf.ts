import type { Desk } from '../../app/desk/desk';
import { NO_FILTERS } from '../../app/desk/state';
import type { PaletteActions } from './actions';

/** Shows all open tickets of one person: of an agent by id, of a requester by address. */
export function showTicketsOf(desk: Desk, { view }: Pick<PaletteActions, 'view'>, person: { agentId: number } | { address: string }): void {
  view('allOpen');
  desk.setFilters({ ...NO_FILTERS, ...('agentId' in person ? { assignees: [person.agentId] } : { requesters: [person.address] }) });
}
