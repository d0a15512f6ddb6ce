import * as React from 'react';
import type { Contact, Ticket, TicketPatch } from '@listdesk/shared/tickets';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { absolute } from '../../ui/words/times';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from './DeskContext';

/** Two people gave the same field different values: both are shown, nobody's is lost without a word. */
export function ConflictDialog({ within }: { within: HTMLElement | null }) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const conflict = useDeskState((state) => state.conflict);
  const agents = useDeskState((state) => state.agents);
  if (!conflict) return null;
  const { ticket, patch } = conflict;
  const word = (field: string, value: unknown): string => {
    if (field === 'assigneeId') return agents.find((agent) => agent.id === value)?.name ?? say('nobody');
    if (value === null || value === '') return say('none');
    if (field === 'requester') return (value as Contact).name || (value as Contact).address;
    if (field === 'snoozedUntil') return absolute(String(value), locale);
    if (field === 'status' || field === 'priority') return say(`${field}.${String(value)}`);
    return String(value);
  };
  const name = (field: string): string => (field === 'snoozedUntil' ? say('view.snoozed') : say(`field.${field === 'assigneeId' ? 'assignee' : field}`));
  const fields = Object.keys(patch).filter((field) =>
    ['status', 'priority', 'assigneeId', 'category', 'team', 'type', 'requester', 'snoozedUntil', 'subject'].includes(field),
  );
  const theirs = (field: string): unknown => (field === 'assigneeId' ? (ticket.assignee?.id ?? null) : ticket[field as keyof Ticket]);
  return (
    <Dialog title={say('conflict.title')} within={within} onClose={() => void desk.decide(false)}>
      <p className="sub">{say('conflict.text', { number: String(ticket.id), subject: ticket.subject })}</p>
      <dl className="kv conflict">
        {fields.map((field) => (
          <React.Fragment key={field}>
            <dt>{name(field)}</dt>
            <dd>
              {say('conflict.yours')} <b className="b">{word(field, patch[field as keyof TicketPatch])}</b> · {say('conflict.theirs')}{' '}
              <b className="b">{word(field, theirs(field))}</b>
            </dd>
          </React.Fragment>
        ))}
      </dl>
      <div className="row wrap dialogfoot">
        <Button look="primary" onClick={() => void desk.decide(true)}>
          {say('conflict.keepMine')}
        </Button>
        <Button onClick={() => void desk.decide(false)}>{say('conflict.keepTheirs')}</Button>
      </div>
    </Dialog>
  );
}
