import type { Ticket } from '@listdesk/shared/tickets';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import { mailArrives, simulatedDesk } from '../../features/desk/testing/deskInSimulator';
import { browserKeep } from '../keep/keep';
import { createConversations } from './conversations';
import { createDesk, type Refused } from './desk';
import { mergeMany } from './mergeMany';
import { runMacro } from './runMacro';

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
  const desk = createDesk(
    {
      lists: { ...lists, ...on },
      hint: async () => undefined,
      keep: browserKeep(window.localStorage, 'test'),
      now: () => Date.now(),
      newKey: () => `made-${(serial += 1)}`,
      siteUrl: '',
    },
    (one) => refused.push(one),
  );
  const me = await lists.currentUser();
  desk.store.set((state) => ({ ...state, me }));
  const tickets = await Promise.all(KEYS.map(named));
  desk.put(tickets);
  return { desk, conversations: createConversations(desk), ids: tickets.map(({ id }) => id), refused };
}
const said = (told: string) => ({ told, onLate: () => undefined, snoozed: (until: string) => `put off until ${until}` });
const denied = { code: 'lists.denied', message: 'no', retryAfterSeconds: null } as const;

test('of many changes the refused ones are named with their reason, the others stand, and one undo brings them back', async () => {
  const { desk, ids, refused } = await opened({
    updateTickets: async (changes) => {
      const answers = await lists.updateTickets(changes.filter(({ id }) => id !== ids[1]));
      return changes.map(({ id }) => (id === ids[1] ? { outcome: 'failed', fault: denied } : answers.shift()!));
    },
  });
  const steps: number[] = [];
  desk.store.subscribe(() => {
    const { bulk } = desk.store.get();
    if (bulk && bulk.done !== steps[steps.length - 1]) steps.push(bulk.done);
  });
  await desk.change(ids, { status: 'Solved' }, 'three solved');
  expect(await statuses()).toEqual(['Solved', 'Open', 'Solved']);
  expect(steps).toEqual([0, 1, 2, 3]);
  expect(desk.store.get().bulk).toMatchObject({
    text: 'three solved',
    total: 3,
    done: 3,
    state: 'done',
    failed: [{ ticketId: ids[1], why: { code: 'lists.denied' } }],
  });
  expect(refused).toEqual([]);
  expect(desk.store.get().ended).toEqual(ids.map((id) => ({ id, status: 'Solved' })));
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
  const { desk, ids } = await opened({
    updateTickets: async (changes) => {
      undone ??= desk.undo();
      return lists.updateTickets(changes);
    },
  });
  await desk.change(ids, { status: 'Pending' }, 'three pending');
  await undone;
  expect(await statuses()).toEqual(['Open', 'Open', 'Open']);
});

test('many replies wait for each other, so that one undo reaches all of them', async () => {
  const { desk, conversations, ids } = await opened();
  // SharePoint keeps whole seconds.
  const started = Math.floor(Date.now() / 1000) * 1000;
  await runMacro(
    desk,
    conversations,
    ids,
    {
      steps: [
        { do: 'reply', text: 'Hello {{ticket.number}}' },
        { do: 'status', status: 'Pending' },
      ],
    },
    said('replied'),
  );
  const replies = await Promise.all(KEYS.map(async (key) => (await lists.conversation(key))[1]));
  expect(replies.map((reply) => [reply?.visibleText, reply?.delivery])).toEqual(ids.map((id) => [`Hello ${id}`, 'Queued']));
  for (const reply of replies) expect(Date.parse(reply?.sendAfter ?? '') - started).toBeGreaterThanOrEqual(14_000);
  expect(await statuses()).toEqual(['Pending', 'Pending', 'Pending']);
  await desk.undo();
  expect(await statuses()).toEqual(['Open', 'Open', 'Open']);
  expect((await lists.conversation('a')).map(({ kind }) => kind)).toEqual(['Mail']);
});

test('replies go together in one request, their fields in a second; a ticket whose reply is refused keeps its fields', async () => {
  const requests: string[] = [];
  const { desk, conversations, ids } = await opened({
    apply: async (writes) => {
      requests.push(`apply ${writes.length}`);
      const outcomes = await lists.apply(writes.filter((write) => write.write !== 'createMessage' || write.message.ticketKey !== 'b'));
      return writes.map((write) =>
        write.write === 'createMessage' && write.message.ticketKey === 'b' ? { outcome: 'failed', fault: denied } : outcomes.shift()!,
      );
    },
    updateTickets: (changes) => {
      requests.push(`tickets ${changes.length}`);
      return lists.updateTickets(changes);
    },
  });
  const { sent, failed } = await runMacro(
    desk,
    conversations,
    ids,
    {
      steps: [
        { do: 'reply', text: 'Hello' },
        { do: 'status', status: 'Solved' },
      ],
    },
    said('replied'),
  );
  expect([sent, failed.map(({ ticket }) => ticket.key), requests]).toEqual([2, ['b'], ['apply 3', 'tickets 2']]);
  expect(await Promise.all(KEYS.map(named))).toMatchObject(
    ['Solved', 'Open', 'Solved'].map((status, at) => ({ status, lastMessageFrom: at === 1 ? 'Requester' : 'Agent' })),
  );
  expect(desk.store.get().bulk).toMatchObject({ state: 'done', failed: [{ ticketId: ids[1], why: { code: 'lists.denied' } }] });
  await desk.undo();
  expect(await statuses()).toEqual(['Open', 'Open', 'Open']);
});

test('stopped after the first request, the tickets whose replies are written have their fields, the others nothing', async () => {
  const { desk, conversations, ids } = await opened({
    apply: (writes) => {
      desk.stopWork();
      return lists.apply(writes);
    },
  });
  const steps = [
    ...Array.from({ length: 11 }, (_, at) => ({ do: 'note' as const, text: `note ${at}` })),
    { do: 'status' as const, status: 'Pending' as const },
  ];
  await runMacro(desk, conversations, ids, { steps }, said('noted'));
  expect(await statuses()).toEqual(['Pending', 'Open', 'Open']);
  expect((await Promise.all(KEYS.map((key) => lists.conversation(key)))).map(({ length }) => length)).toEqual([12, 1, 1]);
  expect(desk.store.get().bulk).toMatchObject({ state: 'stopped', done: 1, total: 3 });
});

test('a macro that puts off says so in the conversation and leaves the entry for the end to the service', async () => {
  const { desk, conversations, ids } = await opened();
  await runMacro(desk, conversations, ids.slice(0, 2), { steps: [{ do: 'snooze', snooze: 'tomorrow' }] }, said('put off'));
  const { snoozedUntil } = await named('a');
  expect((await lists.conversation('b'))[1]).toMatchObject({
    kind: 'System',
    event: { event: 'snoozed', until: snoozedUntil },
    delivery: 'Queued',
    sendAfter: snoozedUntil,
  });
  await desk.undo();
  expect([(await named('b')).snoozedUntil, (await lists.conversation('b')).length]).toEqual([null, 1]);
});

test('several tickets are merged into one, and one undo parts them again', async () => {
  const { desk, conversations, ids } = await opened();
  expect(
    await mergeMany(
      desk,
      conversations,
      ids.slice(1),
      ids[0]!,
      'merged',
      () => 'came',
      () => undefined,
    ),
  ).toBe(2);
  expect((await Promise.all(['b', 'c'].map(named))).map(({ mergedInto }) => mergedInto)).toEqual(['a', 'a']);
  expect(
    (await lists.conversation('a'))
      .filter(({ kind }) => kind === 'Mail')
      .map(({ visibleText }) => visibleText)
      .sort(),
  ).toEqual(['from a', 'from b', 'from c']);
  await desk.undo();
  expect((await Promise.all(['b', 'c'].map(named))).map(({ mergedInto, status }) => [mergedInto, status])).toEqual([
    [null, 'Open'],
    [null, 'Open'],
  ]);
  expect((await lists.conversation('a')).filter(({ kind }) => kind === 'Mail').map(({ visibleText }) => visibleText)).toEqual(['from a']);
});
