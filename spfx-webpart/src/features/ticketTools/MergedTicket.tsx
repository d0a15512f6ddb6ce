import * as React from 'react';
import { cameFrom, canUnmerge, type Message, type Ticket } from '@listdesk/shared/tickets';
import { faultOf } from '../../app/desk/fault';
import { finishMerge } from '../../app/desk/mergeTickets';
import { Button } from '../../ui/controls/Button';
import { EmptyState } from '../../ui/controls/EmptyState';
import { useWords } from '../../ui/words/WordsContext';
import { moment } from '../../ui/words/times';
import { useDesk } from '../desk/DeskContext';
import { useMayWork } from '../desk/useMayWork';
import { useUnmerge } from './useUnmerge';

export type MergedTicketProps = { ticket: Ticket; mergedInto: string; now: number; onTicket(id: number): void };
/** The ticket it went into, the entry there that says so, and how many messages came along. */
type Found = { survivor: Ticket; entry: Message | null; moved: number };

/** What a merged ticket shows in the place of its conversation: where everything is, who did it, and the ways there and back. */
export function MergedTicket({ ticket, mergedInto, now, onTicket }: MergedTicketProps) {
  const { say } = useWords();
  const { desk, conversations } = useDesk();
  const mayWork = useMayWork();
  const [found, setFound] = React.useState<Found | 'gone' | null>(null);
  const [failed, setFailed] = React.useState('');
  const [turn, setTurn] = React.useState(0);
  const number = String(ticket.id);
  React.useEffect(() => {
    let left = false;
    const look = async (): Promise<Found | 'gone'> => {
      // A merge that stopped half way goes on with whoever opens the ticket.
      if (mayWork) await finishMerge(desk, conversations, ticket.id);
      const survivor = await desk.port.lists.ticket({ key: mergedInto });
      if (!survivor) return 'gone';
      const messages = await desk.port.lists.conversation(survivor.key);
      const entry = messages.filter(({ event }) => event?.event === 'merged' && event.from === ticket.key && !event.undoneAt).pop() ?? null;
      return { survivor, entry, moved: messages.filter((message) => cameFrom(message) === ticket.key).length };
    };
    setFailed('');
    look().then(
      (one) => {
        if (!left) setFound(one);
      },
      (error: unknown) => {
        const fault = faultOf(error);
        if (!left) setFailed(say(`fault.${fault.code}`, { detail: fault.message }));
      },
    );
    return () => {
      left = true;
    };
  }, [desk, conversations, ticket.id, ticket.key, mergedInto, mayWork, say, turn]);
  if (failed)
    return (
      <EmptyState icon="alert" title={say('merged.failed', { number })} text={failed}>
        <Button look="primary" onClick={() => setTurn(turn + 1)}>
          {say('tryNow')}
        </Button>
      </EmptyState>
    );
  if (!found) return <div className="grow" aria-busy="true" />;
  if (found === 'gone') return <EmptyState icon="merge" title={say('merged.some', { number })} text={say('merged.lost')} />;
  return <Merged {...found} number={number} now={now} mayWork={mayWork} onTicket={onTicket} />;
}

function Merged({
  survivor,
  entry,
  moved,
  number,
  now,
  mayWork,
  onTicket,
}: Found & { number: string; now: number; mayWork: boolean; onTicket(id: number): void }) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const into = String(survivor.id);
  const { busy, back } = useUnmerge(survivor.key, entry?.key ?? '', say('merged.undone', { into }));
  const by = entry ? say('merged.by', { name: entry.from.name || entry.from.address, when: moment(entry.sentAt, now, say, locale) }) : '';
  const open = (): void => {
    desk.put([survivor]);
    onTicket(survivor.id);
  };
  const way = React.useRef<HTMLButtonElement>(null);
  // The conversation that would have it is not there.
  React.useEffect(() => way.current?.focus({ preventScroll: true }), []);
  return (
    <EmptyState
      icon="merge"
      title={say('merged.title', { number, into })}
      text={[by, moved ? say('merged.moved', { count: moved }) : say('merged.follows')].filter(Boolean).join(' ')}
    >
      <Button ref={way} look="primary" onClick={open}>
        {say('merged.open', { into })}
      </Button>
      {mayWork && entry?.event?.event === 'merged' && canUnmerge(entry.event, entry.sentAt, now) && (
        <Button look="ghost" aria-disabled={busy} onClick={() => void back()}>
          {say('merge.undo')}
        </Button>
      )}
    </EmptyState>
  );
}
