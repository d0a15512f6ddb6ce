import * as React from 'react';
import { ProgressIndicator } from '@fluentui/react/lib/ProgressIndicator';
import type { Check } from '../../../app/serviceClient';
import { useWords } from '../../../ui/words/WordsContext';
import { checkName, checkWords } from '../model/checkWords';
import type { Setup } from '../useSetup';
import { CheckMend } from './CheckMend';
import { CheckRow } from './CheckRow';

export type ChecksProps = { checks: readonly Check[]; setup: Setup };

/** The checks of a step with how many passed. On a new red result the focus goes to its heading, so that it is read at once. */
export function Checks({ checks, setup }: ChecksProps) {
  const { say } = useWords();
  const { checking } = setup;
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
        <ProgressIndicator className="bar grow" barHeight={4} percentComplete={passed / checks.length} ariaLabel={words} ariaValueText={words} />
        <span className="sub nowrap">{words}</span>
      </div>
      <ul className="cks card">
        {checks.map((check) => (
          <CheckRow
            key={check.check}
            look={checking ? 'running' : check.state}
            title={checkName(check.check, say)}
            text={checkWords(check, say).message}
            headingRef={check.check === firstBad ? badHeading : undefined}
          >
            {!checking && check.state !== 'ok' ? <CheckMend check={check} setup={setup} /> : null}
          </CheckRow>
        ))}
      </ul>
    </>
  );
}
