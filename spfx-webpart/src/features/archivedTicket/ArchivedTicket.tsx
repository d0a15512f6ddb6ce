import * as React from 'react';
import './archivedTicket.global.scss';
import type { ArchivedTicket as Archived, ArchiveReader } from '@listdesk/shared/sharepoint';
import type { Message } from '@listdesk/shared/tickets';
import { faultOf } from '../../app/desk/fault';
import { roleOf } from '../../app/desk/may';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { EmptyState } from '../../ui/controls/EmptyState';
import { StatusMark } from '../../ui/marks/StatusMark';
import { useWords } from '../../ui/words/WordsContext';
import { moment } from '../../ui/words/times';
import { useNow } from '../../ui/words/useNow';
import { DeskProvider, useDesk, useDeskState } from '../desk/DeskContext';
import { useMayWork } from '../desk/useMayWork';
import { ConversationView } from '../ticket/ConversationView';

export type ArchivedTicketProps = { number: number; onBack(): void; onTicket(id: number): void };
type Shown = { archive: ArchiveReader; ticket: Archived; messages: Message[] };
const nothing = (): void => undefined;
/** Whoever reads what is over has no button for it. */
const neverAsked = (): Promise<void> => Promise.resolve();

/** A number that is not among the tickets: read from the archive, led on to where it is now, or told to be gone. Read-only; bringing back opens it again. */
export function ArchivedTicket({ number, onBack, onTicket }: ArchivedTicketProps) {
  const { say, locale } = useWords();
  const kit = useDesk();
  const { desk } = kit;
  const { lists } = desk.port;
  const now = useNow(desk.port.now);
  const mayWork = useMayWork();
  const isAdmin = useDeskState((one) => roleOf(one.me)) === 'admin';
  const [shown, setShown] = React.useState<Shown | null>(null);
  const [failed, setFailed] = React.useState<string | null>(null);
  const [gone, setGone] = React.useState(false);
  const [busy, setBusy] = React.useState(false);
  const head = React.useRef<HTMLHeadingElement>(null);
  const reasonOf = (error: unknown): string => {
    const fault = faultOf(error);
    return say(`fault.${fault.code}`, { detail: fault.message });
  };

  const look = React.useCallback(
    async (isLeft: () => boolean): Promise<void> => {
      setFailed(null);
      try {
        const archive = await lists.archive();
        const ticket = await archive.ticket({ number });
        const back = ticket ? null : await archive.returned(number);
        const messages = ticket ? await archive.conversation(ticket.key) : [];
        if (isLeft()) return;
        if (ticket) return setShown({ archive, ticket, messages });
        if (back) {
          desk.put([back]);
          return onTicket(back.id);
        }
        setGone(true);
      } catch (error) {
        if (!isLeft()) setFailed(reasonOf(error));
      }
    },
    [desk, lists, number],
  );
  React.useEffect(() => {
    let left = false;
    setShown(null);
    setGone(false);
    void look(() => left);
    return () => {
      left = true;
    };
  }, [look]);
  React.useEffect(() => {
    if (shown || gone) head.current?.focus();
  }, [shown, gone]);
  // Files and long texts of these messages lie in the archive.
  const inArchive = React.useMemo(
    () =>
      shown && {
        ...kit,
        desk: { ...desk, port: { ...desk.port, lists: { ...lists, attachment: shown.archive.attachment, messageBody: shown.archive.messageBody } } },
      },
    [kit, desk, lists, shown],
  );

  const bringBack = async (): Promise<void> => {
    if (busy || !shown) return;
    setBusy(true);
    setFailed(null);
    try {
      const answer = await shown.archive.bringBack(number);
      if (answer.outcome === 'changed') setFailed(say('archive.changed'));
      else if (answer.outcome === 'gone') {
        setShown(null);
        setGone(true);
      } else {
        const ticket = await lists.ticket({ id: answer.id });
        if (ticket) desk.put([ticket]);
        desk.tell(say('archive.back', { old: String(number), number: String(answer.id) }));
        onTicket(answer.id);
      }
    } catch (error) {
      setFailed(reasonOf(error));
    } finally {
      setBusy(false);
    }
  };

  const { ticket, messages } = shown ?? {};
  return (
    <section className="pane tk archived" aria-label={say('ticket.name', { number: String(number) })} aria-busy={!shown && !failed && !gone}>
      <div className="phead" data-zone="head">
        <div className="row first">
          <Button look="ghost" small icon="left" onClick={onBack}>
            {say('archive.leave')}
          </Button>
        </div>
        <h1 ref={head} tabIndex={-1} dir="auto">
          {ticket ? ticket.subject || say('noSubject') : say(gone ? 'ticket.name' : 'archive.looking', { number: String(number) })}
        </h1>
        {ticket && (
          <div className="meta">
            <span className="num b">{ticket.id}</span>
            <StatusMark status={ticket.status} />
            <span className="clip">
              {say('ticket.ofRequester', { name: ticket.requester.name || ticket.requester.address, when: moment(ticket.createdAt, now, say, locale) })}
            </span>
            {ticket.category && <span className="clip">{ticket.category}</span>}
            {ticket.tags.map((tag) => (
              <span key={tag} className="tag">
                {tag}
              </span>
            ))}
          </div>
        )}
      </div>
      {failed && (
        <Banner look="bad" icon="alert" title={say('archive.failed')} text={failed}>
          {!shown && (
            <Button small onClick={() => void look(() => false)}>
              {say('tryNow')}
            </Button>
          )}
        </Banner>
      )}
      {gone && (
        <EmptyState icon="alert" title={say('gone.title', { number: String(number) })} text={say(isAdmin ? 'gone.textAdmin' : 'gone.text')}>
          <Button look="primary" onClick={onBack}>
            {say('archive.leave')}
          </Button>
          {isAdmin && (
            <a className="btn ghost" href={`${desk.port.siteUrl}/_layouts/15/RecycleBin.aspx`} target="_blank" rel="noopener noreferrer">
              {say('gone.bin')}
            </a>
          )}
        </EmptyState>
      )}
      {ticket && messages && inArchive && (
        <>
          <Banner
            look="info"
            icon="file"
            title={say('archive.since', { when: moment(ticket.archivedAt, now, say, locale) })}
            text={say(mayWork ? 'archive.text' : 'archive.readOnly', { number: String(number) })}
          >
            {mayWork && (
              <Button small aria-disabled={busy} onClick={() => void bringBack()}>
                {say(busy ? 'archive.busy' : 'archive.bringBack')}
              </Button>
            )}
          </Banner>
          <DeskProvider value={inArchive}>
            <ConversationView
              ticket={ticket}
              conversation={{ messages: messages.map((message) => ({ ...message, delivery: 'None' })), loading: false, fault: null, upTo: '' }}
              short={false}
              seenUntil=""
              now={now}
              onRetry={nothing}
              onTakeBack={neverAsked}
              onSendAgain={neverAsked}
            />
          </DeskProvider>
        </>
      )}
    </section>
  );
}
