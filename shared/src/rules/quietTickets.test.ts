import type { Condition } from './index.ts';
import { quietTickets } from './index.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const condition = (field: Condition['field'], operator: Condition['operator'], ...values: string[]): Condition => ({ field, operator, values });
const question = (...all: Condition[]) => quietTickets({ all }, NOW);

test('without a status: tickets that are not solved, of any age', () => {
  expect(question()).toEqual({ view: 'timed', statuses: ['New', 'Open', 'Pending'], quietSince: null, createdBefore: null, dueBefore: null });
});

test.each([
  ['is', condition('status', 'is', 'Solved', 'Pending'), ['Pending', 'Solved']],
  ['is not', condition('status', 'isNot', 'Pending'), ['New', 'Open', 'Solved']],
])('the statuses a condition with "%s" leaves, never closed ones', (_name, one, statuses) => {
  expect(question(one)?.statuses).toEqual(statuses);
});

test('statuses that exclude each other ask nothing', () => {
  expect(question(condition('status', 'is', 'New'), condition('status', 'is', 'Open'))).toBeNull();
  expect(question(condition('status', 'is', 'Closed'))).toBeNull();
});

test('of several bounds the narrowest', () => {
  expect(
    question(
      condition('hoursSinceMessage', 'atLeast', '24'),
      condition('hoursSinceMessage', 'atLeast', '72'),
      condition('hoursSinceCreated', 'atLeast', '1'),
      condition('hoursUntilDue', 'atMost', '2'),
    ),
  ).toMatchObject({ quietSince: '2026-11-17T12:00:00.000Z', createdBefore: '2026-11-20T11:00:00.000Z', dueBefore: '2026-11-20T14:00:00.000Z' });
});

test('an upper bound of silence does not narrow the question', () => {
  expect(question(condition('hoursSinceMessage', 'atMost', '24'))).toMatchObject({ quietSince: null });
});
