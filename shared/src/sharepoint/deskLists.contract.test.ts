import { SCHEMA_VERSION } from '../schema/index.ts';
import { ADMIN, AGENT, REQUESTER, SECOND_AGENT, seed, simulatedDesk, type SimulatedDesk } from '../../../dev/bench/simulatedDesk.ts';
import { aNewMessage, aNewTicket } from '../../../dev/exampleItems.ts';
import { ManualClock } from '../../../dev/simulator/core/clock.ts';
import type { NewMessage, NewTicket } from '../intake/index.ts';
import type { DeskLists, ListWrite } from './index.ts';
import { MAX_BATCH_WRITES, storedAttachmentNames } from './index.ts';
import { MAX_NOTE_CHARS } from './fieldWriter.ts';

const START = '2026-11-20T10:00:00.000Z';
let desk: SimulatedDesk;
let clock: ManualClock;
let lists: DeskLists;

beforeEach(async () => {
  clock = new ManualClock(START);
  desk = await simulatedDesk({ clock });
  lists = desk.lists(AGENT);
  // Whoever writes has read the settings: they say whether the desk has circles.
  await lists.settings();
});

const ticket = (key: string, change: Partial<NewTicket> = {}): NewTicket =>
  aNewTicket({
    key,
    subject: 'Printer',
    requester: { name: 'Oliver', address: REQUESTER },
    mailbox: 'support@nordwind.example',
    createdAt: START,
    lastMessageAt: START,
    preview: 'It burns',
    ...change,
  });
const message = (key: string, ticketKey: string, change: Partial<NewMessage> = {}): NewMessage =>
  aNewMessage({
    key,
    ticketKey,
    from: { name: 'Oliver', address: REQUESTER },
    subject: 'Printer',
    visibleText: 'It burns',
    sentAt: START,
    internetMessageId: `<${key}@x.example>`,
    ...change,
  });
const contact = { address: REQUESTER, name: 'Oliver', language: null };
const newMail = (n: string): ListWrite[] => [
  { write: 'createContact', contact },
  { write: 'createTicket', ticket: ticket(`t-${n}`) },
  { write: 'createMessage', message: message(`m-${n}`, `t-${n}`) },
  {
    write: 'createMailLog',
    entry: {
      key: `m-${n}`,
      at: START,
      mailbox: 'support@nordwind.example',
      from: REQUESTER,
      subject: 'Printer',
      outcome: 'ticket',
      reason: 'new',
      ticketKey: `t-${n}`,
      messageId: null,
    },
  },
];
const one = async (write: ListWrite): Promise<{ id: number; etag: string }> => {
  const [outcome] = await lists.apply([write]);
  if (outcome?.outcome !== 'created') throw new Error(`not created: ${JSON.stringify(outcome)}`);
  return outcome;
};
const requests = async <T>(work: () => Promise<T>): Promise<{ value: T; count: number }> => {
  const mark = desk.simulator.log.mark();
  const value = await work();
  return { value, count: desk.simulator.log.since(mark).length };
};

test('a mail is one request: contact, ticket, message and log line', async () => {
  const { value, count } = await requests(() => desk.lists(ADMIN).apply(newMail('1')));
  expect(value.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'created', 'created']);
  expect(count).toBe(1);
});

test('sent again, the same mail changes nothing', async () => {
  await lists.apply(newMail('1'));
  expect(await lists.apply(newMail('1'))).toEqual([{ outcome: 'exists' }, { outcome: 'exists' }, { outcome: 'exists' }, { outcome: 'exists' }]);
  expect((await lists.conversation('t-1')).map(({ key }) => key)).toEqual(['m-1']);
});

test('a batch whose answer was lost is sent again', async () => {
  desk.simulator.faults.add({ url: /\$batch/, fault: { kind: 'dropAfter' }, times: 1 });
  await expect(lists.apply(newMail('1'))).rejects.toMatchObject({ code: 'lists.offline' });
  expect((await lists.apply(newMail('1'))).every(({ outcome }) => outcome === 'exists')).toBe(true);
});

test('a ticket is read back as written, by id and by key', async () => {
  const { id, etag } = await one({
    write: 'createTicket',
    ticket: ticket("it's 'quoted'", { subject: "Bob's & Co #1", tags: ['a', 'b'], cc: ['x@y.example'] }),
  });
  const byId = await lists.ticket({ id });
  expect(byId).toMatchObject({
    id,
    etag,
    key: "it's 'quoted'",
    subject: "Bob's & Co #1",
    tags: ['a', 'b'],
    cc: ['x@y.example'],
    status: 'New',
    assignee: null,
  });
  expect(await lists.ticket({ key: "it's 'quoted'" })).toEqual(byId);
});

test('what is not there is null', async () => {
  expect(await lists.ticket({ id: 99 })).toBeNull();
  expect(await lists.ticket({ key: "' or Id gt 0 or TicketKey eq '" })).toBeNull();
  expect(await lists.message({ internetMessageId: '<none@x>' })).toBeNull();
  expect(await lists.contactByEmail('nobody@x.example')).toBeNull();
});

test('a reply is one request: message and ticket, fenced by the ETag', async () => {
  const { id, etag } = await one({ write: 'createTicket', ticket: ticket('t-1') });
  const { value, count } = await requests(() =>
    lists.apply([
      { write: 'createMessage', message: message('m-2', 't-1') },
      { write: 'updateTicket', id, etag, patch: { status: 'Open', lastMessageAt: '2026-11-20T11:00:00Z' } },
    ]),
  );
  expect(count).toBe(1);
  expect(value[1]).toMatchObject({ outcome: 'updated' });
  const fresh = await lists.ticket({ id });
  expect(fresh).toMatchObject({ status: 'Open', lastMessageAt: '2026-11-20T11:00:00.000Z' });
  expect(value[1]).toEqual({ outcome: 'updated', etag: fresh!.etag });
});

test('each write of a batch has its own outcome', async () => {
  const { id, etag } = await one({ write: 'createTicket', ticket: ticket('t-1') });
  await lists.updateTicket(id, etag, { priority: 'High' });
  const outcomes = await lists.apply([
    { write: 'createMessage', message: message('m-1', 't-1') },
    { write: 'updateTicket', id, etag, patch: { status: 'Solved' } },
    { write: 'updateTicket', id: 4711, etag: '"1"', patch: { status: 'Solved' } },
    { write: 'createTicket', ticket: ticket('t-1') },
  ]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'stale', 'gone', 'exists']);
});

test('updates answer the ETag for the next one, stale and gone as values', async () => {
  const { id, etag } = await one({ write: 'createTicket', ticket: ticket('t-1') });
  const first = await lists.updateTicket(id, etag, { assigneeId: (await lists.currentUser()).id });
  if (first.outcome !== 'updated') throw new Error(first.outcome);
  expect(await lists.updateTicket(id, etag, { status: 'Open' })).toEqual({ outcome: 'stale' });
  expect(await lists.updateTicket(id, first.etag, { assigneeId: null })).toMatchObject({ outcome: 'updated' });
  await lists.recycleTicket(id);
  expect(await lists.updateTicket(id, first.etag, { status: 'Open' })).toEqual({ outcome: 'gone' });
});

test('the assignee is read with name and address', async () => {
  const me = await lists.currentUser();
  const { id, etag } = await one({ write: 'createTicket', ticket: ticket('t-1') });
  await lists.updateTicket(id, etag, { assigneeId: me.id });
  expect((await lists.ticket({ id }))!.assignee).toEqual({ id: me.id, name: 'Aylin Demir', address: AGENT });
});

test('a conversation is in the order it was written, in one request', async () => {
  await lists.apply([
    { write: 'createMessage', message: message('m-2', 't-1', { sentAt: '2026-11-20T12:00:00Z' }) },
    { write: 'createMessage', message: message('m-1', 't-1', { sentAt: '2026-11-20T11:00:00Z' }) },
    { write: 'createMessage', message: message('m-9', 't-9') },
  ]);
  const { value, count } = await requests(() => lists.conversation('t-1'));
  expect(value.map(({ key }) => key)).toEqual(['m-1', 'm-2']);
  expect(value[0]!.author).toMatchObject({ name: 'Aylin Demir' });
  expect(count).toBe(1);
});

test('Message-IDs are found whatever they hold, several in one request', async () => {
  const odd = `<o'${'x'.repeat(400)}@x.example>`;
  await lists.apply([{ write: 'createMessage', message: message('m-1', 't-1', { internetMessageId: odd }) }]);
  const { value, count } = await requests(() => lists.knownMessageIds(['<a@x>', odd]));
  expect(value).toEqual([{ internetMessageId: odd, ticketKey: 't-1', messageKey: 'm-1', internal: false }]);
  expect(count).toBe(1);
  expect((await lists.message({ internetMessageId: odd }))!.internetMessageId).toBe(odd);
});

test('a body too long for a column comes back whole, also when the first writer stopped half-way', async () => {
  const html = `<p>${'ü'.repeat(MAX_NOTE_CHARS)}</p>`;
  const write: ListWrite = { write: 'createMessage', message: message('m-1', 't-1', { html, visibleText: 'short' }) };
  desk.simulator.faults.add({ url: /AttachmentFiles/i, fault: { kind: 'dropBefore' }, times: 1 });
  await expect(lists.apply([write])).rejects.toMatchObject({ code: 'lists.offline' });
  expect(await lists.apply([write])).toEqual([{ outcome: 'exists' }]);
  const read = (await lists.message({ key: 'm-1' }))!;
  expect(read).toMatchObject({ html: '', visibleText: 'short', longParts: ['html'] });
  expect(await lists.messageBody(read)).toEqual({ html, visibleText: 'short', fullText: '' });
  expect(await lists.updateMessage(read.id, read.etag, { delivery: 'Sent' })).toMatchObject({ outcome: 'updated' });
});

test('the ETag of a new message with a long body is good for the next write', async () => {
  const created = await one({ write: 'createMessage', message: message('m-1', 't-1', { fullText: 'z'.repeat(MAX_NOTE_CHARS + 1) }) });
  expect(await lists.updateMessage(created.id, created.etag, { delivery: 'Sent' })).toMatchObject({ outcome: 'updated' });
});

test('files keep every byte and any name', async () => {
  const { id } = await one({ write: 'createMessage', message: message('m-1', 't-1') });
  const bytes = Uint8Array.from({ length: 300 }, (_, at) => at % 256);
  for (const name of storedAttachmentNames(["Bob's plan #1 100%.pdf", 'Überblick – 日本.txt', 'x'.repeat(300)])) {
    expect(await lists.addAttachment(id, name, bytes.subarray(7))).toBe('added');
    expect(await lists.addAttachment(id, name, bytes.subarray(7))).toBe('exists');
    expect([...(await lists.attachment(id, name))]).toEqual([...bytes.subarray(7)]);
  }
});

test('messages waiting to be sent', async () => {
  await lists.apply([
    { write: 'createMessage', message: message('m-1', 't-1', { kind: 'Reply', delivery: 'Queued', sendAfter: START }) },
    { write: 'createMessage', message: message('m-2', 't-1') },
  ]);
  expect((await lists.queuedMessages()).map(({ key, sendAfter }) => [key, sendAfter])).toEqual([['m-1', START]]);
});

test('undo takes a queued reply back, unless the service has claimed it', async () => {
  const kept = await one({ write: 'createMessage', message: message('m-1', 't-1', { kind: 'Reply', delivery: 'Queued' }) });
  await lists.updateMessage(kept.id, kept.etag, { delivery: 'Sending' });
  expect(await lists.recycleMessage(kept.id, kept.etag)).toBe('stale');
  expect((await lists.message({ key: 'm-1' }))!.delivery).toBe('Sending');
  const undone = await one({ write: 'createMessage', message: message('m-2', 't-1', { kind: 'Reply', delivery: 'Queued' }) });
  expect(await lists.recycleMessage(undone.id, undone.etag)).toBe('recycled');
  expect(await lists.message({ key: 'm-2' })).toBeNull();
  expect(await lists.recycleMessage(undone.id, undone.etag)).toBe('gone');
});

test('a recycled ticket comes back with its number', async () => {
  const { id } = await one({ write: 'createTicket', ticket: ticket('t-1') });
  const bin = await lists.recycleTicket(id);
  expect(await lists.ticket({ id })).toBeNull();
  await desk.lists(ADMIN).restore(bin);
  expect(await lists.ticket({ id })).toMatchObject({ id, key: 't-1' });
});

test('changes since a token, one entry a ticket', async () => {
  const token = await lists.changeToken('Tickets');
  const first = await one({ write: 'createTicket', ticket: ticket('t-1') });
  const second = await one({ write: 'createTicket', ticket: ticket('t-2') });
  await lists.updateTicket(first.id, first.etag, { status: 'Open' });
  await lists.recycleTicket(second.id);
  const { value, count } = await requests(() => lists.changes('Tickets', token));
  expect(value).toMatchObject({
    outcome: 'changes',
    changes: [
      { type: 'added', id: first.id },
      { type: 'deleted', id: second.id },
    ],
  });
  expect(count).toBe(1);
  expect(await lists.changes('Tickets', value.token)).toEqual({ outcome: 'changes', changes: [], token: value.token });
});

test('a token older than SharePoint remembers means loading afresh', async () => {
  const token = await lists.changeToken('Tickets');
  await one({ write: 'createTicket', ticket: ticket('t-1') });
  await clock.advance(51 * 86_400_000);
  const answer = await lists.changes('Tickets', token);
  expect(answer.outcome).toBe('resync');
  expect(await lists.changes('Tickets', answer.token)).toMatchObject({ outcome: 'changes', changes: [] });
});

test('who I am and what I may', async () => {
  expect(await lists.currentUser()).toMatchObject({ name: 'Aylin Demir', address: AGENT, roles: ['Agent'], isSiteAdmin: false });
  expect(await desk.lists(ADMIN).currentUser()).toMatchObject({ address: ADMIN, isSiteAdmin: true });
});

test('agents are the members of three groups, once each, in one request', async () => {
  const { value, count } = await requests(() => lists.agents());
  expect(value.map(({ address }) => address)).toEqual([AGENT, SECOND_AGENT]);
  expect(count).toBe(1);
});

test('counts are one request', async () => {
  const me = await lists.currentUser();
  const { id, etag } = await one({ write: 'createTicket', ticket: ticket('t-1') });
  await lists.updateTicket(id, etag, { assigneeId: me.id });
  await lists.apply([
    { write: 'createTicket', ticket: ticket('t-2') },
    { write: 'createTicket', ticket: ticket('t-3', { status: 'Solved' }) },
  ]);
  const { value, count } = await requests(() => lists.counts(me.id));
  expect(value).toEqual({ mine: 1, unassigned: 1, allOpen: 2 });
  expect(count).toBe(1);
});

test('contacts are flagged', async () => {
  await lists.apply([{ write: 'createContact', contact }]);
  const known = (await lists.contactByEmail(REQUESTER.toUpperCase()))!;
  await lists.apply([{ write: 'updateContact', id: known.id, etag: known.etag, patch: { undeliverable: '5.1.1' } }]);
  expect(await lists.contactByEmail(REQUESTER)).toMatchObject({ name: 'Oliver', undeliverable: '5.1.1', restricted: false });
});

test('the mail log, newest first, page by page', async () => {
  for (const n of ['1', '2', '3']) await lists.apply(newMail(n));
  const first = await lists.mailLogPage({ top: 2 });
  expect(first.entries.map(({ key }) => key)).toEqual(['m-3', 'm-2']);
  const second = await lists.mailLogPage({ top: 2, cursor: first.cursor! });
  expect(second).toMatchObject({ entries: [{ key: 'm-1' }], cursor: null });
  expect((await lists.mailLogPage({ outcome: 'bounce' })).entries).toEqual([]);
});

test('canned responses by name', async () => {
  seed(desk, 'CannedResponses', [
    { Title: 'Zebra', ResponseKey: 'z', ResponseBody: 'Z' },
    { Title: 'Apple', ResponseKey: 'a', ResponseBody: 'A' },
  ]);
  expect((await lists.cannedResponses(0)).map(({ name, body }) => [name, body])).toEqual([
    ['Apple', 'A'],
    ['Zebra', 'Z'],
  ]);
});

test('settings are read by agents and changed by admins only', async () => {
  const admin = desk.lists(ADMIN);
  await admin.saveSettings({ ...(await admin.settings()), name: 'IT' });
  const read = await lists.settings();
  expect(read).toMatchObject({ name: 'IT', schemaVersion: SCHEMA_VERSION });
  await expect(lists.saveSettings({ ...read, name: 'Mine' })).rejects.toMatchObject({ code: 'lists.denied' });
  await admin.saveSettingValue('signatures', { desk: 'IT' });
  await admin.saveSettingValue('signatures', { desk: 'IT 2' });
  expect(Object.fromEntries(await lists.settingValues(['signatures', 'desk', 'missing']))).toEqual({
    signatures: { desk: 'IT 2' },
    desk: expect.objectContaining({ name: 'IT' }) as object,
  });
  await expect(lists.saveSettingValue('signatures', {})).rejects.toMatchObject({ code: 'lists.denied' });
});

test('somebody without rights is denied, by code', async () => {
  await expect(desk.lists(REQUESTER).ticketPage({ view: 'allOpen' })).rejects.toMatchObject({
    name: 'ListsFault',
    code: expect.stringMatching(/lists\.(denied|missing)/) as string,
  });
});

test.each([
  ['seconds', {}, 31],
  ['a date', { retryAfterDate: true }, 31],
])('throttling carries the wait given in %s', async (_name, how, seconds) => {
  desk.simulator.faults.add({ url: /./, fault: { kind: 'throttle', retryAfterSeconds: 31, ...how } });
  await expect(lists.ticketPage({ view: 'allOpen' })).rejects.toMatchObject({ code: 'lists.throttled', retryAfterSeconds: seconds });
  await expect(lists.apply(newMail('1'))).rejects.toMatchObject({ code: 'lists.throttled', retryAfterSeconds: seconds });
});

test('an answer that is none is unavailable, not a crash', async () => {
  desk.simulator.faults.add({ url: /./, fault: { kind: 'status', status: 200, body: '<html>Please wait</html>' } });
  await expect(lists.ticketPage({ view: 'allOpen' })).rejects.toMatchObject({ code: 'lists.unavailable' });
  await expect(lists.apply(newMail('1'))).rejects.toMatchObject({ code: 'lists.unavailable' });
});

test('more writes than a batch takes are refused before anything is sent', async () => {
  const writes = Array.from({ length: MAX_BATCH_WRITES + 1 }, (_, n): ListWrite => ({ write: 'createTicket', ticket: ticket(`t-${n}`) }));
  const mark = desk.simulator.log.mark();
  await expect(lists.apply(writes)).rejects.toMatchObject({ code: 'lists.invalid' });
  expect(desk.simulator.log.since(mark)).toEqual([]);
});

test('an item broken by hand is named and hides no other', async () => {
  await one({ write: 'createTicket', ticket: ticket('t-1') });
  seed(desk, 'Tickets', [{ Title: 'x', TicketKey: 't-2', TicketStatus: 'New', TicketPriority: 'Whatever', LastMessageAt: START }]);
  const page = await lists.ticketPage({ view: 'allOpen' });
  expect(page.tickets.map(({ key }) => key)).toEqual(['t-1']);
  expect(page.unreadable).toEqual([{ id: 2, reason: 'Tickets 2: column TicketPriority is not one of Low, Normal, High, Urgent.' }]);
});
