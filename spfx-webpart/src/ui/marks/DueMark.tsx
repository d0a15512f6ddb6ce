import * as React from 'react';
import { useWords } from '../words/WordsContext';
import type { Say } from '../words/say';
import { duration } from '../words/times';

export type Due = { kind: 'none' } | { kind: 'paused' } | { kind: 'done' } | { kind: 'at'; at: string; from: string };

const SOON_MS = 60 * 60 * 1000;
const RING = 2 * Math.PI * 5.2;
/** From the top round, so that no turn is needed to begin there. */
const ROUND = 'M7 1.8a5.2 5.2 0 1 1 0 10.4a5.2 5.2 0 1 1 0-10.4';

/** What the mark says, for whoever hears it; undefined where its own words say all. */
export function spokenDue(due: Due, now: number, say: Say): string | undefined {
  if (due.kind !== 'at') return undefined;
  const left = Date.parse(due.at) - now;
  return `${duration(Math.abs(left), say)} ${say(left < 0 ? 'due.late' : 'due.left')}`;
}

/** Time until (ring) or since (triangle and minus) the ticket is due. Coloured only when it needs somebody. `bare`: what it stands in has the spoken words. */
export function DueMark({ due, now, bare = false }: { due: Due; now: number; bare?: boolean }) {
  const { say } = useWords();
  if (due.kind === 'none')
    return (
      <span className="sla" aria-hidden="true">
        –
      </span>
    );
  if (due.kind === 'paused')
    return (
      <span className="sla">
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <path d="M4.8 3.5v7M9.2 3.5v7" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />
        </svg>
        {say('due.paused')}
      </span>
    );
  if (due.kind === 'done')
    return (
      <span className="sla done">
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <path d="M2.5 7.5 5.7 10.5 11.5 4" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
        {say('due.done')}
      </span>
    );
  const left = Date.parse(due.at) - now;
  if (left < 0) {
    return (
      <span className="sla late">
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <path d="M7 1.3 13.3 12.7H.7Z" fill="currentColor" />
          <path d="M7 5.3v3M7 10.5v.1" stroke="var(--ld-surface)" strokeWidth="1.4" strokeLinecap="round" />
        </svg>
        {'−'}
        {duration(-left, say)}
        {!bare && <span className="sr"> {say('due.late')}</span>}
      </span>
    );
  }
  const whole = Math.max(1, Date.parse(due.at) - Date.parse(due.from));
  const gone = Math.min(1, Math.max(0.04, 1 - left / whole));
  return (
    <span className={left < SOON_MS ? 'sla soon' : 'sla'}>
      <svg viewBox="0 0 14 14" aria-hidden="true" fill="none" strokeWidth="1.7">
        <circle cx="7" cy="7" r="5.2" stroke="currentColor" strokeOpacity=".3" />
        <path d={ROUND} stroke="currentColor" strokeDasharray={`${(gone * RING).toFixed(1)} ${RING}`} />
      </svg>
      {duration(left, say)}
      {!bare && <span className="sr"> {say('due.left')}</span>}
    </span>
  );
}
