import type { Period, TicketFacts } from '../index.ts';

/** A ticket as reports count it: of Tuesday 3 November 2026, 9:00 UTC, with nothing promised and nothing done. */
export const aTicketFacts = (over: Partial<TicketFacts> = {}): TicketFacts => ({
  id: 1,
  priority: 'Normal',
  category: null,
  team: null,
  assigneeId: null,
  mailbox: null,
  rating: null,
  created: Date.UTC(2026, 10, 3, 9),
  answered: null,
  answerDue: null,
  ended: null,
  solveDue: null,
  paused: false,
  answeredIn: null,
  solvedIn: null,
  ...over,
});

/** Monday 2 to Saturday 7 November 2026: the midnights of five days and of the one after. */
export const REPORT_DAYS: Period = [2, 3, 4, 5, 6, 7].map((day) => Date.UTC(2026, 10, day));
