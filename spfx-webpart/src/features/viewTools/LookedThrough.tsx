import * as React from 'react';
import { useWords } from '../../ui/words/WordsContext';
import { LOOKED_THROUGH_ROWS, NO_FILTERS, NOT_LOADED, type DeskState, type Filters } from '../../app/desk/state';
import { belongs, isFiltered, loadKey, matcherOf } from '../../app/desk/views';
import { useDesk, useDeskState } from '../desk/DeskContext';

/** So many tickets of a view are looked through without being asked: more than SharePoint lets anybody filter by an index. */
const MOST_LOOKED_THROUGH = 5_000;

/** What the lists choose by: tickets that it leaves out are not looked through. */
const ASKED_OF_LISTS = ['statuses', 'priorities', 'categories', 'teams', 'types', 'channels', 'requesters', 'assignees'] as const;

function lookedThrough(state: DeskState, now: number): number {
  const found = state.found[loadKey(state)];
  if (found) return found.size;
  const asked = Object.fromEntries(ASKED_OF_LISTS.map((name) => [name, state.filters[name]])) as Partial<Filters>;
  const matches = matcherOf({ ...NO_FILTERS, ...asked }, now);
  let count = 0;
  state.tickets.forEach((ticket) => {
    if (belongs(ticket, state.view, state.me?.id ?? null, now) && matches(ticket)) count += 1;
  });
  return count;
}

/** A filter, an order or groups that the lists cannot give need every row of the view: they are fetched here, and where that ends before the view does, it is said. */
export function LookedThrough() {
  const { say } = useWords();
  const { desk } = useDesk();
  const load = useDeskState((state) => state.loads[loadKey(state)]) ?? NOT_LOADED;
  const key = useDeskState((state) => loadKey(state));
  const needed = useDeskState((state) => state.me !== null && (isFiltered(state.filters) || state.sort !== 'updated' || state.reverse || state.group !== null));
  const [further, setFurther] = React.useState({ key, times: 1 });
  const most = MOST_LOOKED_THROUGH * (further.key === key ? further.times : 1);
  const partial = needed && load.loaded && load.cursor !== null;
  const count = useDeskState((state) => (partial ? lookedThrough(state, desk.port.now()) : 0));
  const goesOn = partial && load.fault === null && count < most;
  React.useEffect(() => {
    if (goesOn && !load.loading) void desk.loadMore(LOOKED_THROUGH_ROWS);
  }, [desk, goesOn, load]);
  if (!partial) return null;
  return (
    <>
      <span className="sub sm nowrap" role="status">
        {say(goesOn ? 'looked.now' : 'looked.newest', { count })}
      </span>
      {!goesOn && (
        <button
          type="button"
          className="chip dash"
          onClick={() => (load.fault ? void desk.loadMore(LOOKED_THROUGH_ROWS) : setFurther({ key, times: Math.floor(count / MOST_LOOKED_THROUGH) + 1 }))}
        >
          {say(load.fault ? 'tryNow' : 'looked.further')}
        </button>
      )}
    </>
  );
}
