import * as React from 'react';
import type { Check } from '../../../app/serviceClient';
import { Icon } from '../../../ui/icons/Icon';
import { useWords } from '../../../ui/words/WordsContext';

export type CheckLook = Check['state'] | 'running' | 'waiting';
const LOOKS: Record<CheckLook, { row: string; icon: 'check' | 'x' | 'alert' | 'refresh' | 'clock' }> = {
  ok: { row: 'k-ok', icon: 'check' },
  failed: { row: 'k-bad', icon: 'x' },
  warning: { row: 'k-warn', icon: 'alert' },
  running: { row: 'k-run', icon: 'refresh' },
  waiting: { row: 'k-wait', icon: 'clock' },
};

export type CheckRowProps = {
  look: CheckLook;
  title: string;
  text?: React.ReactNode;
  children?: React.ReactNode;
  headingRef?: React.RefObject<HTMLHeadingElement>;
};

/** One check: state by shape and word, what was found, and below it the mend. */
export function CheckRow({ look, title, text, children, headingRef }: CheckRowProps) {
  const { say } = useWords();
  const { row, icon } = LOOKS[look];
  return (
    <li className={`ck ${row}`}>
      <span className="ci">
        <Icon name={icon} />
      </span>
      <div className="col grow">
        <h2 className="b ckh" ref={headingRef} tabIndex={headingRef ? -1 : undefined}>
          <span className="sr">{say(`setup.look.${look}`)}: </span>
          {title}
        </h2>
        {text && (
          <span className="sub" dir="auto">
            {text}
          </span>
        )}
        {children && <div className="mend">{children}</div>}
      </div>
    </li>
  );
}
