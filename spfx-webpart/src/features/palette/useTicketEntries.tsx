import * as React from 'react';
import { availableTransitions, TICKET_PRIORITIES, type TicketPatch } from '@listdesk/shared/tickets';
import { Icon } from '../../ui/icons/Icon';
import { PriorityMark } from '../../ui/marks/PriorityMark';
import { StatusMark } from '../../ui/marks/StatusMark';
import { Avatar, NoAvatar } from '../../ui/people/Avatar';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import type { PaletteActions } from './actions';
import type { Entry } from './entries';
import { useFieldEntries } from './useFieldEntries';
import { useSnoozeEntries } from './useSnoozeEntries';
import { useTakeAway } from './useTakeAway';
import { useTexts } from './useTexts';

/** What can be done with the tickets in `ids`; `typed` comes with the first letters only, `snoozes` are the second step of "Snooze". */
export function useTicketEntries(
  ids: readonly number[],
  mayWork: boolean,
  actions: PaletteActions,
): { onTickets: Entry[]; typed: Entry[]; snoozes(): Entry[] } {
  const { say } = useWords();
  const { desk } = useDesk();
  const agents = useDeskState((state) => state.agents);
  const me = useDeskState((state) => state.me);
  const one = useDeskState((state) => (ids.length === 1 ? (state.tickets.get(ids[0] ?? 0) ?? null) : null));
  const group = ids.length === 1 ? say('palette.onTicket', { number: String(ids[0]) }) : say('palette.onSelection', { count: ids.length });
  const fields = useFieldEntries(ids, group);
  const snoozes = useSnoozeEntries(ids, group, actions);
  const more = useTexts(ids, actions, mayWork);
  const takeAway = useTakeAway(one, group);
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
          ...fields,
          { id: 'snooze', group, label: say('palette.snooze'), mark: <Icon name="moon" />, keys: ['H'], more: snoozes },
          ...more.macros,
          ...more.responses,
          ...takeAway,
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
  return { onTickets, typed, snoozes };
}
