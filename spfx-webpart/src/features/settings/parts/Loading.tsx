import * as React from 'react';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { EmptyState } from '../../../ui/controls/Banner';
import { Button } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';
import { clockTime } from '../../../ui/words/times';
import { useDesk } from '../../desk/DeskContext';
import { SkeletonRows } from '../../desk/list/ListStates';

/** A section whose values are on their way, or did not come. */
export function Loading({ state, onRetry }: { state: { phase: 'loading' } | { phase: 'failed'; fault: ListsFaultLike }; onRetry(): void }) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  if (state.phase === 'loading') return <SkeletonRows />;
  const { code, message } = state.fault;
  return (
    <EmptyState
      icon="alert"
      title={say('settings.failed')}
      text={say(`fault.${code}`, { detail: message })}
      foot={say('failed.reference', { code, time: clockTime(desk.port.now(), locale) })}
    >
      <Button look="primary" onClick={onRetry}>
        {say('tryNow')}
      </Button>
    </EmptyState>
  );
}
