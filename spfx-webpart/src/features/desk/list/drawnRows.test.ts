import { drawnRows } from './TicketGrid';

const ROWS = 1_000;
const PX = 32;
const SEEN = 20 * PX;

test.each([
  ['at the top', 0, true],
  ['in the middle, on the way down', 400 * PX, true],
  ['in the middle, on the way up', 400 * PX, false],
  ['at the end', (ROWS - 20) * PX, true],
])('as many rows are drawn %s', (_, top, down) => {
  expect(drawnRows(ROWS, top, SEEN, PX, -1, down)).toHaveLength(29);
});

test.each([
  ['more below on the way down', true, [397, 425]],
  ['more above on the way up', false, [395, 423]],
])('%s', (_, down, ends) => {
  const drawn = drawnRows(ROWS, 400 * PX, SEEN, PX, -1, down);
  expect([drawn[0], drawn[drawn.length - 1]]).toEqual(ends);
});

test('first only what is seen; the current row wherever it is; no more rows than there are', () => {
  expect(drawnRows(ROWS, 0, SEEN, PX, -1, true, false)).toHaveLength(21);
  expect(drawnRows(ROWS, 0, SEEN, PX, 700)).toContain(700);
  expect(drawnRows(3, 0, SEEN, PX, 1)).toEqual([0, 1, 2]);
});

test.each([
  ['before the others when it is above them', 5, 0],
  ['behind them when it is below', 900, 29],
])('the current row stands %s', (_, current, place) => {
  expect(drawnRows(ROWS, 400 * PX, SEEN, PX, current).indexOf(current)).toBe(place);
});
