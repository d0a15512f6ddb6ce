import { MAX_NAMED_FILES, unreadFiles, type DeskRecord, type Subject } from './index.ts';

const record = (list: DeskRecord['list'], id: number, ticket: string, names: readonly string[] = [], more: Record<string, unknown> = {}): DeskRecord => ({
  list,
  id,
  etag: '',
  place: 'list',
  versions: [],
  fields: { TicketKey: ticket, ...more },
  files: names.map((name) => ({ name, text: name.endsWith('.txt') ? 'words' : null, form: 'document', unread: name.endsWith('.txt') ? null : 'kind' })),
});
const subject: Subject = { person: { addresses: [], names: [] }, likelyNames: [], userIds: [], ownTickets: new Set(['own']), knownTickets: new Set(['known']) };

test('what nobody read is named with its ticket, near ones first; texts and what the person sent are not among it', () => {
  const files = unreadFiles();
  for (const [key, id] of [
    ['own', 7],
    ['known', 8],
    ['other', 9],
  ] as const)
    files.add(record('Tickets', id, key), 'none');
  files.add(record('ArchivedTickets', 3, 'old', [], { TicketNumber: 1234 }), 'none');
  files.add(record('Messages', 1, 'other', ['a.pdf', 'read.txt']), 'none');
  files.add(record('ArchivedMessages', 2, 'old', ['b.docx']), 'possible');
  files.add(record('Messages', 3, 'known', ['c.xlsx']), 'mentioned');
  files.add(record('Messages', 4, 'own', ['d.png']), 'conversation');
  files.add(record('Messages', 5, 'own', ['mine.pdf']), 'authored');
  files.add(record('Messages', 6, 'gone', ['e.zip']), 'none');
  const { near, elsewhere, named } = files.result(subject);
  expect({ near, elsewhere }).toEqual({ near: 2, elsewhere: 3 });
  expect(named.map(({ ticket, name }) => [ticket, name])).toEqual([
    [8, 'c.xlsx'],
    [7, 'd.png'],
    [9, 'a.pdf'],
    [1234, 'b.docx'],
    [null, 'e.zip'],
  ]);
});

test('all are counted, so many are named', () => {
  const files = unreadFiles();
  files.add(
    record(
      'Messages',
      1,
      'other',
      Array.from({ length: MAX_NAMED_FILES + 5 }, (_, at) => `${at}.pdf`),
    ),
    'none',
  );
  const { elsewhere, named } = files.result(subject);
  expect([elsewhere, named.length]).toEqual([MAX_NAMED_FILES + 5, MAX_NAMED_FILES]);
});
