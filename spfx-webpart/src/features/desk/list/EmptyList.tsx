import * as React from 'react';
import { Button } from '../../../ui/controls/Button';
import { EmptyState } from '../../../ui/controls/EmptyState';
import { useWords } from '../../../ui/words/WordsContext';

/** Nothing to show, and it is right so: says which of the reasons it is and what to do next. */
export function EmptyList({
  view,
  filtered,
  unassigned,
  onClear,
  onSolved,
  onTake,
}: {
  view: string;
  filtered: boolean;
  unassigned: number;
  onClear(): void;
  onSolved(): void;
  onTake?(): void;
}) {
  const { say } = useWords();
  if (filtered) {
    return (
      <EmptyState icon="filter" title={say('empty.filtered')} text={say('empty.filteredText')}>
        <Button onClick={onClear}>{say('filters.clear')}</Button>
        {view !== 'solved' && (
          <Button look="ghost" onClick={onSolved}>
            {say('empty.lookSolved')}
          </Button>
        )}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="check"
      title={say(view === 'solved' ? 'empty.solved' : 'empty.done')}
      text={say(view === 'solved' ? 'empty.solvedText' : 'empty.doneText')}
    >
      {view === 'mine' && unassigned > 0 && onTake && (
        <Button shortcut="O" onClick={onTake}>
          {say('takeOldest')} <kbd>O</kbd>
        </Button>
      )}
    </EmptyState>
  );
}
