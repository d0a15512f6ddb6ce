import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { useWidth } from '../../ui/theme/RootFrame';
import { useWords } from '../../ui/words/WordsContext';
import { useNow } from '../../ui/words/useNow';
import { dueOf, isFiltered, loadKey } from '../../app/desk/views';
import { NO_FILTERS, NOT_LOADED, type ColumnName, type NamedView, type ViewName } from '../../app/desk/state';
import { roleOf } from '../../app/desk/may';
import { isString } from '../../app/keep/keep';
import type { Opened } from '../composer/Composer';
import { AppBar } from './AppBar';
import { BulkBar, BulkNews } from '../bulk/lazyBulk';
import { useDesk, useDeskState } from './DeskContext';
import { FilterBar } from './FilterBar';
import { LoadFailed, SkeletonRows } from './ListStates';
import { LiveRegions } from './LiveRegions';
import {
  ArchivedTicket,
  ConflictDialog,
  EmptyList,
  LiveBar,
  NewTicket,
  Palette,
  PlacePicker,
  prefetchParts,
  ReadingPane,
  ShortcutSheet,
  SnoozeUntil,
  SortBy,
  Splitter,
  TicketPage,
  ViewTools,
} from './lazyParts';
import { PhoneBar } from './PhoneBar';
import { countOf, Rail } from './Rail';
import { StatusLine } from './StatusLine';
import { TicketGrid } from './TicketGrid';
import { toolsFor, ToolScreen } from './tools';
import { useBeingSeen } from './presence/usePresent';
import { useDeskKeys } from './useDeskKeys';
import { usePrefetch } from './usePrefetch';
import { RestProvider, useRest } from './useRest';
import { useRoute } from './useRoute';
import { useRows } from './useRows';
import { useSelection } from './useSelection';
import { useTakeOldest } from './useTakeOldest';
import { ViewHead, type PanePlace } from './ViewHead';

/** So many further rows are looked through for a filter or an order that the lists cannot give. */
const MOST_ROWS_LOOKED_THROUGH = 2_000;
const NO_COLUMNS: readonly ColumnName[] = [];
const NO_VIEWS: readonly NamedView[] = [];
/** Its script is asked for after the rows stand: to begin with it takes as long as a third of them. */
const PANE_TO_COME = <aside className="pane reading" aria-busy="true" />;
const isPane = (value: unknown): value is PanePlace => value === 'right' || value === 'bottom' || value === 'off';

export type DeskScreenProps = { root: React.RefObject<HTMLElement>; canSetUp: boolean; onSetUp(): void; notices?: React.ReactNode };

/** The agent's desk: rail, list, reading pane; or a whole ticket in their place. */
export function DeskScreen({ root, canSetUp, onSetUp, notices }: DeskScreenProps) {
  const { say } = useWords();
  const { desk } = useDesk();
  const { keep } = desk.port;
  const width = useWidth();
  const small = width === 'phone' || width === 'narrow';
  const now = useNow(desk.port.now, 30_000);
  const role = useDeskState((one) => roleOf(one.me));
  const myTools = toolsFor(role);
  const mayWork = role !== 'reader';
  const state = {
    view: useDeskState((one) => one.view),
    counts: useDeskState((one) => one.counts),
    saved: useDeskState((one) => one.saved) ?? NO_VIEWS,
    viewKey: useDeskState((one) => one.viewKey),
    columns: useDeskState((one) => one.columns),
    settings: useDeskState((one) => one.settings),
    sort: useDeskState((one) => one.sort),
    reverse: useDeskState((one) => one.reverse),
    filters: useDeskState((one) => one.filters),
    seen: useDeskState((one) => one.seen),
    live: useDeskState((one) => one.live.state),
    present: useDeskState((one) => one.present),
    waiting: useDeskState((one) => one.waiting),
    held: useDeskState((one) => one.held.size),
    undo: useDeskState((one) => one.undo),
    conflict: useDeskState((one) => one.conflict !== null),
    bulk: useDeskState((one) => one.bulk !== null),
    ended: useDeskState((one) => one.ended !== null),
    notice: useDeskState((one) => one.notice),
    tickets: useDeskState((one) => one.tickets),
  };
  const second = useNow(desk.port.now, state.undo || state.live === 'late' ? 1_000 : 60_000);
  const [closed, setClosed] = React.useState<ReadonlySet<string>>(new Set());
  const { rows, groups } = useRows(closed, now);
  const { selected, toggle, clear, all } = useSelection(rows);
  const [route, go] = useRoute();
  const [chosenId, setCurrent] = React.useState<number | null>(null);
  const place = React.useRef(0);
  // With the first rows at once, so that they are laid out beside the pane and not anew when it comes.
  const currentId = chosenId ?? (small ? null : (rows[Math.min(place.current, rows.length - 1)]?.id ?? null));
  const [pane, setPane] = React.useState<PanePlace>(() => keep.read('pane', isPane) ?? 'right');
  const [dialog, setDialog] = React.useState<'new' | 'keys' | 'palette' | 'snooze' | { snoozeUntil: readonly number[] } | null>(null);
  const [single, setSingle] = React.useState(() => keep.read('singleKeys', isString) !== 'off');
  const [wanted, setWanted] = React.useState<(Opened & { id: number }) | null>(null);
  const [picks, setPicks] = React.useState({ assign: 0, status: 0, bulkassign: 0, bulkstatus: 0 });
  const search = React.useRef<HTMLInputElement>(null);
  const load = useDeskState((one) => one.loads[loadKey(one)]) ?? NOT_LOADED;
  const rest = useRest(load.loaded || load.fault !== null || rows.length > 0);
  const filtered = isFiltered(state.filters);
  const paneShown = !small && pane !== 'off';

  const openTicket = route.ticketId === null ? null : (state.tickets.get(route.ticketId) ?? null);
  const [away, setAway] = React.useState<number | null>(null);
  const missing = route.ticketId !== null && !openTicket ? route.ticketId : null;
  React.useEffect(() => {
    if (missing === null) return;
    desk.port.lists.ticket({ id: missing }).then(
      (ticket) => {
        if (ticket) desk.put([ticket]);
        else setAway(missing);
      },
      () => {
        desk.tell(say('ticket.notRead', { number: String(missing) }), true);
        go(`view=${desk.store.get().view}`, true);
      },
    );
  }, [missing, desk, say, go]);
  React.useEffect(() => {
    if (route.view && (route.view !== desk.store.get().view || desk.store.get().viewKey !== null)) desk.setView(route.view);
  }, [route.view, desk]);
  React.useEffect(() => {
    if (route.saved && route.saved !== desk.store.get().viewKey) desk.openSaved(route.saved);
  }, [route.saved, desk]);
  React.useEffect(() => {
    if (load.loaded && rest) prefetchParts();
  }, [load.loaded, rest]);

  const focusRow = React.useCallback(
    (id: number | null): void => {
      requestAnimationFrame(() =>
        (root.current?.querySelector<HTMLElement>(`.tr[data-id="${id ?? ''}"]`) ?? root.current?.querySelector<HTMLElement>('.listpane .viewhead h1'))?.focus(),
      );
    },
    [root],
  );
  // The row that left gives its place to the next one, else to the one before.
  const index = rows.findIndex((ticket) => ticket.id === currentId);
  React.useEffect(() => {
    if (index >= 0) {
      place.current = index;
      setCurrent(currentId);
    } else if (rows.length && !small) {
      const next = rows[Math.min(place.current, rows.length - 1)]?.id ?? null;
      setCurrent(next);
      // The row took the focus with it when it left.
      if (currentId !== null && document.activeElement === document.body) focusRow(next);
    } else if (currentId !== null && !rows.length) setCurrent(null);
  }, [index, rows, small, currentId, focusRow]);

  const more = React.useCallback((): void => void desk.loadMore(), [desk]);
  const wholeNeeded = filtered || state.sort !== 'updated' || state.reverse;
  React.useEffect(() => {
    if (wholeNeeded && load.cursor !== null && !load.loading && state.tickets.size < MOST_ROWS_LOOKED_THROUGH) more();
  }, [wholeNeeded, load, state.tickets.size, more]);

  const showView = React.useCallback(
    (view: ViewName): void => {
      clear();
      desk.setView(view);
      go(`view=${view}`, true);
    },
    [clear, desk, go],
  );
  const showSaved = React.useCallback(
    (key: string): void => {
      clear();
      desk.openSaved(key);
      go(`view=${key}`, true);
    },
    [clear, desk, go],
  );
  const placeHash = `view=${state.viewKey ?? state.view}`;
  const toggleGroup = React.useCallback(
    (key: string): void =>
      setClosed((old) => {
        const next = new Set(old);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    [],
  );
  const openPage = React.useCallback(
    (id: number): void => {
      setCurrent(id);
      go(`ticket=${id}`);
    },
    [go],
  );
  const takeOldest = useTakeOldest(openPage);
  const onCurrent = React.useCallback(
    (id: number): void => {
      setCurrent(id);
      if (small) openPage(id);
    },
    [small, openPage],
  );
  const move = (step: 1 | -1): void => {
    const from = rows.findIndex((ticket) => ticket.id === (openTicket?.id ?? currentId));
    const next = rows[Math.max(0, Math.min(rows.length - 1, from + step))];
    if (!next) return;
    setCurrent(next.id);
    if (openTicket) go(`ticket=${next.id}`, true);
    else focusRow(next.id);
  };
  const back = (): void => {
    if (route.tool) return;
    if (openTicket || missing !== null) {
      go(placeHash);
      focusRow(currentId);
    } else if (selected.size) clear();
    else if (filtered) desk.setFilters(NO_FILTERS);
  };
  const target: Ticket | null = route.tool ? null : (openTicket ?? (index >= 0 ? (rows[index] ?? null) : null));
  const answer = (kind: 'Reply' | 'Note', insert?: string): void => {
    if (!target) return;
    if (!openTicket && !paneShown) openPage(target.id);
    setWanted({ kind, at: desk.port.now(), id: target.id, ...(insert === undefined ? {} : { insert }) });
  };
  const togglePane = (): void => {
    const next: PanePlace = pane === 'right' ? 'bottom' : pane === 'bottom' ? 'off' : 'right';
    keep.write('pane', next);
    setPane(next);
  };
  useDeskKeys(root, single, {
    mayWork,
    target,
    pageOpen: openTicket !== null || route.tool !== null,
    selected,
    move,
    openPage,
    back,
    select: toggle,
    selectAll: all,
    answer,
    view: showView,
    togglePane,
    toEnd: (end) => {
      const row = end === 'first' ? rows[0] : rows[rows.length - 1];
      if (row) {
        setCurrent(row.id);
        focusRow(row.id);
      }
    },
    pick: (field) =>
      setPicks((old) => {
        const one = selected.size && !openTicket ? (`bulk${field}` as const) : field;
        return { ...old, [one]: old[one] + 1 };
      }),
    search: () => search.current?.focus(),
    palette: () => setDialog('palette'),
    snooze: () => setDialog('snooze'),
    keys: () => setDialog('keys'),
    create: () => setDialog('new'),
    takeOldest,
  });

  usePrefetch(root, rows, index, load.loaded);
  useBeingSeen(root, openTicket?.id ?? (paneShown ? (target?.id ?? null) : null));

  const named = state.saved.find((one) => one.key === state.viewKey) ?? null;
  const held = groups.length ? groups.reduce((sum, one) => sum + one.count, 0) : rows.length;
  const viewCount = named ? null : countOf(state.counts, state.view);
  const total = filtered ? held : Math.max(viewCount ?? 0, held);
  const count =
    filtered && viewCount !== null
      ? say('countOf', { shown: held, count: viewCount })
      : say('number', { count: total }) + (viewCount === null && load.cursor !== null ? '+' : '');
  // Times of one form compare as text: thousands of rows, each half minute.
  const overdue = React.useMemo(() => {
    const at = new Date(now).toISOString();
    return rows.filter((ticket) => (dueOf(ticket) ?? at) < at).length;
  }, [rows, now]);
  const title = named?.name ?? say(`view.${state.view}`);
  const wantedHere = wanted && target && wanted.id === target.id ? wanted : null;
  const picker =
    small && rest ? (
      <React.Suspense fallback={route.tool ? say(`tool.${route.tool}`) : title}>
        <PlacePicker
          place={route.tool ? { tool: route.tool } : named ? { saved: named.key } : { view: state.view }}
          saved={state.saved}
          onSaved={showSaved}
          tools={myTools.map(({ tool }) => tool)}
          counts={state.counts}
          onView={showView}
          onTool={(tool) => go(`tool=${tool}`)}
        />
      </React.Suspense>
    ) : null;
  const tools = [
    ...myTools.map(({ tool, icon }) => ({ name: say(`tool.${tool}`), icon, current: route.tool === tool, onUse: () => go(`tool=${tool}`) })),
    { name: say('keys.title'), icon: 'keyb' as const, onUse: () => setDialog('keys') },
    ...(canSetUp ? [{ name: say('setup.open'), icon: 'shield' as const, onUse: onSetUp }] : []),
  ];
  return (
    <RestProvider value={rest}>
      <main className={mayWork ? 'ld' : 'ld reads'}>
        <AppBar
          name={state.settings?.name ?? ''}
          text={state.filters.text}
          present={state.present}
          searchRef={search}
          mayWork={mayWork}
          maySet={role === 'admin' || role === 'supervisor'}
          onText={(text) => {
            if (openTicket || route.tool) go(placeHash, true);
            desk.setFilters({ text });
          }}
          onLeaveSearch={() => focusRow(currentId)}
          onKeys={() => setDialog('keys')}
          onSettings={() => go('tool=settings')}
          onNew={() => setDialog('new')}
        />
        {rest && notices}
        {(state.bulk || state.ended) && (
          <React.Suspense fallback={null}>
            <BulkNews offerChildren={!openTicket} onOpen={openPage} />
          </React.Suspense>
        )}
        <div
          className={[
            'shell',
            openTicket ? 'mini' : !route.tool && paneShown && target ? '' : 'nopane',
            !openTicket && !route.tool && pane === 'bottom' ? 'below' : '',
          ]
            .filter(Boolean)
            .join(' ')}
        >
          <Rail
            view={route.tool || state.viewKey ? null : state.view}
            counts={state.counts}
            onView={showView}
            saved={state.saved}
            savedKey={route.tool ? null : state.viewKey}
            onSaved={showSaved}
            tools={tools}
          />
          {route.tool ? (
            <ToolScreen tool={route.tool} role={role} head={picker} onTicket={openPage} onSetUp={onSetUp} />
          ) : openTicket ? (
            <React.Suspense fallback={<section className="pane" aria-busy="true" />}>
              <TicketPage
                ticket={openTicket}
                viewTitle={title}
                place={rows.findIndex((ticket) => ticket.id === openTicket.id)}
                total={total}
                wanted={wantedHere}
                assignAt={picks.assign}
                statusAt={picks.status}
                onBack={back}
                onMove={move}
                onTicket={openPage}
              />
            </React.Suspense>
          ) : missing !== null && missing === away ? (
            <React.Suspense fallback={null}>
              <ArchivedTicket number={missing} onBack={back} onTicket={openPage} />
            </React.Suspense>
          ) : (
            <>
              <section className="pane listpane" aria-label={say('list.name')}>
                {(state.live === 'late' || state.live === 'offline') && (
                  <React.Suspense fallback={null}>
                    <LiveBar waiting={state.waiting} now={second} onRetry={desk.refresh} />
                  </React.Suspense>
                )}
                <ViewHead
                  title={title}
                  count={load.loaded || viewCount !== null ? count : ''}
                  overdue={overdue}
                  picker={picker}
                  pane={pane}
                  onPane={togglePane}
                >
                  {rest && (
                    <React.Suspense fallback={null}>
                      <SortBy />
                    </React.Suspense>
                  )}
                  {!small && rest && (
                    <React.Suspense fallback={null}>
                      <ViewTools named={named} onView={showView} onSaved={showSaved} />
                    </React.Suspense>
                  )}
                </ViewHead>
                <FilterBar />
                {state.filters.text.trim() !== '' && desk.index && (
                  <button type="button" className="newrows" onClick={() => setDialog('palette')}>
                    {say('search.all', { text: state.filters.text.trim() })} <kbd>Ctrl K</kbd>
                  </button>
                )}
                {selected.size > 0 && mayWork && (
                  <React.Suspense fallback={<div className="bulk" />}>
                    <BulkBar
                      selected={selected}
                      openAssign={picks.bulkassign}
                      openStatus={picks.bulkstatus}
                      onSnooze={() => setDialog('snooze')}
                      onOpen={openPage}
                      onClear={clear}
                    />
                  </React.Suspense>
                )}
                {state.held > 0 && (
                  <button type="button" className="newrows" onClick={desk.showHeld}>
                    {say('held', { count: state.held })}
                  </button>
                )}
                {rows.length > 0 || groups.length > 0 ? (
                  <TicketGrid
                    rows={rows}
                    groups={groups}
                    columns={width === 'xl' || width === 'wide' ? state.columns : NO_COLUMNS}
                    onGroup={toggleGroup}
                    total={total}
                    title={title}
                    currentId={currentId}
                    selected={selected}
                    seen={state.seen}
                    sort={state.sort}
                    reverse={state.reverse}
                    now={now}
                    onOpen={openPage}
                    onCurrent={onCurrent}
                    onSelect={toggle}
                    onSelectAll={all}
                    onSort={desk.setSort}
                    onNearEnd={more}
                    onAtTop={desk.listAtTop}
                  />
                ) : load.fault ? (
                  <LoadFailed fault={load.fault} now={now} onRetry={() => void desk.retry()} />
                ) : !load.loaded || (load.loading && load.cursor !== null) ? (
                  <SkeletonRows />
                ) : (
                  <React.Suspense fallback={null}>
                    <EmptyList
                      view={state.view}
                      filtered={filtered}
                      unassigned={state.counts?.unassigned ?? 0}
                      onClear={() => desk.setFilters(NO_FILTERS)}
                      onSolved={() => showView('solved')}
                      onTake={mayWork ? takeOldest : undefined}
                    />
                  </React.Suspense>
                )}
                <StatusLine
                  undo={state.undo}
                  notice={state.notice}
                  now={second}
                  hints={rows.length > 0}
                  onUndo={() => void desk.undo()}
                  onDismiss={desk.dismissNotice}
                />
              </section>
              {paneShown &&
                target &&
                (rest ? (
                  <React.Suspense fallback={PANE_TO_COME}>
                    <ReadingPane ticket={target} wanted={wantedHere} assignAt={picks.assign} statusAt={picks.status} onOpenPage={() => openPage(target.id)} />
                  </React.Suspense>
                ) : (
                  PANE_TO_COME
                ))}
              {rest && paneShown && target && (
                <React.Suspense fallback={null}>
                  <Splitter place={width === 'wide' || pane === 'bottom' ? 'below' : 'right'} />
                </React.Suspense>
              )}
            </>
          )}
        </div>
        {(openTicket || route.tool) && (state.undo || state.notice) && (
          <StatusLine undo={state.undo} notice={state.notice} now={second} hints={false} onUndo={() => void desk.undo()} onDismiss={desk.dismissNotice} />
        )}
        {!openTicket && (
          <PhoneBar
            mayWork={mayWork}
            mine={state.view === 'mine'}
            onDesk={() => showView('allOpen')}
            onMine={() => showView('mine')}
            onNew={() => setDialog('new')}
          />
        )}
        <LiveRegions />
        <React.Suspense fallback={null}>
          {state.conflict && <ConflictDialog within={root.current} />}
          {dialog === 'new' && (
            <NewTicket
              within={root.current}
              onClose={() => setDialog(null)}
              onMade={(ticket) => {
                setDialog(null);
                openPage(ticket.id);
                desk.tell(say('new.made', { number: String(ticket.id) }));
              }}
            />
          )}
          {(dialog === 'palette' || dialog === 'snooze') && (
            <Palette
              within={root.current}
              mayWork={mayWork}
              ids={selected.size && !openTicket ? Array.from(selected) : target ? [target.id] : []}
              text={dialog === 'snooze' ? '' : state.filters.text}
              snooze={dialog === 'snooze'}
              onClose={() => setDialog(null)}
              actions={{
                open: openPage,
                view: showView,
                answer,
                create: () => setDialog('new'),
                takeOldest,
                keys: () => setDialog('keys'),
                togglePane,
                saved: showSaved,
                snoozeUntil: (some) => setDialog({ snoozeUntil: some }),
                ticketsOf: (person) => {
                  showView('allOpen');
                  desk.setFilters({ ...NO_FILTERS, ...('agentId' in person ? { assignees: [person.agentId] } : { requesters: [person.address] }) });
                },
              }}
            />
          )}
          {typeof dialog === 'object' && dialog && <SnoozeUntil ids={dialog.snoozeUntil} onClose={() => setDialog(null)} />}
          {dialog === 'keys' && (
            <ShortcutSheet
              single={single}
              onClose={() => setDialog(null)}
              onSingle={(on) => {
                keep.write('singleKeys', on ? 'on' : 'off');
                setSingle(on);
              }}
            />
          )}
        </React.Suspense>
      </main>
    </RestProvider>
  );
}
