import * as React from 'react';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { useWords } from '../../../ui/words/WordsContext';
import { useDesk } from '../../desk/DeskContext';
import { LoadFailed, SkeletonRows } from '../../desk/list/ListStates';

/** A section whose values are on their way, or did not come. */
export function Loading({ state, onRetry }: { state: { phase: 'loading' } | { phase: 'failed'; fault: ListsFaultLike }; onRetry(): void }) {
  const { say } = useWords();
  const { desk } = useDesk();
  if (state.phase === 'loading') return <SkeletonRows />;
  return <LoadFailed title={say('settings.failed')} fault={state.fault} now={desk.port.now()} onRetry={onRetry} />;
}
