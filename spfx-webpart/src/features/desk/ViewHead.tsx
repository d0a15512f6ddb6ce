import * as React from 'react';
import { IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { SORTS, type SortName } from '../../app/desk/state';

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
  return (
    <div className="viewhead" data-zone="view">
      <h1 tabIndex={-1} dir="auto">{picker ?? title}</h1>
      <span className="cnt">{count}</span>
      {overdue > 0 && <span className="cnt hot hide-phone">· {say('overdue', { count: overdue })}</span>}
      <span className="end" />
      <Picker label={say('sort.name')} className="btn ghost sm" options={SORTS.map((name) => ({ value: name, label: say(`sort.${name}`) }))} chosen={[sort]} onChoose={([one]) => one && onSort(one)}>
        <Icon name="sort" /><span className="hide-narrow">{say(`sort.${sort}`)}</span>
      </Picker>
      {children}
      <span className="vr hide-narrow" />
      <IconButton icon="paneR" small className="hide-narrow" lit={pane !== 'off'} aria-pressed={pane !== 'off'} label={say(`pane.${pane}`)} shortcut="P" onClick={onPane} />
    </div>
  );
}
