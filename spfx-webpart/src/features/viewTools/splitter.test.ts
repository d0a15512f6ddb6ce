import { withinBounds } from './Splitter';

test.each([
  ['right', 500, 1200, 500],
  ['right', 100, 1200, 320],
  ['right', 1100, 1200, 780],
  ['right', 500, 600, 320],
  ['below', 900, 700, 540],
  ['below', 10, 700, 180],
] as const)('a pane %s of %d in %d has %d', (place, pixels, whole, expected) => expect(withinBounds(pixels, whole, place)).toBe(expected));
