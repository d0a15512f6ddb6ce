import * as React from 'react';
import type { Check } from '../../../app/serviceClient';
import { useWords } from '../../../ui/words/WordsContext';
import { checkName, CheckRow, checkWords } from './CheckRow';

export type ChecksProps = { checks: readonly Check[]; checking: boolean };

/** The checks of a step with how many passed. On a new red result the focus goes to its heading, so that it is read at once. */
export function Checks({ checks, checking }: ChecksProps) {
  const { say } = useWords();
  const passed = checks.filter(({ state }) => state === 'ok').length;
  const firstBad = checks.find(({ state }) => state === 'failed')?.check ?? null;
  const badHeading = React.useRef<HTMLHeadingElement>(null);
  const wasChecking = React.useRef(checking);
  React.useEffect(() => {
    if (wasChecking.current && !checking && firstBad !== null) badHeading.current?.focus();
    wasChecking.current = checking;
  }, [checking, firstBad]);
  if (checks.length === 0) return null;
  const words = say('setup.passed', { passed, total: checks.length });
  return (
    <>
      <div className="row sm su-bar">
        <span className="bar grow" role="progressbar" aria-valuemin={0} aria-valuemax={checks.length} aria-valuenow={passed} aria-valuetext={words} aria-label={words}>
          <i style={{ width: `${(passed / checks.length) * 100}%` }} />
        </span>
        <span className="sub nowrap">{words}</span>
      </div>
      <ul className="cks card">
        {checks.map((check) => {
          const { message, mend } = checkWords(check, say);
          return (
            <CheckRow key={check.check} look={checking ? 'running' : check.state} title={checkName(check.check, say)} text={message} headingRef={check.check === firstBad ? badHeading : undefined}>
              {!checking && check.state !== 'ok' && mend ? <p dir="auto">{mend}</p> : null}
            </CheckRow>
          );
        })}
      </ul>
    </>
  );
}
