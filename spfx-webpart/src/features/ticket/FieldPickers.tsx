import * as React from 'react';
import type { Ticket, TicketPatch } from '@listdesk/shared/tickets';
import { MAX_TAGS } from '@listdesk/shared/tickets';
import { Avatar } from '../../ui/people/Avatar';
import { NoAvatar } from '../../ui/people/Coin';
import { PriorityMark } from '../../ui/marks/PriorityMark';
import { StatusMark } from '../../ui/marks/StatusMark';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { agentOptions, priorityOptions, statusOptions } from '../desk/list/fieldOptions';
import { FieldPicker } from './FieldPicker';

type FieldProps = { ticket: Ticket; className: string; openAt?: number; arrow?: boolean };

/** Changes one field of one ticket at once, with undo. */
export function useChange(ticket: Ticket): (patch: TicketPatch, told: string) => void {
  const { desk } = useDesk();
  return React.useCallback((patch, told) => void desk.change([ticket.id], patch, told), [desk, ticket.id]);
}

export function StatusField({ ticket, className, openAt, arrow }: FieldProps) {
  const { say } = useWords();
  const change = useChange(ticket);
  return (
    <FieldPicker
      arrow={arrow}
      label={say('field.status')}
      className={className}
      options={statusOptions(say)}
      chosen={[ticket.status]}
      openAt={openAt}
      shortcut="S"
      onChoose={([status]) => status && change({ status }, say('undo.oneStatus', { number: String(ticket.id), status: say(`status.${status}`) }))}
    >
      <StatusMark status={ticket.status} />
    </FieldPicker>
  );
}

export function PriorityField({ ticket, className, arrow }: FieldProps) {
  const { say } = useWords();
  const change = useChange(ticket);
  return (
    <FieldPicker
      arrow={arrow}
      label={say('field.priority')}
      className={className}
      options={priorityOptions(say)}
      chosen={[ticket.priority]}
      onChoose={([priority]) => priority && change({ priority }, say('undo.onePriority', { number: String(ticket.id), priority: say(`priority.${priority}`) }))}
    >
      <PriorityMark priority={ticket.priority} />
    </FieldPicker>
  );
}

export function AssigneeField({ ticket, className, openAt, arrow }: FieldProps) {
  const { say } = useWords();
  const change = useChange(ticket);
  const agents = useDeskState((state) => state.agents);
  const me = useDeskState((state) => state.me);
  return (
    <FieldPicker
      arrow={arrow}
      label={say('field.assignee')}
      // Somebody who is no agent (any more) stands in no option.
      name={ticket.assignee ? `${say('field.assignee')}: ${ticket.assignee.name}` : undefined}
      className={className}
      searchable
      options={agentOptions(agents, me, say)}
      chosen={[ticket.assignee?.id ?? 0]}
      openAt={openAt}
      shortcut="A"
      onChoose={([id]) =>
        change(
          { assigneeId: id ? id : null },
          say('undo.oneAssigned', { number: String(ticket.id), name: agents.find((agent) => agent.id === id)?.name ?? say('nobody') }),
        )
      }
    >
      {ticket.assignee ? (
        <>
          <Avatar name={ticket.assignee.name} size="small" />
          <span className="clip">{ticket.assignee.name}</span>
        </>
      ) : (
        <>
          <NoAvatar title={say('nobody')} size="small" />
          {say('nobody')}
        </>
      )}
    </FieldPicker>
  );
}

/** Values other tickets use, so that the same thing gets the same name. */
function useKnown(of: (ticket: Ticket) => readonly (string | null)[]): string[] {
  const tickets = useDeskState((state) => state.tickets);
  return React.useMemo(() => {
    const names = new Set<string>();
    tickets.forEach((ticket) =>
      of(ticket).forEach((name) => {
        if (name) names.add(name);
      }),
    );
    return Array.from(names).sort((a, b) => a.localeCompare(b));
  }, [tickets]);
}

export function TextField({ ticket, field, className }: FieldProps & { field: 'category' | 'team' | 'type' }) {
  const { say } = useWords();
  const change = useChange(ticket);
  const known = useKnown((one) => [one[field]]);
  const set = (value: string | null): void =>
    change({ [field]: value }, say('undo.oneField', { number: String(ticket.id), field: say(`field.${field}`), value: value ?? say('none') }));
  const options = [...known.map((name) => ({ value: name, label: name })), ...(ticket[field] ? [{ value: '', label: say('none') }] : [])];
  return (
    <FieldPicker
      empty={!ticket[field]}
      label={say(`field.${field}`)}
      name={ticket[field] ? undefined : `${say(`field.${field}`)}: ${say('add')}`}
      className={className}
      searchable
      options={options}
      chosen={ticket[field] ? [ticket[field] ?? ''] : []}
      onNew={(text) => set(text)}
      onChoose={([value]) => set(value ? value : null)}
    >
      {ticket[field] ? (
        <span className="clip" dir="auto">
          {ticket[field]}
        </span>
      ) : (
        <span className="sub">{say('add')}</span>
      )}
    </FieldPicker>
  );
}

export function TagsField({ ticket, className }: FieldProps) {
  const { say } = useWords();
  const change = useChange(ticket);
  const known = useKnown((one) => one.tags);
  const set = (tags: string[]): void => change({ tags: tags.slice(0, MAX_TAGS) }, say('undo.oneTags', { number: String(ticket.id) }));
  const options = Array.from(new Set([...ticket.tags, ...known])).map((name) => ({ value: name, label: name }));
  return (
    <FieldPicker
      empty={!ticket.tags.length}
      label={say('field.tags')}
      name={ticket.tags.length ? undefined : `${say('field.tags')}: ${say('add')}`}
      className={`${className} wrapping`}
      many
      searchable
      options={options}
      chosen={ticket.tags}
      onNew={(tag) => set([...ticket.tags, tag])}
      onChoose={set}
    >
      {ticket.tags.length ? (
        ticket.tags.map((tag) => (
          <span key={tag} className="tag">
            {tag}
          </span>
        ))
      ) : (
        <span className="sub">{say('add')}</span>
      )}
    </FieldPicker>
  );
}
