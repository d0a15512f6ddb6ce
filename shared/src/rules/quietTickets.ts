import { OPEN_STATUSES, TICKET_STATUSES } from '../tickets/index.ts';
import type { TicketStatus } from '../tickets/index.ts';
import type { Condition, Rule } from './rule.ts';

/** What the lists are asked for a rule of time: every ticket the rule can hold for is among the answers. Times are ISO 8601 UTC. */
export type TimedView = { view: 'timed'; statuses: readonly TicketStatus[]; quietSince: string | null; createdBefore: string | null; dueBefore: string | null };

const HOUR_MS = 3_600_000;

/**
 * The narrowest question that an index serves; null when nothing can match. Without a condition on the status a rule of time is
 * about tickets that are not solved; closed tickets are never looked at.
 */
export function quietTickets({ all }: Pick<Rule, 'all'>, now: number): TimedView | null {
  const statuses = all
    .filter((each) => each.field === 'status')
    .reduce<TicketStatus[] | null>(
      (held, each) => (held ?? [...TICKET_STATUSES]).filter((status) => each.values.includes(status) === (each.operator === 'is')),
      null,
    );
  const asked = (statuses ?? [...OPEN_STATUSES]).filter((status) => status !== 'Closed');
  if (asked.length === 0) return null;
  return {
    view: 'timed',
    statuses: asked,
    quietSince: ago(all, 'hoursSinceMessage', now),
    createdBefore: ago(all, 'hoursSinceCreated', now),
    dueBefore: ahead(all, now),
  };
}

const hoursOf = (all: readonly Condition[], field: Condition['field'], operator: Condition['operator']): number[] =>
  all
    .filter((each) => each.field === field && each.operator === operator)
    .map((each) => Number(each.values[0]))
    .filter((hours) => Number.isFinite(hours));

function ago(all: readonly Condition[], field: Condition['field'], now: number): string | null {
  const hours = hoursOf(all, field, 'atLeast');
  return hours.length ? new Date(now - Math.max(...hours) * HOUR_MS).toISOString() : null;
}

function ahead(all: readonly Condition[], now: number): string | null {
  const hours = hoursOf(all, 'hoursUntilDue', 'atMost');
  return hours.length ? new Date(now + Math.min(...hours) * HOUR_MS).toISOString() : null;
}
