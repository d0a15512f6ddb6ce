import { NOT_SENT, type NotSent } from '@listdesk/shared/tickets';

/** What an agent reads when a message could not be sent, by the stable code of the fault. */
const REASONS: Readonly<Record<string, NotSent>> = {
  'graph.denied': 'denied',
  'graph.missing': 'mailboxMissing',
  'graph.invalid': 'refused',
  'graph.unauthenticated': 'notAllowed',
  'graph.throttled': 'throttled',
  'graph.unavailable': 'unavailable',
  'graph.offline': 'unreachable',
};

export const reasonOf = (code: string): string => NOT_SENT[REASONS[code] ?? 'unknown'];

/** Faults that no further try will mend. */
export const isFinal = (code: string): boolean => code === 'graph.denied' || code === 'graph.missing' || code === 'graph.invalid';
