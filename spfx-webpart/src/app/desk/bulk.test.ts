import type { Ticket } from '@listdesk/shared/tickets';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import { mailArrives, simulatedDesk } from '../../features/desk/testing/deskInSimulator';
import { browserKeep } from '../keep/keep';
import { createConversations } from './conversations';
import { createDesk, type Refused } from './desk';
import { mergeMany } from './mergeMany';
import { runMacro } from './runMacro';

jest.setTimeout(120_000);
let lists: DeskLists;
const KEYS = ['a', 'b', 'c'];
beforeEach(async () => {
  window.localStorage.clear();
  ({ lists } = await simulatedDesk());
  for (const key of KEYS) await mailArrives(lists, key, { status: 'Open', subject: `Fall ${key}` }, { visibleText: `from ${key}` });
});
const named = async (key: string): Promise<Ticket> => (await lists.ticket({ key }))!;
const statuses = async (): Promise<string[]> => (await Promise.all(KEYS.map(named))).map(({ status }) => status);

async function opened(on: Partial<DeskLists> = {}) {
  let serial = 0;
  const refused: Refused[] = [];
  const desk = createDesk({ lists: { ...lists, ...on }, hint: async () => undefined, keep: browserKeep(window.localStorage, 'test'), now: () => Date.now(), newKey: () => `made-${(serial += 1)}`, siteUrl: '' }, (one) => refused.push(one));
  const me = await lists.currentUser();
  desk.store.set((state) => ({ ...state, me }));
  const tickets = await Promise.all(KEYS.map(named));
  desk.put(tickets);
  return { desk, conversations: createConversations(desk), ids: tickets.map(({ id }) => id), refused };
}
const denied = { code: 'lists.denied', message: 'no', retryAfterSeconds: null } as const;

test('of many changes the refused ones are named with their reason, the others stand, and one undo brings them back', async () => {
  const { desk, ids, refused } = await opened({ updateTickets: async (changes) => {
    const answers = await lists.updateTickets(changes.filter(({ id }) => id !== ids[1]));
    return changes.map(({ id }) => (id === ids[1] ? { outcome: 'failed', fault: denied } : answers.shift()!));
  } });
  const steps: number[] = [];
  desk.store.subscribe(() => { const { bulk } = desk.store.get(); if (bulk && bulk.done !== steps[steps.length - 1]) steps.push(bulk.done); });
  await desk.change(ids, { status: 'Solved' }, 'three solved');
  expect(await statuses()).toEqual(['Solved', 'Open', 'Solved']);
  expect(steps).toEqual([0, 1, 2, 3]);
  expect(desk.store.get().bulk).toMatchObject({ text: 'three solved', total: 3, done: 3, state: 'done', failed: [{ ticketId: ids[1], why: { code: 'lists.denied' } }] });
  expect(refused).toEqual([]);
  expect(desk.store.get().ended).toMatchObject({ ids, status: 'Solved' });
  await desk.undo();
  expect(await statuses()).toEqual(['Open', 'Open', 'Open']);
});

test('what ends well leaves the screen', async () => {
  const { desk, ids } = await opened();
  await desk.change(ids, { priority: 'High' }, 'three high');
  expect(desk.store.get()).toMatchObject({ bulk: null, undo: { text: 'three high' } });
});

test('undone while under way, it stops first and takes back what was done', async () => {
  let undone: Promise<void> | null = null;
  const { desk, ids } = await opened({ updateTickets: async (changes) => { undone ??= desk.undo(); return lists.updateTickets(changes); } });
  await desk.change(ids, { status: 'Pending' }, 'three pending');
  await undone;
  expect(await statuses()).toEqual(['Open', 'Open', 'Open']);
});

test('many replies wait for each other, so that one undo reaches all of them', async () => {
  const { desk, conversations, ids } = await opened();
  // SharePoint keeps whole seconds.
  const started = Math.floor(Date.now() / 1000) * 1000;
  await runMacro(desk, conversations, ids, { steps: [{ do: 'reply', text: 'Hello {{ticket.number}}' }, { do: 'status', status: 'Pending' }] }, 'replied');
  const replies = await Promise.all(KEYS.map(async (key) => (await lists.conversation(key))[1]));
  expect(replies.map((reply) => [reply?.visibleText, reply?.delivery])).toEqual(ids.map((id) => [`Hello ${id}`, 'Queued']));
  for (const reply of replies) expect(Date.parse(reply?.sendAfter ?? '') - started).toBeGreaterThanOrEqual(14_000);
  expect(await statuses()).toEqual(['Pending', 'Pending', 'Pending']);
  await desk.undo();
  expect(await statuses()).toEqual(['Open', 'Open', 'Open']);
  expect((await lists.conversation('a')).map(({ kind }) => kind)).toEqual(['Mail']);
});

test('several tickets are merged into one, and one undo parts them again', async () => {
  const { desk, conversations, ids } = await opened();
  expect(await mergeMany(desk, conversations, ids.slice(1), ids[0]!, 'merged', () => 'came', () => undefined)).toBe(2);
  expect((await Promise.all(['b', 'c'].map(named))).map(({ mergedInto }) => mergedInto)).toEqual(['a', 'a']);
  expect((await lists.conversation('a')).filter(({ kind }) => kind === 'Mail').map(({ visibleText }) => visibleText).sort()).toEqual(['from a', 'from b', 'from c']);
  await desk.undo();
  expect((await Promise.all(['b', 'c'].map(named))).map(({ mergedInto, status }) => [mergedInto, status])).toEqual([[null, 'Open'], [null, 'Open']]);
  expect((await lists.conversation('a')).filter(({ kind }) => kind === 'Mail').map(({ visibleText }) => visibleText)).toEqual(['from a']);
});
