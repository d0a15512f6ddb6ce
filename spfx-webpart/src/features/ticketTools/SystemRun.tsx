import * as React from 'react';
import './ticketTools.global.scss';
import { canUnmerge, type Message, type Ticket } from '@listdesk/shared/tickets';
import { Button } from '../../ui/controls/Button';
import { Icon, type IconName } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import type { Say } from '../../ui/words/say';
import { absolute, happened, moment } from '../../ui/words/times';
import { useMayWork } from '../desk/useMayWork';
import { useUnmerge } from './useUnmerge';

/** Longer runs fold into one line. */
const MOST_UNFOLDED = 2;
const ICONS: Record<string, IconName> = {
  merged: 'merge',
  splitTo: 'ext',
  splitFrom: 'ext',
  snoozed: 'moon',
  woken: 'moon',
  snoozeEnded: 'moon',
  macro: 'bolt',
};

/** An entry of the service's rules holds their names, one a line; any other says itself what happened. */
function toldWithoutEvent({ evidence, subject, visibleText }: Message, say: Say): string {
  const names = visibleText.split('\n').filter(Boolean);
  if (evidence?.rule !== 'rule' || names.length === 0) return visibleText || subject;
  return say('event.rules', { count: names.length, names: names.join(', ') });
}

function SystemLine({ message, ticket, now }: { message: Message; ticket: Ticket; now: number }) {
  const { say, locale } = useWords();
  const { busy, back } = useUnmerge(ticket.key, message.key, say('merge.undone'));
  const mayWork = useMayWork();
  const { event } = message;
  const words = !event
    ? toldWithoutEvent(message, say)
    : event.event === 'merged'
      ? say(event.undoneAt ? 'event.unmerged' : 'event.merged', { number: String(event.number) })
      : event.event === 'snoozed'
        ? say('event.snoozed', { when: moment(event.until, now, say, locale) })
        : event.event === 'macro'
          ? say('event.macro', { name: event.name })
          : event.event === 'woken' || event.event === 'snoozeEnded'
            ? say(`event.${event.event}`)
            : say(`event.${event.event}`, { number: String(event.number) });
  const number = event && 'number' in event ? event.number : null;
  return (
    <div className="sys">
      <Icon name={ICONS[event?.event ?? ''] ?? 'bolt'} size="s" />
      <span className="clip" title={words}>
        {message.from.name && `${message.from.name}: `}
        {number === null ? words : <a href={`#ticket=${number}`}>{words}</a>}
      </span>
      {event?.event === 'merged' && mayWork && canUnmerge(event, message.sentAt, now) && (
        <Button look="ghost" small disabled={busy} onClick={() => void back()}>
          {say('merge.undo')}
        </Button>
      )}
      <time className="end" dateTime={message.sentAt} title={absolute(message.sentAt, locale)}>
        {happened(message.sentAt, now, say, locale)}
      </time>
    </div>
  );
}

/** System entries that follow each other: one line each, more than two fold into "4 changes". */
export function SystemRun({ messages, ticket, now }: { messages: readonly Message[]; ticket: Ticket; now: number }) {
  const { say } = useWords();
  const [open, setOpen] = React.useState(false);
  const folds = messages.length > MOST_UNFOLDED;
  return (
    <>
      {folds && (
        <button type="button" className="fold middle" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? 'up' : 'down'} size="s" />
          {say(open ? 'run.hide' : 'run.show', { count: messages.length })}
        </button>
      )}
      {(!folds || open) && messages.map((message) => <SystemLine key={message.key} message={message} ticket={ticket} now={now} />)}
    </>
  );
}
