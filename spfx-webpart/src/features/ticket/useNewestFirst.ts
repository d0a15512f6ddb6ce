import * as React from 'react';
import { useDesk } from '../desk/DeskContext';

const KEPT = 'newestFirst';
const isOn = (value: unknown): value is true => value === true;

/** Whether a conversation begins with its newest message: each person's own choice, kept on the device, for page and pane. */
export function useNewestFirst(ticketId: number): [boolean, () => void] {
  const { keep } = useDesk().desk.port;
  const [turns, turn] = React.useState(0);
  const newestFirst = React.useMemo(() => keep.read(KEPT, isOn) === true, [keep, ticketId, turns]);
  const toggle = (): void => {
    if (newestFirst) keep.drop(KEPT);
    else keep.write(KEPT, true);
    turn(turns + 1);
  };
  return [newestFirst, toggle];
}
