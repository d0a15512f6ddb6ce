import * as React from 'react';
import type { Message, Ticket } from '@listdesk/shared/tickets';
import { Avatar } from '../../ui/people/Avatar';
import { Button } from '../../ui/controls/Button';
import { Banner } from '../../ui/controls/Banner';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import type { Conversation } from '../../app/desk/conversations';
import { ReadFrom, SystemRun } from './lazyTools';
import { MessageEntry } from './MessageEntry';
import { isShown, type ShownPart } from './shownPart';

export type ConversationViewProps = {
  ticket: Ticket;
  conversation: Conversation | null;
  /** Reading pane: fewer entries and shorter words. */
  short: boolean;
  /** What this person had seen before opening; newer entries stand below the "New" line. */
  seenUntil: string;
  /** What of it is shown; everything where nothing is chosen. */
  part?: ShownPart;
  newestFirst?: boolean;
  now: number;
  onRetry(): void;
  onTakeBack(message: Message): Promise<void>;
  onSendAgain(message: Message, at?: number): Promise<void>;
  /** Makes an answer of a note; on the whole page only, as `onTicket`. */
  onUse?(html: string): void;
  onTicket?(id: number): void;
  /** What stands behind the messages. */
  children?: React.ReactNode;
};

const SHORT_ENTRIES = 4;

/** Every message alone, system entries that follow each other together. */
function runsOf(messages: readonly Message[]): { first: number; messages: Message[] }[] {
  const runs: { first: number; messages: Message[] }[] = [];
  messages.forEach((message, index) => {
    const last = runs[runs.length - 1];
    if (message.kind === 'System' && last?.messages[0]?.kind === 'System') last.messages.push(message);
    else runs.push({ first: index, messages: [message] });
  });
  return runs;
}

function Waiting({ ticket }: { ticket: Ticket }) {
  const { say } = useWords();
  return (
    <div className="msg" aria-label={say('loading.conversation')}>
      <header>
        <Avatar name={ticket.requester.name || ticket.requester.address} />
        <b className="b">{ticket.requester.name || ticket.requester.address}</b>
      </header>
      <div className="prose col g8" aria-hidden="true">
        <span className="sk" style={{ width: '92%' }} />
        <span className="sk" style={{ width: '86%' }} />
        <span className="sk" style={{ width: '54%' }} />
      </div>
    </div>
  );
}

/** Oldest first and opened where the newest begins, or from the newest down. The ticket's row is known, so only the text waits. */
export function ConversationView(props: ConversationViewProps) {
  const { ticket, conversation, short, seenUntil, part = 'all', newestFirst = false, now, onRetry, onTakeBack, onSendAgain, onUse, onTicket, children } = props;
  const { say } = useWords();
  const [all, setAll] = React.useState(false);
  const messages = conversation?.messages ?? null;
  const chosen = messages && part !== 'all' ? messages.filter((message) => isShown(message, part)) : messages;
  const shown = chosen && short && !all ? chosen.slice(-SHORT_ENTRIES) : chosen;
  const hidden = chosen && shown ? chosen.length - shown.length : 0;
  const firstNew = shown ? shown.findIndex((message, index) => index > 0 && message.kind === 'Mail' && seenUntil !== '' && message.sentAt > seenUntil) : -1;
  const earlier = hidden > 0 && (
    <button type="button" className="fold middle" onClick={() => setAll(true)}>
      <Icon name="down" size="s" />
      {say('conversation.earlier', { count: hidden })}
    </button>
  );
  const newLine = (first: number, run: readonly Message[]): React.ReactNode =>
    firstNew >= first && firstNew < first + run.length && <div className="newline">{say(short ? 'conversation.new' : 'conversation.newLong')}</div>;
  const entries = runsOf(shown ?? []).map(({ first, messages: run }) => (
    <React.Fragment key={run[0]?.key}>
      {!newestFirst && newLine(first, run)}
      {run[0]?.kind === 'System' ? (
        <React.Suspense fallback={<div className="sys" aria-hidden="true" />}>
          <SystemRun messages={run} ticket={ticket} now={now} />
        </React.Suspense>
      ) : (
        run.map((message) => (
          <MessageEntry
            key={message.key}
            message={message}
            ticket={ticket}
            short={short}
            now={now}
            only={messages?.length === 1}
            onTakeBack={onTakeBack}
            onSendAgain={onSendAgain}
            onUse={onUse}
            onTicket={onTicket}
          />
        ))
      )}
      {newestFirst && newLine(first, run)}
    </React.Fragment>
  ));
  return (
    <div
      className="thread"
      data-order={newestFirst ? 'newest' : undefined}
      role="log"
      aria-label={say('conversation.name')}
      aria-busy={conversation?.loading ?? true}
      tabIndex={0}
      data-zone="conversation"
      data-stop
    >
      <div className="inner">
        {!newestFirst && earlier}
        {newestFirst && children}
        {!messages && !conversation?.fault && <Waiting ticket={ticket} />}
        {conversation?.fault && (
          <Banner
            look="bad"
            icon="alert"
            card
            title={say('conversation.failed')}
            text={say(`fault.${conversation.fault.code}`, { detail: conversation.fault.message })}
          >
            <Button small onClick={onRetry}>
              {say('tryNow')}
            </Button>
          </Banner>
        )}
        {messages && !messages.length && <p className="sub">{say('conversation.empty')}</p>}
        {newestFirst ? entries.reverse() : entries}
        {newestFirst && earlier}
        {!newestFirst && (
          <>
            {children}
            <React.Suspense fallback={null}>
              <ReadFrom />
            </React.Suspense>
          </>
        )}
      </div>
    </div>
  );
}
