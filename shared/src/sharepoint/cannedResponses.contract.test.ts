import { ADMIN, AGENT, seed, simulatedDesk, type SimulatedDesk } from '../../../dev/bench/simulatedDesk.ts';
import type { DeskLists } from './index.ts';

let desk: SimulatedDesk;
let lists: DeskLists;
beforeEach(async () => {
  desk = await simulatedDesk();
  lists = desk.lists(AGENT);
});

const text = {
  name: 'Welcome',
  language: 'en',
  category: 'General',
  body: 'Hello {{requester.name}},\n\nwe look into it.',
  html: '',
  ownerId: null,
  files: [],
};

test('a response is written, read, changed, deleted and brought back', async () => {
  const made = await lists.createCannedResponse('r-1', text);
  if (made.outcome !== 'created') throw new Error(made.outcome);
  expect(await lists.cannedResponses(0)).toEqual([{ id: made.item.id, etag: made.item.etag, key: 'r-1', ...text }]);
  const changed = await lists.updateCannedResponse(made.item.id, made.item.etag, { ...text, language: null, category: null, body: 'Hi' });
  expect(changed.outcome).toBe('updated');
  expect((await lists.cannedResponses(0))[0]).toMatchObject({ language: null, category: null, body: 'Hi' });
  const bin = await lists.recycleCannedResponse(made.item.id);
  expect(await lists.cannedResponses(0)).toEqual([]);
  await lists.restore(bin);
  expect((await lists.cannedResponses(0))[0]).toMatchObject({ name: 'Welcome', body: 'Hi' });
});

test('sent twice, it is one response; a change made meanwhile is not written over', async () => {
  const made = await lists.createCannedResponse('r-1', text);
  expect(await lists.createCannedResponse('r-1', text)).toEqual({ outcome: 'exists' });
  if (made.outcome !== 'created') throw new Error(made.outcome);
  await lists.updateCannedResponse(made.item.id, made.item.etag, { ...text, name: 'Theirs' });
  expect(await lists.updateCannedResponse(made.item.id, made.item.etag, { ...text, name: 'Mine' })).toEqual({ outcome: 'stale' });
  await lists.recycleCannedResponse(made.item.id);
  expect(await lists.updateCannedResponse(made.item.id, made.item.etag, text)).toEqual({ outcome: 'gone' });
});

test('one’s own are shown to nobody else', async () => {
  for (const [key, ownerId] of [
    ['all', null],
    ['mine', 7],
    ['theirs', 8],
  ] as const)
    await lists.createCannedResponse(key, { ...text, name: key, ownerId });
  expect((await lists.cannedResponses(7)).map(({ key, ownerId }) => [key, ownerId])).toEqual([
    ['all', null],
    ['mine', 7],
  ]);
});

test('files lie at the response: added once, read, taken away; what it names comes back as it was written', async () => {
  const made = await lists.createCannedResponse('r-1', { ...text, html: '<p>Hello</p>' });
  if (made.outcome !== 'created') throw new Error(made.outcome);
  const { id } = made.item;
  const bytes = new Uint8Array([1, 2, 3]);
  expect(await lists.addResponseFile(id, 'ab form.pdf', bytes)).toBe('added');
  expect(await lists.addResponseFile(id, 'ab form.pdf', bytes)).toBe('exists');
  expect(await lists.responseFile(id, 'ab form.pdf')).toEqual(bytes);
  const [before] = await lists.cannedResponses(7);
  expect(before?.etag).not.toBe(made.item.etag);
  const file = { fileName: 'form.pdf', storedName: 'ab form.pdf', contentType: 'application/pdf', size: 3, sha256: 'ab', inline: false, contentId: null };
  await lists.updateCannedResponse(id, before!.etag, { ...text, html: '<p>Hello</p>', files: [file] });
  expect((await lists.cannedResponses(7))[0]).toMatchObject({ html: '<p>Hello</p>', files: [file] });
  await lists.recycleResponseFile(id, 'ab form.pdf');
  await lists.recycleResponseFile(id, 'ab form.pdf');
  await expect(lists.responseFile(id, 'ab form.pdf')).rejects.toMatchObject({ code: 'lists.missing' });
});

test('a response without a name is refused before it is sent', async () => {
  const mark = desk.simulator.log.mark();
  await expect(lists.createCannedResponse('r-1', { ...text, name: ' \n ' })).rejects.toMatchObject({ code: 'lists.invalid' });
  expect(desk.simulator.log.since(mark)).toHaveLength(0);
});

test('settings: the second of two savers is told; agents may not save', async () => {
  const admin = desk.lists(ADMIN);
  const seen = await admin.storedSettings();
  expect(seen.settings.schemaVersion).toBeGreaterThan(0);
  const first = await admin.replaceSettings(seen.etag, { ...seen.settings, name: 'IT' });
  expect(first.outcome).toBe('updated');
  expect(await admin.replaceSettings(seen.etag, { ...seen.settings, name: 'HR' })).toEqual({ outcome: 'stale' });
  expect((await admin.settings()).name).toBe('IT');
  await expect(lists.replaceSettings((await lists.storedSettings()).etag, seen.settings)).rejects.toMatchObject({ code: 'lists.denied' });
});

test('solved since a moment, newest message first', async () => {
  seed(
    desk,
    'Tickets',
    [
      ['a', 'Solved', '2026-11-20T08:00:00Z'],
      ['b', 'Solved', '2026-11-21T08:00:00Z'],
      ['c', 'Closed', '2026-11-21T08:00:00Z'],
      ['d', 'Solved', '2026-11-21T09:00:00Z'],
    ].map(([key, status, at]) => ({
      TicketKey: key!,
      Title: key!,
      TicketStatus: status!,
      TicketPriority: 'Normal',
      RequesterEmail: 'a@x.example',
      LastMessageAt: at!,
      LastMessageFrom: 'Agent',
      Channel: 'Mail',
      SolvedAt: at!,
    })),
  );
  const page = await lists.ticketPage({ view: 'solvedSince', since: '2026-11-21T00:00:00.000Z' });
  expect(page.tickets.map(({ key }) => key)).toEqual(['d', 'b']);
});
