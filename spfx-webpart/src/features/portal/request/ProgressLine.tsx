import * as React from 'react';
import { Icon } from '../../../ui/icons/Icon';
import { absolute } from '../../../ui/words/times';
import { useWords } from '../../../ui/words/WordsContext';
import { givenName } from '../model/names';
import type { Step } from '../model/progress';
import { moment } from '../model/times';

/** Received, In progress, Your turn, Solved: where it is, since when and with whom. */
export function ProgressLine({ steps, now }: { steps: readonly Step[]; now: number }) {
  const { say, locale } = useWords();
  return (
    <ol className="steps" aria-label={say('portal.progress')}>
      {steps.map(({ state, mark, at, by }) => {
        const who = by ? `${givenName(by)}, ` : '';
        return (
          <li
            key={state}
            className={mark === 'done' ? 'done' : mark === 'current' ? `cur ${state === 'YourTurn' ? 'you' : ''}` : undefined}
            aria-current={mark === 'current' ? 'step' : undefined}
          >
            {mark === 'done' ? <Icon name="check" size="s" /> : <i />}
            <span>
              {say(`portal.state.${state}`)}
              <small title={at ? absolute(at, locale) : undefined}>{at ? `${who}${moment(at, now, locale)}` : '\u00a0'}</small>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
