import type { DeskLists, WriteOutcome } from '@listdesk/shared/sharepoint';
import type { Ticket } from '@listdesk/shared/tickets';
import { mailArrives, simulatedDesk } from '../../features/desk/testing/deskInSimulator';
import { browserKeep } from '../keep/keep';
import { createConversations } from './conversations';
import { createDesk } from './desk';
import { runMacro } from './runMacro';

let lists: DeskLists;
beforeEach(async () => {
  window.localStorage.clear();
  ({ lists } = await simulatedDesk());
  for (const key of ['a', 'b']) await mailArrives(lists, key, { status: 'Open', lastMessageAt: '2026-01-05T08:00:00Z' });
});
const named = async (key: string): Promise<Ticket> => (await lists.ticket({ key }))!;
const replies = async (key: string): Promise<string[]> =>
  (await lists.conversation(key)).filter(({ kind }) => kind === 'Reply').map((reply) => reply.visibleText);
const lost = () => Object.assign(new Error('no'), { code: 'lists.offline', message: 'no', retryAfterSeconds: null });

/** A desk with both tickets, and what runs "Hello" on them and solves them. */
async function opened(on: Partial<DeskLists>) {
  let serial = 0;
  const port = { hint: async () => undefined, keep: browserKeep(window.localStorage, 'test'), now: () => Date.now(), siteUrl: '' };
  const desk = createDesk({ ...port, lists: { ...lists, ...on }, newKey: () => `made-${(serial += 1)}` }, () => undefined);
  const me = await lists.currentUser();
  desk.store.set((state) => ({ ...state, me }));
  const tickets = [await named('a'), await named('b')];
  desk.put(tickets);
  const conversations = createConversations(desk);
  const steps = [
    { do: 'reply' as const, text: 'Hello' },
    { do: 'note' as const, text: 'told' },
    { do: 'status' as const, status: 'Solved' as const },
  ];
  const words = { told: 'done', onLate: () => undefined, snoozed: () => '' };
  const ids = tickets.map(({ id }) => id);
  return { desk, run: () => runMacro(desk, conversations, ids, { steps }, words) };
}
/** Carries out what is written and loses the answers for as long as `losing` says. */
const losing = (still: () => boolean) => ({
  apply: async (writes: Parameters<DeskLists['apply']>[0]): Promise<WriteOutcome[]> => {
    const outcomes = await lists.apply(writes);
    if (still()) throw lost();
    return outcomes;
  },
});

test('carried out, its answer lost: the same request once more finds everything stored, and one undo takes it back', async () => {
  let requests = 0;
  const { desk, run } = await opened(losing(() => (requests += 1) === 1));
  expect(await run()).toEqual({ changed: 2, sent: 4, failed: [] });
  expect([requests, await replies('a'), await replies('b')]).toEqual([2, ['Hello'], ['Hello']]);
  await expect(named('b')).resolves.toMatchObject({ status: 'Solved', lastMessageFrom: 'Agent' });
  await desk.undo();
  expect([await replies('a'), (await named('a')).status]).toEqual([[], 'Open']);
});

test('both answers lost: the keys are asked for before anything is called not sent', async () => {
  const { run } = await opened(losing(() => true));
  expect(await run()).toEqual({ changed: 2, sent: 4, failed: [] });
});

test('nothing could be asked: run again, the texts are the same messages', async () => {
  let away = true;
  const { run } = await opened({
    ...losing(() => away),
    message: async (which) => {
      if (away) throw lost();
      return lists.message(which);
    },
  });
  expect(await run()).toMatchObject({ changed: 0, sent: 0, failed: [{ fault: { code: 'lists.offline' } }, { fault: { code: 'lists.offline' } }] });
  away = false;
  expect(await run()).toEqual({ changed: 2, sent: 4, failed: [] });
  expect([await replies('a'), await replies('b')]).toEqual([['Hello'], ['Hello']]);
  await expect(named('a')).resolves.toMatchObject({ status: 'Solved', lastMessageFrom: 'Agent' });
  // What went well is meant anew.
  await run();
  expect(await replies('a')).toEqual(['Hello', 'Hello']);
});

test('of a reply and a note only the note was refused: run again, the reply is not doubled', async () => {
  let refuses = true;
  const fault = { code: 'lists.denied', message: 'no', retryAfterSeconds: null } as const;
  const { run } = await opened({
    apply: async (writes) => {
      if (!refuses) return lists.apply(writes);
      const isNote = (write: (typeof writes)[number]): boolean => write.write === 'createMessage' && write.message.kind === 'Note';
      const outcomes = await lists.apply(writes.filter((write) => !isNote(write)));
      return writes.map((write) => (isNote(write) ? { outcome: 'failed', fault } : outcomes.shift()!));
    },
  });
  expect(await run()).toMatchObject({ changed: 0, sent: 2, failed: [{ fault }, { fault }] });
  refuses = false;
  expect(await run()).toEqual({ changed: 2, sent: 4, failed: [] });
  expect([await replies('a'), (await lists.conversation('a')).map(({ kind }) => kind)]).toEqual([['Hello'], ['Mail', 'Reply', 'Note']]);
});

test('what was refused is not sent a second time by itself', async () => {
  let requests = 0;
  const { run } = await opened({
    apply: async () => {
      requests += 1;
      throw Object.assign(new Error('no'), { code: 'lists.throttled', message: 'no', retryAfterSeconds: 5 });
    },
  });
  expect(await run()).toMatchObject({ sent: 0, failed: [{ fault: { code: 'lists.throttled' } }, {}] });
  expect(requests).toBe(1);
});
