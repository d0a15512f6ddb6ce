import * as React from 'react';
import { IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { useDeskState } from './DeskContext';
import { useWords } from '../../ui/words/WordsContext';
import { isOwn, SORTS, type SortName } from '../../app/desk/state';

export type PanePlace = 'right' | 'bottom' | 'off';
export type ViewHeadProps = {
  title: string;
  count: string;
  overdue: number;
  /** Stands for the title where the rail has no room. */
  picker: React.ReactNode;
  sort: SortName;
  pane: PanePlace;
  onSort(sort: SortName): void;
  onPane(): void;
  /** Further tools of the view. */
  children?: React.ReactNode;
};

export function ViewHead({ title, count, overdue, picker, sort, pane, onSort, onPane, children }: ViewHeadProps) {
  const { say } = useWords();
  const titles = useDeskState((state) => state.ownTitles);
  const columns = useDeskState((state) => state.columns);
  const sorts: SortName[] = [...SORTS, ...Array.from(new Set([...columns, sort].filter(isOwn)))];
  const named = (name: SortName): string => (isOwn(name) ? titles[name.slice(4)] ?? '' : say(`sort.${name}`));
  return (
    <div className="viewhead" data-zone="view">
      <h1 tabIndex={-1} dir="auto">{picker ?? title}</h1>
      <span className="cnt">{count}</span>
      {overdue > 0 && <span className="cnt hot hide-phone">· {say('overdue', { count: overdue })}</span>}
      <span className="end" />
      <Picker label={say('sort.name')} className="btn ghost sm" options={sorts.map((name) => ({ value: name, label: named(name) }))} chosen={[sort]} onChoose={([one]) => one && onSort(one)}>
        <Icon name="sort" /><span className="hide-narrow">{named(sort)}</span>
      </Picker>
      {children}
      <span className="vr hide-narrow" />
      <IconButton icon="paneR" small className="hide-narrow" lit={pane !== 'off'} aria-pressed={pane !== 'off'} label={say(`pane.${pane}`)} shortcut="P" onClick={onPane} />
    </div>
  );
}
