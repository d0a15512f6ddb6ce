import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { useWords } from '../../ui/words/WordsContext';
import { prefetchStates } from '../deskStates/lazyStates';
import { usePrefetch } from './usePrefetch';

export type PrefetchProps = { root: React.RefObject<HTMLElement>; rows: readonly Ticket[]; index: number; loaded: boolean };

/** Draws nothing; reads ahead once the list stands. A part of its own, since nobody waits for it. */
export function Prefetch({ root, rows, index, loaded }: PrefetchProps) {
  const { locale } = useWords();
  usePrefetch(root, rows, index, loaded);
  React.useEffect(() => prefetchStates(locale), [locale]);
  return null;
}
