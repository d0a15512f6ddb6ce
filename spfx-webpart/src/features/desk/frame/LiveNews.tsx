import * as React from 'react';
import { useNow } from '../../../ui/words/useNow';
import { useDesk, useDeskState } from '../DeskContext';
import { LiveBar } from '../lazyParts';

/** Says that the desk is offline or late, with its own clock for the seconds to the next try. */
export function LiveNews() {
  const state = useDeskState((one) => one.live.state);
  return state === 'late' || state === 'offline' ? <TimedBar everyMs={state === 'late' ? 1_000 : 60_000} /> : null;
}

function TimedBar({ everyMs }: { everyMs: number }) {
  const { desk } = useDesk();
  const waiting = useDeskState((one) => one.waiting);
  const now = useNow(desk.port.now, everyMs);
  return (
    <React.Suspense fallback={null}>
      <LiveBar waiting={waiting} now={now} onRetry={desk.refresh} />
    </React.Suspense>
  );
}
