import * as React from 'react';
import type { CircleState } from '@listdesk/shared/sharepoint';
import type { Ticket } from '@listdesk/shared/tickets';
import { faultOf } from '../../app/desk/fault';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import { FieldPicker } from '../ticket/FieldPicker';
import { useCircles } from './useCircles';

const EVERYBODY = '';

/** Who sees the ticket. Into a circle one is not in it is handed over, after a word of warning: the service moves it. Not there on a desk without circles. */
export function ConfidentialField({ ticket }: { ticket: Ticket }) {
  const { say } = useWords();
  const { desk, conversations } = useDesk();
  const { circles } = useCircles(desk);
  const [busy, setBusy] = React.useState(false);
  const [giving, setGiving] = React.useState<CircleState | null>(null);
  if (!circles?.length) return null;
  const number = String(ticket.id);
  const name = (key: string | null | undefined): string =>
    key ? say('circles.only', { name: circles.find((one) => one.key === key)?.name ?? say('circles.other') }) : say('circles.everybody');

  async function move(to: CircleState | null): Promise<void> {
    if (busy) return;
    setBusy(true);
    try {
      if (to && !to.mine) {
        const given = await desk.port.lists.moveTicket(ticket, to.key, { handOver: true });
        setGiving(null);
        if (given.outcome !== 'updated') return desk.tell(say('circles.stale'), true);
        conversations.forget(ticket.key);
        const named = await desk.port.lists.ticket({ id: ticket.id });
        if (named) desk.put([named]);
        return desk.tell(say('circles.handedOver', { number, name: to.name }));
      }
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
  const choose = (to: CircleState | null): void => {
    if (to && !to.mine) setGiving(to);
    else void move(to);
  };
  const options = [
    { value: EVERYBODY, label: say('circles.everybody') },
    ...circles
      .filter(({ mine }) => mine || ticket.circle === null || ticket.circle === undefined)
      .map((circle) => ({
        value: circle.key,
        label: say('circles.only', { name: circle.name }),
        hint: circle.mine ? circle.people.map((person) => person.name).join(', ') : say('circles.notMine'),
      })),
  ];
  return (
    <>
      <dt>{say('circles.field')}</dt>
      <dd>
        <FieldPicker
          label={say('circles.field')}
          className="inplace wrapping"
          disabled={busy}
          options={options}
          chosen={[ticket.circle ?? EVERYBODY]}
          onChoose={([key]) => {
            if (key !== undefined && key !== (ticket.circle ?? EVERYBODY)) choose(circles.find((one) => one.key === key) ?? null);
          }}
        >
          {ticket.circle && <Icon name="lock" size="s" />}
          <span className={ticket.circle ? undefined : 'sub'}>{busy ? say('circles.working') : name(ticket.circle)}</span>
        </FieldPicker>
        {giving && (
          <Dialog title={say('circles.handOver', { name: giving.name })} onClose={() => setGiving(null)}>
            <p className="sub">{say('circles.warning', { name: giving.name })}</p>
            <div className="row dialogfoot">
              <Button look="primary" disabled={busy} onClick={() => void move(giving)}>
                {say(busy ? 'circles.working' : 'circles.handOverDo')}
              </Button>
              <Button look="ghost" onClick={() => setGiving(null)}>
                {say('circles.cancel')}
              </Button>
            </div>
          </Dialog>
        )}
      </dd>
    </>
  );
}
