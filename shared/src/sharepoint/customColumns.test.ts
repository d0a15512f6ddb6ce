import { dayOfSite, inOrder } from './customColumns.ts';

test.each([
  ['universal time', '2026-11-30T00:00:00Z'],
  ['Berlin', '2026-11-29T23:00:00Z'],
  ['Berlin in summer time', '2026-11-29T22:00:00Z'],
  ['New York', '2026-11-30T05:00:00Z'],
  ['Honolulu', '2026-11-30T10:00:00Z'],
  ['Auckland in winter', '2026-11-29T12:00:00Z'],
  ['Auckland in summer time', '2026-11-29T11:00:00Z'],
])('the day of a site in %s', (_place, moment) => expect(dayOfSite(moment)).toBe('2026-11-30'));

test('choices stand as the column has them, those it no longer has behind', () =>
  expect(inOrder(['gone', 'SAP', 'Mail'], ['Mail', 'SAP'])).toEqual(['Mail', 'SAP', 'gone']));
