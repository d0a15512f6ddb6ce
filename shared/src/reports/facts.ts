import { calendarOf, policyFor, workingTimeBetween, type SlaSettings } from '../sla/index.ts';
import type { Ticket } from '../tickets/index.ts';

/** A ticket as reports read it: no subject and no text. */
export type ReportTicket = Pick<
  Ticket,
  | 'id'
  | 'status'
  | 'priority'
  | 'category'
  | 'team'
  | 'requester'
  | 'mailbox'
  | 'createdAt'
  | 'lastMessageAt'
  | 'firstResponseDue'
  | 'resolutionDue'
  | 'firstRespondedAt'
  | 'slaPausedAt'
  | 'solvedAt'
  | 'closedAt'
  | 'rating'
> & { /** Site user id; null for nobody. */ assigneeId: number | null };

/** Tickets that were made since the beginning, that ended since, and that are open now: read by themselves, so all at once. One ticket may be in several. */
export const REPORT_PARTS = ['made', 'ended', 'open'] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];

/** What figures are made of: times as milliseconds since 1970, durations in milliseconds, and nobody who asked. */
export type TicketFacts = Pick<ReportTicket, 'id' | 'priority' | 'category' | 'team' | 'assigneeId' | 'mailbox' | 'rating'> & {
  created: number;
  answered: number | null;
  answerDue: number | null;
  /** Solved, or closed without having been solved; null while it is open. */
  ended: number | null;
  solveDue: number | null;
  /** The clock of the promises stands: what is due has not passed. */
  paused: boolean;
  /** Working time of the promise's calendar; without one, time on the clock. */
  answeredIn: number | null;
  solvedIn: number | null;
};

const instant = (at: string | null | undefined): number | null => (at ? Date.parse(at) : null);

export function factsOf(ticket: ReportTicket, sla: SlaSettings): TicketFacts {
  const { id, priority, category, team, assigneeId, mailbox, rating } = ticket;
  const policy = policyFor(sla, ticket);
  const calendar = policy && calendarOf(sla, policy);
  const created = Date.parse(ticket.createdAt);
  const answered = instant(ticket.firstRespondedAt);
  // Ended by hand in SharePoint's own form it has no time: its last message is the nearest known.
  const ended =
    ticket.status === 'Solved' || ticket.status === 'Closed'
      ? (instant(ticket.solvedAt) ?? instant(ticket.closedAt) ?? Date.parse(ticket.lastMessageAt))
      : null;
  const taken = (to: number | null): number | null => (to === null ? null : workingTimeBetween(calendar, created, to));
  return {
    id,
    priority,
    category,
    team,
    assigneeId,
    mailbox,
    rating,
    created,
    answered,
    ended,
    answerDue: instant(ticket.firstResponseDue),
    solveDue: instant(ticket.resolutionDue),
    paused: Boolean(ticket.slaPausedAt),
    answeredIn: taken(answered),
    solvedIn: taken(ended),
  };
}

/** Starts of days in order, as instants; the last one is where the period ends. At least two. */
export type Period = readonly number[];
export const startOf = (period: Period): number => period[0]!;
export const endOf = (period: Period): number => period[period.length - 1]!;
export const within = (at: number | null, from: number, to: number): at is number => at !== null && at >= from && at < to;

export const isOpenAt = ({ created, ended }: TicketFacts, at: number): boolean => created <= at && (ended === null || ended > at);

/** The middle value, of two the mean; null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
