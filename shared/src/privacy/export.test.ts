import { EXPORT_FORMATS, exportOf, findIn, finderOf, personOf, type DeskRecord, type Exported, type Found } from './index.ts';

const finder = finderOf({
  person: personOf(['clara@x.example'], ['Clara Canary']),
  likelyNames: [],
  userIds: [],
  ownTickets: new Set(['t1']),
  knownTickets: new Set(),
});
const message = (id: number, fields: Record<string, string>): DeskRecord => ({
  list: 'Messages',
  id,
  etag: '',
  place: 'list',
  versions: [],
  files: [],
  fields: { Created: '2026-11-20T08:00:00Z', MessageKind: 'Mail', TicketKey: 't1', ...fields },
});
const exported = (...records: DeskRecord[]): Exported =>
  exportOf(
    finder,
    records.flatMap((record): Found | Found[] => findIn(finder, record) ?? []),
    ['support@desk.example'],
    '2026-11-21T08:00:00Z',
  );
const written = (data: Exported, file: string): string => EXPORT_FORMATS.find((each) => each.file === file)!.write(data);

const own = message(1, {
  InternetMessageId: '<4711@mail.x.example>',
  FromEmail: 'clara@x.example',
  FromName: 'Clara Canary',
  VisibleText: 'Ask Otto Other (otto@y.example) or support@desk.example',
  Recipients: '{"to":[{"name":"Otto Other","address":"otto@y.example"}],"cc":[]}',
});

test('what is theirs is given whole; other people are the same nobody everywhere, the desk stays readable', () => {
  expect(exported(own).records[0]!.values).toMatchObject({
    InternetMessageId: '<4711@mail.x.example>',
    FromName: 'Clara Canary',
    VisibleText: 'Ask [person 1] ([person 1]) or support@desk.example',
    Recipients: 'person 1',
  });
});

test('an answer of an agent in their ticket is given, with the agent masked', () => {
  const reply = message(2, {
    MessageKind: 'Reply',
    FromEmail: 'agent@desk.example',
    FromName: 'Aylin Demir',
    VisibleText: 'Hello Clara Canary, yours Aylin Demir',
  });
  expect(exported(reply).records[0]!.values).toMatchObject({ FromName: 'person 1', VisibleText: 'Hello Clara Canary, yours [person 1]' });
});

test.each([
  ['a third person in their ticket', message(3, { FromEmail: 'otto@y.example', VisibleText: 'My secret, said clara@x.example' })],
  ["somebody else's ticket", message(4, { TicketKey: 't9', FromEmail: 'otto@y.example', VisibleText: 'My secret, said clara@x.example' })],
])('of %s only their own words are told', (_name, record) => {
  expect(exported(record).records).toMatchObject([{ kind: 'mention', values: { VisibleText: 'clara@x.example' } }]);
  expect(JSON.stringify(exported(record))).not.toMatch(/secret|otto/);
});

test('of a file of somebody else that names them, their own words are told, and how many could not be read', () => {
  const files = [
    { name: 'a.pdf', text: 'My secret with Clara Canary', form: 'document' as const, unread: null },
    { name: 'b.png', text: null, form: 'document' as const, unread: 'kind' as const },
  ];
  const record = { ...message(6, { TicketKey: 't9', FromEmail: 'otto@y.example' }), files };
  expect(exported(record).records).toMatchObject([{ kind: 'mention', values: { 'file 1': 'Clara Canary' }, files: [] }]);
  const found = [findIn(finder, record)!];
  expect(exportOf(finder, found, [], '', 1).notGiven.join()).toMatch(/no program could read here: 1\./);
  expect(exportOf(finder, found, [], '').notGiven.join()).not.toMatch(/no program/);
});

test('every format says the same, and nothing in a value gets out of it', () => {
  const hostile = '</value><script>alert(1)</script>"';
  const data = exported(message(5, { FromEmail: 'clara@x.example', VisibleText: hostile, Title: '=HYPERLINK("http://x")' }));
  expect(JSON.parse(written(data, 'data.json')).records[0].values.VisibleText).toBe(hostile);
  for (const file of ['data.xml', 'index.html']) expect(written(data, file)).not.toContain('<script>');
  expect(written(data, 'data.csv')).toContain(`"'=HYPERLINK(""http://x"")"`);
  expect(written(data, 'data.csv')).toContain(`"${hostile.replaceAll('"', '""')}"`);
});
