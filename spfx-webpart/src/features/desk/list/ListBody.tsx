import * as React from 'react';
import type { ColumnName, ViewLoad } from '../../../app/desk/state';
import { isFiltered } from '../../../app/desk/views';
import { useDesk, useDeskState } from '../DeskContext';
import { EmptyList, NextTry } from '../lazyParts';
import { LoadFailed, MoreFailed, SkeletonRows } from './ListStates';
import { TicketGrid } from './TicketGrid';
import type { CurrentRow } from './useCurrentRow';
import type { Heading } from './useHeading';
import type { Navigation } from '../address/useNavigation';
import type { TicketList } from './useTicketList';

const NO_COLUMNS: readonly ColumnName[] = [];

export type ListBodyProps = {
  list: TicketList;
  load: ViewLoad;
  heading: Heading;
  current: CurrentRow;
  small: boolean;
  now: number;
  ways: Navigation;
  more(): void;
  mayWork: boolean;
  takeOldest(): void;
};

/** The rows, or why there are none: the load failed, is under way, or nothing is left to do. */
export function ListBody(props: ListBodyProps) {
  const { list, load, now } = props;
  const { desk } = useDesk();
  if (list.rows.length > 0 || list.groups.length > 0) return <Rows {...props} />;
  const retry = (): void => void desk.retry();
  if (load.fault)
    return (
      <LoadFailed fault={load.fault} now={now} onRetry={retry}>
        <React.Suspense fallback={null}>
          <NextTry fault={load.fault} trying={load.loading} onTry={retry} />
        </React.Suspense>
      </LoadFailed>
    );
  if (!load.loaded || (load.loading && load.cursor !== null)) return <SkeletonRows />;
  return (
    <React.Suspense fallback={null}>
      <EmptyList onView={props.ways.showView} onTake={props.mayWork ? props.takeOldest : undefined} />
    </React.Suspense>
  );
}

function Rows(props: ListBodyProps) {
  const { load, more } = props;
  const { desk } = useDesk();
  // Filters and groups can hide page after page: how far those go is said, and limited, beside the filters.
  const hides = useDeskState((one) => one.group !== null || isFiltered(one.filters));
  const { fault } = load;
  const page = hides ? null : load;
  // Another function with each page, so that the end is told again: rows that were held already add none.
  const onNearEnd = React.useCallback(() => {
    if (!fault) more();
  }, [fault, page, more]);
  const retry = (): void => (load.cursor !== null && desk.store.get().phase === 'ready' ? more() : void desk.retry());
  return (
    <>
      <Grid {...props} onNearEnd={onNearEnd} />
      {/* Gone while it is tried: a screen reader hears of each try that failed. */}
      {fault && !load.loading && <MoreFailed fault={fault} onRetry={retry} />}
    </>
  );
}

function Grid({ list, heading, current, small, now, ways, onNearEnd }: ListBodyProps & { onNearEnd(): void }) {
  const { desk } = useDesk();
  const columns = useDeskState((one) => one.columns);
  const seen = useDeskState((one) => one.seen);
  const sort = useDeskState((one) => one.sort);
  const reverse = useDeskState((one) => one.reverse);
  const toggle = React.useCallback((id: number) => list.toggle(id, false), [list.toggle]);
  return (
    <TicketGrid
      key={heading.title}
      rows={list.rows}
      groups={list.groups}
      columns={small ? NO_COLUMNS : columns}
      onGroup={list.toggleGroup}
      total={heading.total}
      title={heading.title}
      currentId={current.currentId}
      selected={list.selected}
      seen={seen}
      sort={sort}
      reverse={reverse}
      now={now}
      onOpen={ways.openPage}
      onCurrent={list.choosing ? toggle : ways.chooseRow}
      onSelect={list.toggle}
      onSelectAll={list.all}
      onSort={desk.setSort}
      onNearEnd={onNearEnd}
      onAtTop={desk.listAtTop}
    />
  );
}
