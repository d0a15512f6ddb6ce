import { MAX_STORED_FILES } from '../intake/index.ts';
import type { NewMessage, NewTicket } from '../intake/index.ts';
import { MAX_NOTE_CHARS } from './fieldWriter.ts';
import { hashMessageId } from './messageIdHash.ts';
import { messageOf, newMessageFields } from './messageFields.ts';
import { newTicketFields, ticketOf, ticketPatchFields, TICKET_SELECTION } from './ticketFields.ts';
import { contactOf, mailLogEntryOf, newMailLogFields } from './otherFields.ts';
import type { Row } from './rows.ts';

const ticket: NewTicket = {
  key: 't-1',
  subject: "Printer's on fire",
  status: 'New',
  priority: 'High',
  category: 'Hardware',
  type: null,
  requester: { name: 'Oliver', address: 'Oliver@Nordwind.example' },
  team: null,
  cc: ['a@x.example', 'b@x.example'],
  tags: ['urgent', 'two\nlines'],
  channel: 'Mail',
  mailbox: 'support@nordwind.example',
  createdAt: '2026-11-20T10:00:00Z',
  lastMessageAt: '2026-11-20T10:00:00Z',
  lastMessageFrom: 'Requester',
  preview: 'It burns',
  firstResponseDue: null,
  resolutionDue: null,
  firstRespondedAt: null,
  solvedAt: null,
  closedAt: null,
  mergedInto: null,
  language: 'de-DE',
};
const message: NewMessage = {
  key: 'm-1',
  ticketKey: 't-1',
  kind: 'Mail',
  from: { name: 'Oliver', address: 'oliver@nordwind.example' },
  to: [{ name: '', address: 'support@nordwind.example' }],
  cc: [],
  subject: 'Help',
  html: '<p>Hi</p>',
  visibleText: 'Hi',
  fullText: '',
  sentAt: '2026-11-20T10:00:00Z',
  sendAfter: null,
  delivery: 'None',
  deliveryError: null,
  attachments: [{ fileName: 'a.png', storedName: 'a.png', contentType: 'image/png', size: 3, sha256: 'ab', inline: true, contentId: 'c1' }],
  evidence: { rule: 'new', hints: { answersTo: { name: 'Team', address: 'team@x.example' }, original: { name: '', address: 'o@x.example' }, names: 12 } },
  automatic: null,
  verified: true,
  internetMessageId: '<1@x.example>',
  mailboxMessageId: 'AAMk',
};
/** What SharePoint adds to what was written. */
const asRow = (fields: object): Row => ({ Id: 7, 'odata.etag': '"3"', Created: '2026-11-20T10:00:01Z', Modified: '2026-11-20T10:00:02Z', ...fields });

test('a ticket comes back as it was written', () => {
  expect(ticketOf(asRow(newTicketFields(ticket)))).toMatchObject({
    id: 7,
    etag: '"3"',
    key: 't-1',
    subject: "Printer's on fire",
    priority: 'High',
    requester: { name: 'Oliver', address: 'oliver@nordwind.example' },
    cc: ['a@x.example', 'b@x.example'],
    tags: ['urgent', 'two lines'],
    lastMessageAt: '2026-11-20T10:00:00.000Z',
    assignee: null,
    language: 'de-DE',
  });
});

test('a message comes back as it was written', async () => {
  const { fields, files } = await newMessageFields(message);
  expect(files).toEqual([]);
  const { evidence, sentAt: _sentAt, ...rest } = message;
  expect(messageOf(asRow(fields))).toMatchObject({ ...rest, evidence, id: 7, author: null });
});

test.each([
  ['TicketStatus', 'Waiting', 'Tickets 7: column TicketStatus is not one of New, Open, Pending, Solved, Closed.'],
  ['LastMessageAt', 'yesterday', 'Tickets 7: column LastMessageAt is not a time.'],
  ['Rating', 'five', 'Tickets 7: column Rating is not a number.'],
  ['TicketKey', null, 'Tickets 7: column TicketKey is not a key.'],
])('a wrong %s is named, its content is not', (column, value, words) => {
  expect(() => ticketOf(asRow({ ...newTicketFields(ticket), [column]: value }))).toThrow(words);
});

test.each([
  ['Recipients', '{"to":"x"}', 'Messages 7: column Recipients is not of the expected shape.'],
  ['Files', '[', 'Messages 7: column Files is not JSON.'],
])('broken JSON in %s is named', async (column, value, words) => {
  const { fields } = await newMessageFields(message);
  expect(() => messageOf(asRow({ ...fields, [column]: value }))).toThrow(words);
});

test('a patch writes what it names and nothing else', () => {
  expect(ticketPatchFields({ status: 'Solved', assigneeId: null, solvedAt: null })).toEqual({ TicketStatus: 'Solved', AssigneeId: null, SolvedAt: null });
});

test('what a column cannot hold becomes files, whole', async () => {
  const long = 'ä'.repeat(MAX_NOTE_CHARS + 1);
  const { fields, files } = await newMessageFields({ ...message, html: long, visibleText: long, fullText: 'short' });
  expect(files).toEqual([
    { part: 'html', text: long },
    { part: 'visibleText', text: long },
  ]);
  expect(fields).toMatchObject({ BodyHtml: null, LongParts: 'html,visibleText', FullText: 'short' });
  const read = messageOf(asRow(fields));
  expect(read.longParts).toEqual(['html', 'visibleText']);
  expect(read.visibleText).toHaveLength(MAX_NOTE_CHARS);
});

test('characters SharePoint refuses are dropped, line breaks stay', async () => {
  const { fields } = await newMessageFields({ ...message, visibleText: 'a\u0000b\u0008\nc\td' });
  expect(fields['VisibleText']).toBe('ab\nc\td');
});

test('a key too long for its column is refused, a subject is clipped', () => {
  expect(() => newTicketFields({ ...ticket, key: 'x'.repeat(256) })).toThrow('Column TicketKey holds at most 255 characters, not 256.');
  expect(newTicketFields({ ...ticket, subject: 'y'.repeat(300) })['Title']).toHaveLength(255);
  expect(newTicketFields({ ...ticket, subject: ' ' })['Title']).toBe('-');
});

test('a Message-ID has one hash with and without brackets', async () => {
  expect(await hashMessageId(' <a@b> ')).toBe(await hashMessageId('a@b'));
  expect(await hashMessageId('A@b')).not.toBe(await hashMessageId('a@b'));
});

test('the mail log keeps a hash of the Message-ID, not the id', async () => {
  const fields = await newMailLogFields({
    key: 'k',
    at: '2026-11-20T10:00:00Z',
    mailbox: 'support@nordwind.example',
    from: 'a@x.example',
    subject: 'S',
    outcome: 'ticket',
    reason: 'new',
    ticketKey: 't-1',
    messageId: '<a@b>',
  });
  expect(JSON.stringify(fields)).not.toContain('a@b');
  expect(mailLogEntryOf(asRow(fields))).toMatchObject({ key: 'k', outcome: 'ticket', ticketKey: 't-1', messageId: null });
});

test('a contact without flags is unrestricted and deliverable', () => {
  expect(contactOf(asRow({ Title: 'Lea', ContactEmail: 'Lea@x.example', Restricted: null }))).toMatchObject({
    name: 'Lea',
    address: 'lea@x.example',
    undeliverable: null,
    restricted: false,
  });
});

test('queries ask for every column of the schema and expand persons', () => {
  expect(TICKET_SELECTION.select).toEqual(expect.arrayContaining(['TicketKey', 'LastMessageAt', 'Assignee/Title', 'Assignee/EMail']));
  expect(TICKET_SELECTION.select).not.toContain('Assignee');
  expect(TICKET_SELECTION.expand).toEqual(['Assignee']);
});

const file = (n: number, change: Partial<NewMessage['attachments'][number]> = {}): NewMessage['attachments'][number] => ({
  fileName: `${'"\\\\'.repeat(120)}${n}.pdf`,
  storedName: `${n}-${'s'.repeat(110)}.pdf`,
  contentType: `application/${'t'.repeat(240)}`,
  size: 2 ** 40,
  sha256: 'a'.repeat(64),
  inline: true,
  contentId: 'c'.repeat(250),
  ...change,
});

test('as many files as a mail may store fit their column, however long their names are', async () => {
  const files = Array.from({ length: MAX_STORED_FILES }, (_, n) => file(n));
  const { fields } = await newMessageFields({ ...message, attachments: files });
  const read = messageOf(asRow(fields)).attachments;
  expect(read.map(({ storedName }) => storedName)).toEqual(files.map(({ storedName }) => storedName));
  expect(read[7]!.fileName).toMatch(/7\.pdf$/);
});

test('thousands of files that were not stored cannot push out those that were', async () => {
  const omitted = Array.from({ length: 5_000 }, (_, n) => file(n + 100, { storedName: null, omitted: 'tooMany' as const }));
  const { fields } = await newMessageFields({ ...message, attachments: [file(1), ...omitted] });
  const read = messageOf(asRow(fields)).attachments;
  expect(read[0]!.storedName).toBe(file(1).storedName);
  expect(read.length).toBeGreaterThan(50);
});
