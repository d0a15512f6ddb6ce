import * as React from 'react';
import type { TicketStatus } from '@listdesk/shared/tickets';
import { useWords } from '../words/WordsContext';

const LINE = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.4, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

const drawn = (shape: React.ReactNode): React.ReactElement => (
  <svg viewBox="0 0 14 14" aria-hidden="true">
    {shape}
  </svg>
);

/** Shape says the status: dotted ring, half disc, clock, tick, filled tick. Made once: a list draws the same picture many times. */
export const STATUS_LOOKS: Record<TicketStatus, { look: string; picture: React.ReactElement }> = {
  New: { look: 'st st-new', picture: drawn(<circle cx="7" cy="7" r="5.5" {...LINE} strokeWidth={1.6} strokeDasharray="1.6 1.86" />) },
  Open: {
    look: 'st st-open',
    picture: drawn(
      <>
        <circle cx="7" cy="7" r="5.5" {...LINE} />
        <path d="M7 3.4a3.6 3.6 0 0 1 0 7.2Z" fill="currentColor" />
      </>,
    ),
  },
  Pending: {
    look: 'st st-wait',
    picture: drawn(
      <>
        <circle cx="7" cy="7" r="5.5" {...LINE} />
        <path d="M7 4v3.2l2 1.3" {...LINE} />
      </>,
    ),
  },
  Solved: {
    look: 'st st-done',
    picture: drawn(
      <>
        <circle cx="7" cy="7" r="6.2" fill="currentColor" />
        <path d="M4.3 7.2 6.2 9l3.5-3.8" {...LINE} stroke="var(--ld-surface)" strokeWidth={1.5} />
      </>,
    ),
  },
  Closed: {
    look: 'st st-hold',
    picture: drawn(
      <>
        <circle cx="7" cy="7" r="5.5" {...LINE} />
        <path d="M4.4 7.2 6.2 9l3.4-3.8" {...LINE} />
      </>,
    ),
  },
};

export function StatusMark({ status, bare = false }: { status: TicketStatus; bare?: boolean }) {
  const { say } = useWords();
  const { look, picture } = STATUS_LOOKS[status];
  return (
    <span className={look} title={bare ? say(`status.${status}`) : undefined}>
      {picture}
      {!bare && <span>{say(`status.${status}`)}</span>}
    </span>
  );
}
