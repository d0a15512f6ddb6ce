import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { copyTicketLink } from '../../app/link/copyTicketLink';
import { Button, IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { useWidth } from '../../ui/theme/RootFrame';
import { useWords } from '../../ui/words/WordsContext';
import { useNow } from '../../ui/words/useNow';
import { happened } from '../../ui/words/times';
import { Composer, type Opened } from '../composer/Composer';
import { useDesk } from '../desk/DeskContext';
import { useMayWork } from '../desk/useMayWork';
import { PresenceBar } from '../desk/presence/PresenceBar';
import { AssigneeField, StatusField } from './FieldPickers';
import { ConversationView } from './ConversationView';
import { DetailsSide } from './DetailsSide';
import { Properties } from './Properties';
import { SubjectField } from './SubjectField';
import { Unsent } from './Unsent';
import { useAnswering } from './useAnswering';
import { useConversation } from './useConversation';
import { MergedTicket, ShownPart, TicketActions, TicketBars } from './lazyTools';
import { useSeen } from './useSeen';
import { useNewestFirst } from './useNewestFirst';
import { useShownPart } from './useShownPart';

export type TicketPageProps = {
  ticket: Ticket;
  viewTitle: string;
  /** Place in the view, from 0; -1 when it left the view. */
  place: number;
  total: number;
  wanted: Opened | null;
  assignAt: number;
  statusAt: number;
  onBack(): void;
  onMove(step: 1 | -1): void;
  onTicket(id: number): void;
};

/** The whole ticket: head, conversation, composer, and its fields beside it (behind "Details" where there is no room). */
export function TicketPage(props: TicketPageProps) {
  const { ticket, viewTitle, place, total, wanted, assignAt, statusAt, onBack, onMove, onTicket } = props;
  const { say, locale } = useWords();
  const { desk, conversations } = useDesk();
  const width = useWidth();
  const small = width === 'phone' || width === 'narrow';
  const now = useNow(desk.port.now);
  const conversation = useConversation(ticket, true);
  const [newestFirst, turnOrder] = useNewestFirst(ticket.id);
  const [part, showPart] = useShownPart(ticket.id, conversation?.messages?.length ?? 0);
  const seenUntil = useSeen(ticket, conversation?.messages !== undefined && conversation?.messages !== null);
  const answering = useAnswering(ticket, wanted);
  const { open } = answering;
  const [details, setDetails] = React.useState(false);
  const useAsReply = React.useCallback(
    (html: string) => {
      setDetails(false);
      open('Reply', { html });
    },
    [open],
  );
  const mayWork = useMayWork();
  const page = React.useRef<HTMLElement>(null);
  React.useEffect(() => {
    page.current?.querySelector<HTMLElement>('[role="log"]')?.focus({ preventScroll: true });
  }, [ticket.id]);
  const copyLink = (): Promise<void> => copyTicketLink(desk, ticket, say('ticket.linkCopied'));
  return (
    <>
      <section ref={page} className="pane tk" aria-label={say('ticket.name', { number: String(ticket.id) })}>
        <div className="phead" data-zone="head">
          <div className="row first">
            <Button look="ghost" small icon="left" shortcut="Esc" className="back" onClick={onBack} aria-label={viewTitle} title={`${viewTitle} (Esc)`}>
              <span className="hide-phone">{viewTitle}</span>
            </Button>
            {place >= 0 && <span className="sub sm num hide-phone">{say('ticket.place', { place: place + 1, total })}</span>}
            <IconButton icon="up" small label={say('ticket.previous')} shortcut="K" disabled={place === 0} onClick={() => onMove(-1)} />
            <IconButton icon="down" small label={say('ticket.next')} shortcut="J" disabled={place >= total - 1} onClick={() => onMove(1)} />
            <span className="end" />
            {mayWork && (
              <Button
                look="ghost"
                small
                icon="check"
                shortcut="E"
                className="hide-phone"
                disabled={ticket.status === 'Solved'}
                onClick={() =>
                  void desk.change([ticket.id], { status: 'Solved' }, say('undo.oneStatus', { number: String(ticket.id), status: say('status.Solved') }))
                }
              >
                {say('ticket.solve')}
              </Button>
            )}
            <React.Suspense fallback={null}>
              <TicketActions ticket={ticket} onTicket={onTicket} onGone={onBack} />
            </React.Suspense>
            <IconButton icon="link" small label={say('ticket.copyLink')} onClick={() => void copyLink()} />
          </div>
          <SubjectField ticket={ticket} />
          <div className="meta">
            <span className="num b">{ticket.id}</span>
            {ticket.circle && (
              <span className="row g4">
                <Icon name="lock" size="s" />
                {say('row.confidential')}
              </span>
            )}
            <span className="clip">
              {say('ticket.ofRequester', { name: ticket.requester.name || ticket.requester.address, when: happened(ticket.createdAt, now, say, locale) })}
            </span>
            {ticket.mailbox && (
              <span className="row hide-phone g4">
                <Icon name="mail" size="s" />
                {ticket.mailbox}
              </span>
            )}
            {conversation?.messages && ticket.mergedInto === null && (
              <React.Suspense fallback={null}>
                <ShownPart messages={conversation.messages} part={part} newestFirst={newestFirst} onPart={showPart} onOrder={turnOrder} />
              </React.Suspense>
            )}
          </div>
          {small && (
            <div className="row chips scrolling">
              <StatusField ticket={ticket} className="chip" openAt={statusAt} />
              <AssigneeField ticket={ticket} className="chip" openAt={assignAt} />
              <button type="button" className="chip" aria-haspopup="dialog" onClick={() => setDetails(true)}>
                <Icon name="info" size="s" />
                {say('ticket.details')}
              </button>
            </div>
          )}
        </div>
        <PresenceBar ticketId={ticket.id} />
        <React.Suspense fallback={null}>
          <TicketBars key={`bars-${ticket.id}`} ticket={ticket} now={now} />
        </React.Suspense>
        {ticket.mergedInto !== null ? (
          <React.Suspense fallback={<div className="grow" aria-busy="true" />}>
            <MergedTicket key={ticket.id} ticket={ticket} mergedInto={ticket.mergedInto} now={now} onTicket={onTicket} />
          </React.Suspense>
        ) : (
          <>
            <ConversationView
              key={ticket.id}
              ticket={ticket}
              conversation={conversation}
              short={false}
              seenUntil={seenUntil}
              part={part}
              newestFirst={newestFirst}
              now={now}
              onRetry={() => void conversations.reload(ticket)}
              onTakeBack={answering.takeBack}
              onSendAgain={answering.sendAgain}
              onUse={useAsReply}
              onTicket={onTicket}
            >
              <Unsent ticket={ticket} onEdit={answering.open} />
            </ConversationView>
            <Composer
              key={ticket.key}
              ticket={ticket}
              opened={answering.opened}
              compact={small}
              onOpen={answering.open}
              onClose={answering.close}
              onSent={answering.close}
            />
          </>
        )}
      </section>
      <DetailsSide small={small} open={details} onClose={() => setDetails(false)}>
        <Properties
          ticket={ticket}
          now={now}
          assignAt={small ? undefined : assignAt}
          statusAt={small ? undefined : statusAt}
          onTicket={onTicket}
          onUse={useAsReply}
        />
      </DetailsSide>
    </>
  );
}
