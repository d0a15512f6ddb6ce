import * as React from 'react';
import { Button } from '../../ui/controls/Button';
import { EmptyState } from '../../ui/controls/EmptyState';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import { namesOf, useWhoCanHelp } from './useWhoCanHelp';

export type FirstRunProps = { isAdmin: boolean; onStart(): void; onAgain(): void };

/** No lists yet. An admin begins here; anybody else reads who can. */
export function FirstRun({ isAdmin, onStart, onAgain }: FirstRunProps) {
  const { say } = useWords();
  const people = useWhoCanHelp(useDesk().desk.port, !isAdmin);
  if (isAdmin)
    return (
      <EmptyState icon="inbox" title={say('firstRun.title')} text={say('firstRun.text')}>
        <Button look="primary" onClick={onStart}>
          {say('firstRun.start')}
        </Button>
      </EmptyState>
    );
  return (
    <EmptyState icon="inbox" title={say('firstRun.notYet')} text={people.length ? say('firstRun.names', { names: namesOf(people) }) : say('firstRun.owner')}>
      <Button onClick={onAgain}>{say('denied.again')}</Button>
    </EmptyState>
  );
}
