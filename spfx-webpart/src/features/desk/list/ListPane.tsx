import * as React from 'react';
import { useWords } from '../../../ui/words/WordsContext';
import { BulkBar } from '../../bulk/lazyBulk';
import { useDesk, useDeskState } from '../DeskContext';
import type { Dialog } from '../DeskDialogs';
import { DeskStatus } from '../frame/DeskStatus';
import { FilterBar } from './FilterBar';
import { ChooseTickets, SortBy, ViewTools } from '../lazyParts';
import { ListBody, type ListBodyProps } from './ListBody';
import { LiveNews } from '../frame/LiveNews';
import type { Asked } from '../useAsked';
import { useMayCome } from '../useRest';
import { ViewHead, type PanePlace } from './ViewHead';

export type ListPaneProps = ListBodyProps & {
  /** Stands for the title where the rail has no room. */
  picker: React.ReactNode;
  pane: PanePlace;
  togglePane(): void;
  asked: Asked;
  setDialog(dialog: Dialog): void;
};

/** A view of tickets: its heading, filters, what came meanwhile, the rows and the line at the foot. */
export function ListPane(props: ListPaneProps) {
  const { list, load, mayWork, asked, ways, setDialog } = props;
  const { say } = useWords();
  return (
    <section className={list.choosing ? 'pane listpane choosing' : 'pane listpane'} aria-label={say('list.name')}>
      {/* Where nothing is held, the list itself says why and when it is tried again. */}
      {(!load.fault || list.rows.length > 0) && <LiveNews />}
      <ListHead {...props} />
      <FilterBar />
      <SearchEverywhere onSearch={() => setDialog('palette')} />
      {(list.choosing || list.selected.size > 0) && mayWork && (
        <React.Suspense fallback={<div className="bulk" />}>
          <BulkBar
            selected={list.selected}
            openAssign={asked.picks.bulkassign}
            openStatus={asked.picks.bulkstatus}
            onSnooze={() => setDialog('snooze')}
            onOpen={ways.openPage}
            onClear={list.clear}
          />
        </React.Suspense>
      )}
      <NewRows />
      <ListBody {...props} />
      <DeskStatus always hints={list.rows.length > 0} />
    </section>
  );
}

function ListHead({ heading, picker, pane, small, togglePane, list, mayWork }: ListPaneProps) {
  const rest = useMayCome();
  return (
    <ViewHead title={heading.title} count={heading.count} overdue={heading.overdue} picker={picker} pane={pane} onPane={togglePane}>
      {rest && (
        <React.Suspense fallback={null}>
          <SortBy />
          {mayWork && <ChooseTickets choosing={list.choosing} onChoose={list.choose} onSelect={list.toggle} onEnd={list.clear} />}
        </React.Suspense>
      )}
      {!small && rest && (
        <React.Suspense fallback={null}>
          <ViewTools />
        </React.Suspense>
      )}
    </ViewHead>
  );
}

/** The filter looks through the view; the palette through everything. */
function SearchEverywhere({ onSearch }: { onSearch(): void }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const text = useDeskState((one) => one.filters.text).trim();
  if (text === '' || !desk.index) return null;
  return (
    <button type="button" className="newrows" onClick={onSearch}>
      {say('search.all', { text })} <kbd className="hide-phone">Ctrl K</kbd>
    </button>
  );
}

/** Tickets that came by themselves wait until somebody asks for them. */
function NewRows() {
  const { say } = useWords();
  const { desk } = useDesk();
  const count = useDeskState((one) => one.held.size);
  if (count === 0) return null;
  return (
    <button type="button" className="newrows" onClick={desk.showHeld}>
      {say('held', { count })}
    </button>
  );
}
