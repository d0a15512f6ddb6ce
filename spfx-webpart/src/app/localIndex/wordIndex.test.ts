import type { TicketIndexRow } from '@listdesk/shared/sharepoint';
import { createWordIndex } from './wordIndex';

const row = (id: number, change: Partial<TicketIndexRow> = {}): TicketIndexRow => ({
  id,
  subject: `Ticket ${id}`,
  status: 'Open',
  priority: 'Normal',
  requester: { name: '', address: '' },
  assigneeId: null,
  category: null,
  tags: [],
  lastMessageAt: '2026-01-01T08:00:00.000Z',
  modifiedAt: '2026-01-01T09:00:00.000Z',
  merged: false,
  ...change,
});
const index = () => {
  const made = createWordIndex((id) => (id === 7 ? 'Jonas Weber' : ''));
  made.put(
    row(4711, { subject: 'Rechnungsexport bricht ab', requester: { name: 'Katharina Hoffmann-Schröder', address: 'katharina.hoffmann@nordwind.example' } }),
  );
  made.put(row(4712, { subject: 'Export of invoices', tags: ['SAP'], assigneeId: 7 }));
  made.put(row(12, { subject: 'Raum 4711 ist zu klein', category: 'Größe' }));
  return made;
};

test.each([
  ['the number before the same figures in a subject', '4711', [4711, 12]],
  ['whole words before parts of words', 'export', [4712, 4711]],
  ['a name without its dots', 'schroder', [4711]],
  ['an address', 'katharina.hoffmann@nordwind.example', [4711]],
  ['ss for ß', 'grosse', [12]],
  ['a tag', 'sap', [4712]],
  ['who works on it', 'jonas', [4712]],
  ['two words, both needed', 'export katharina', [4711]],
  ['no short letters inside words', 'xp', []],
  ['nothing for signs alone', '?!', []],
])('finds %s', (_, text, ids) => {
  expect(
    index()
      .search(text, 10)
      .map(({ row: { id } }) => id),
  ).toEqual(ids);
});

test('a row is found as it was put in', () => {
  const made = index();
  const whole = row(4713, {
    subject: 'Beamer "links"',
    status: 'Pending',
    priority: 'Urgent',
    requester: { name: 'Ayşe Niederhäuser', address: 'ayse@nordwind.example' },
    assigneeId: 7,
    category: 'Räume',
    tags: ['Tor 4', 'SAP'],
    lastMessageAt: '2026-03-29T00:59:59.123Z',
    modifiedAt: '2026-03-29T01:00:00.000Z',
    merged: true,
  });
  made.put(whole);
  expect([made.row(4713), made.search('beamer', 1)[0]?.row]).toEqual([whole, whole]);
});

test('a changed ticket is found by its new words only; an older form does not come back', () => {
  const made = index();
  made.put(row(4712, { subject: 'Beamer', modifiedAt: '2026-02-02T00:00:00.000Z' }));
  expect(made.put(row(4712, { subject: 'Export of invoices' }))).toBe(false);
  expect([made.search('invoices', 5), made.search('beamer', 5).length, made.size]).toEqual([[], 1, 3]);
  made.remove(4712);
  expect(made.search('beamer', 5)).toEqual([]);
});

test('shows the newest of many and no more than asked for', () => {
  const made = createWordIndex(() => '');
  for (let id = 1; id <= 1_000; id += 1) made.put(row(id, { subject: 'Drucker' }));
  expect(made.search('drucker', 3).map(({ row: { id } }) => id)).toEqual([1000, 999, 998]);
});
