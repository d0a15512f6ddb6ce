import * as React from 'react';
import type { CircleState, ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Desk } from '../../app/desk/desk';
import { faultOf } from '../../app/desk/fault';

/** Asked for once a desk and kept for a while: every ticket that is opened shows the field. */
const KEPT_MS = 5 * 60_000;
const held = new WeakMap<Desk, { at: number; asked: Promise<CircleState[]> }>();

export function useCircles(desk: Desk): { circles: CircleState[] | null; fault: ListsFaultLike | null; reload(): void } {
  const [circles, setCircles] = React.useState<CircleState[] | null>(null);
  const [fault, setFault] = React.useState<ListsFaultLike | null>(null);
  const [round, setRound] = React.useState(0);
  React.useEffect(() => {
    let left = false;
    const known = held.get(desk);
    const now = desk.port.now();
    const asked = known && now - known.at < KEPT_MS ? known.asked : desk.port.lists.circles();
    if (asked !== known?.asked) held.set(desk, { at: now, asked });
    setFault(null);
    asked.then(
      (found) => {
        if (!left) setCircles(found);
      },
      (error) => {
        held.delete(desk);
        if (!left) setFault(faultOf(error));
      },
    );
    return () => {
      left = true;
    };
  }, [desk, round]);
  const reload = React.useCallback(() => {
    held.delete(desk);
    setRound((last) => last + 1);
  }, [desk]);
  return { circles, fault, reload };
}
