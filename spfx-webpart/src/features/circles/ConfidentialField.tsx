import * as React from 'react';
import type { CircleState } from '@listdesk/shared/sharepoint';
import type { Ticket } from '@listdesk/shared/tickets';
import { faultOf } from '../../app/desk/fault';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import { FieldPicker } from '../ticket/FieldPicker';
import { useCircles } from './useCircles';

const EVERYBODY = '';

/** Who sees the ticket. Only circles one is in can be chosen: nobody can put a ticket where they cannot take it out again. Not there on a desk without circles. */
export function ConfidentialField({ ticket }: { ticket: Ticket }) {
  const { say } = useWords();
  const { desk, conversations } = useDesk();
  const { circles } = useCircles(desk);
  const [busy, setBusy] = React.useState(false);
  if (!circles?.length) return null;
  const number = String(ticket.id);
  const name = (key: string | null | undefined): string => (key ? say('circles.only', { name: circles.find((one) => one.key === key)?.name ?? say('circles.other') }) : say('circles.everybody'));

  async function move(to: CircleState | null): Promise<void> {
    setBusy(true);
    try {
      const answer = await desk.port.lists.moveTicket(ticket, to?.key ?? null);
      if (answer.outcome !== 'updated') return desk.tell(say('circles.stale'), true);
      const moved = await desk.port.lists.ticket({ id: ticket.id });
      conversations.forget(ticket.key);
      if (moved) desk.put([moved]);
      desk.tell(to ? say('circles.made', { number, name: to.name }) : say('circles.opened', { number }));
    } catch (error) {
      const fault = faultOf(error);
      desk.tell(say(`fault.${fault.code}`, { detail: fault.message }), true);
    } finally {
      setBusy(false);
    }
  }
  const options = [{ value: EVERYBODY, label: say('circles.everybody') }, ...circles.filter(({ mine }) => mine).map((circle) => ({ value: circle.key, label: say('circles.only', { name: circle.name }), hint: circle.people.map((person) => person.name).join(', ') }))];
  return (
    <>
      <dt>{say('circles.field')}</dt>
      <dd>
        <FieldPicker label={say('circles.field')} className="inplace wrapping" disabled={busy} options={options} chosen={[ticket.circle ?? EVERYBODY]}
          onChoose={([key]) => { if (key !== undefined && key !== (ticket.circle ?? EVERYBODY)) void move(circles.find((one) => one.key === key) ?? null); }}>
          {ticket.circle && <Icon name="lock" size="s" />}<span className={ticket.circle ? undefined : 'sub'}>{busy ? say('circles.working') : name(ticket.circle)}</span>
        </FieldPicker>
      </dd>
    </>
  );
}
