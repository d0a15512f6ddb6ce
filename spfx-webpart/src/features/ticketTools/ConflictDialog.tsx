import * as React from 'react';
import './conflict.global.scss';
import { historyOf, type Contact, type Message, type TicketPatch, type TicketPriority, type TicketStatus } from '@listdesk/shared/tickets';
import { conflictQuestions } from '../../app/desk/conflicts';
import { ASKED_FIELDS, valueOf, type AskedField } from '../../app/desk/merge';
import { askedConflict, type Conflict } from '../../app/desk/state';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { PriorityMark } from '../../ui/marks/PriorityMark';
import { StatusMark } from '../../ui/marks/StatusMark';
import { absolute, moment } from '../../ui/words/times';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';

/** Who gave a field the value that stands there, and when (ISO 8601). */
type Change = { by: string; at: string };
type Known = { changes: Partial<Record<AskedField, Change>>; messages: readonly Message[] };
/** A reply and the status that follows it are two writes. */
const TOGETHER_MS = 60_000;

/** From the versions SharePoint keeps: 2 requests, and none of them has to succeed. `undefined` while they are under way. */
function useKnown({ ticket }: Conflict): Known | undefined {
  const { desk } = useDesk();
  const { lists } = desk.port;
  const [known, setKnown] = React.useState<(Known & { of: string }) | null>(null);
  const of = `${ticket.id} ${ticket.etag}`;
  React.useEffect(() => {
    let left = false;
    const read = Promise.all([lists.ticketVersions(ticket.id, 0), lists.conversation(ticket.key).catch((): Message[] => [])]);
    read.then(
      ([{ versions, whole }, messages]) => {
        const entries = historyOf(versions, whole);
        const found = ASKED_FIELDS.flatMap((field) => {
          const entry = entries.find(({ changes }) => changes.some((one) => one.field === (field === 'assigneeId' ? 'assignee' : field)));
          return entry ? [[field, { by: entry.by, at: entry.at }] as const] : [];
        });
        if (!left) setKnown({ of, changes: Object.fromEntries(found), messages });
      },
      () => {
        if (!left) setKnown({ of, changes: {}, messages: [] });
      },
    );
    return () => {
      left = true;
    };
  }, [lists, ticket.id, ticket.key, of]);
  return known?.of === of ? known : undefined;
}

/** Two people gave the same field different values: who, what and when is said, and nobody's is lost without a word. */
export function ConflictDialog({ onRead }: { onRead(id: number): void }) {
  const conflict = useDeskState(askedConflict);
  return conflict ? <Asked key={`${conflict.ticket.id} ${conflict.ticket.etag}`} conflict={conflict} onRead={onRead} /> : null;
}

function Asked({ conflict, onRead }: { conflict: Conflict; onRead(id: number): void }) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const me = useDeskState((state) => state.me);
  const known = useKnown(conflict);
  const [theirs, setTheirs] = React.useState<readonly AskedField[]>([]);
  // One sentence in place of a question that changes under the reader.
  if (!known) return null;
  const { ticket, patch } = conflict;
  const number = String(ticket.id);
  const fields = ASKED_FIELDS.filter((field) => field in patch);
  const mine = fields.filter((field) => !theirs.includes(field));

  const title = (): string => {
    const what = say(`conflict.what.${fields.length === 1 ? fields[0] : 'several'}`);
    const [name, ...others] = new Set(fields.map((field) => known.changes[field]?.by ?? ''));
    if (!name || others.length) return say('conflict.unknown', { what });
    return name === me?.name ? say('conflict.self', { what }) : say('conflict.by', { name, what });
  };
  const questions = conflictQuestions(desk.port.keep, desk.store);
  const later = (): void => {
    questions.putOff();
    desk.tell(say('conflict.waits', { number }));
  };
  const save = (): void => {
    const chosen = Object.fromEntries(mine.map((field) => [field, patch[field]])) as TicketPatch;
    questions.decided();
    // What follows from it is worked out for the ticket as it stands now.
    if (mine.length) void desk.changeEach([{ ticket, patch: chosen }], say('conflict.saved', { number }));
  };
  const action = (): string => {
    const [field] = mine;
    if (!field) return say('conflict.keepTheirs');
    if (fields.length === 1 && (field === 'status' || field === 'priority')) return say('conflict.saveAs', { value: say(`${field}.${String(patch[field])}`) });
    return say(theirs.length ? 'conflict.saveChoice' : 'conflict.keepMine');
  };
  return (
    <Dialog title={title()} onClose={later}>
      <p className="sub anywhere" dir="auto">
        {say('conflict.text', { number, subject: ticket.subject })}
      </p>
      {fields.map((field) => (
        <Sides
          key={field}
          field={field}
          named={fields.length > 1}
          ours={patch[field]}
          standing={valueOf(ticket, field)}
          change={known.changes[field]}
          messages={known.messages}
          chosen={theirs.includes(field) ? 'theirs' : 'ours'}
          onChoose={(side) => setTheirs((old) => [...old.filter((one) => one !== field), ...(side === 'theirs' ? [field] : [])])}
          onRead={() => {
            later();
            onRead(ticket.id);
          }}
          when={(at) => ({ short: moment(at, desk.port.now(), say, locale), whole: absolute(at, locale) })}
        />
      ))}
      <div className="row wrap dialogfoot">
        <Button look="primary" onClick={save}>
          {action()}
        </Button>
        <Button look="ghost" onClick={later}>
          {say('conflict.later')}
        </Button>
      </div>
    </Dialog>
  );
}

type SidesProps = {
  field: AskedField;
  /** Whether the field's name stands above: with one field the title says it. */
  named: boolean;
  ours: unknown;
  standing: unknown;
  change: Change | undefined;
  messages: readonly Message[];
  chosen: 'ours' | 'theirs';
  onChoose(side: 'ours' | 'theirs'): void;
  onRead(): void;
  when(at: string): { short: string; whole: string };
};

/** The two values of one field. */
function Sides({ field, named, ours, standing, change, messages, chosen, onChoose, onRead, when }: SidesProps) {
  const { say } = useWords();
  const label = field === 'snoozedUntil' || field === 'mergedInto' ? say(`field.${field}`) : say(`field.${field === 'assigneeId' ? 'assignee' : field}`);
  const came =
    change &&
    messages.find(
      ({ kind, author, sentAt }) =>
        (kind === 'Reply' || kind === 'Note') && author?.name === change.by && Math.abs(Date.parse(sentAt) - Date.parse(change.at)) <= TOGETHER_MS,
    );
  const side = (which: 'ours' | 'theirs', value: unknown, whose: React.ReactNode, more: React.ReactNode = null): React.ReactNode => (
    <div className={which === chosen ? 'side on' : 'side'}>
      <label>
        <input type="radio" name={`ld-${field}`} checked={which === chosen} onChange={() => onChoose(which)} />
        <span className="col grow">
          <Value field={field} value={value} />
          <span className="sub sm">{whose}</span>
        </span>
      </label>
      {more}
    </div>
  );
  return (
    <fieldset className="sides">
      <legend className={named ? undefined : 'sr'}>{label}</legend>
      {side('ours', ours, say('conflict.yours'))}
      {side(
        'theirs',
        standing,
        change ? (
          <>
            {change.by} · <time title={when(change.at).whole}>{when(change.at).short}</time>
            {came && `, ${say(came.kind === 'Note' ? 'conflict.withNote' : 'conflict.withReply')}`}
          </>
        ) : (
          say('conflict.theirs')
        ),
        came && (
          <button type="button" className="linkish sm" onClick={onRead}>
            {say('conflict.read')}
          </button>
        ),
      )}
    </fieldset>
  );
}

/** As it stands in the list and in the ticket. */
function Value({ field, value }: { field: AskedField; value: unknown }) {
  const { say, locale } = useWords();
  const agents = useDeskState((state) => state.agents);
  if (field === 'status') return <StatusMark status={value as TicketStatus} />;
  if (field === 'priority') return <PriorityMark priority={value as TicketPriority} />;
  const word = (): string => {
    if (field === 'assigneeId') return agents.find(({ id }) => id === value)?.name ?? say('nobody');
    if (value === null || value === '') return say('none');
    if (field === 'requester') return (value as Contact).name || (value as Contact).address;
    if (field === 'snoozedUntil') return absolute(String(value), locale);
    return field === 'mergedInto' ? say('history.another') : String(value);
  };
  return (
    <span className="anywhere" dir="auto">
      {word()}
    </span>
  );
}
