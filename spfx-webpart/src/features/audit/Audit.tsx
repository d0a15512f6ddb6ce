import * as React from 'react';
import './audit.global.scss';
import { DEED_HEAPS, type ChainedEntry } from '@listdesk/shared/audit';
import { faultOf } from '../../app/desk/fault';
import { Banner, EmptyState } from '../../ui/controls/Banner';
import { Button, IconButton } from '../../ui/controls/Button';
import { Picker } from '../../ui/controls/Picker';
import { useTitle } from '../../ui/controls/useFocus';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { absolute, clockTime, dayOf } from '../../ui/words/times';
import { useDesk } from '../desk/DeskContext';
import { LoadFailed, SkeletonRows } from '../desk/list/ListStates';
import { saveText } from '../../app/save/saveText';
import { auditCsv, auditJson, deedWords } from './auditFiles';
import { detailText } from './detailText';
import { TicketLog } from './TicketLog';
import { useAudit } from './useAudit';
import { Verify } from './Verify';

const SEARCH_AFTER_MS = 400;
const RANGES = ['day', 'week', 'month', 'year', 'all'] as const;
type Range = (typeof RANGES)[number];
const RANGE_DAYS: Record<Exclude<Range, 'all'>, number> = { day: 1, week: 7, month: 31, year: 366 };
const DAY_MS = 86_400_000;
const MAX_SEARCH_CHARS = 100;
const TICKET = /^#?(\d{1,9})$/;

/** Who did what when: filtered, in readable words, saved as a table or as it is kept, and verified. */
export function Audit({ head, onTicket }: { head: React.ReactNode; onTicket(id: number): void }) {
  const { say, words, locale } = useWords();
  const { desk } = useDesk();
  const { lists, now } = desk.port;
  const [range, setRange] = React.useState<Range>('month');
  const [heap, setHeap] = React.useState<string>('');
  const [typed, setTyped] = React.useState('');
  const [search, setSearch] = React.useState('');
  const title = useTitle();
  const saving = React.useRef(false);
  React.useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const ticket = TICKET.exec(search);
  const filter = React.useMemo(
    () => ({
      ...(range !== 'all' && { since: new Date(now() - RANGE_DAYS[range] * DAY_MS).toISOString() }),
      ...(heap && { action: `${heap}.` }),
      ...(search && (TICKET.test(search) ? { subject: search.replace('#', '') } : { actor: search })),
    }),
    [range, heap, search, now],
  );
  const { entries, cursor, loading, fault, more, reload } = useAudit(lists, filter);
  const has = (key: string): boolean => words[key] !== undefined;
  const deed = (action: string): string => deedWords(say, has, action);
  const detail = (details: ChainedEntry['details']): string => detailText(details, say, has, locale);
  const heads = ['number', 'at', 'actor', 'did', 'subject', 'details'].map((name) => say(`audit.head.${name}`));
  const save = async (kind: 'csv' | 'json'): Promise<void> => {
    if (saving.current) return;
    saving.current = true;
    try {
      await lists.audit({ action: 'export.audit', details: { entries: entries.length, kind } });
    } catch (error) {
      const wrong = faultOf(error);
      return desk.tell(say(`fault.${wrong.code}`, { detail: wrong.message }), true);
    } finally {
      saving.current = false;
    }
    const name = `${say('tool.audit')} ${dayOf(new Date(now()).toISOString(), locale)}.${kind}`;
    saveText(name, kind === 'csv' ? auditCsv(entries, heads, deed, detail, locale) : auditJson(entries), kind === 'csv' ? 'text/csv' : 'application/json');
    desk.tell(say(cursor === null ? 'audit.saved' : 'audit.savedPart', { count: entries.length }));
  };
  const narrowed = heap !== '' || search !== '' || range !== 'all';
  const clear = (): void => {
    setHeap('');
    setTyped('');
    setSearch('');
    setRange('all');
  };
  return (
    <section className="pane audit" aria-label={say('tool.audit')}>
      <div className="viewhead" data-zone="view">
        <h1 ref={title} tabIndex={-1}>
          {head ?? say('tool.audit')}
        </h1>
        <span className="end" />
        <IconButton icon="refresh" small label={say('audit.refresh')} onClick={reload} />
        <Button look="ghost" small icon="dl" disabled={entries.length === 0} onClick={() => void save('csv')}>
          CSV
        </Button>
        <Button look="ghost" small icon="dl" disabled={entries.length === 0} onClick={() => void save('json')}>
          JSON
        </Button>
      </div>
      <div className="filters" role="group" aria-label={say('filters.name')} data-zone="filters">
        <div className="field auditfind">
          <Icon name="search" size="s" />
          <input
            type="search"
            value={typed}
            maxLength={MAX_SEARCH_CHARS}
            aria-label={say('audit.find')}
            placeholder={say('audit.find')}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') setSearch(typed.trim());
            }}
          />
        </div>
        <Picker
          label={say('audit.range')}
          options={RANGES.map((one) => ({ value: one, label: say(`audit.range.${one}`) }))}
          chosen={[range]}
          onChoose={([one]) => one && setRange(one)}
          className={range === 'all' ? 'chip' : 'chip on'}
        >
          {say(`audit.range.${range}`)}
          <Icon name="down" size="s" />
        </Picker>
        <Picker
          label={say('audit.heap')}
          options={[{ value: '', label: say('any') }, ...DEED_HEAPS.map((one) => ({ value: one, label: say(`audit.heap.${one}`) }))]}
          chosen={[heap]}
          onChoose={([one]) => setHeap(one ?? '')}
          className={heap ? 'chip on' : 'chip'}
        >
          {say('audit.heap')}: {heap ? say(`audit.heap.${heap}`) : say('any')}
          <Icon name="down" size="s" />
        </Picker>
        {narrowed && (
          <button type="button" className="chip dash" onClick={clear}>
            <Icon name="x" size="s" />
            {say('filters.clear')}
          </button>
        )}
      </div>
      <div className="auditcheck">
        <Verify />
      </div>
      {ticket && (
        <details className="auditbox" open>
          <summary>
            {say('audit.ticketLog', { number: ticket[1] as string })}{' '}
            <button type="button" className="linkish" onClick={() => onTicket(Number(ticket[1]))}>
              {say('audit.openTicket')}
            </button>
          </summary>
          <TicketLog id={Number(ticket[1])} deed={deed} />
        </details>
      )}
      {entries.length > 0 ? (
        <div className="auditrows">
          <table>
            <caption className="sr">{say('tool.audit')}</caption>
            <thead>
              <tr>
                {heads.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={`${entry.sequence} ${entry.hash}`} className={entry.action.endsWith('.refused') ? 'bad' : ''}>
                  <td className="num">{entry.sequence}</td>
                  <td className="at">
                    <time dateTime={entry.at} title={entry.at && absolute(entry.at, locale)}>
                      {entry.at && `${dayOf(entry.at, locale)} ${clockTime(entry.at, locale)}`}
                    </time>
                  </td>
                  <td className="who">{entry.actor}</td>
                  <td className="b did">{deed(entry.action)}</td>
                  <td className="of">{entry.subject}</td>
                  <td className="sub what">{detail(entry.details)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {cursor !== null && (
            <div className="auditmore">
              <Button small aria-disabled={loading} onClick={more}>
                {say('audit.more')}
              </Button>
            </div>
          )}
          {fault && (
            <Banner look="bad" icon="alert" title={say('audit.failed')} text={say(`fault.${fault.code}`, { detail: fault.message })}>
              <Button small onClick={more}>
                {say('tryNow')}
              </Button>
            </Banner>
          )}
        </div>
      ) : loading ? (
        <SkeletonRows />
      ) : fault ? (
        <LoadFailed title={say('audit.failed')} fault={fault} now={now()} onRetry={reload} />
      ) : narrowed ? (
        <EmptyState icon="filter" title={say('audit.emptyFiltered')} text={say('audit.emptyFilteredText')}>
          <Button onClick={clear}>{say('filters.clear')}</Button>
        </EmptyState>
      ) : (
        <EmptyState icon="history" title={say('audit.empty')} text={say('audit.emptyText')} />
      )}
    </section>
  );
}
