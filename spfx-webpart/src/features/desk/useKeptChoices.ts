import * as React from 'react';
import { isString } from '../../app/keep/keep';
import { useDesk } from './DeskContext';
import type { PanePlace } from './list/ViewHead';

const isPane = (value: unknown): value is PanePlace => value === 'right' || value === 'bottom' || value === 'off';
const NEXT_PLACE: Record<PanePlace, PanePlace> = { right: 'bottom', bottom: 'off', off: 'right' };

/** Where the reading pane stands, and what moves it on; the device remembers. */
export function usePanePlace(): [PanePlace, () => void] {
  const { keep } = useDesk().desk.port;
  const [pane, setPane] = React.useState<PanePlace>(() => keep.read('pane', isPane) ?? 'right');
  const toggle = (): void => {
    const next = NEXT_PLACE[pane];
    keep.write('pane', next);
    setPane(next);
  };
  return [pane, toggle];
}

/** Whether keys without Ctrl or Alt do something; the device remembers. WCAG 2.1.4 asks for a way to turn them off. */
export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const { keep } = useDesk().desk.port;
  const [single, setSingle] = React.useState(() => keep.read('singleKeys', isString) !== 'off');
  const choose = (on: boolean): void => {
    keep.write('singleKeys', on ? 'on' : 'off');
    setSingle(on);
  };
  return [single, choose];
}
