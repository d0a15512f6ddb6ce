import * as React from 'react';
import { availableTransitions, isSnoozed, SNOOZES, snoozeUntil, TICKET_PRIORITIES, type Ticket, type TicketPatch } from '@listdesk/shared/tickets';
import { snoozeTickets } from '../../app/desk/snooze';
import { VIEWS, type NamedView, type ViewName } from '../../app/desk/state';
import { Icon } from '../../ui/icons/Icon';
import { PriorityMark } from '../../ui/marks/PriorityMark';
import { StatusMark } from '../../ui/marks/StatusMark';
import { Avatar, NoAvatar } from '../../ui/people/Avatar';
import { moment } from '../../ui/words/times';
import { useWords } from '../../ui/words/WordsContext';
import { NOTHING_WANTED, patchOf, TEXT_FIELDS, type WantedFields } from '../bulk/wantedFields';
import { useDesk, useDeskState } from '../desk/DeskContext';
import type { Entry } from './entries';
import { useTexts } from './useTexts';

const NO_VIEWS: readonly NamedView[] = [];
const NEVER = { snoozedUntil: null };

export type PaletteActions = {
  open(id: number): void;
  view(view: ViewName): void;
  /** A saved view by its key. */
  saved(key: string): void;
  /** All open tickets of one person: of an agent by id, of a requester by address. */
  ticketsOf(person: { agentId: number } | { address: string }): void;
  answer(kind: 'Reply' | 'Note', insert?: string): void;
  /** Asks for the moment until which tickets are put off. */
  snoozeUntil(ids: readonly number[]): void;
  create(): void;
  takeOldest(): void;
  keys(): void;
  togglePane(): void;
};

const VIEW_KEYS: Record<ViewName, string> = { mine: 'M', unassigned: 'U', allOpen: 'O', snoozed: 'H', solved: 'S' };

/** Everything that can be done, whatever is typed: on the tickets in `ids`, and on the desk. */
export function usePaletteEntries(
  ids: readonly number[],
  mayWork: boolean,
  actions: PaletteActions,
): { onTickets: Entry[]; typed: Entry[]; snoozes(): Entry[]; general: Entry[]; places: Entry[] } {
  const { say, locale } = useWords();
  const { desk, conversations } = useDesk();
  const agents = useDeskState((state) => state.agents);
  const me = useDeskState((state) => state.me);
  const counts = useDeskState((state) => state.counts);
  const tickets = useDeskState((state) => state.tickets);
  const saved = useDeskState((state) => state.saved) ?? NO_VIEWS;
  const more = useTexts(ids, actions, mayWork);
  const one = ids.length === 1 ? (tickets.get(ids[0] ?? 0) ?? null) : null;
  const group = ids.length === 1 ? say('palette.onTicket', { number: String(ids[0]) }) : say('palette.onSelection', { count: ids.length });
  const told = (key: string, values: Record<string, string>): string =>
    ids.length === 1 ? say(`undo.one${key}`, { number: String(ids[0]), ...values }) : say(`undo.${key.toLowerCase()}`, { count: ids.length, ...values });
  const change = (patch: TicketPatch, text: string): void => void desk.change(ids, patch, text);

  const assign = (id: number | null, name: string): void => change({ assigneeId: id }, told('Assigned', { name }));
  const people = (): Entry[] => [
    ...agents.map((agent) => ({
      id: `assign-${agent.id}`,
      group,
      label: agent.name,
      mark: <Avatar name={agent.name} size="small" />,
      run: () => assign(agent.id, agent.name),
    })),
    { id: 'assign-0', group, label: say('nobody'), mark: <NoAvatar title={say('nobody')} size="small" />, run: () => assign(null, say('nobody')) },
  ];
  const statuses = (): Entry[] =>
    (one ? availableTransitions(one) : (['Open', 'Pending', 'Solved', 'Closed'] as const)).map((status) => ({
      id: `status-${status}`,
      group,
      label: say('palette.setTo', { value: say(`status.${status}`) }),
      mark: <StatusMark status={status} bare />,
      ...(status === 'Solved' ? { keys: ['E'] } : {}),
      run: () => change({ status }, told('Status', { status: say(`status.${status}`) })),
    }));
  const priorities = (): Entry[] =>
    TICKET_PRIORITIES.map((priority) => ({
      id: `priority-${priority}`,
      group,
      label: say('palette.setTo', { value: say(`priority.${priority}`) }),
      mark: <PriorityMark priority={priority} bare />,
      run: () => change({ priority }, told('Priority', { priority: say(`priority.${priority}`) })),
    }));
  const give = (field: string, value: string, wanted: Partial<WantedFields>): void => {
    const changes = ids
      .flatMap((id) => tickets.get(id) ?? [])
      .map((ticket) => ({ ticket, patch: patchOf({ ...NOTHING_WANTED, ...wanted }, ticket) }))
      .filter(({ patch }) => Object.keys(patch).length > 0);
    if (changes.length) void desk.changeEach(changes, say('palette.given', { count: changes.length, number: String(changes[0]?.ticket.id), field, value }));
  };
  /** Values that tickets of this desk have, so that the same thing gets the same name. */
  const known = (of: (ticket: Ticket) => readonly (string | null)[]): string[] =>
    Array.from(new Set(Array.from(tickets.values()).flatMap(of)))
      .filter((name): name is string => !!name)
      .sort((a, b) => a.localeCompare(b));
  const texts = TEXT_FIELDS.map((field): Entry => ({
    id: field,
    group,
    label: say(`palette.set.${field}`),
    mark: <Icon name="pen" />,
    more: () =>
      known((ticket) => [ticket[field]]).map((value) => ({
        id: `${field}-${value}`,
        group,
        label: value,
        mark: <Icon name="pen" />,
        run: () => give(say(`field.${field}`), value, { [field]: value }),
      })),
  }));
  const tag: Entry = {
    id: 'tag',
    group,
    label: say('palette.addTag'),
    mark: <Icon name="tag" />,
    more: () =>
      known((ticket) => ticket.tags).map((value) => ({
        id: `tag-${value}`,
        group,
        label: value,
        mark: <Icon name="tag" />,
        run: () => give(say('field.tags'), value, { addTags: [value] }),
      })),
  };
  const snooze = (until: string | null): void => {
    const when = until ? moment(until, desk.port.now(), say, locale) : '';
    const entry = (): string => (until ? say('palette.snoozedEntry', { when }) : say('palette.wokenEntry'));
    void snoozeTickets(desk, conversations, ids, until, {
      told: say(until ? 'palette.snoozed' : 'palette.woken', { count: ids.length, number: String(ids[0] ?? ''), when }),
      entry,
    });
  };
  const snoozes = (): Entry[] => [
    ...SNOOZES.flatMap((choice): Entry[] => {
      const until = snoozeUntil(choice, desk.port.now());
      return until
        ? [
            {
              id: `snooze-${choice}`,
              group,
              label: say(`palette.snooze.${choice}`),
              hint: moment(until, desk.port.now(), say, locale),
              mark: <Icon name="moon" />,
              run: () => snooze(until),
            },
          ]
        : [];
    }),
    { id: 'snooze-pick', group, label: say('palette.snooze.pick'), mark: <Icon name="clock" />, run: () => actions.snoozeUntil(ids) },
    ...(ids.some((id) => isSnoozed(tickets.get(id) ?? NEVER, desk.port.now()))
      ? [{ id: 'snooze-wake', group, label: say('palette.snooze.wake'), mark: <Icon name="x" />, run: () => snooze(null) }]
      : []),
  ];
  const onTickets: Entry[] =
    ids.length === 0
      ? []
      : [
          ...(me ? [{ id: 'mine', group, label: say('palette.assignMe'), mark: <Icon name="user" />, keys: ['I'], run: () => assign(me.id, me.name) }] : []),
          { id: 'assign', group, label: say('palette.assignTo'), mark: <Icon name="users" />, keys: ['A'], more: people },
          ...(ids.length === 1
            ? [
                { id: 'reply', group, label: say('palette.reply'), mark: <Icon name="reply" />, keys: ['R'], run: () => actions.answer('Reply') },
                { id: 'note', group, label: say('palette.note'), mark: <Icon name="lock" />, keys: ['N'], run: () => actions.answer('Note') },
              ]
            : []),
          ...statuses(),
          { id: 'status', group, label: say('palette.setStatus'), mark: <Icon name="check" />, keys: ['S'], more: statuses },
          { id: 'priority', group, label: say('palette.setPriority'), mark: <Icon name="sort" />, more: priorities },
          ...texts,
          tag,
          { id: 'snooze', group, label: say('palette.snooze'), mark: <Icon name="moon" />, keys: ['H'], more: snoozes },
          ...more.macros,
          ...more.responses,
        ];
  // Too many to stand there unasked: they come with the first letters.
  const typed: Entry[] =
    ids.length === 0
      ? []
      : agents.map((agent) => ({
          id: `to-${agent.id}`,
          group,
          label: say('palette.assignOne', { name: agent.name }),
          mark: <Avatar name={agent.name} size="small" />,
          run: () => assign(agent.id, agent.name),
        }));
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
      run: () => actions.ticketsOf({ agentId: agent.id }),
    })),
  ];
  return { onTickets, typed, snoozes, general, places };
}
