import { TICKET_STATUSES, type TicketStatus } from './ticket.ts';

/**
 * What a system entry tells, as data, so that everybody reads it in their language and it can be undone later. It names tickets and
 * people by key and number only.
 */
export type SystemEvent =
  | {
      event: 'merged';
      from: string;
      number: number;
      before: { status: TicketStatus; solvedAt: string | null; closedAt: string | null };
      /** So many Cc addresses stood here before. */
      ccBefore: number;
      undoneAt?: string;
    }
  | { event: 'splitTo' | 'splitFrom'; ticket: string; number: number }
  | { event: 'snoozed'; until: string }
  | { event: 'woken' }
  | { event: 'snoozeEnded' }
  | { event: 'macro'; name: string };

/** Null for anything this version does not know: then the entry's own text is shown. */
export function parseSystemEvent(value: unknown): SystemEvent | null {
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Record<string, unknown>;
  const text = (name: string): string | null => (typeof given[name] === 'string' ? (given[name] as string) : null);
  const number = typeof given['number'] === 'number' ? given['number'] : null;
  switch (given['event']) {
    case 'merged': {
      const before = (given['before'] ?? {}) as Record<string, unknown>;
      const status = TICKET_STATUSES.find((each) => each === before['status']);
      const from = text('from');
      if (!from || number === null || !status) return null;
      const time = (name: string): string | null => (typeof before[name] === 'string' ? (before[name] as string) : null);
      const undoneAt = text('undoneAt');
      return {
        event: 'merged',
        from,
        number,
        before: { status, solvedAt: time('solvedAt'), closedAt: time('closedAt') },
        ccBefore: Number(given['ccBefore'] ?? 0),
        ...(undoneAt ? { undoneAt } : {}),
      };
    }
    case 'splitTo':
    case 'splitFrom': {
      const ticket = text('ticket');
      return ticket && number !== null ? { event: given['event'], ticket, number } : null;
    }
    case 'snoozed': {
      const until = text('until');
      return until ? { event: 'snoozed', until } : null;
    }
    case 'woken':
    case 'snoozeEnded':
      return { event: given['event'] };
    case 'macro': {
      const name = text('name');
      return name ? { event: 'macro', name } : null;
    }
    default:
      return null;
  }
}
