import type { Ticket, TicketPatch, TicketStatus } from '../tickets/index.ts';
import { addWorkingTime, workingTimeBetween } from './calendar.ts';
import { calendarOf, hasPolicies, policyFor, type SlaFacts, type SlaPolicy, type SlaSettings } from './policy.ts';

/** What is written beside a change: only columns whose value changes. */
export type SlaPatch = Pick<TicketPatch, 'firstResponseDue' | 'resolutionDue' | 'slaPausedAt' | 'slaPausedSeconds'>;
export type SlaTicket = SlaFacts &
  Pick<Ticket, 'status' | 'createdAt' | 'firstRespondedAt' | 'firstResponseDue' | 'resolutionDue' | 'slaPausedAt' | 'slaPausedSeconds'>;
type Fresh = SlaFacts & Pick<Ticket, 'status' | 'createdAt' | 'firstRespondedAt'>;

/** The clock runs while it is our turn. It stands while we wait for somebody else and after the ticket is done. */
export const clockRuns = (status: TicketStatus): boolean => status === 'New' || status === 'Open';

function dueAt(sla: SlaSettings, policy: SlaPolicy, minutes: number | null, createdAt: string, pausedSeconds: number): string | null {
  if (minutes === null) return null;
  const at = addWorkingTime(calendarOf(sla, policy), Date.parse(createdAt), minutes * 60_000 + pausedSeconds * 1000);
  return at === null ? null : new Date(at).toISOString();
}

/** The promises to a ticket that is being made. Nothing when no policy fits. */
export function slaOfNew(sla: SlaSettings, ticket: Fresh): SlaPatch {
  const policy = policyFor(sla, ticket);
  if (!policy) return {};
  return {
    firstResponseDue: dueAt(sla, policy, policy.firstResponseMinutes, ticket.createdAt, 0),
    resolutionDue: dueAt(sla, policy, policy.resolutionMinutes, ticket.createdAt, 0),
    ...(clockRuns(ticket.status) ? {} : { slaPausedAt: ticket.createdAt }),
  };
}

/**
 * What a change does to the promises, to be written with it. The clock stands and runs with the status: working time in which it stood
 * is added when it runs again. Another policy counts from the beginning. An answer given keeps its own promise as it was.
 */
export function slaPatch(sla: SlaSettings, before: SlaTicket, patch: TicketPatch, now: string): SlaPatch {
  if (!hasPolicies(sla)) return {};
  const after: SlaTicket = {
    ...before,
    status: patch.status ?? before.status,
    priority: patch.priority ?? before.priority,
    category: patch.category === undefined ? before.category : patch.category,
    requester: patch.requester ?? before.requester,
    firstRespondedAt: patch.firstRespondedAt === undefined ? before.firstRespondedAt : patch.firstRespondedAt,
  };
  const policy = policyFor(sla, after);
  const result: SlaPatch = {};
  let seconds = before.slaPausedSeconds ?? 0;
  const stopped = clockRuns(before.status) && !clockRuns(after.status);
  const started = !clockRuns(before.status) && clockRuns(after.status);
  if (stopped && policy) result.slaPausedAt = now;
  if (started && before.slaPausedAt) {
    result.slaPausedAt = null;
    if (policy) {
      seconds += Math.round(workingTimeBetween(calendarOf(sla, policy), Date.parse(before.slaPausedAt), Date.parse(now)) / 1000);
      result.slaPausedSeconds = seconds;
    }
  }
  const other = policyFor(sla, before)?.key !== policy?.key;
  if (!other && !result.slaPausedSeconds) return result;
  if (after.firstRespondedAt === null)
    put(result, 'firstResponseDue', before, policy ? dueAt(sla, policy, policy.firstResponseMinutes, before.createdAt, seconds) : null);
  put(result, 'resolutionDue', before, policy ? dueAt(sla, policy, policy.resolutionMinutes, before.createdAt, seconds) : null);
  return result;
}

function put(result: SlaPatch, column: 'firstResponseDue' | 'resolutionDue', before: SlaTicket, value: string | null): void {
  if (value !== before[column]) result[column] = value;
}
