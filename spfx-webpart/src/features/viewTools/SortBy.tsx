import * as React from 'react';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { COLUMNS, isOwn, SORTS, type SortName } from '../../app/desk/state';
import { useDesk, useDeskState } from '../desk/DeskContext';

/** Orders that columns somebody has to choose first give. */
const byChosenColumn = (name: SortName): boolean => isOwn(name) || ((COLUMNS as readonly SortName[]).includes(name) && name !== 'created');
/** Orders with words of their own; the others are called like their column. */
const NAMED = ['updated', 'due', 'priority', 'number'];
const TURN = 'turn';

/** By what the list is sorted, and the same the other way round: every column it shows, and some it always knows. */
export function SortBy() {
  const { say } = useWords();
  const { desk } = useDesk();
  const sort = useDeskState((state) => state.sort);
  const reverse = useDeskState((state) => state.reverse);
  const columns = useDeskState((state) => state.columns);
  const titles = useDeskState((state) => state.ownTitles);
  const nameOf = (name: SortName): string => (isOwn(name) ? (titles[name.slice(4)] ?? '') : say(`${NAMED.includes(name) ? 'sort' : 'field'}.${name}`));
  const order = `${sort} ${String(reverse)}`;
  const before = React.useRef(order);
  React.useEffect(() => {
    // Another order is read from its top.
    const rows = before.current === order ? null : document.querySelector('.gridbox > .grid');
    if (rows) rows.scrollTop = 0;
    before.current = order;
  }, [order]);
  const sorts = Array.from(new Set([...SORTS.filter((name) => !byChosenColumn(name)), ...columns, sort]));
  const named = reverse ? say('sort.turned', { by: nameOf(sort) }) : nameOf(sort);
  return (
    <Picker
      label={say('sort.name')}
      name={`${say('sort.name')}: ${named}`}
      className="btn ghost sm"
      chosen={reverse ? [sort, TURN] : [sort]}
      options={[
        ...sorts.map((name) => ({ value: name as SortName | typeof TURN, label: nameOf(name) })),
        { value: TURN, label: say('sort.turn'), mark: <Icon name="refresh" size="s" /> },
      ]}
      onChoose={([one]) => {
        if (one === TURN) desk.setSort(sort);
        else if (one && one !== sort) desk.setSort(one);
      }}
    >
      <Icon name="sort" />
      <span className="hide-narrow">{named}</span>
    </Picker>
  );
}
