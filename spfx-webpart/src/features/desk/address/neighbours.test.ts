import { hasLeft, neighboursAt, stepFrom } from './neighbours';

/** Somebody stands on `current` among `before`; then the list is `after`. */
const step = (before: number[], current: number, after: number[], way: 1 | -1): number | null =>
  stepFrom(after, after.indexOf(current), neighboursAt(before, before.indexOf(current)), way);

test.each<[string, number[], number, number[], 1 | -1, number | null]>([
  ['nothing happened', [1, 2, 3], 2, [1, 2, 3], 1, 3],
  ['nothing happened, up', [1, 2, 3], 2, [1, 2, 3], -1, 1],
  ['at the end one stays', [1, 2, 3], 3, [1, 2, 3], 1, 3],
  ['one’s own answer moved it to the top', [1, 2, 3, 4], 3, [3, 1, 2, 4], 1, 4],
  ['the same, up', [1, 2, 3, 4], 3, [3, 1, 2, 4], -1, 2],
  ['it was solved and left', [1, 2, 3], 2, [1, 3], 1, 3],
  ['the last one left', [1, 2, 3], 3, [1, 2], 1, 2],
  ['a new one came above it', [1, 2, 3], 2, [9, 1, 2, 3], 1, 3],
  ['a new one came in between', [1, 2, 3], 2, [1, 2, 9, 3], 1, 9],
  ['the next one moved to the top', [1, 2, 3, 4], 2, [3, 1, 2, 4], 1, 4],
  ['another view', [1, 2, 3], 2, [7, 8], 1, 7],
  ['nothing is left', [1], 1, [], 1, null],
])('%s', (_, before, current, after, way, goes) => expect(step(before, current, after, way)).toBe(goes));

test('the only row has not left its place', () => expect(hasLeft([1], 0, neighboursAt([1], 0))).toBe(false));
