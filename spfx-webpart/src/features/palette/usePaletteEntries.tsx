import * as React from 'react';
import { TICKET_PRIORITIES, type TicketPatch } from '@listdesk/shared/tickets';
import { availableTransitions } from '@listdesk/shared/tickets';
import type { ViewName } from '../../app/desk/state';
import { VIEWS } from '../../app/desk/state';
import { Icon } from '../../ui/icons/Icon';
import { PriorityMark } from '../../ui/marks/PriorityMark';
import { StatusMark } from '../../ui/marks/StatusMark';
import { Avatar, NoAvatar } from '../../ui/people/Avatar';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import type { Entry } from './entries';

export type PaletteActions = {
  open(id: number): void;
  view(view: ViewName): void;
  answer(kind: 'Reply' | 'Note'): void;
  create(): void;
  takeOldest(): void;
  keys(): void;
  togglePane(): void;
  /** Shows only what this text finds in the view. */
  filter(text: string): void;
};

const VIEW_KEYS: Record<ViewName, string> = { mine: 'M', unassigned: 'U', allOpen: 'O', snoozed: 'H', solved: 'S' };

/** Everything that can be done, whatever is typed: on the tickets in `ids`, and on the desk. */
export function usePaletteEntries(ids: readonly number[], mayWork: boolean, actions: PaletteActions): { onTickets: Entry[]; general: Entry[]; places: Entry[] } {
  const { say } = useWords();
  const { desk } = useDesk();
  const agents = useDeskState((state) => state.agents);
  const me = useDeskState((state) => state.me);
  const counts = useDeskState((state) => state.counts);
  const tickets = useDeskState((state) => state.tickets);
  const one = ids.length === 1 ? tickets.get(ids[0] ?? 0) ?? null : null;
  const group = ids.length === 1 ? say('palette.onTicket', { number: String(ids[0]) }) : say('palette.onSelection', { count: ids.length });
  const told = (key: string, values: Record<string, string>): string => (ids.length === 1 ? say(`undo.one${key}`, { number: String(ids[0]), ...values }) : say(`undo.${key.toLowerCase()}`, { count: ids.length, ...values }));
  const change = (patch: TicketPatch, text: string): void => void desk.change(ids, patch, text);

  const assign = (id: number | null, name: string): void => change({ assigneeId: id }, told('Assigned', { name }));
  const people = (): Entry[] => [
    ...agents.map((agent) => ({ id: `assign-${agent.id}`, group, label: agent.name, mark: <Avatar name={agent.name} size="small" />, run: () => assign(agent.id, agent.name) })),
    { id: 'assign-0', group, label: say('nobody'), mark: <NoAvatar title={say('nobody')} size="small" />, run: () => assign(null, say('nobody')) },
  ];
  const statuses = (): Entry[] => (one ? availableTransitions(one) : (['Open', 'Pending', 'Solved', 'Closed'] as const)).map((status) => ({
    id: `status-${status}`, group, label: say('palette.setTo', { value: say(`status.${status}`) }), mark: <StatusMark status={status} bare />, ...(status === 'Solved' ? { keys: ['E'] } : {}),
    run: () => change({ status }, told('Status', { status: say(`status.${status}`) })),
  }));
  const priorities = (): Entry[] => TICKET_PRIORITIES.map((priority) => ({
    id: `priority-${priority}`, group, label: say('palette.setTo', { value: say(`priority.${priority}`) }), mark: <PriorityMark priority={priority} bare />, run: () => change({ priority }, told('Priority', { priority: say(`priority.${priority}`) })),
  }));
  const onTickets: Entry[] = ids.length === 0 ? [] : [
    ...(me ? [{ id: 'mine', group, label: say('palette.assignMe'), mark: <Icon name="user" />, keys: ['I'], run: () => assign(me.id, me.name) }] : []),
    { id: 'assign', group, label: say('palette.assignTo'), mark: <Icon name="users" />, keys: ['A'], more: people },
    ...(ids.length === 1 ? [
      { id: 'reply', group, label: say('palette.reply'), mark: <Icon name="reply" />, keys: ['R'], run: () => actions.answer('Reply') },
      { id: 'note', group, label: say('palette.note'), mark: <Icon name="lock" />, keys: ['N'], run: () => actions.answer('Note') },
    ] : []),
    ...statuses(),
    { id: 'status', group, label: say('palette.setStatus'), mark: <Icon name="check" />, keys: ['S'], more: statuses },
    { id: 'priority', group, label: say('palette.setPriority'), mark: <Icon name="sort" />, more: priorities },
  ];
  const go = say('palette.go');
  const general: Entry[] = [
    ...(!mayWork ? [] : [{ id: 'oldest', group: go, label: say('takeOldest'), mark: <Icon name="inbox" />, keys: ['O'], run: actions.takeOldest },
    { id: 'new', group: go, label: say('ticket.new'), mark: <Icon name="plus" />, keys: ['C'], run: actions.create },
    { id: 'undo', group: go, label: say('palette.undo'), mark: <Icon name="history" />, keys: ['Z'], run: () => void desk.undo() }]),
    { id: 'pane', group: go, label: say('keys.pane'), mark: <Icon name="paneR" />, keys: ['P'], run: actions.togglePane },
    { id: 'keys', group: go, label: say('keys.title'), mark: <Icon name="keyb" />, keys: ['?'], run: actions.keys },
  ];
  const where = say('palette.people');
  const places: Entry[] = [
    ...VIEWS.map((view) => {
      const count = view === 'solved' || view === 'snoozed' ? null : counts?.[view] ?? null;
      return { id: `view-${view}`, group: where, label: say(`view.${view}`), hint: count === null ? say('palette.view') : say('palette.viewCount', { count }), mark: <Icon name="list" />, keys: ['G', VIEW_KEYS[view]], run: () => actions.view(view) };
    }),
    ...agents.map((agent) => ({ id: `agent-${agent.id}`, group: where, label: agent.name, hint: say('palette.agent'), mark: <Avatar name={agent.name} size="small" />, run: () => actions.filter(agent.name) })),
  ];
  return { onTickets, general, places };
}
