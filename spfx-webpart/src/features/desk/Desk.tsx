import * as React from 'react';
import { PartBoundary } from '../../ui/controls/PartBoundary';
import { useSteady } from '../../ui/controls/useSteady';
import { BulkNews } from '../bulk/lazyBulk';
import { useDeskState } from './DeskContext';
import { DeskDialogs } from './DeskDialogs';
import { DeskBar, DeskRail, NarrowPlaces } from './frame/DeskFrame';
import { DeskStatus } from './frame/DeskStatus';
import { ArchivedTicket, Prefetch, TicketPage } from './lazyParts';
import { ListPane } from './list/ListPane';
import { LiveRegions } from './frame/LiveRegions';
import { PhoneBar } from './frame/PhoneBar';
import { ReadingSide } from './ReadingSide';
import { ToolScreen } from './frame/tools';
import { useDeskScreen } from './useDeskScreen';
import { RestProvider } from './useRest';

export type DeskScreenProps = { root: React.RefObject<HTMLElement>; canSetUp: boolean; onSetUp(): void; notices?: React.ReactNode };
type Screen = ReturnType<typeof useDeskScreen>;

/** The agent's desk: rail, list, reading pane; or a whole ticket in their place. */
export function DeskScreen({ root, canSetUp, onSetUp, notices }: DeskScreenProps) {
  const screen = useDeskScreen(root);
  const { role, mayWork, tool, open, ways, setDialog } = screen;
  const mine = useDeskState((one) => one.view === 'mine');
  const bar = useSteady({
    onText: ways.find,
    onLeaveSearch: (text = '') => {
      const { rows } = screen.list;
      const id = +text.replace('#', '');
      // A number that the rows do not have among other findings is looked for wherever it is.
      if (id > 0 && (!rows.length || rows.some((row) => row.id === id))) {
        ways.find('');
        ways.openPage(id);
      } else screen.current.focusRow(screen.current.currentId);
    },
    onKeys: () => setDialog('keys'),
    onSettings: () => ways.openTool('settings'),
    onNew: () => setDialog('new'),
  });
  return (
    <RestProvider value={screen.rest}>
      <main className={mayWork ? 'ld' : 'ld reads'}>
        <DeskBar searchRef={screen.search} mayWork={mayWork} maySet={role === 'admin' || role === 'supervisor'} {...bar} />
        {screen.rest && notices}
        <News offerChildren={!open} onOpen={ways.openPage} />
        <div className={shellClass(screen)}>
          <DeskRail tool={tool} role={role} ways={ways} setDialog={setDialog} onSetUp={canSetUp ? onSetUp : null} />
          <Middle {...screen} onSetUp={onSetUp} />
        </div>
        {(open || tool) && <DeskStatus always={false} hints={false} />}
        {!open && <PhoneBar mayWork={mayWork} mine={mine} onDesk={() => ways.showView('allOpen')} onMine={() => ways.showView('mine')} onNew={bar.onNew} />}
        {screen.rest && (
          <React.Suspense fallback={null}>
            <Prefetch root={root} rows={screen.list.rows} index={screen.current.index} loaded={screen.load.loaded} />
          </React.Suspense>
        )}
        <LiveRegions />
        <DeskDialogs {...screen} root={root} />
      </main>
    </RestProvider>
  );
}

/** How the grid of the page is laid out for what it holds. */
function shellClass({ open, tool, paneShown, target, pane }: Screen): string {
  const columns = open ? 'mini' : !tool && paneShown && target ? '' : 'nopane';
  return ['shell', columns, !open && !tool && pane === 'bottom' ? 'below' : ''].filter(Boolean).join(' ');
}

/** Work on several tickets that is under way or ended. */
function News(props: { offerChildren: boolean; onOpen(id: number): void }) {
  const any = useDeskState((one) => one.bulk !== null || one.ended.length > 0);
  if (!any) return null;
  return (
    <React.Suspense fallback={null}>
      <BulkNews {...props} />
    </React.Suspense>
  );
}

/** A tool, a whole ticket, or the list with the ticket beside it. */
function Middle(screen: Screen & { onSetUp(): void }) {
  const { role, tool, open, archived, target, list, heading, ways, asked } = screen;
  const picker = screen.small && screen.rest ? <NarrowPlaces {...screen} /> : null;
  if (tool) return <ToolScreen tool={tool} role={role} head={picker} onTicket={ways.openPage} onSetUp={screen.onSetUp} />;
  if (open)
    return (
      <PartBoundary key={open.id}>
        <React.Suspense fallback={<section className="pane" aria-busy="true" />}>
          <TicketPage
            ticket={open}
            viewTitle={heading.title}
            place={list.rows.findIndex((ticket) => ticket.id === open.id)}
            total={heading.total}
            wanted={asked.wanted}
            assignAt={asked.picks.assign}
            statusAt={asked.picks.status}
            onBack={ways.back}
            onMove={ways.move}
            onTicket={ways.openPage}
          />
        </React.Suspense>
      </PartBoundary>
    );
  if (archived !== null)
    return (
      <PartBoundary>
        <React.Suspense fallback={null}>
          <ArchivedTicket number={archived} onBack={ways.back} onTicket={ways.openPage} />
        </React.Suspense>
      </PartBoundary>
    );
  return (
    <>
      <ListPane {...screen} picker={picker} />
      {screen.paneShown && target && <ReadingSide {...screen} target={target} />}
    </>
  );
}
