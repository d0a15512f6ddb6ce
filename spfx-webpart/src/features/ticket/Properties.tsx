import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { Avatar } from '../../ui/people/Avatar';
import { StatusMark } from '../../ui/marks/StatusMark';
import { DueMark } from '../../ui/marks/DueMark';
import { useWords } from '../../ui/words/WordsContext';
import { absolute, moment } from '../../ui/words/times';
import { faultOf } from '../../app/desk/fault';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { dueMark } from '../desk/list/TicketRow';
import { ContactCard, TicketSide } from './lazyTools';
import { AssigneeField, PriorityField, StatusField, TagsField, TextField } from './FieldPickers';

const MOST_OTHERS = 10;
const MOST_FOUND = 50;

/** The requester's other tickets: those already held cost nothing; all of them are one request, when asked for. */
function useOthers(ticket: Ticket): { others: Ticket[]; all: boolean; findAll(): void } {
  const { desk } = useDesk();
  const { say } = useWords();
  const [asked, setAsked] = React.useState<string | null>(null);
  const tickets = useDeskState((state) => state.tickets);
  const { address } = ticket.requester;
  const findAll = (): void => {
    setAsked(address);
    desk.port.lists.ticketPage({ view: 'requester', addresses: [address] }, { top: MOST_FOUND }).then(
      (page) => desk.put(page.tickets.filter((one) => !desk.store.get().tickets.has(one.id))),
      (error) => {
        const fault = faultOf(error);
        setAsked(null);
        desk.tell(say(`fault.${fault.code}`, { detail: fault.message }), true);
      },
    );
  };
  const others = React.useMemo(() => {
    const others: Ticket[] = [];
    tickets.forEach((one) => {
      if (one.id !== ticket.id && one.requester.address === address) others.push(one);
    });
    return others.sort((a, b) => b.id - a.id);
  }, [tickets, ticket.id, address]);
  return { others, all: asked === address, findAll };
}

export function Properties({
  ticket,
  now,
  assignAt,
  statusAt,
  onTicket,
  onUse,
}: {
  ticket: Ticket;
  now: number;
  /** Counts the keys that open it; none where the ticket's head hears them. */
  assignAt: number | undefined;
  statusAt: number | undefined;
  onTicket(id: number): void;
  onUse(html: string): void;
}) {
  const { say, locale } = useWords();
  const { others, all, findAll } = useOthers(ticket);
  const name = ticket.requester.name || ticket.requester.address;
  const due = dueMark(ticket);
  const row = (field: string, content: React.ReactNode): React.ReactNode => (
    <>
      <dt>{say(`field.${field}`)}</dt>
      <dd>{content}</dd>
    </>
  );
  return (
    <div className="props" data-zone="properties">
      {ticket.resolutionDue && (
        <section>
          <div className="row">
            <DueMark due={due} now={now} />
            <span className="grow" />
            <span className="sub sm">{say('sla.solveBy', { time: moment(ticket.resolutionDue, now, say, locale) })}</span>
          </div>
        </section>
      )}
      <section>
        <h2>{say('props.ticket')}</h2>
        <dl className="kv">
          {row('status', <StatusField ticket={ticket} className="inplace" openAt={statusAt} />)}
          {row('assignee', <AssigneeField ticket={ticket} className="inplace" openAt={assignAt} />)}
          {row('priority', <PriorityField ticket={ticket} className="inplace" />)}
          {row('team', <TextField ticket={ticket} className="inplace" field="team" />)}
          {row('category', <TextField ticket={ticket} className="inplace" field="category" />)}
          {row('tags', <TagsField ticket={ticket} className="inplace" />)}
        </dl>
      </section>
      <section>
        <h2>{say('field.requester')}</h2>
        <div className="row card-person">
          <Avatar name={name} size="large" />
          <div className="col grow">
            <b className="b anywhere" dir="auto">
              {name}
            </b>
            <a className="sm anywhere" href={`mailto:${ticket.requester.address}`}>
              {ticket.requester.address}
            </a>
          </div>
        </div>
        <React.Suspense fallback={null}>
          <ContactCard ticket={ticket} />
        </React.Suspense>
        {others.length > 0 && (
          <>
            <h3>
              {say('props.others')} <span className="cnt">{others.length}</span>
            </h3>
            <div className="col g4 sm">
              {others.slice(0, all ? MOST_FOUND : MOST_OTHERS).map((one) => (
                <a
                  key={one.id}
                  href={`#ticket=${one.id}`}
                  className="row"
                  onClick={(event) => {
                    event.preventDefault();
                    onTicket(one.id);
                  }}
                >
                  <StatusMark status={one.status} bare />
                  <span className="num sub">{one.id}</span>
                  <span className="clip" dir="auto">
                    {one.subject || say('noSubject')}
                  </span>
                </a>
              ))}
            </div>
          </>
        )}
        {!all && ticket.requester.address !== '' && (
          <p className="findall">
            <button type="button" className="sm linkish" onClick={findAll}>
              {say('props.findAll')}
            </button>
          </p>
        )}
        {all && !others.length && <p className="sm sub findall">{say('props.noOthers')}</p>}
      </section>
      <React.Suspense fallback={null}>
        <TicketSide ticket={ticket} now={now} onTicket={onTicket} onUse={onUse} />
      </React.Suspense>
      <section>
        <h2>{say('props.times')}</h2>
        <dl className="kv">
          {row('created', <time title={absolute(ticket.createdAt, locale)}>{moment(ticket.createdAt, now, say, locale)}</time>)}
          {ticket.firstRespondedAt &&
            row('firstResponded', <time title={absolute(ticket.firstRespondedAt, locale)}>{moment(ticket.firstRespondedAt, now, say, locale)}</time>)}
          {ticket.solvedAt && row('solved', <time title={absolute(ticket.solvedAt, locale)}>{moment(ticket.solvedAt, now, say, locale)}</time>)}
        </dl>
      </section>
    </div>
  );
}
