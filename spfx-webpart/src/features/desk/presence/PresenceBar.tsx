import * as React from 'react';
import { Icon } from '../../../ui/icons/Icon';
import { Coin } from '../../../ui/people/Coin';
import { useWords } from '../../../ui/words/WordsContext';
import { usePresent } from './usePresent';

const MOST_COINS = 4;

/** Who else is at this ticket: a quiet line while they look, a marked one while somebody writes an answer. */
export function PresenceBar({ ticketId }: { ticketId: number }) {
  const { say } = useWords();
  const there = usePresent().get(ticketId) ?? [];
  const writing = there.filter((one) => one.typing);
  const told = writing.length ? writing : there;
  const names = told.map((one) => one.name).join(', ');
  return (
    // The region stays, so that a reader hears when somebody comes.
    <div role="status" className={!there.length ? 'presencebar none' : writing.length ? 'banner warn presencebar' : 'presencebar'}>
      {there.length > 0 && (
        <>
          <Icon name={writing.length ? 'pen' : 'eye'} size="s" />
          <span className="grow clip">{say(writing.length ? 'presence.writing' : 'presence.looking', { count: told.length, names })}</span>
          {there.slice(0, MOST_COINS).map((one) => (
            <Coin key={one.agentId} name={one.name} size="small" />
          ))}
        </>
      )}
    </div>
  );
}
