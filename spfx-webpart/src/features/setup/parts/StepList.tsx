import * as React from 'react';
import { Icon } from '../../../ui/icons/Icon';
import { useWords } from '../../../ui/words/WordsContext';
import { isOpen, STEPS } from '../model/steps';
import type { StepMark, StepName } from '../model/steps';

export type StepListProps = { marks: Record<StepName, StepMark>; current: StepName; onGo: (step: StepName) => void };

/** The five steps with their marks; a row of circles when there is no room beside the content. */
export function StepList({ marks, current, onGo }: StepListProps) {
  const { say } = useWords();
  return (
    <ol>
      {STEPS.map((step, index) => {
        const mark = marks[step];
        const here = step === current;
        const look = [mark === 'done' ? 'done' : 'todo', here ? 'cur' : '', mark === 'attention' ? 'att2' : ''].filter(Boolean).join(' ');
        const settled = mark === 'done' || mark === 'attention';
        const word = say(`setup.mark.${mark}`);
        return (
          <li key={step} className={look}>
            <button type="button" className="row" disabled={!isOpen(step, marks)} aria-current={here ? 'step' : undefined} onClick={() => onGo(step)}>
              <span className="no" aria-hidden="true">
                {mark === 'done' ? <Icon name="check" /> : mark === 'attention' ? <Icon name="x" /> : index + 1}
              </span>
              <span className="col">
                <span className={here ? 'b' : undefined}>
                  <span className="sr">{say('setup.stepNumber', { number: index + 1 })} </span>
                  {say(`setup.step.${step}`)}
                  <span className="sr">, {settled ? '' : `${word}. `}</span>
                </span>
                <span className="sub sm">{settled ? word : say(`setup.step.${step}.text`)}</span>
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
