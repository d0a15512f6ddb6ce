import * as React from 'react';
import { VIEWS, type NamedView, type ViewName } from '../../app/desk/state';
import { Icon } from '../../ui/icons/Icon';
import { Avatar } from '../../ui/people/Avatar';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import type { PaletteActions } from './actions';
import type { Entry } from './entries';
import { showTicketsOf } from './ticketsOf';

const NO_VIEWS: readonly NamedView[] = [];
const VIEW_KEYS: Record<ViewName, string> = { mine: 'M', unassigned: 'U', allOpen: 'O', snoozed: 'H', solved: 'S' };

/** What can be done on the desk whatever is chosen, and where one can go: views, saved views, the tickets of a colleague. */
export function usePlaceEntries(mayWork: boolean, actions: PaletteActions): { general: Entry[]; places: Entry[] } {
  const { say } = useWords();
  const { desk } = useDesk();
  const agents = useDeskState((state) => state.agents);
  const counts = useDeskState((state) => state.counts);
  const saved = useDeskState((state) => state.saved) ?? NO_VIEWS;
  const go = say('palette.go');
  const general: Entry[] = [
    ...(!mayWork
      ? []
      : [
          { id: 'oldest', group: go, label: say('takeOldest'), mark: <Icon name="inbox" />, keys: ['O'], run: actions.takeOldest },
          { id: 'new', group: go, label: say('ticket.new'), mark: <Icon name="plus" />, keys: ['C'], run: actions.create },
          { id: 'undo', group: go, label: say('palette.undo'), mark: <Icon name="history" />, keys: ['Z'], run: () => void desk.undo() },
        ]),
    { id: 'pane', group: go, label: say('keys.pane'), mark: <Icon name="paneR" />, keys: ['P'], run: actions.togglePane },
    { id: 'keys', group: go, label: say('keys.title'), mark: <Icon name="keyb" />, keys: ['?'], run: actions.keys },
  ];
  const where = say('palette.people');
  const places: Entry[] = [
    ...VIEWS.map((view) => {
      const count = view === 'solved' || view === 'snoozed' ? null : (counts?.[view] ?? null);
      return {
        id: `view-${view}`,
        group: where,
        label: say(`view.${view}`),
        hint: count === null ? say('palette.view') : say('palette.viewCount', { count }),
        mark: <Icon name="list" />,
        keys: ['G', VIEW_KEYS[view]],
        run: () => actions.view(view),
      };
    }),
    ...saved.map((view) => ({
      id: `saved-${view.key}`,
      group: where,
      label: view.name,
      hint: say(view.shared ? 'palette.sharedView' : 'palette.savedView'),
      mark: <Icon name={view.shared ? 'users' : 'star'} />,
      run: () => actions.saved(view.key),
    })),
    ...agents.map((agent) => ({
      id: `agent-${agent.id}`,
      group: where,
      label: say('palette.ticketsOf', { name: agent.name }),
      hint: say('palette.agent'),
      mark: <Avatar name={agent.name} size="small" />,
      run: () => showTicketsOf(desk, actions, { agentId: agent.id }),
    })),
  ];
  return { general, places };
}
