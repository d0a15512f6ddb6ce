import * as React from 'react';
import type { ShownPart } from './shownPart';

/** What was chosen holds for this ticket until something is added to it: a note just written, or mail that came in, is never out of sight. */
export function useShownPart(ticketId: number, count: number): [ShownPart, (part: ShownPart) => void] {
  const [chosen, choose] = React.useState({ ticketId, count, part: 'all' as ShownPart });
  const holds = chosen.ticketId === ticketId && chosen.count === count;
  return [holds ? chosen.part : 'all', (part) => choose({ ticketId, count, part })];
}
