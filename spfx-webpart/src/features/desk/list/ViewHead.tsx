import * as React from 'react';
import { IconButton } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';

export type PanePlace = 'right' | 'bottom' | 'off';
export type ViewHeadProps = {
  title: string;
  count: string;
  overdue: number;
  /** Stands for the title where the rail has no room. */
  picker: React.ReactNode;
  pane: PanePlace;
  onPane(): void;
  /** Order, groups, columns and what else comes after the rows. */
  children?: React.ReactNode;
};

export function ViewHead({ title, count, overdue, picker, pane, onPane, children }: ViewHeadProps) {
  const { say } = useWords();
  return (
    <div className="viewhead" data-zone="view">
      <h1 tabIndex={-1} dir="auto">
        {picker ?? title}
      </h1>
      <span className="cnt">{count}</span>
      {overdue > 0 && <span className="cnt hot hide-phone">· {say('overdue', { count: overdue })}</span>}
      <span className="end" />
      {children}
      <span className="vr hide-narrow" />
      <IconButton
        icon="paneR"
        small
        className="hide-narrow"
        lit={pane !== 'off'}
        aria-pressed={pane !== 'off'}
        label={say(`pane.${pane}`)}
        shortcut="P"
        onClick={onPane}
      />
    </div>
  );
}
