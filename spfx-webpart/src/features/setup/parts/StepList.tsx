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
        const word = say(`setup.mark.${mark}`);
        return (
          <li key={step} className={look}>
            <button
              type="button" className="row" disabled={!isOpen(step, marks)} aria-current={here ? 'step' : undefined}
              aria-label={say('setup.stepLabel', { number: index + 1, name: say(`setup.step.${step}`), state: word })} onClick={() => onGo(step)}
            >
              <span className="no">{mark === 'done' ? <Icon name="check" /> : mark === 'attention' ? <Icon name="x" /> : index + 1}</span>
              <span className="col"><span className={here ? 'b' : undefined}>{say(`setup.step.${step}`)}</span><span className="sub sm">{mark === 'todo' || mark === 'unknown' ? say(`setup.step.${step}.text`) : word}</span></span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
