import * as React from 'react';

/** The time, moved on twice a minute, so that "4 m" and due times stay true without drawing on every frame. */
export function useNow(clock: () => number, everyMs = 30_000): number {
  const [now, setNow] = React.useState(clock);
  React.useEffect(() => {
    setNow(clock());
    const timer = setInterval(() => setNow(clock()), everyMs);
    return () => clearInterval(timer);
  }, [clock, everyMs]);
  return now;
}
