import * as React from 'react';
import { MAX_CC, type Contact, type MailHints as Hints, type Ticket } from '@listdesk/shared/tickets';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import { useMayWork } from '../desk/useMayWork';

export type MailHintsProps = { hints: Hints; ticket: Ticket; onTicket(id: number): void };

const named = ({ name, address }: Contact): string => (name ? `${name} <${address}>` : address);

/** What a mail says besides who wrote it: told to the agent, who decides. Nothing of it is proven, so nothing of it happens by itself. */
export function MailHints({ hints: { answersTo, original, names }, ticket, onTicket }: MailHintsProps) {
  const { say } = useWords();
  const { desk } = useDesk();
  const mayWork = useMayWork();
  const number = String(ticket.id);
  const requester = ticket.requester.address.toLowerCase();
  const takesPart = ({ address }: Contact): boolean => [requester, ...ticket.cc].some((one) => one.toLowerCase() === address.toLowerCase());
  const hint = (key: string, text: string, action: string | null, act: () => void) => (
    <p key={key} className="mailhint sub sm">
      <span className="anywhere" dir="auto">
        {text}
      </span>
      {action && (
        <Button look="ghost" small onClick={act}>
          {action}
        </Button>
      )}
    </p>
  );
  return (
    <>
      {answersTo &&
        hint(
          'answersTo',
          say('hints.answersTo', { name: named(answersTo) }),
          mayWork && !takesPart(answersTo) && ticket.cc.length < MAX_CC ? say('hints.addCc') : null,
          () => void desk.change([ticket.id], { cc: [...ticket.cc, answersTo.address.toLowerCase()] }, say('cc.changed', { number })),
        )}
      {original &&
        original.address.toLowerCase() !== requester &&
        hint(
          'original',
          say('hints.original', { name: named(original) }),
          mayWork ? say('hints.makeRequester') : null,
          () =>
            void desk.change(
              [ticket.id],
              { requester: original, cc: ticket.cc.filter((one) => one.toLowerCase() !== original.address.toLowerCase()) },
              say('hints.requesterChanged', { number, name: original.name || original.address }),
            ),
        )}
      {names !== undefined && hint('names', say('hints.names', { number: String(names) }), say('hints.open', { number: String(names) }), () => onTicket(names))}
    </>
  );
}
