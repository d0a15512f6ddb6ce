import * as React from 'react';
import { lateBy, type TicketFacts } from '@listdesk/shared/reports';
import type { Ticket } from '@listdesk/shared/tickets';
import type { DeskLists, ListsFaultLike } from '@listdesk/shared/sharepoint';
import { faultOf } from '../../app/desk/fault';
import { Button, IconButton } from '../../ui/controls/Button';
import { Coin, NoAvatar } from '../../ui/people/Coin';
import { useWords } from '../../ui/words/WordsContext';
import { dayOf, duration } from '../../ui/words/times';
import { MAX_DRILL_TICKETS, SIDES, sidesOf, type Side } from './drill';
import { wholeDay } from './measures';

const MOST_SIDES = 5;

export type DrillPaneProps = {
  title: string;
  sentence: string;
  tickets: readonly TicketFacts[];
  lists: DeskLists;
  now: number;
  nameOf(side: Side, of: string | number | null): string;
  onTicket(id: number): void;
  onClose(): void;
};

/** What stands behind a figure: what the tickets share first, then the tickets, the worst first. */
export function DrillPane({ title, sentence, tickets, lists, now, nameOf, onTicket, onClose }: DrillPaneProps) {
  const { say } = useWords();
  const [side, setSide] = React.useState<Side>('category');
  const head = React.useRef<HTMLHeadingElement>(null);
  React.useEffect(() => head.current?.focus(), [title]);
  const sides = sidesOf(side, tickets);
  const most = sides[0]?.count ?? 1;
  return (
    <aside
      className="pane drill"
      aria-label={title}
      data-zone="pane"
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <div className="viewhead">
        <h2 ref={head} tabIndex={-1} className="h2 clip grow" dir="auto">
          {title}
        </h2>
        <IconButton icon="x" small label={say('close')} shortcut="Esc" onClick={onClose} />
      </div>
      <div className="drillhead">
        <p>{sentence}</p>
        {tickets.length > 0 && (
          <div className="row" role="group" aria-label={say('reports.sides')}>
            {SIDES.map((one) => (
              <button key={one} type="button" className={side === one ? 'chip on' : 'chip'} aria-pressed={side === one} onClick={() => setSide(one)}>
                {say(`reports.side.${one}`)}
              </button>
            ))}
          </div>
        )}
      </div>
      {tickets.length > 0 && (
        <ul className="sides">
          {sides.slice(0, MOST_SIDES).map(({ of, count }) => (
            <li key={String(of)} className="row sm">
              <span className="clip sidename" dir="auto">
                {side === 'day' ? '' : nameOf(side, of)}
                {side === 'day' && <Day at={Number(of)} />}
              </span>
              <span className="stk grow" aria-hidden="true">
                <i style={{ width: `${(count / most) * 100}%` }} />
              </span>
              <span className="num b">{say('number', { count })}</span>
            </li>
          ))}
          {sides.length > MOST_SIDES && <li className="sub sm">{say('reports.moreSides', { count: sides.length - MOST_SIDES })}</li>}
        </ul>
      )}
      <DrillTickets tickets={tickets} lists={lists} now={now} onTicket={onTicket} />
    </aside>
  );
}

function Day({ at }: { at: number }) {
  return <>{wholeDay(at, useWords().locale)}</>;
}

function DrillTickets({ tickets, lists, now, onTicket }: Pick<DrillPaneProps, 'tickets' | 'lists' | 'now' | 'onTicket'>) {
  const { say, locale } = useWords();
  const shown = tickets.slice(0, MAX_DRILL_TICKETS);
  const wanted = shown.map(({ id }) => id).join(' ');
  const [read, setRead] = React.useState<{ rows: ReadonlyMap<number, Ticket> | null; fault: ListsFaultLike | null }>({ rows: null, fault: null });
  const [tries, setTries] = React.useState(0);
  React.useEffect(() => {
    let current = true;
    setRead({ rows: null, fault: null });
    const ids = wanted.split(' ').filter(Boolean).map(Number);
    lists.ticketsById(ids).then(
      (rows) => {
        if (current) setRead({ rows: new Map(rows.map((row) => [row.id, row])), fault: null });
      },
      (error: unknown) => {
        if (current) setRead({ rows: null, fault: faultOf(error) });
      },
    );
    return () => {
      current = false;
    };
  }, [lists, wanted, tries]);
  if (read.fault)
    return (
      <div className="drillhead">
        <p>{say(`fault.${read.fault.code}`, { detail: read.fault.message })}</p>
        <Button small onClick={() => setTries((count) => count + 1)}>
          {say('tryNow')}
        </Button>
      </div>
    );
  return (
    <ul className="dds" aria-busy={read.rows === null}>
      {shown.map((facts) => {
        const row = read.rows?.get(facts.id);
        if (read.rows && !row) return null;
        const late = lateBy(facts, now);
        return (
          <li key={facts.id}>
            <button type="button" className="dd" disabled={!row} onClick={() => onTicket(facts.id)}>
              <span className="row sm">
                <span className="num sub">{facts.id}</span>
                <span className="sub clip grow" dir="auto">
                  {row ? row.requester.name || row.requester.address : <span className="sk" style={{ width: 110 }} />}
                </span>
                {late && <span className="bad b num nowrap">{`\u2212${duration(late.ms, say)}`}</span>}
              </span>
              <span className="clip" dir="auto">
                {row ? row.subject : <span className="sk" style={{ width: '70%' }} />}
              </span>
              <span className="row sm sub">
                {row?.assignee ? <Coin name={row.assignee.name} size="small" /> : <NoAvatar title={say('nobody')} size="small" />}
                <span className="clip">
                  {late ? say(`reports.promise.${late.promise}`) : say('reports.cameOn', { day: dayOf(new Date(facts.created).toISOString(), locale) })}
                </span>
              </span>
            </button>
          </li>
        );
      })}
      {tickets.length > MAX_DRILL_TICKETS && <li className="sub sm ddmore">{say('reports.moreTickets', { count: tickets.length - MAX_DRILL_TICKETS })}</li>}
    </ul>
  );
}
