import { dayOfSite, type SiteSide } from './daysOfSite.ts';

/** Midnight of the 30th in places of the world, and whether they are ahead of universal time or behind it. */
test.each<[string, string, SiteSide]>([
  ['Kiritimati, 14 hours ahead', '2026-11-29T10:00:00Z', 'ahead'],
  ['Chatham in summer time, 13:45 ahead', '2026-11-29T10:15:00Z', 'ahead'],
  ['Auckland in summer time', '2026-11-29T11:00:00Z', 'ahead'],
  ['Auckland in winter', '2026-11-29T12:00:00Z', 'ahead'],
  ['Kathmandu', '2026-11-29T18:15:00Z', 'ahead'],
  ['Berlin in summer time', '2026-11-29T22:00:00Z', 'ahead'],
  ['Berlin', '2026-11-29T23:00:00Z', 'ahead'],
  ['universal time', '2026-11-30T00:00:00Z', 'ahead'],
  ['the Azores in summer time, whose standard time is behind', '2026-11-30T00:00:00Z', 'behind'],
  ['a place whose clocks went on at midnight', '2026-11-30T04:00:00Z', 'behind'],
  ['New York', '2026-11-30T05:00:00Z', 'behind'],
  ['Honolulu', '2026-11-30T10:00:00Z', 'behind'],
  ['Pago Pago, 11 hours behind', '2026-11-30T11:00:00Z', 'behind'],
  ['the date line, 12 hours behind', '2026-11-30T12:00:00Z', 'behind'],
])('the day of a site in %s', (_place, moment, side) => expect(dayOfSite(moment, side)).toBe('2026-11-30'));

test('a day before 1970', () => expect(dayOfSite('1959-11-29T23:00:00Z', 'ahead')).toBe('1959-11-30'));

test('what is no moment stays as it is', () => expect(dayOfSite('soon', 'ahead')).toBe('soon'));
