import { endOf, isOpenAt, median, startOf, within, type Period, type TicketFacts } from './facts.ts';
import { isLateAt, judged } from './promises.ts';

/** `line` is the figure's course over the period; null where there was nothing to count. */
export type Figure = { value: number | null; before: number | null; line: (number | null)[] };
export type BacklogDay = { from: number; open: number; late: number; came: number; ended: number };
/** First answers that took less than `below` ms; null: longer than all others. */
export type AnswerStep = { below: number | null; kept: number; missed: number };
export type TeamShare = { team: string | null; met: number; missed: number };

export type ServiceReport = {
  open: Figure;
  /** Median working time to the first answer, ms. */
  answer: Figure;
  /** Tickets whose promises were kept, of those whose were decided, 0 to 1. */
  kept: Figure;
  /** Ratings that are the best one, of all, 0 to 1. */
  good: Figure;
  backlog: BacklogDay[];
  answers: AnswerStep[];
  teams: TeamShare[];
  /** How many of the tickets that ended were rated 1, 2 and 3. */
  ratings: { poor: number; okay: number; good: number; ended: number };
};

const MINUTE = 60_000;
const ANSWER_STEPS = [15, 30, 60, 120, 240, 480].map((minutes) => minutes * MINUTE);
/** So many points make a line. */
const LINE_POINTS = 10;

/** How the desk served in a period, against the same time before it. `now` ends what has not ended. */
export function serviceReport(facts: readonly TicketFacts[], period: Period, now: number): ServiceReport {
  const [from, to] = [startOf(period), endOf(period)];
  const before = from - (to - from);
  const line = (figure: (from: number, to: number) => number | null): (number | null)[] => stretches(period).map(([start, end]) => figure(start, end));
  const figure = (of: (from: number, to: number) => number | null): Figure => ({ value: of(from, to), before: of(before, from), line: line(of) });
  const openAt = (at: number): number => facts.filter((ticket) => isOpenAt(ticket, Math.min(at, now))).length;
  const backlog = period
    .slice(0, -1)
    .filter((start) => start < now)
    .map((start, day) => dayOf(facts, start, period[day + 1]!, now));
  return {
    open: { value: openAt(to), before: openAt(from), line: backlog.map(({ open }) => open) },
    answer: figure((start, end) =>
      median(facts.flatMap(({ answered, answeredIn }) => (within(answered, start, end) && answeredIn !== null ? [answeredIn] : []))),
    ),
    kept: figure((start, end) => keptShare(facts, start, end, now)),
    good: figure((start, end) => goodShare(facts, start, end)),
    backlog,
    answers: answerSteps(facts, from, to),
    teams: teamShares(facts, from, to, now),
    ratings: ratingsOf(facts, from, to),
  };
}

/** The period in at most `LINE_POINTS` parts of whole days. */
function stretches(period: Period): [number, number][] {
  const days = period.length - 1;
  const size = Math.max(1, Math.ceil(days / LINE_POINTS));
  return Array.from({ length: Math.ceil(days / size) }, (_, part) => [period[part * size]!, period[Math.min(days, (part + 1) * size)]!]);
}

function dayOf(facts: readonly TicketFacts[], from: number, to: number, now: number): BacklogDay {
  const day: BacklogDay = { from, open: 0, late: 0, came: 0, ended: 0 };
  const at = Math.min(to, now);
  for (const ticket of facts) {
    if (within(ticket.created, from, to)) day.came += 1;
    if (within(ticket.ended, from, to)) day.ended += 1;
    if (!isOpenAt(ticket, at)) continue;
    day.open += 1;
    if (isLateAt(ticket, at)) day.late += 1;
  }
  return day;
}

function keptShare(facts: readonly TicketFacts[], from: number, to: number, now: number): number | null {
  const decided = facts.map((ticket) => judged(ticket, from, to, now)).filter((one) => one !== null);
  return decided.length ? decided.filter((one) => one === 'met').length / decided.length : null;
}

/** Of `PORTAL_RATINGS`. */
export const BEST_RATING = 3;

function goodShare(facts: readonly TicketFacts[], from: number, to: number): number | null {
  const { poor, okay, good } = ratingsOf(facts, from, to);
  const all = poor + okay + good;
  return all ? good / all : null;
}

/** A rating has no time of its own: it counts where its ticket ended. */
function ratingsOf(facts: readonly TicketFacts[], from: number, to: number): ServiceReport['ratings'] {
  const ended = facts.filter((ticket) => within(ticket.ended, from, to));
  const rated = (rating: number): number => ended.filter((ticket) => ticket.rating === rating).length;
  return { poor: rated(1), okay: rated(2), good: rated(BEST_RATING), ended: ended.length };
}

function answerSteps(facts: readonly TicketFacts[], from: number, to: number): AnswerStep[] {
  const steps: AnswerStep[] = [...ANSWER_STEPS, null].map((below) => ({ below, kept: 0, missed: 0 }));
  for (const { answered, answeredIn, answerDue } of facts) {
    if (!within(answered, from, to) || answeredIn === null) continue;
    const step = steps.find(({ below }) => below === null || answeredIn < below)!;
    if (answerDue !== null && answered > answerDue) step.missed += 1;
    else step.kept += 1;
  }
  return steps;
}

function teamShares(facts: readonly TicketFacts[], from: number, to: number, now: number): TeamShare[] {
  const teams = new Map<string | null, TeamShare>();
  for (const ticket of facts) {
    const outcome = judged(ticket, from, to, now);
    if (outcome === null) continue;
    const share = teams.get(ticket.team) ?? { team: ticket.team, met: 0, missed: 0 };
    share[outcome] += 1;
    teams.set(ticket.team, share);
  }
  return [...teams.values()].sort((a, b) => b.met + b.missed - (a.met + a.missed));
}
