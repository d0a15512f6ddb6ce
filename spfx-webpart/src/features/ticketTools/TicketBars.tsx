import * as React from 'react';
import './ticketTools.global.scss';
import { closingRule, isBack, isMentioned, isSnoozed, type Ticket } from '@listdesk/shared/tickets';
import { conflictQuestions } from '../../app/desk/conflicts';
import { snoozeTickets } from '../../app/desk/snooze';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { moment } from '../../ui/words/times';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { useMayWork } from '../desk/useMayWork';
import { useLinks } from './useLinks';

/** One line of news above the conversation, the weightiest first: undecided, children still open, put off, back again, mentioned. */
export function TicketBars({ ticket, now }: { ticket: Ticket; now: number }) {
  const { say, locale } = useWords();
  const { desk, conversations } = useDesk();
  const held = useDeskState((state) => state.tickets);
  const me = useDeskState((state) => state.me);
  const { linked } = useLinks(ticket);
  const [hidden, setHidden] = React.useState('');
  const mayWork = useMayWork();
  const undecided = useDeskState((state) => state.conflicts.some((one) => one.later && one.ticket.id === ticket.id));
  const mentioned = me !== null && isMentioned(ticket, me.id);

  if (undecided)
    return (
      <Banner look="warn" icon="alert" title={say('bar.conflict')} text={say('bar.conflictText')}>
        <Button small onClick={() => conflictQuestions(desk.port.keep, desk.store).askAgain(ticket.id)}>
          {say('bar.decide')}
        </Button>
      </Banner>
    );
  // What a merged ticket says stands in the place of its conversation.
  if (ticket.mergedInto !== null) return null;
  const ends = (role: string): Ticket[] =>
    linked
      .filter((one) => one.role === role)
      .map(({ other }) => held.get(other.number))
      .filter((one): one is Ticket => one !== undefined);
  const parent = ends('parent')[0] ?? null;
  const { openChildren } = closingRule(ticket, ends('child'), parent);
  const stamp = `${ticket.id}|${ticket.status}`;
  if (openChildren.length && hidden !== stamp && mayWork) {
    const count = openChildren.length;
    return (
      <Banner look="warn" icon="tree" title={say('bar.children', { count })} text={say('bar.childrenText')}>
        <Button
          small
          onClick={() => void desk.change(openChildren, { status: ticket.status }, say('undo.status', { count, status: say(`status.${ticket.status}`) }))}
        >
          {say('bar.solveChildren', { count })}
        </Button>
        <Button small look="ghost" onClick={() => setHidden(stamp)}>
          {say('bar.leaveOpen')}
        </Button>
      </Banner>
    );
  }
  const wake = (): void =>
    void snoozeTickets(desk, conversations, [ticket.id], null, {
      told: say('snooze.woken', { count: 1, number: String(ticket.id) }),
      entry: () => say('event.woken'),
    });
  if (isSnoozed(ticket, now))
    return (
      <Banner look="info" icon="moon" title={say('bar.snoozed', { when: moment(ticket.snoozedUntil ?? '', now, say, locale) })}>
        {mayWork && (
          <Button small onClick={wake}>
            {say('snooze.wake')}
          </Button>
        )}
      </Banner>
    );
  if (!mayWork) return null;
  if (isBack(ticket, now))
    return (
      <Banner look="info" icon="moon" title={say('bar.back', { when: moment(ticket.snoozedUntil ?? '', now, say, locale) })}>
        <Button small look="ghost" onClick={wake}>
          {say('close')}
        </Button>
      </Banner>
    );
  if (mentioned && me) {
    const seen = (): void =>
      void desk.change([ticket.id], { mentioned: ticket.mentioned.filter((id) => id !== me.id) }, say('bar.mentionSeen', { number: String(ticket.id) }));
    return (
      <Banner look="info" icon="at" title={say('bar.mentioned')}>
        <Button small onClick={seen}>
          {say('bar.seen')}
        </Button>
      </Banner>
    );
  }
  return null;
}
