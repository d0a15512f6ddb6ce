import * as React from 'react';
import type { MailLogEntry } from '@listdesk/shared/intake';
import { Banner } from '../../ui/controls/Banner';
import { Button, IconButton } from '../../ui/controls/Button';
import { useLostFocus } from '../../ui/controls/useFocus';
import { useWords } from '../../ui/words/WordsContext';
import { absolute } from '../../ui/words/times';
import { LOOKS } from './outcomes';
import { reasonSentences } from './reasons';

export type LogPaneProps = {
  entry: MailLogEntry;
  /** Undefined while it is being looked up, null when the ticket is gone. */
  number: number | null | undefined;
  onTicket(id: number): void;
  onSender(address: string): void;
  onClose(): void;
};

/** One mail: what happened to it and why, in words, and the way to its ticket. */
export function LogPane({ entry, number, onTicket, onSender, onClose }: LogPaneProps) {
  const { say, locale } = useWords();
  const heading = useLostFocus();
  const escape = (event: React.KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <aside className="pane logpane" aria-label={say('log.pane', { subject: entry.subject })} data-zone="pane" onKeyDown={escape}>
      <div className="phead">
        <div className="row sm sub">
          <span className={`tag ${LOOKS[entry.outcome] ?? ''}`}>{say(`log.outcome.${entry.outcome}`)}</span>
          <span className="grow clip">{absolute(entry.at, locale)}</span>
          <IconButton icon="x" small label={say('log.pane.back')} shortcut="Esc" onClick={onClose} />
        </div>
        <h2 ref={heading} tabIndex={-1} className="anywhere" dir="auto">
          {entry.subject}
        </h2>
      </div>
      {entry.outcome === 'quarantined' && (
        <Banner look="warn" icon="alert" title={say('log.held.title')} text={entry.mailbox ? say('log.held.where', { mailbox: entry.mailbox }) : ''} />
      )}
      <div className="logbody">
        <p className="b">{say(`log.what.${entry.outcome}`)}</p>
        <section aria-label={say('log.pane.why')}>
          {reasonSentences(entry, say).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <p className="sub sm anywhere">{say('log.pane.code', { reason: entry.reason || '–' })}</p>
        </section>
        <dl className="kv">
          <dt>{say('log.pane.from')}</dt>
          <dd className="anywhere" dir="auto">
            {entry.from || say('log.pane.noFrom')}
          </dd>
          <dt>{say('log.pane.to')}</dt>
          <dd className="anywhere" dir="auto">
            {entry.mailbox || '–'}
          </dd>
          <dt>{say('log.pane.ticket')}</dt>
          <dd>
            {!entry.ticketKey ? say('log.pane.noTicket') : number === undefined ? say('log.pane.reading') : number === null ? say('log.pane.gone') : number}
          </dd>
        </dl>
        <div className="row wrap">
          {typeof number === 'number' && (
            <Button look="primary" icon="ext" onClick={() => onTicket(number)}>
              {say('log.pane.open', { number: String(number) })}
            </Button>
          )}
          {entry.from && (
            <Button icon="filter" onClick={() => onSender(entry.from)}>
              {say('log.pane.same')}
            </Button>
          )}
        </div>
      </div>
    </aside>
  );
}
