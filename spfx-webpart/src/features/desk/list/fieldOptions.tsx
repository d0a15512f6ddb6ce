import * as React from 'react';
import { TICKET_PRIORITIES, TICKET_STATUSES, type Agent, type TicketPriority, type TicketStatus } from '@listdesk/shared/tickets';
import { Coin, NoAvatar } from '../../../ui/people/Coin';
import { PriorityMark } from '../../../ui/marks/PriorityMark';
import { StatusMark } from '../../../ui/marks/StatusMark';
import type { Option } from '../../../ui/controls/Picker';
import type { Say } from '../../../ui/words/say';

export const statusOptions = (say: Say): Option<TicketStatus>[] =>
  TICKET_STATUSES.map((status) => ({ value: status, label: say(`status.${status}`), mark: <StatusMark status={status} bare /> }));

export const priorityOptions = (say: Say): Option<TicketPriority>[] =>
  [...TICKET_PRIORITIES]
    .reverse()
    .map((priority) => ({ value: priority, label: say(`priority.${priority}`), mark: <PriorityMark priority={priority} bare /> }));

/** Everybody who can be given a ticket, oneself first, and nobody (0). Drawn with the first rows, so it sorts nothing: `agents` come by name. */
export function agentOptions(agents: readonly Agent[], me: Agent | null, say: Say): Option<number>[] {
  const mine = agents.filter((agent) => agent.id === me?.id);
  const others = agents.filter((agent) => agent.id !== me?.id);
  return [
    ...[...mine, ...others].map((agent) => ({
      value: agent.id,
      label: agent.name,
      mark: <Coin name={agent.name} size="small" />,
      hint: agent.id === me?.id ? say('you') : undefined,
    })),
    { value: 0, label: say('nobody'), mark: <NoAvatar title={say('nobody')} size="small" /> },
  ];
}
