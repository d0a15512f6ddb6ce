import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { IconButton } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { useNow } from '../../ui/words/useNow';
import { Composer, type Opened } from '../composer/Composer';
import { useDesk } from '../desk/DeskContext';
import { PresenceBar } from '../desk/presence/PresenceBar';
import { AssigneeField, PriorityField, StatusField } from './FieldPickers';
import { ConversationView } from './ConversationView';
import { SlaLine } from './SlaLine';
import { Unsent } from './Unsent';
import { useAnswering } from './useAnswering';
import { useConversation } from './useConversation';
import { usePrefetchedTools } from './usePrefetchedTools';
import { useNewestFirst } from './useNewestFirst';
import { useSeen } from './useSeen';

export type TicketPaneProps = { ticket: Ticket; wanted: Opened | null; assignAt: number; statusAt: number; onOpenPage(): void };

/** The ticket beside the list: fields that edit in place, the newest messages, a quick reply. */
export function ReadingPane({ ticket, wanted, assignAt, statusAt, onOpenPage }: TicketPaneProps) {
  const { say } = useWords();
  const { desk, conversations } = useDesk();
  const now = useNow(desk.port.now);
  const conversation = useConversation(ticket, false);
  const seenUntil = useSeen(ticket, conversation?.messages !== undefined && conversation?.messages !== null);
  const [newestFirst] = useNewestFirst(ticket.id);
  const answering = useAnswering(ticket, wanted);
  usePrefetchedTools();
  return (
    <aside className="pane reading" aria-label={say('pane.name', { number: String(ticket.id) })} data-zone="pane">
      <PresenceBar ticketId={ticket.id} />
      <div className="phead">
        <div className="row sm sub first">
          <span className="num">{ticket.id}</span>
          <span aria-hidden="true">·</span>
          <span>{say(`channel.${ticket.channel}`)}</span>
          {ticket.mailbox && (
            <>
              <span aria-hidden="true">·</span>
              <span className="clip">{ticket.mailbox}</span>
            </>
          )}
          <span className="end" />
          <IconButton icon="ext" small label={say('pane.open')} shortcut="Enter" onClick={onOpenPage} />
        </div>
        <h2 dir="auto">{ticket.subject || say('noSubject')}</h2>
        <div className="row wrap chips">
          <StatusField ticket={ticket} className="chip" openAt={statusAt} arrow />
          <PriorityField ticket={ticket} className="chip" arrow />
          <AssigneeField ticket={ticket} className="chip" openAt={assignAt} arrow />
          {ticket.tags.slice(0, 3).map((tag) => (
            <span key={tag} className="tag">
              {tag}
            </span>
          ))}
        </div>
        <SlaLine ticket={ticket} now={now} />
      </div>
      <ConversationView
        key={ticket.id}
        ticket={ticket}
        conversation={conversation}
        short
        newestFirst={newestFirst}
        seenUntil={seenUntil}
        now={now}
        onRetry={() => void conversations.reload(ticket)}
        onTakeBack={answering.takeBack}
        onSendAgain={answering.sendAgain}
      >
        <Unsent ticket={ticket} onEdit={answering.open} />
      </ConversationView>
      <Composer key={ticket.key} ticket={ticket} opened={answering.opened} compact onOpen={answering.open} onClose={answering.close} onSent={answering.close} />
    </aside>
  );
}
