import * as React from 'react';
import type { MailLogCounts } from '@listdesk/shared/sharepoint';
import { useWords } from '../../ui/words/WordsContext';
import { HEAPS, heapsOf, type Heap } from './outcomes';

/** Five figures that add up; each shows its mails. */
export function Tiles({ counts, chosen, onHeap }: { counts: MailLogCounts | null; chosen: Heap | null; onHeap(heap: Heap | null): void }) {
  const { say } = useWords();
  const heaps = counts ? heapsOf(counts) : null;
  const plus = counts?.atLeast ? '+' : '';
  const figure = (count: number | undefined): string => (count === undefined ? '–' : say('number', { count }) + plus);
  const tile = (heap: Heap | null, count: number | undefined): React.ReactNode => {
    const name = say(`log.heap.${heap ?? 'all'}`);
    const look = heap === 'held' && count ? 'tile hl' : 'tile';
    return (
      <button
        key={heap ?? 'all'}
        type="button"
        className={look}
        aria-pressed={heap === null ? undefined : chosen === heap}
        aria-label={say('log.heap.show', { name, count: figure(count) })}
        onClick={() => onHeap(heap)}
      >
        <span className="sm clip">{name}</span> <b className="num">{figure(count)}</b>
      </button>
    );
  };
  return (
    <>
      <div className="tiles" role="group" aria-label={say('log.heap.all')}>
        {tile(null, counts?.total)}
        {HEAPS.map((heap) => tile(heap, heaps?.[heap]))}
      </div>
      <p className="sub sm tilesum">
        {!counts || !heaps ? say('log.counting') : counts.atLeast ? say('log.sumAtLeast') : say('log.sum', { total: counts.total, ...heaps })}
      </p>
    </>
  );
}
