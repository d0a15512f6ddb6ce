import * as React from 'react';
import type { TicketStatus } from '@listdesk/shared/tickets';
import { useWords } from '../words/WordsContext';

const LINE = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.4, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

/** Shape says the status: dotted ring, half disc, clock, tick, filled tick. */
const SHAPES: Record<TicketStatus, { look: string; picture: React.ReactNode }> = {
  New: { look: 'new', picture: <circle cx="7" cy="7" r="5.5" {...LINE} strokeWidth={1.6} strokeDasharray="1.6 1.86" /> },
  Open: { look: 'open', picture: <><circle cx="7" cy="7" r="5.5" {...LINE} /><path d="M7 3.4a3.6 3.6 0 0 1 0 7.2Z" fill="currentColor" /></> },
  Pending: { look: 'wait', picture: <><circle cx="7" cy="7" r="5.5" {...LINE} /><path d="M7 4v3.2l2 1.3" {...LINE} /></> },
  Solved: { look: 'done', picture: <><circle cx="7" cy="7" r="6.2" fill="currentColor" /><path d="M4.3 7.2 6.2 9l3.5-3.8" {...LINE} stroke="var(--ld-surface)" strokeWidth={1.5} /></> },
  Closed: { look: 'hold', picture: <><circle cx="7" cy="7" r="5.5" {...LINE} /><path d="M4.4 7.2 6.2 9l3.4-3.8" {...LINE} /></> },
};

export function StatusMark({ status, bare = false }: { status: TicketStatus; bare?: boolean }) {
  const { say } = useWords();
  const { look, picture } = SHAPES[status];
  return (
    <span className={`st st-${look}`} title={bare ? say(`status.${status}`) : undefined}>
      <svg viewBox="0 0 14 14" aria-hidden="true">{picture}</svg>{!bare && <span>{say(`status.${status}`)}</span>}
    </span>
  );
}
