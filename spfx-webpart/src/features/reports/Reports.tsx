import * as React from 'react';
import '../desk/frame/toolgrid.global.scss';
import './reports.global.scss';
import { Banner, EmptyState } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { Tabs } from '../../ui/controls/Tabs';
import { Coin, NoAvatar } from '../../ui/people/Coin';
import { useTitle } from '../../ui/controls/useFocus';
import { useWidth } from '../../ui/theme/RootFrame';
import { lazyPart } from '../../ui/words/lazyWithWords';
import { useWords } from '../../ui/words/WordsContext';
import { LoadFailed } from '../desk/list/ListStates';
import { clockTime, dayOf } from '../../ui/words/times';
import { roleOf } from '../../app/desk/may';
import { saveText } from '../../app/save/saveText';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { LateDialog } from '../desk/LateDialog';
import { ArticleShares } from './ArticleShares';
import { DrillPane } from './DrillPane';
import { ticketsOf, type Drill, type Side } from './drill';
import { comparedFrom, isRange, periodOf, type Range } from './periods';
import { articlesCsv, serviceCsv, sharesCsv } from './reportCsv';
import { NARROWED_BY, NOT_NARROWED, ReportFilters, type Narrow } from './ReportFilters';
import { ReportSkeleton } from './ReportSkeleton';
import { ReportTools } from './ReportTools';
import { Shares } from './Shares';
import { ServiceBoard } from './ServiceBoard';
import { useArticleReport } from './useArticleReport';
import { TABS, useFigures, type TabName } from './useFigures';
import { useReport } from './useReport';

const WeeklyDialog = lazyPart(() => import(/* webpackChunkName: 'report-weekly' */ './WeeklyDialog').then((part) => part.WeeklyDialog), 'told');

/** How the desk serves: figures of a period against the time before, and the tickets behind each. */
export function Reports({ head, onTicket }: { head: React.ReactNode; onTicket(id: number): void }) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const { lists, keep } = desk.port;
  const agents = useDeskState((state) => state.agents);
  const role = useDeskState((state) => roleOf(state.me));
  const weeklyService = role === 'admin' || role === 'supervisor' ? desk.port.evidence : undefined;
  const small = ['phone', 'narrow'].includes(useWidth());
  const [range, setRange] = React.useState<Range>(() => keep.read('reportRange', isRange) ?? 'month');
  const [tab, setTab] = React.useState<TabName>('service');
  const [narrow, setNarrow] = React.useState<Narrow>(NOT_NARROWED);
  const [asTable, setAsTable] = React.useState(false);
  const [drill, setDrill] = React.useState<Drill | null>(null);
  const [weekly, setWeekly] = React.useState(false);
  const title = useTitle();
  const opener = React.useRef<HTMLElement | null>(null);
  /** Figures are of one moment: when they were read. */
  const [now, setNow] = React.useState(desk.port.now);
  const period = React.useMemo(() => periodOf(range, now), [range, now]);
  const { facts, read, loading, cut, fault, again } = useReport(lists, comparedFrom(period));
  const onArticles = tab === 'articles';
  const { known, fault: articleFault } = useArticleReport(lists, comparedFrom(period), now, onArticles);

  const { counted, service, people, categories, articles, asked } = useFigures({ tab, facts, known, narrow, period, now });
  const opened = drill && 'article' in drill ? articles?.find(({ article }) => article.key === drill.article) : undefined;
  const behind = React.useMemo(() => {
    if (!drill) return [];
    if (!('article' in drill)) return ticketsOf(drill, counted, period, now);
    const byId = new Map(counted.map((ticket) => [ticket.id, ticket]));
    return (opened?.tickets ?? []).flatMap((id) => byId.get(id) ?? []);
  }, [drill, opened, counted, period, now]);

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
      : onArticles
        ? articlesCsv(articles ?? [], say, locale)
        : tab === 'workload'
          ? sharesCsv(say('reports.person'), people, personName, say, locale)
          : sharesCsv(say('field.category'), categories, categoryName, say, locale);
    saveText(`${say('tool.reports')} ${say(`reports.tab.${tab}`)} ${dayOf(new Date(now).toISOString(), locale)}.csv`, text, 'text/csv');
  };
  const drillTitle = (one: Drill): string =>
    'article' in one
      ? (opened?.article.title ?? '')
      : 'of' in one
        ? say(`reports.drill.${one.of}`)
        : say('reports.drill.missed', {
            name: one.missed === 'assigneeId' ? personName(one.value) : one.missed === 'team' ? (one.value ?? say('reports.noTeam')) : categoryName(one.value),
          });
  const partFault = fault ?? (onArticles ? articleFault : null);
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
            <ReportTools
              asTable={tab === 'service' ? asTable : null}
              maySave={facts !== null && (!onArticles || articles !== null)}
              onTable={setAsTable}
              onWeekly={weeklyService ? () => setWeekly(true) : null}
              onSave={save}
              onAgain={refresh}
            />
          </div>
          <ReportFilters facts={facts ?? []} range={range} period={period} narrow={narrow} onRange={chooseRange} onNarrow={setNarrow} />
          {(cut || (onArticles && known?.cut)) && <Banner look="warn" icon="alert" title={say('reports.cut')} text={say('reports.cutText')} />}
          {partFault && facts && (
            <Banner look="bad" icon="alert" title={say('reports.failed')} text={say(`fault.${partFault.code}`, { detail: partFault.message })}>
              <Button small onClick={refresh}>
                {say('tryNow')}
              </Button>
            </Banner>
          )}
          {fault && !facts ? (
            <LoadFailed title={say('reports.failed')} fault={fault} now={now} onRetry={refresh} />
          ) : !facts || (onArticles && !articles && !articleFault) ? (
            <ReportSkeleton read={read} />
          ) : empty && !onArticles ? (
            <EmptyState icon="chart" title={say('reports.empty')} text={say('reports.emptyText')}>
              {NARROWED_BY.some((by) => narrow[by] !== null) && <Button onClick={() => setNarrow(NOT_NARROWED)}>{say('filters.clear')}</Button>}
            </EmptyState>
          ) : (
            <div className="dboard">
              {service && <ServiceBoard service={service} asTable={asTable} drill={drill} onDrill={look} />}
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
              {articles && <ArticleShares shares={articles} categories={asked} categoryName={categoryName} onTickets={(article) => look({ article })} />}
              {articles && <p className="sub sm foot">{say('reports.articles.foot')}</p>}
              <p className="sub sm foot">{say('reports.foot', { time: clockTime(now, locale) })}</p>
            </div>
          )}
        </section>
      )}
      {weekly && weeklyService && (
        <LateDialog onClose={() => setWeekly(false)}>
          <WeeklyDialog
            lists={lists}
            service={weeklyService}
            onSaved={(told) => {
              setWeekly(false);
              desk.tell(told);
            }}
            onClose={() => setWeekly(false)}
          />
        </LateDialog>
      )}
      {drill && (
        <DrillPane
          title={drillTitle(drill)}
          sentence={say('article' in drill ? 'reports.drill.used' : 'reports.drill.count', { count: behind.length })}
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
