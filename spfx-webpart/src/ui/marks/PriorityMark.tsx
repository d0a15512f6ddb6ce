import * as React from 'react';
import { TICKET_PRIORITIES, type TicketPriority } from '@listdesk/shared/tickets';
import { useWords } from '../words/WordsContext';

/** Bars say how urgent; the highest is a square with an exclamation mark. */
export function PriorityMark({ priority, bare = false }: { priority: TicketPriority; bare?: boolean }) {
  const { say } = useWords();
  const level = TICKET_PRIORITIES.indexOf(priority);
  const faded = (bar: number) => (bar > level ? 'o' : undefined);
  const picture = priority === 'Urgent'
    ? <svg className="pri" viewBox="0 0 16 16" aria-hidden="true"><rect x="1.5" y="1.5" width="13" height="13" rx="3" fill="var(--errorIcon)" /><path d="M8 4.3v4.5M8 11.5v.2" stroke="var(--ld-surface)" strokeWidth="1.9" strokeLinecap="round" /></svg>
    : <svg className="pri" viewBox="0 0 16 16" aria-hidden="true" fill="var(--bodySubtext)"><rect x="2" y="9.5" width="3" height="4.5" rx="1" /><rect x="6.5" y="6.5" width="3" height="7.5" rx="1" className={faded(1)} /><rect x="11" y="3" width="3" height="11" rx="1" className={faded(2)} /></svg>;
  return <span className="row prio" title={bare ? say(`priority.${priority}`) : undefined}>{picture}{!bare && <span>{say(`priority.${priority}`)}</span>}</span>;
}
