import type { Message } from '@listdesk/shared/tickets';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import type { Simulator } from '../../../../dev/simulator/simulator';
import { NORDWIND } from '../../../../dev/world';
import { listsOf, mailArrives, simulatedDesk } from '../../features/desk/testing/deskInSimulator';
import { browserKeep } from '../keep/keep';
import { createConversations } from '../desk/conversations';
import { createDesk, type Desk } from '../desk/desk';
import { inMemoryUnsent } from './inMemoryUnsent';
import { OLD_MS } from './leave';
import { MAX_WAITING, outboxOf, type Outbox } from './outbox';
import type { Unsent } from './unsent';
import { waitingOf, type Waiting } from './waiting';

let simulator: Simulator;
let lists: DeskLists;
let jonas: DeskLists;
let key = '';
let serial = 0;
let device: Unsent;

beforeAll(async () => {
  ({ simulator, lists } = await simulatedDesk());
  jonas = await listsOf(simulator, NORDWIND.agents.find(({ upn }) => upn.startsWith('jonas'))!.upn);
});
beforeEach(async () => {
  window.localStorage.clear();
  device = inMemoryUnsent();
  const at = new Date(Date.now() - 3_600_000).toISOString();
  await mailArrives(lists, (key = `t-${(serial += 1)}`), { lastMessageAt: at }, { sentAt: at });
});
afterEach(() => simulator.faults.clear());

const network = {
  goes: () => simulator.faults.add({ url: /./, fault: { kind: 'dropBefore' }, times: Number.POSITIVE_INFINITY }),
  losesTheAnswerTo: (method: string, url: RegExp) => simulator.faults.add({ method, url, fault: { kind: 'dropAfter' } }),
  losesTheRequest: (method: string, url: RegExp) => simulator.faults.add({ method, url, fault: { kind: 'dropBefore' }, times: 3 }),
  comesBack: () => simulator.faults.clear(),
};

/** A page of the desk on this device, as after a reload. */
async function page(): Promise<{ desk: Desk; outbox: Outbox; ends: string[] }> {
  const port = {
    lists,
    hint: async () => undefined,
    keep: browserKeep(window.localStorage, `test-${Math.random()}`),
    now: () => Date.now(),
    newKey: () => 'made',
    siteUrl: NORDWIND.desk,
    unsent: async () => device,
  };
  const desk = createDesk(port, () => undefined);
  const me = await lists.currentUser();
  desk.store.set((state) => ({ ...state, me, phase: 'ready' }));
  const outbox = (await outboxOf(desk, createConversations(desk)))!;
  const ends: string[] = [];
  stops.push(outbox.follow((_, { end }) => ends.push(end)));
  await outbox.flush();
  return { desk, outbox, ends };
}
const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

const messages = (): Promise<Message[]> => lists.conversation(key);
const replies = async () => (await messages()).filter(({ kind }) => kind === 'Reply');
const named = async () => (await lists.ticket({ key }))!;
const file = { name: 'log.txt', contentType: 'text/plain', bytes: new Uint8Array([97]), contentId: null };

async function answer(change: Partial<Waiting> = {}, draft: Partial<Waiting['draft']> = {}): Promise<Waiting> {
  const ticket = await named();
  const read = await messages();
  return {
    key: `answer-${key}`,
    ticketId: ticket.id,
    ticketKey: key,
    at: Date.now(),
    seen: { at: Date.parse(ticket.lastMessageAt), id: Math.max(...read.map(({ id }) => id)) },
    draft: {
      kind: 'Reply',
      html: '<p>Bitte neu starten.</p>',
      text: 'Bitte neu starten.',
      files: [],
      status: 'Solved',
      sendAt: null,
      forwarded: null,
      ...draft,
    },
    tried: false,
    withdrawn: false,
    held: null,
    ...change,
  };
}
/** Somebody else writes to the ticket. */
const writes = async (by: DeskLists, change: Partial<Message>): Promise<void> => {
  const [first] = await messages();
  await by.apply([{ write: 'createMessage', message: { ...first!, key: `news-${key}`, ...change } }]);
};
/** The ticket is written behind the answer. */
const settled = async (desk: Desk): Promise<void> => {
  for (let tries = 0; tries < 10_000 && desk.store.get().waiting > 0; tries += 1)
    await new Promise((done) => {
      setTimeout(done, 10);
    });
};

test('what is sent without a connection waits, over a reload too, and leaves once with its status when it is back', async () => {
  const first = await page();
  const waiting = await answer();
  network.goes();
  expect(await first.outbox.add(waiting)).toBe(true);
  await first.outbox.flush();
  expect(waitingOf(first.desk).get()).toMatchObject([{ key: waiting.key, held: null }]);
  stops.splice(0).forEach((stop) => stop());
  network.comesBack();
  const { desk, ends } = await page();
  expect(ends).toEqual(['left']);
  await settled(desk);
  expect(await replies()).toMatchObject([{ key: waiting.key, delivery: 'Queued', visibleText: 'Bitte neu starten.' }]);
  expect(await named()).toMatchObject({ status: 'Solved', lastMessageFrom: 'Agent' });
  expect([await device.waiting.all(), waitingOf(desk).get()]).toEqual([[], []]);
});

test('two windows of one device send it once', async () => {
  const [one, other] = [await page(), await page()];
  await one.outbox.add(await answer());
  await Promise.all([one.outbox.flush(), other.outbox.flush()]);
  expect(await replies()).toHaveLength(1);
  await Promise.all([settled(one.desk), settled(other.desk)]);
});

test.each<[string, () => unknown, boolean]>([
  ['before its message is stored', () => network.losesTheRequest('POST', /\$batch/), false],
  ['after its message is stored', () => network.losesTheAnswerTo('POST', /\$batch/), false],
  ['before its file is stored', () => network.losesTheRequest('POST', /AttachmentFiles/i), true],
  ['after its file is stored', () => network.losesTheAnswerTo('POST', /AttachmentFiles/i), true],
  ['before it is released', () => network.losesTheRequest('POST', /items\(\d+\)$/i), true],
  ['after it is released', () => network.losesTheAnswerTo('POST', /items\(\d+\)$/i), true],
])('the connection goes %s: the next page sends it whole, and once', async (_, lose, withFile) => {
  const { desk, outbox } = await page();
  await outbox.add(await answer({}, { files: withFile ? [file] : [] }));
  lose();
  await outbox.flush();
  stops.splice(0).forEach((stop) => stop());
  network.comesBack();
  const again = await page();
  const [held] = waitingOf(again.desk).get();
  // A file that could not be stored is told; its writer sends once more.
  if (held) await again.outbox.sendNow(held);
  expect(await replies()).toMatchObject([{ delivery: 'Queued', attachments: withFile ? [{ fileName: 'log.txt' }] : [] }]);
  expect(await device.waiting.all()).toEqual([]);
  await Promise.all([settled(desk), settled(again.desk)]);
  expect(await named()).toMatchObject({ status: 'Solved' });
});

test('what the service has sent before the device knew is not queued again, and a ticket that went on since stays as it is', async () => {
  const { desk, outbox } = await page();
  const waiting = await answer({}, { files: [file] });
  await outbox.add(waiting);
  await outbox.flush();
  await settled(desk);
  const [sent] = await replies();
  await jonas.updateMessage(sent!.id, sent!.etag, { delivery: 'Sent' });
  const { id, etag } = await named();
  await jonas.updateTicket(id, etag, { status: 'Open', lastMessageFrom: 'Requester', lastMessageAt: new Date(Date.now() + 60_000).toISOString() });
  await device.waiting.put(waiting);
  const again = await page();
  await settled(again.desk);
  expect(await replies()).toMatchObject([{ delivery: 'Sent' }]);
  expect(await named()).toMatchObject({ status: 'Open', lastMessageFrom: 'Requester' });
});

const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString();
test.each<[string, () => Promise<unknown>, Partial<Waiting>, Partial<Waiting['draft']>, object | null]>([
  ['a colleague’s answer', () => writes(jonas, { kind: 'Reply' }), {}, {}, { why: 'news', by: 'Jonas Weber' }],
  ['a mail, even one dated before', () => writes(lists, { sentAt: YESTERDAY }), {}, {}, { why: 'news', by: 'Katharina Hoffmann-Schröder' }],
  ['an out-of-office', () => writes(lists, { automatic: 'AutoReplied' as Message['automatic'] }), {}, {}, null],
  ['a colleague’s answer, for a private note', () => writes(jonas, { kind: 'Reply' }), {}, { kind: 'Note', status: null }, null],
  ['a day', async () => undefined, { at: Date.now() - OLD_MS - 1 }, {}, { why: 'old' }],
  ['the end of the ticket', async () => lists.recycleTicket((await named()).id), {}, {}, { why: 'gone' }],
])('what comes meanwhile: %s', async (_, comes, change, draft, held) => {
  const { desk, outbox } = await page();
  const waiting = await answer(change, draft);
  await outbox.add(waiting);
  await comes();
  await outbox.flush();
  expect(waitingOf(desk).get()).toMatchObject(held ? [{ held }] : []);
  await settled(desk);
});

test('one look, and it leaves; without a connection it waits for it again', async () => {
  const { desk, outbox } = await page();
  const waiting = await answer();
  await outbox.add(waiting);
  await writes(jonas, { kind: 'Reply', sentAt: new Date(Date.now() - 1_000).toISOString() });
  await outbox.flush();
  network.goes();
  expect(await outbox.sendNow(waiting)).toBe(false);
  network.comesBack();
  await outbox.flush();
  expect((await replies()).map(({ key: name }) => name)).toContain(waiting.key);
  await settled(desk);
});

test.each<[string, (outbox: Outbox) => Promise<unknown>, string[]]>([
  ['before it was tried', async () => undefined, []],
  ['when it had arrived', async (outbox) => (network.losesTheAnswerTo('POST', /\$batch/), outbox.flush()), ['withdrawn']],
])('withdrawn %s, nothing of it is left', async (_, happens, told) => {
  const { outbox, ends } = await page();
  const waiting = await answer();
  await outbox.add(waiting);
  await happens(outbox);
  expect(await outbox.withdraw(waiting)).toBe(true);
  await outbox.flush();
  expect(await replies()).toEqual([]);
  expect([await device.waiting.all(), ends]).toEqual([[], told]);
});

test('what has left while its writer reached for it cannot be withdrawn, and is no longer shown as waiting', async () => {
  const [one, other] = [await page(), await page()];
  const waiting = await answer();
  await one.outbox.add(waiting);
  await other.outbox.flush();
  expect(waitingOf(one.desk).get()).toMatchObject([{ key: waiting.key }]);
  expect(await one.outbox.withdraw(waiting)).toBe(false);
  expect(waitingOf(one.desk).get()).toEqual([]);
  expect(await replies()).toHaveLength(1);
  await settled(other.desk);
});

test('with the rights it goes: nothing is sent, nothing is shown', async () => {
  const { desk, outbox } = await page();
  await outbox.add(await answer());
  desk.store.set((state) => ({ ...state, phase: 'denied' }));
  expect(waitingOf(desk).get()).toEqual([]);
  await outbox.flush();
  expect(await replies()).toEqual([]);
});

test('so many wait and no more: the next stays with its writer', async () => {
  const { outbox } = await page();
  network.goes();
  const waiting = await answer().catch(() => null);
  expect(waiting).toBeNull();
  network.comesBack();
  const one = await answer({ held: { why: 'old' } });
  for (let index = 0; index < MAX_WAITING; index += 1) await device.waiting.put({ ...one, key: `k${index}` });
  expect(await outbox.add(one)).toBe(false);
});
