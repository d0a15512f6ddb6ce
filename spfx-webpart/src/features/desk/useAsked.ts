import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import type { Opened } from '../composer/Composer';
import { useDesk } from './DeskContext';

/** How often each field was asked to show its choices: a higher number asks once more. */
export type Picks = { assign: number; status: number; bulkassign: number; bulkstatus: number };

export type Asked = {
  /** The answer that the composer of the ticket shown is to open with. */
  wanted: Opened | null;
  picks: Picks;
  answer(kind: 'Reply' | 'Note', put?: Pick<Opened, 'insert' | 'files'>): void;
  pick(field: 'assign' | 'status'): void;
};

const NO_PICKS: Picks = { assign: 0, status: 0, bulkassign: 0, bulkstatus: 0 };

/**
 * What keys and palette ask of parts that are drawn elsewhere. `target` is the ticket they act on, `onSeveral` says that fields are those of the selection, and `show` brings
 * the ticket onto the screen where it is not.
 */
export function useAsked(target: Ticket | null, onSeveral: boolean, show: (id: number) => void): Asked {
  const { desk } = useDesk();
  const [wanted, setWanted] = React.useState<(Opened & { id: number }) | null>(null);
  const [picks, setPicks] = React.useState(NO_PICKS);
  const answer: Asked['answer'] = (kind, put) => {
    if (!target) return;
    show(target.id);
    setWanted({ kind, at: desk.port.now(), id: target.id, ...put });
  };
  const pick = (field: 'assign' | 'status'): void =>
    setPicks((old) => {
      const one = onSeveral ? (`bulk${field}` as const) : field;
      return { ...old, [one]: old[one] + 1 };
    });
  return { wanted: wanted && target && wanted.id === target.id ? wanted : null, picks, answer, pick };
}
