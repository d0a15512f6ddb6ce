import * as React from 'react';
import { TICKET_PRIORITIES, type TicketPriority } from '@listdesk/shared/tickets';
import { useWords } from '../words/WordsContext';

/** A bar with round corners that stands on the same line as its neighbours. */
const bar = (x: number, y: number): string => `M${x + 1} ${y}h1a1 1 0 0 1 1 1V13a1 1 0 0 1-1 1h-1a1 1 0 0 1-1-1V${y + 1}a1 1 0 0 1 1-1Z`;
const BARS = [bar(2, 9.5), bar(6.5, 6.5), bar(11, 3)] as const;

/** Bars say how urgent; the highest is a square with an exclamation mark. Made once: a list draws the same picture many times. */
function picture(level: number): React.ReactElement {
  if (level === BARS.length) {
    return (
      <svg className="pri" viewBox="0 0 16 16" aria-hidden="true">
        <rect x="1.5" y="1.5" width="13" height="13" rx="3" fill="var(--errorIcon)" />
        <path d="M8 4.3v4.5M8 11.5v.2" stroke="var(--ld-surface)" strokeWidth="1.9" strokeLinecap="round" />
      </svg>
    );
  }
  const faded = BARS.slice(level + 1).join('');
  return (
    <svg className="pri" viewBox="0 0 16 16" aria-hidden="true" fill="var(--bodySubtext)">
      <path d={BARS.slice(0, level + 1).join('')} />
      {faded && <path d={faded} className="o" />}
    </svg>
  );
}
export const PRIORITY_PICTURES = Object.fromEntries(TICKET_PRIORITIES.map((priority, level) => [priority, picture(level)])) as Record<
  TicketPriority,
  React.ReactElement
>;

export function PriorityMark({ priority, bare = false }: { priority: TicketPriority; bare?: boolean }) {
  const { say } = useWords();
  return (
    <span className="row prio" title={bare ? say(`priority.${priority}`) : undefined}>
      {PRIORITY_PICTURES[priority]}
      {!bare && <span>{say(`priority.${priority}`)}</span>}
    </span>
  );
}
