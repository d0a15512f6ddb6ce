import * as React from 'react';
import '../desk/toolgrid.global.scss';
import './mailLog.global.scss';
import { SearchBox } from '@fluentui/react/lib/SearchBox';
import { MAIL_OUTCOMES, type MailOutcome } from '@listdesk/shared/intake';
import { MAX_LOG_SEARCH_CHARS } from '@listdesk/shared/sharepoint';
import { failureWords } from '../../app/serviceClient/failureWords';
import { Banner, EmptyState } from '../../ui/controls/Banner';
import { Button, IconButton } from '../../ui/controls/Button';
import { fluentIcon } from '../../ui/icons/fluentIcons';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { Tabs } from '../../ui/controls/Tabs';
import { useWidth } from '../../ui/theme/RootFrame';
import { useWords } from '../../ui/words/WordsContext';
import { clockTime, dayOf } from '../../ui/words/times';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { SkeletonRows } from '../desk/ListStates';
import { mailLogCsv } from './csv';
import { HEAPS, LOOKS, outcomesOf, RANGES, sinceOf, type Heap, type Range } from './outcomes';
import { LogGrid } from './LogGrid';
import { LogPane } from './LogPane';
import { HeldPane } from './HeldPane';
import { heldRow, logRows, type LogRow } from './logRows';
import { saveText } from '../../app/save/saveText';
import { Tiles } from './Tiles';
import { useDecisions } from './useDecisions';
import { useHeld } from './useHeld';
import { useMailLog } from './useMailLog';

const SEARCH_AFTER_MS = 400;
/** News come in bursts: the log looks again once after them. */
const REFRESH_AFTER_MS = 1_500;
const NO_OUTCOMES: readonly MailOutcome[] = [];

const same = (a: readonly MailOutcome[], b: readonly MailOutcome[]): boolean => a.length === b.length && a.every((one) => b.includes(one));

/** Every mail that came, what happened to it and why; held ones on top. */
export function MailLog({ head, onTicket }: { head: React.ReactNode; onTicket(id: number): void }) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const { lists, now, keep, quarantine } = desk.port;
  const settings = useDeskState((state) => state.settings);
  const me = useDeskState((state) => state.me);
  const holding = useHeld(quarantine, keep, now);
  const width = useWidth();
  const [range, setRange] = React.useState<Range>('week');
  const [mailbox, setMailbox] = React.useState<string | null>(null);
  const [outcomes, setOutcomes] = React.useState<readonly MailOutcome[]>(NO_OUTCOMES);
  const [typed, setTyped] = React.useState('');
  const [search, setSearch] = React.useState('');
  const [person, setPerson] = React.useState<string | null>(null);
  const [current, setCurrent] = React.useState<string | null>(null);
  const title = React.useRef<HTMLHeadingElement>(null);
  const since = React.useMemo(() => sinceOf(range, now()), [range, now]);
  const { log, more, reload, refresh } = useMailLog(
    lists,
    React.useMemo(() => ({ since, mailbox, outcomes, search, person }), [since, mailbox, outcomes, search, person]),
  );

  React.useEffect(() => {
    const timer = setTimeout(() => setSearch(typed), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const pages = log.entries.length;
  React.useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = desk.onChanged(() => {
      if (timer || pages > 50) return; // Who reads further down is not thrown back to the first page.
      timer = setTimeout(() => {
        timer = null;
        void refresh();
      }, REFRESH_AFTER_MS);
    });
    return () => {
      stop();
      if (timer) clearTimeout(timer);
    };
  }, [desk, refresh, pages]);
  React.useEffect(() => title.current?.focus(), []);

  const heldOnly = same(outcomes, ['quarantined']);
  const narrowed = outcomes.length > 0 || search.trim() !== '' || person !== null || mailbox !== null;
  const { held, decided } = holding;
  // Without the service the log's own lines stand in: they say what was held, not what still is.
  const waiting: readonly LogRow[] = React.useMemo(
    () =>
      held.loaded
        ? held.mails.filter((mail) => !mailbox || mail.mailbox === mailbox).map((mail) => heldRow(mail))
        : held.loading
          ? []
          : log.held.map((one): LogRow => ({ row: 'mail', key: `held ${one.key}`, entry: one })),
    [held, mailbox, log.held],
  );
  const lately = React.useMemo(() => (held.loaded ? decided.map(({ mail, action }) => heldRow(mail, action)) : []), [held.loaded, decided]);
  const onTop = (outcomes.length === 0 || heldOnly) && !search.trim() && person === null;
  const today = dayOf(new Date(now()).toISOString(), locale);
  const rows = React.useMemo(
    () =>
      logRows(
        heldOnly && held.loaded ? [] : log.entries,
        onTop
          ? [
              { word: say('log.group.held'), rows: waiting },
              { word: say('log.group.decided'), rows: heldOnly ? lately : [] },
            ]
          : [],
        (at) => {
          const day = dayOf(at, locale);
          return day === today ? say('log.range.today') : day;
        },
      ),
    [log.entries, heldOnly, held.loaded, onTop, waiting, lately, say, locale, today],
  );
  const open = rows.find((row) => row.row === 'mail' && row.key === current);
  const entry = open?.row === 'mail' ? open.entry : null;
  const heldMail = open?.row === 'mail' ? (open.held ?? null) : null;
  const { decide, undo } = useDecisions(holding, rows, setCurrent);
  const mailboxes = settings?.mailboxes ?? [];
  const mayRule = me !== null && (me.isSiteAdmin || me.roles.includes('Admin'));
  const boxAddresses = React.useMemo(() => (settings?.mailboxes ?? []).map((one) => one.address), [settings]);
  const nearEnd = React.useCallback((): void => void more(), [more]);
  const clear = (): void => {
    setOutcomes(NO_OUTCOMES);
    setTyped('');
    setSearch('');
    setPerson(null);
    setMailbox(null);
  };
  const close = (): void => {
    const row = document.activeElement?.closest('.toolgrid')?.querySelector<HTMLElement>('[role="grid"] [data-stop]');
    setCurrent(null);
    (row ?? title.current)?.focus();
  };
  const showHeap = (heap: Heap | null): void => setOutcomes(heap === null || same(outcomes, outcomesOf(heap)) ? NO_OUTCOMES : outcomesOf(heap));
  const exportCsv = (): void => {
    saveText(`${say('log.title')} ${dayOf(new Date(now()).toISOString(), locale)}.csv`, mailLogCsv(log.entries, log.numbers, say, locale), 'text/csv');
    desk.tell(say(log.more ? 'log.exportCut' : 'log.exported', { count: log.entries.length }));
  };
  const small = width === 'phone' || width === 'narrow';
  const names = outcomes.length <= 2 ? outcomes.map((one) => say(`log.outcome.${one}`)).join(', ') : say('filters.several', { count: outcomes.length });
  return (
    <div className={entry ? 'toolgrid open' : 'toolgrid'}>
      {!(small && entry) && (
        <section className="pane mlog" aria-label={say('log.title')}>
          <div className="viewhead" data-zone="view">
            <h1 ref={title} tabIndex={-1}>
              {head ?? say('log.title')}
            </h1>
            <Tabs
              name={say('log.tab.name')}
              chosen={heldOnly ? 'held' : 'all'}
              onChoose={(tab) => {
                if (tab === 'held') {
                  setOutcomes(['quarantined']);
                  setRange('all');
                } else if (heldOnly) setOutcomes(NO_OUTCOMES);
              }}
              tabs={[
                { key: 'all', word: say('log.tab.all') },
                {
                  key: 'held',
                  word: say('log.tab.held'),
                  ...(waiting.length ? { count: `${waiting.length}${!held.loaded && waiting.length >= 20 ? '+' : ''}` } : {}),
                },
              ]}
            />
            <span className="end" />
            {mayRule && (
              <a className="btn ghost sm hide-narrow" href="#tool=settings&section=senders">
                <Icon name="shield" />
                {say('log.rules')}
              </a>
            )}
            <IconButton
              icon="refresh"
              small
              label={say('log.refresh')}
              onClick={() => {
                void reload();
                void holding.load();
              }}
            />
            <Button look="ghost" small icon="dl" className="hide-narrow" disabled={!log.entries.length} onClick={exportCsv}>
              {say('log.export')}
            </Button>
          </div>
          <Tiles counts={log.counts} chosen={HEAPS.find((heap) => same(outcomes, outcomesOf(heap))) ?? null} onHeap={showHeap} />
          <div className="filters" role="group" aria-label={say('filters.name')} data-zone="filters">
            <SearchBox
              className="field logfind"
              iconProps={fluentIcon('search')}
              clearButtonProps={{ iconProps: fluentIcon('x'), ariaLabel: say('filters.clear') }}
              ariaLabel={say('log.find')}
              placeholder={say('log.find')}
              maxLength={MAX_LOG_SEARCH_CHARS}
              value={typed}
              onChange={(_, value = '') => setTyped(value)}
              onSearch={(value) => setSearch(value)}
              onClear={() => setSearch('')}
            />
            <Picker
              label={say('log.range')}
              options={RANGES.map((one) => ({ value: one, label: say(`log.range.${one}`) }))}
              chosen={[range]}
              onChoose={([one]) => one && setRange(one)}
              className={range === 'all' ? 'chip' : 'chip on'}
            >
              {say(`log.range.${range}`)}
              <Icon name="down" size="s" />
            </Picker>
            <Picker
              many
              label={say('log.result')}
              name={`${say('log.result')}: ${names || say('any')}`}
              options={MAIL_OUTCOMES.map((one) => ({
                value: one,
                label: say(`log.outcome.${one}`),
                mark: (
                  <span className={`tag ${LOOKS[one]}`} aria-hidden="true">
                    ·
                  </span>
                ),
              }))}
              chosen={[...outcomes]}
              onChoose={setOutcomes}
              className={outcomes.length ? 'chip on' : 'chip'}
            >
              {say('log.result')}: {names || say('any')}
              <Icon name="down" size="s" />
            </Picker>
            {mailboxes.length > 1 && (
              <Picker
                label={say('log.mailbox')}
                options={[{ value: '', label: say('any') }, ...mailboxes.map(({ address }) => ({ value: address, label: address }))]}
                chosen={[mailbox ?? '']}
                onChoose={([one]) => setMailbox(one || null)}
                className={mailbox ? 'chip on' : 'chip'}
              >
                {say('log.mailbox')}: {mailbox ?? say('any')}
                <Icon name="down" size="s" />
              </Picker>
            )}
            {person && (
              <button type="button" className="chip on" onClick={() => setPerson(null)} aria-label={`${person}, ${say('filters.clear')}`}>
                <span className="clip">{person}</span>
                <Icon name="x" size="s" />
              </button>
            )}
            {narrowed && (
              <button type="button" className="chip dash" onClick={clear}>
                <Icon name="x" size="s" />
                {say('filters.clear')}
              </button>
            )}
          </div>
          {held.failure && onTop && (
            <Banner
              look="warn"
              icon="alert"
              title={failureWords(held.failure, say).title}
              text={`${failureWords(held.failure, say).text} ${say('log.held.unreachable')}`}
            >
              <Button small onClick={() => void holding.load()}>
                {say('tryNow')}
              </Button>
            </Banner>
          )}
          {log.unreadable > 0 && <Banner look="warn" icon="alert" title={say('log.unreadable', { count: log.unreadable })} />}
          {rows.length > 0 ? (
            <LogGrid rows={rows} total={log.entries.length} numbers={log.numbers} current={current} onCurrent={setCurrent} onNearEnd={nearEnd} />
          ) : log.fault ? (
            <EmptyState
              icon="alert"
              title={say('log.failed')}
              text={say(`fault.${log.fault.code}`, { detail: log.fault.message })}
              foot={say('failed.reference', { code: log.fault.code, time: clockTime(now(), locale) })}
            >
              <Button look="primary" onClick={() => void reload()}>
                {say('tryNow')}
              </Button>
            </EmptyState>
          ) : !log.loaded || log.loading || (heldOnly && held.loading) ? (
            <SkeletonRows />
          ) : heldOnly ? (
            <EmptyState icon="check" title={say('log.emptyHeld')} text={say('log.emptyHeldText')} />
          ) : narrowed ? (
            <EmptyState icon="filter" title={say('log.emptyFiltered')} text={say('log.emptyFilteredText')}>
              <Button onClick={clear}>{say('filters.clear')}</Button>
            </EmptyState>
          ) : range === 'all' ? (
            <EmptyState icon="mail" title={say('log.empty')} text={say('log.emptyText')} />
          ) : (
            <EmptyState icon="mail" title={say('log.emptyRange')} text={say('log.emptyRangeText')}>
              <Button onClick={() => setRange('all')}>{say('log.range.all')}</Button>
            </EmptyState>
          )}
          {rows.length > 0 && log.fault && (
            <Banner look="bad" icon="alert" title={say('log.failedMore')} text={say(`fault.${log.fault.code}`, { detail: log.fault.message })}>
              <Button small onClick={() => void more()}>
                {say('tryNow')}
              </Button>
            </Banner>
          )}
        </section>
      )}
      {heldMail && quarantine && open?.row === 'mail' && (
        <HeldPane
          key={open.key}
          mail={heldMail}
          quarantine={quarantine}
          mailboxes={boxAddresses}
          decided={open.decided ?? null}
          mayRule={mayRule}
          onDecide={decide}
          onUndo={undo}
          onClose={close}
        />
      )}
      {entry && !heldMail && (
        <LogPane
          entry={entry}
          number={entry.ticketKey ? log.numbers.get(entry.ticketKey) : null}
          onTicket={onTicket}
          onSender={(address) => {
            setPerson(address);
            setOutcomes(NO_OUTCOMES);
            setTyped('');
            setSearch('');
            if (small) setCurrent(null);
          }}
          onClose={close}
        />
      )}
    </div>
  );
}
