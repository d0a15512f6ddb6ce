import * as React from 'react';
import '../desk/frame/toolgrid.global.scss';
import './reports.global.scss';
import { byAssignee, byCategory, serviceReport, type TicketFacts } from '@listdesk/shared/reports';
import { Banner, EmptyState } from '../../ui/controls/Banner';
import { Button, IconButton } from '../../ui/controls/Button';
import { Picker } from '../../ui/controls/Picker';
import { Tabs } from '../../ui/controls/Tabs';
import { Icon } from '../../ui/icons/Icon';
import { Coin, NoAvatar } from '../../ui/people/Coin';
import { useWidth } from '../../ui/theme/RootFrame';
import { useWords } from '../../ui/words/WordsContext';
import { clockTime, dayOf } from '../../ui/words/times';
import { saveText } from '../../app/save/saveText';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { Answers } from './Answers';
import { Backlog } from './Backlog';
import { DrillPane } from './DrillPane';
import { ticketsOf, type Drill, type Side } from './drill';
import { FigureTile } from './FigureTile';
import { dayName, FIGURES } from './measures';
import { comparedFrom, isRange, periodOf, RANGES, type Range } from './periods';
import { Ratings } from './Ratings';
import { serviceCsv, sharesCsv } from './reportCsv';
import { ReportSkeleton } from './ReportSkeleton';
import { Shares } from './Shares';
import { Teams } from './Teams';
import { useReport } from './useReport';

const TABS = ['service', 'workload', 'categories'] as const;
type TabName = (typeof TABS)[number];
type Narrow = { team: string | null; mailbox: string | null; category: string | null };
const NOT_NARROWED: Narrow = { team: null, mailbox: null, category: null };
const NARROWED_BY = ['team', 'mailbox', 'category'] as const;

const valuesOf = (facts: readonly TicketFacts[], by: keyof Narrow): string[] =>
  Array.from(new Set(facts.flatMap((ticket) => ticket[by] ?? []))).sort((a, b) => a.localeCompare(b));

/** How the desk serves: figures of a period against the time before, and the tickets behind each. */
export function Reports({ head, onTicket }: { head: React.ReactNode; onTicket(id: number): void }) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const { lists, keep } = desk.port;
  const agents = useDeskState((state) => state.agents);
  const small = ['phone', 'narrow'].includes(useWidth());
  const [range, setRange] = React.useState<Range>(() => keep.read('reportRange', isRange) ?? 'month');
  const [tab, setTab] = React.useState<TabName>('service');
  const [narrow, setNarrow] = React.useState<Narrow>(NOT_NARROWED);
  const [asTable, setAsTable] = React.useState(false);
  const [drill, setDrill] = React.useState<Drill | null>(null);
  const title = React.useRef<HTMLHeadingElement>(null);
  const opener = React.useRef<HTMLElement | null>(null);
  /** Figures are of one moment: when they were read. */
  const [now, setNow] = React.useState(desk.port.now);
  const period = React.useMemo(() => periodOf(range, now), [range, now]);
  const { facts, read, loading, cut, fault, again } = useReport(lists, comparedFrom(period));
  React.useEffect(() => title.current?.focus(), []);

  const counted = React.useMemo(
    () => (facts ?? []).filter((ticket) => NARROWED_BY.every((by) => narrow[by] === null || ticket[by] === narrow[by])),
    [facts, narrow],
  );
  const service = React.useMemo(() => (facts && tab === 'service' ? serviceReport(counted, period, now) : null), [facts, tab, counted, period, now]);
  const people = React.useMemo(() => (facts && tab === 'workload' ? byAssignee(counted, period, now) : []), [facts, tab, counted, period, now]);
  const categories = React.useMemo(() => (facts && tab === 'categories' ? byCategory(counted, period, now) : []), [facts, tab, counted, period, now]);
  const behind = React.useMemo(() => (drill ? ticketsOf(drill, counted, period, now) : []), [drill, counted, period, now]);

  const personName = React.useCallback(
    (id: number | null): string =>
      id === null ? say('nobody') : (agents.find((agent) => agent.id === id)?.name ?? say('reports.formerAgent', { id: String(id) })),
    [agents, say],
  );
  const categoryName = (category: string | null): string => category ?? say('reports.noCategory');
  const nameOf = (side: Side, of: string | number | null): string =>
    side === 'assigneeId' ? personName(of as number | null) : categoryName(of as string | null);
  const look = (next: Drill): void => {
    opener.current = document.activeElement as HTMLElement | null;
    setDrill(next);
  };
  const close = (): void => {
    setDrill(null);
    setTimeout(() => (opener.current?.isConnected ? opener.current : title.current)?.focus(), 0);
  };
  const chooseRange = (next: Range): void => {
    keep.write('reportRange', next);
    setRange(next);
  };
  const refresh = (): void => {
    setNow(desk.port.now());
    again();
  };
  const save = (): void => {
    const text = service
      ? serviceCsv(service, say, locale)
      : tab === 'workload'
        ? sharesCsv(say('reports.person'), people, personName, say, locale)
        : sharesCsv(say('field.category'), categories, categoryName, say, locale);
    saveText(`${say('tool.reports')} ${say(`reports.tab.${tab}`)} ${dayOf(new Date(now).toISOString(), locale)}.csv`, text, 'text/csv');
  };
  const drillTitle = (one: Drill): string =>
    'of' in one
      ? say(`reports.drill.${one.of}`)
      : say('reports.drill.missed', {
          name: one.missed === 'assigneeId' ? personName(one.value) : one.missed === 'team' ? (one.value ?? say('reports.noTeam')) : categoryName(one.value),
        });
  const dates = `${dayName(period[0] ?? 0, locale)} – ${dayName(period[period.length - 2] ?? 0, locale)}`;
  const empty = facts !== null && counted.length === 0;
  return (
    <div className={drill ? 'toolgrid open' : 'toolgrid'}>
      {!(small && drill) && (
        <section className="pane reports" aria-label={say('tool.reports')} aria-busy={loading}>
          <div className="viewhead" data-zone="view">
            <h1 ref={title} tabIndex={-1}>
              {head ?? say('tool.reports')}
            </h1>
            <Tabs
              name={say('reports.tabs')}
              chosen={tab}
              onChoose={(next) => {
                setTab(next);
                setDrill(null);
              }}
              tabs={TABS.map((key) => ({ key, word: say(`reports.tab.${key}`) }))}
            />
            <span className="end" />
            {tab === 'service' && (
              <button type="button" className="btn ghost sm hide-narrow" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
                <Icon name="list" />
                {say('reports.asTables')}
              </button>
            )}
            <IconButton icon="refresh" small label={say('reports.again')} onClick={refresh} />
            <Button look="ghost" small icon="dl" className="hide-narrow" disabled={!facts} onClick={save}>
              CSV
            </Button>
          </div>
          <div className="filters" role="group" aria-label={say('filters.name')} data-zone="filters">
            <Picker
              label={say('reports.range')}
              name={`${say('reports.range')}: ${dates}`}
              options={RANGES.map((value) => ({ value, label: say(`reports.range.${value}`) }))}
              chosen={[range]}
              onChoose={([one]) => one && chooseRange(one)}
              className="chip on"
            >
              {dates}
              <Icon name="down" size="s" />
            </Picker>
            {NARROWED_BY.map((by) => {
              const values = valuesOf(facts ?? [], by);
              if (values.length < 2 && narrow[by] === null) return null;
              return (
                <Picker
                  key={by}
                  label={say(`field.${by}`)}
                  searchable={values.length > 8}
                  options={[{ value: '', label: say('any') }, ...values.map((value) => ({ value, label: value }))]}
                  chosen={[narrow[by] ?? '']}
                  onChoose={([one]) => setNarrow({ ...narrow, [by]: one || null })}
                  className={narrow[by] ? 'chip on' : 'chip'}
                >
                  <span className="clip">
                    {say(`field.${by}`)}: {narrow[by] ?? say('any')}
                  </span>
                  <Icon name="down" size="s" />
                </Picker>
              );
            })}
            <span className="end" />
            <span className="sub sm hide-narrow">{say('reports.compared', { count: period.length - 1 })}</span>
          </div>
          {cut && <Banner look="warn" icon="alert" title={say('reports.cut')} text={say('reports.cutText')} />}
          {fault && facts && (
            <Banner look="bad" icon="alert" title={say('reports.failed')} text={say(`fault.${fault.code}`, { detail: fault.message })}>
              <Button small onClick={refresh}>
                {say('tryNow')}
              </Button>
            </Banner>
          )}
          {fault && !facts ? (
            <EmptyState
              icon="alert"
              title={say('reports.failed')}
              text={say(`fault.${fault.code}`, { detail: fault.message })}
              foot={say('failed.reference', { code: fault.code, time: clockTime(now, locale) })}
            >
              <Button look="primary" onClick={refresh}>
                {say('tryNow')}
              </Button>
            </EmptyState>
          ) : !facts ? (
            <ReportSkeleton read={read} />
          ) : empty ? (
            <EmptyState icon="chart" title={say('reports.empty')} text={say('reports.emptyText')}>
              {NARROWED_BY.some((by) => narrow[by] !== null) && <Button onClick={() => setNarrow(NOT_NARROWED)}>{say('filters.clear')}</Button>}
            </EmptyState>
          ) : (
            <div className="dboard">
              {service && (
                <>
                  <div className="kpis">
                    {FIGURES.map((name) => (
                      <FigureTile
                        key={name}
                        name={name}
                        figure={service[name]}
                        chosen={drill !== null && 'of' in drill && drill.of === name}
                        onChoose={(of) => look({ of })}
                      />
                    ))}
                  </div>
                  <Backlog days={service.backlog} asTable={asTable} />
                  <Answers steps={service.answers} asTable={asTable} />
                  <Teams
                    teams={service.teams}
                    chosen={drill && 'missed' in drill && drill.missed === 'team' ? drill.value : undefined}
                    onMissed={(value) => look({ missed: 'team', value })}
                  />
                  <Ratings ratings={service.ratings} />
                </>
              )}
              {tab === 'workload' && (
                <Shares
                  label={say('reports.tab.workload')}
                  of={say('reports.person')}
                  shares={people}
                  nameOf={personName}
                  mark={(id) => (id === null ? <NoAvatar title={say('nobody')} size="small" /> : <Coin name={personName(id)} size="small" />)}
                  onMissed={(value) => look({ missed: 'assigneeId', value })}
                />
              )}
              {tab === 'categories' && (
                <Shares
                  label={say('reports.tab.categories')}
                  of={say('field.category')}
                  shares={categories}
                  nameOf={categoryName}
                  onMissed={(value) => look({ missed: 'category', value })}
                />
              )}
              <p className="sub sm foot">{say('reports.foot', { time: clockTime(now, locale) })}</p>
            </div>
          )}
        </section>
      )}
      {drill && (
        <DrillPane
          title={drillTitle(drill)}
          sentence={say('reports.drill.count', { count: behind.length })}
          tickets={behind}
          lists={lists}
          now={now}
          nameOf={nameOf}
          onTicket={onTicket}
          onClose={close}
        />
      )}
    </div>
  );
}
