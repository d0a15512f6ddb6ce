import * as React from 'react';
import { historyOf, type HistoryChange, type HistoryEntry, type Ticket, type TicketVersion } from '@listdesk/shared/tickets';
import type { CustomColumn, ListsFaultLike } from '@listdesk/shared/sharepoint';
import { faultOf } from '../../app/desk/fault';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { absolute, happened, moment } from '../../ui/words/times';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { ownValue } from '../viewTools/ownColumns';
import { readColumns } from './CustomFields';

const TIMES = ['snoozedUntil', 'resolutionDue', 'firstResponseDue'];
type Read = { versions: TicketVersion[]; whole: boolean; columns: readonly CustomColumn[] };

/** Every change of every field, from the versions SharePoint keeps; read when asked for, a page at a time. */
export function History({ ticket, now }: { ticket: Ticket; now: number }) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const agents = useDeskState((state) => state.agents);
  const [read, setRead] = React.useState<Read | null>(null);
  const [open, setOpen] = React.useState(false);
  const [busy, setBusy] = React.useState(false);
  const [fault, setFault] = React.useState<ListsFaultLike | null>(null);
  const more = async (from: Read | null): Promise<void> => {
    setBusy(true);
    setFault(null);
    try {
      const columns = await readColumns(desk).catch(() => []);
      // The last version of a page is only there to compare with: the next page begins with it.
      const known = from ? from.versions.slice(0, -1) : [];
      const page = await desk.port.lists.ticketVersions(ticket.id, known.length, columns);
      setRead({ versions: [...known, ...page.versions], whole: page.whole, columns });
    } catch (error) {
      setFault(faultOf(error));
    } finally {
      setBusy(false);
    }
  };
  // What was changed meanwhile is read at once by whoever looks, else when somebody looks again.
  React.useEffect(() => {
    if (open) void more(null);
    else setRead(null);
  }, [ticket.etag]);
  const ownColumn = (field: string): CustomColumn | undefined => read?.columns.find(({ name }) => field === `own.${name}`);
  const word = (field: string, value: string): string => {
    if (value === '') return say('none');
    const own = ownColumn(field);
    if (own) return ownValue(own, own.type === 'number' ? Number(value) : own.type === 'boolean' ? value === 'true' : value, locale, say).text;
    if (field === 'status' || field === 'priority') return say(`${field}.${value}`);
    if (TIMES.includes(field)) return moment(value, now, say, locale);
    if (field === 'followers')
      return value
        .split(', ')
        .map((id) => agents.find((agent) => agent.id === Number(id))?.name ?? say('followers.former'))
        .join(', ');
    if (field === 'mergedInto') return say('history.another');
    return value;
  };
  const line = ({ field, from, to }: HistoryChange): string =>
    say('history.change', { field: ownColumn(field)?.title ?? say(`field.${field}`), from: word(field, from), to: word(field, to) });
  const entry = ({ label, at, by, first, changes }: HistoryEntry): React.ReactNode => (
    <li key={label}>
      {first ? (
        <span>{say('history.made')}</span>
      ) : (
        changes.map((change) => (
          <span key={change.field} className="anywhere" dir="auto">
            {line(change)}
          </span>
        ))
      )}
      <span className="sub sm">
        {by},{' '}
        <time dateTime={at} title={absolute(at, locale)}>
          {happened(at, now, say, locale)}
        </time>
      </span>
    </li>
  );
  const entries = read ? historyOf(read.versions, read.whole) : [];
  return (
    <section>
      <button
        type="button"
        className="sm linkish row"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
          if (!open && !read) void more(null);
        }}
      >
        <Icon name="history" size="s" />
        {say(open ? 'history.hide' : 'history.show')}
      </button>
      {open && (
        <div aria-busy={busy} role="region" aria-label={say('history.name')}>
          {!read && busy && (
            <div className="col g8" aria-hidden="true">
              <span className="sk" style={{ width: '80%' }} />
              <span className="sk" style={{ width: '60%' }} />
            </div>
          )}
          {fault && (
            <p className="sm bad" role="alert">
              {say('history.failed')} {say(`fault.${fault.code}`, { detail: fault.message })}{' '}
              <button type="button" className="linkish" onClick={() => void more(read)}>
                {say('tryNow')}
              </button>
            </p>
          )}
          <ol className="historylist">{entries.map(entry)}</ol>
          {read && !read.whole && (
            <Button small disabled={busy} onClick={() => void more(read)}>
              {say('history.more')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
