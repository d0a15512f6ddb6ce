import * as React from 'react';
import type { Desk } from '../../app/desk/desk';
import { areFields, FACE_FIELDS, isLineOwn, type CardField } from './cardFields';
import { isLaneBy, type LaneBy } from './lanes';

type Fold = 'open' | 'folded';
const isFold = (value: unknown): value is Fold => value === 'open' || value === 'folded';
const isLanes = (value: unknown): value is LaneBy | 'none' => value === 'none' || isLaneBy(value);

/** How this person has the board: its lanes, what the cards show, and whether Solved today is folded; kept on this device. Which lanes are closed is for the visit. */
export function useBoardChoices(desk: Desk) {
  const { keep } = desk.port;
  const [lanesBy, setLanesBy] = React.useState<LaneBy | 'none'>(() => keep.read('boardLanes', isLanes) ?? 'none');
  const [fields, setFields] = React.useState<readonly CardField[]>(() => keep.read('boardFields', areFields) ?? FACE_FIELDS);
  const [fold, setFold] = React.useState<Fold>(() => keep.read('boardSolved', isFold) ?? 'folded');
  const [closed, setClosed] = React.useState<ReadonlySet<string>>(new Set());
  // What the cards show of the customer's own is read with what the filters need.
  React.useEffect(() => {
    desk.store.set((state) => ({ ...state, cardFields: fields.filter(isLineOwn) }));
    return () => desk.store.set((state) => ({ ...state, cardFields: [] }));
  }, [desk, fields]);
  return {
    lanesBy,
    fields,
    fold,
    /** Keys of the closed lanes. */
    closed,
    keepLanes: (next: LaneBy | null): void => {
      keep.write('boardLanes', next ?? 'none');
      setLanesBy(next ?? 'none');
      setClosed(new Set());
    },
    keepFields: (next: CardField[]): void => {
      keep.write('boardFields', next);
      setFields(next);
    },
    keepFold: (next: Fold): void => {
      keep.write('boardSolved', next);
      setFold(next);
    },
    toggleLane: (key: string): void =>
      setClosed((old) => {
        const next = new Set(old);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
  };
}
