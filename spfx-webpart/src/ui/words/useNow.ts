import * as React from 'react';

/** So old the time shown may be when nothing moved it on: who shows seconds starts within half of one. */
const FRESH_MS = 500;

/** The time, moved on twice a minute, so that "4 m" and due times stay true without drawing on every frame. */
export function useNow(clock: () => number, everyMs = 30_000): number {
  const [now, setNow] = React.useState(clock);
  React.useEffect(() => {
    // Just drawn with it: moving it on by a millisecond would draw everything again.
    setNow((shown) => (clock() - shown < FRESH_MS ? shown : clock()));
    const timer = setInterval(() => setNow(clock()), everyMs);
    return () => clearInterval(timer);
  }, [clock, everyMs]);
  return now;
}
