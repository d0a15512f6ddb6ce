import { waitFor } from '@testing-library/react';
import { planMerge, type Macro, type Message, type Ticket } from '@listdesk/shared/tickets';
import type { DeskLists, ListWrite, WriteOutcome } from '@listdesk/shared/sharepoint';
import { holdTicket } from '@listdesk/shared/sharepoint/privacy';
import { SLA_KEY } from '@listdesk/shared/sla';
import { aNewMessage } from '../../../../dev/exampleItems';
import type { Simulator } from '../../../../dev/simulator/simulator';
import { mailArrives, privacyOf, simulatedDesk } from '../../features/desk/testing/deskInSimulator';
import { browserKeep } from '../keep/keep';
import { answerTicket } from './answer';
import { createConversations } from './conversations';
import { deleteTicket } from './deleteTicket';
import { createDesk } from './desk';
import { finishMerge, mergeTickets, resumeMerges, unmerge } from './mergeTickets';
import { runMacro } from './runMacro';
import { splitMessage, unsplit } from './splitMessage';

let simulator: Simulator;
let lists: DeskLists;
beforeEach(async () => {
  window.localStorage.clear();
  ({ simulator, lists } = await simulatedDesk());
});
afterEach(() => simulator.faults.clear());

/** A desk without its screen, on this device. */
async function opened(on: DeskLists = lists) {
  let serial = 0;
  const desk = createDesk(
    {
      lists: on,
      hint: async () => undefined,
      keep: browserKeep(window.localStorage, 'test'),
      now: () => Date.now(),
      newKey: () => `made-${(serial += 1)}`,
      siteUrl: '',
    },
    () => undefined,
  );
  const me = await lists.currentUser();
  desk.store.set((state) => ({ ...state, me }));
  return { desk, conversations: createConversations(desk), me };
}
const named = async (key: string): Promise<Ticket> => {
  const ticket = await lists.ticket({ key });
  if (!ticket) throw new Error(`no ticket ${key}`);
  return ticket;
};
const refused = async (): Promise<never> => {
  throw Object.assign(new Error('no'), { code: 'lists.unavailable', message: 'no', retryAfterSeconds: null });
};
const texts = async (key: string): Promise<string[]> =>
  (await lists.conversation(key))
    .filter(({ kind }) => kind !== 'System')
    .map(({ visibleText }) => visibleText)
    .sort();
const more = async (ticketKey: string, count: number): Promise<void> => {
  const at = new Date().toISOString();
  for (let start = 0; start < count; start += 20) {
    await lists.apply(
      Array.from({ length: Math.min(20, count - start) }, (_, index) => ({
        write: 'createMessage' as const,
        message: aNewMessage({
          key: `${ticketKey}-x${start + index}`,
          ticketKey,
          kind: 'Mail' as const,
          from: { name: 'K', address: 'k@x.example' },
          subject: 's',
          visibleText: `more ${start + index}`,
          sentAt: at,
          delivery: 'None' as const,
          evidence: { rule: 'new' as const },
        }),
      })),
    );
  }
};
const twoTickets = async (): Promise<[Ticket, Ticket]> => {
  await mailArrives(lists, 'a', { status: 'Open', cc: ['x@x.example'] }, { visibleText: 'from a' });
  await mailArrives(lists, 'b', { status: 'Pending', requester: { name: 'O', address: 'oliver.whitfield@nordwind.example' } }, { visibleText: 'from b' });
  return [await named('a'), await named('b')];
};
const told = (): string => 'merged';
const held = async ({ id }: Ticket): Promise<void> => {
  await holdTicket(await privacyOf(simulator)(), id, 'case 4711', { actor: 'officer', at: new Date().toISOString() });
};
const confidential = async ({ key }: Ticket): Promise<void> => {
  const circle = await lists.makeCircle({ key: 'circle-ab12cd34', name: 'HR', people: [] });
  await lists.settings();
  expect(await lists.moveTicket(await named(key), circle.key)).toMatchObject({ outcome: 'updated' });
};
const mergedEntry = async (inTicket: string, from: string): Promise<Message> =>
  (await lists.conversation(inTicket)).find(({ event }) => event?.event === 'merged' && event.from === from && !event.undoneAt) as Message;
/** Lists that refuse every change of one ticket, in a batch or alone, as a SharePoint that is too busy does. */
const busyWith = ({ id }: Ticket): DeskLists => {
  const hits = (one: ListWrite): boolean => one.write === 'updateTicket' && one.id === id;
  return {
    ...lists,
    updateTicket: async (one, ...rest) => (one === id ? refused() : lists.updateTicket(one, ...rest)),
    apply: async (writes) => {
      const done = await lists.apply(writes.filter((one) => !hits(one)));
      return writes.map((one): WriteOutcome => (hits(one) ? { outcome: 'failed', fault: THROTTLED } : done.shift()!));
    },
  };
};
const THROTTLED = { code: 'lists.throttled', message: 'busy', retryAfterSeconds: 1 } as const;

describe('merging', () => {
  test('the messages follow, requester and Cc are united, the merged ticket points at the survivor', async () => {
    const [a, b] = await twoTickets();
    await more('a', 23);
    const { desk, conversations } = await opened();
    expect(await mergeTickets(desk, conversations, a.id, b.id, told)).toMatchObject({ outcome: 'merged' });
    expect(await named('a')).toMatchObject({ mergedInto: 'b', status: 'Closed' });
    expect(await named('b')).toMatchObject({ status: 'Pending', cc: ['katharina.hoffmann@nordwind.example', 'x@x.example'], requester: b.requester });
    expect(await lists.conversation('a')).toEqual([]);
    expect(await texts('b')).toHaveLength(25);
    expect((await lists.conversation('b')).filter(({ event }) => event)).toMatchObject([
      { kind: 'System', event: { event: 'merged', from: 'a', number: a.id, before: { status: 'Open' }, ccBefore: 0 } },
    ]);
    expect(conversations.store.get().get('b')?.messages).toHaveLength(26);
  });

  test('asked again it changes nothing; merged the other way round it is refused', async () => {
    const [a, b] = await twoTickets();
    const { desk, conversations } = await opened();
    await mergeTickets(desk, conversations, a.id, b.id, told);
    expect(await mergeTickets(desk, conversations, a.id, b.id, told)).toMatchObject({ outcome: 'merged' });
    expect(await mergeTickets(desk, conversations, b.id, a.id, told)).toEqual({ outcome: 'refused', why: 'targetMerged' });
    expect((await lists.conversation('b')).filter(({ kind }) => kind === 'System')).toHaveLength(1);
  });

  test('taken back: status, messages and Cc are as before; mail that came since stays', async () => {
    const [a, b] = await twoTickets();
    const { desk, conversations } = await opened();
    await mergeTickets(desk, conversations, a.id, b.id, told);
    await more('b', 1);
    const entry = (await lists.conversation('b')).find(({ event }) => event?.event === 'merged') as Message;
    expect(await unmerge(desk, conversations, 'b', entry.key)).toMatchObject({ outcome: 'merged' });
    expect(await named('a')).toMatchObject({ mergedInto: null, status: 'Open', solvedAt: null, closedAt: null });
    expect((await named('b')).cc).toEqual([]);
    expect([await texts('a'), await texts('b')]).toEqual([['from a'], ['from b', 'more 0']]);
    expect((await lists.conversation('a')).every((message) => message.movedFrom === undefined)).toBe(true);
    expect((await lists.conversation('b')).find(({ key }) => key === entry.key)?.event).toMatchObject({ undoneAt: expect.stringMatching(/^2/) });
    expect(await unmerge(desk, conversations, 'b', entry.key)).toMatchObject({ outcome: 'merged' });
    expect(await mergeTickets(desk, conversations, a.id, b.id, told)).toMatchObject({ outcome: 'merged' });
    expect(await texts('b')).toEqual(['from a', 'from b', 'more 0']);
  });

  test.each([1, 2, 3, 4])('the browser dies after write %d: opened again, nothing is lost or doubled', async (writes) => {
    const [a, b] = await twoTickets();
    await more('a', 45);
    const dying: DeskLists = { ...lists };
    let done = 0;
    dying.apply = async (...args) => {
      if (done >= writes) throw Object.assign(new Error('gone'), { code: 'lists.offline', message: 'gone' });
      done += 1;
      return lists.apply(...args);
    };
    const first = await opened(dying);
    const answer = await mergeTickets(first.desk, first.conversations, a.id, b.id, told);
    expect(answer.outcome).toBe(writes === 4 ? 'merged' : 'failed');
    const again = await opened();
    await resumeMerges(again.desk, again.conversations);
    expect(await lists.conversation('a')).toEqual([]);
    expect(await texts('b')).toHaveLength(47);
    expect((await lists.conversation('b')).filter(({ kind }) => kind === 'System')).toHaveLength(1);
    expect((await named('b')).cc).toHaveLength(2);
    const mark = simulator.log.mark();
    await resumeMerges(again.desk, again.conversations);
    expect(simulator.log.since(mark)).toEqual([]);
  });

  test('the survivor is changed by somebody in the same moment: their change and the Cc both stand', async () => {
    const [a, b] = await twoTickets();
    const meanwhile: DeskLists = { ...lists };
    meanwhile.apply = async (writes) => {
      meanwhile.apply = lists.apply;
      await lists.updateTicket(b.id, b.etag, { cc: ['z@x.example'], priority: 'Urgent' });
      return lists.apply(writes);
    };
    const { desk, conversations } = await opened(meanwhile);
    expect(await mergeTickets(desk, conversations, a.id, b.id, told)).toMatchObject({ outcome: 'merged' });
    expect(await named('b')).toMatchObject({ priority: 'Urgent', cc: ['z@x.example', ...planMerge(a, b, '').added] });
  });

  test.each<[string, (ticket: Ticket) => Promise<void>, string]>([
    ['under a legal hold keeps its messages', held, 'held'],
    ['of a circle does not come among what others see', confidential, 'circle'],
  ])('a ticket %s', async (_, becomes, why) => {
    const [a, b] = await twoTickets();
    await becomes(a);
    const { desk, conversations } = await opened();
    expect(await mergeTickets(desk, conversations, a.id, b.id, told)).toEqual({ outcome: 'refused', why });
    expect([await texts('a'), await texts('b'), await named('b')]).toEqual([['from a'], ['from b'], b]);
  });

  test('the survivor is too busy: the tickets are merged, and the next try brings Cc and messages', async () => {
    const [a, b] = await twoTickets();
    const first = await opened(busyWith(b));
    expect(await mergeTickets(first.desk, first.conversations, a.id, b.id, told)).toMatchObject({ outcome: 'failed', begun: true });
    expect(await named('a')).toMatchObject({ mergedInto: 'b' });
    const { desk, conversations } = await opened();
    expect(await mergeTickets(desk, conversations, a.id, b.id, told)).toMatchObject({ outcome: 'merged', survivor: { cc: planMerge(a, b, '').added } });
    expect([(await named('b')).cc, await texts('b')]).toEqual([planMerge(a, b, '').added, ['from a', 'from b']]);
  });

  test('the answer was lost, the tickets are merged: it says so', async () => {
    const [a, b] = await twoTickets();
    const { desk, conversations } = await opened({ ...lists, apply: async (writes) => (await lists.apply(writes), refused()) });
    expect(await mergeTickets(desk, conversations, a.id, b.id, told)).toMatchObject({ outcome: 'failed', begun: true });
  });

  test('a merge of another device that has only begun is finished by whoever opens it, once: who is taken out of Cc later stays out', async () => {
    const [a, b] = await twoTickets();
    await lists.updateTicket(a.id, a.etag, { mergedInto: 'b' });
    const { desk, conversations } = await opened();
    await finishMerge(desk, conversations, a.id);
    const { cc, etag } = await named('b');
    expect([cc, await texts('b')]).toEqual([planMerge(a, b, '').added, ['from a', 'from b']]);
    await lists.updateTicket(b.id, etag, { cc: [] });
    expect(await finishMerge(desk, conversations, a.id)).toMatchObject({ outcome: 'merged' });
    expect((await named('b')).cc).toEqual([]);
  });

  test('the merged ticket cannot be changed: nothing says that it was merged, and it can go into another', async () => {
    const [a, b] = await twoTickets();
    await mailArrives(lists, 'c', { status: 'Open' }, { visibleText: 'from c' });
    const c = await named('c');
    const first = await opened(busyWith(a));
    expect(await mergeTickets(first.desk, first.conversations, a.id, b.id, told)).toEqual({ outcome: 'failed', fault: THROTTLED, begun: false });
    expect([await lists.conversation('b'), (await named('b')).cc]).toEqual([[expect.objectContaining({ kind: 'Mail' })], []]);
    const { desk, conversations } = await opened();
    expect(await mergeTickets(desk, conversations, a.id, c.id, told)).toMatchObject({ outcome: 'merged' });
    expect(await mergedEntry('c', 'a')).toMatchObject({ kind: 'System' });
  });

  test('the entry alone is refused: it is written again, so that the merge can be taken back', async () => {
    const [a, b] = await twoTickets();
    const once: DeskLists = { ...lists };
    once.apply = async ([, ...writes]) => {
      once.apply = lists.apply;
      return [{ outcome: 'failed', fault: THROTTLED }, ...(await lists.apply(writes))];
    };
    const { desk, conversations } = await opened(once);
    expect(await mergeTickets(desk, conversations, a.id, b.id, told)).toMatchObject({ outcome: 'merged' });
    expect(await mergedEntry('b', 'a')).toMatchObject({ event: { before: { status: 'Open' } } });
  });
});

describe('a ticket that is merged, and what it went into too', () => {
  async function chain() {
    const [a, b] = await twoTickets();
    await mailArrives(lists, 'c', { status: 'Open' }, { visibleText: 'from c' });
    const all = await opened();
    await mergeTickets(all.desk, all.conversations, a.id, b.id, told);
    await mergeTickets(all.desk, all.conversations, b.id, (await named('c')).id, told);
    expect(await texts('c')).toEqual(['from a', 'from b', 'from c']);
    return all;
  }

  test('taken back last to first, each has its own messages again', async () => {
    const { desk, conversations } = await chain();
    expect(await unmerge(desk, conversations, 'c', (await mergedEntry('c', 'b')).key)).toMatchObject({ outcome: 'merged' });
    expect([await texts('b'), await texts('c')]).toEqual([['from a', 'from b'], ['from c']]);
    expect(await unmerge(desk, conversations, 'b', (await mergedEntry('b', 'a')).key)).toMatchObject({ outcome: 'merged' });
    expect([await texts('a'), await texts('b')]).toEqual([['from a'], ['from b']]);
  });

  test('the first cannot be taken back before the later one, and nothing changes', async () => {
    const { desk, conversations } = await chain();
    const entry = await mergedEntry('c', 'a');
    expect(await unmerge(desk, conversations, 'c', entry.key)).toEqual({ outcome: 'refused', why: 'later' });
    expect(await named('a')).toMatchObject({ mergedInto: 'b', status: 'Closed' });
    expect(await mergedEntry('c', 'a')).toEqual(entry);
  });
});

test('a merge into what is under a legal hold since is not taken back: the messages stay with the hold', async () => {
  const [a, b] = await twoTickets();
  const { desk, conversations } = await opened();
  await mergeTickets(desk, conversations, a.id, b.id, told);
  await held(b);
  expect(await unmerge(desk, conversations, 'b', (await mergedEntry('b', 'a')).key)).toEqual({ outcome: 'refused', why: 'held' });
  expect([await named('a'), await texts('b')]).toMatchObject([{ mergedInto: 'b' }, ['from a', 'from b']]);
});

describe('splitting a message off', () => {
  test('makes a linked ticket of it, once, and one Z brings it back', async () => {
    const [a] = await twoTickets();
    await more('a', 1);
    const message = (await lists.conversation('a')).find(({ visibleText }) => visibleText === 'more 0') as Message;
    const { desk, conversations } = await opened();
    const words = { to: (number: number) => `to ${number}`, from: 'from' };
    const answer = await splitMessage(desk, conversations, a, message, 'Drucker', 'new', words);
    if (answer.outcome !== 'split') throw new Error(answer.outcome);
    expect(answer.ticket).toMatchObject({ subject: 'Drucker', status: 'Open', requester: { address: 'k@x.example' }, lastMessageFrom: 'Requester' });
    await splitMessage(desk, conversations, a, message, 'Drucker', 'new', words);
    expect([await texts('a'), await texts('new')]).toEqual([['from a'], ['more 0']]);
    expect((await lists.conversation('a')).filter(({ event }) => event)).toMatchObject([{ event: { event: 'splitTo', number: answer.ticket.id } }]);
    expect(await lists.links(['a'])).toMatchObject([{ kind: 'Related' }]);
    await unsplit(desk, conversations, a, answer.ticket, message.key);
    expect(await texts('a')).toEqual(['from a', 'more 0']);
    expect([await lists.ticket({ key: 'new' }), await lists.links(['a'])]).toEqual([null, []]);
    expect((await lists.conversation('a')).filter(({ kind }) => kind === 'System')).toEqual([]);
  });

  const SAID = { to: () => 'to', from: 'from' };

  test('one that came with a merge goes back to where it came from, also when splitting was undone', async () => {
    const [a, b] = await twoTickets();
    const { desk, conversations } = await opened();
    await mergeTickets(desk, conversations, a.id, b.id, told);
    const message = (await lists.conversation('b')).find(({ visibleText }) => visibleText === 'from a') as Message;
    const answer = await splitMessage(desk, conversations, b, message, 'Drucker', 'new', SAID);
    if (answer.outcome !== 'split') throw new Error(answer.outcome);
    await unsplit(desk, conversations, b, answer.ticket, message.key);
    await unmerge(desk, conversations, 'b', (await mergedEntry('b', 'a')).key);
    expect([await texts('a'), await texts('b')]).toEqual([['from a'], ['from b']]);
  });

  test.each<[string, (ticket: Ticket) => Promise<void>, string]>([
    ['under a legal hold', held, 'held'],
    ['of a circle', confidential, 'circle'],
  ])('is refused for a ticket %s, also when the page does not know yet', async (_, becomes, why) => {
    const [a] = await twoTickets();
    await more('a', 1);
    const [message] = await lists.conversation('a');
    await becomes(a);
    const { desk, conversations } = await opened();
    expect(await splitMessage(desk, conversations, a, message as Message, 'Drucker', 'new', SAID)).toEqual({ outcome: 'refused', why });
    expect([await texts('a'), await lists.ticket({ key: 'new' })]).toEqual([['from a', 'more 0'], null]);
  });

  test('promises what the desk promises every new ticket', async () => {
    const when = { priorities: [], categories: [], domains: [], mailboxes: [] };
    const policy = { key: 'p', name: 'p', enabled: true, when, firstResponseMinutes: 60, resolutionMinutes: 480, calendar: null };
    await lists.saveSettingValue(SLA_KEY, { policies: [policy], calendars: [] });
    const [a] = await twoTickets();
    const [message] = await lists.conversation('a');
    const { desk, conversations } = await opened();
    await splitMessage(desk, conversations, a, message as Message, 'Drucker', 'new', SAID);
    const { createdAt, firstResponseDue, resolutionDue } = await named('new');
    const minutes = (due: string | null): number => Math.round((Date.parse(due ?? '') - Date.parse(createdAt)) / 60_000);
    expect([minutes(firstResponseDue), minutes(resolutionDue)]).toEqual([60, 480]);
  });
});

describe('deleting', () => {
  test('takes the messages along, and Z brings all of it back', async () => {
    const [a] = await twoTickets();
    const { desk, conversations } = await opened();
    desk.put([a]);
    await deleteTicket(desk, conversations, a, 'deleted');
    expect([desk.store.get().tickets.has(a.id), await lists.ticket({ key: 'a' }), await lists.conversation('a')]).toEqual([false, null, []]);
    await desk.undo();
    expect(desk.store.get().tickets.get(a.id)?.key).toBe('a');
    expect(await texts('a')).toEqual(['from a']);
  });

  test('an undo that stops half way is offered again and goes on where it stopped', async () => {
    const [a] = await twoTickets();
    const asked: number[] = [];
    const { desk, conversations } = await opened({
      ...lists,
      restoreTickets: async (tickets) => {
        const [ticket] = tickets;
        asked.push(ticket!.bins.length);
        if (asked.length > 1) return lists.restoreTickets(tickets);
        const [item, ...messages] = ticket!.bins;
        const back = await lists.restoreTickets([{ ...ticket!, bins: [item!] }]);
        return [...back, ...messages.map(() => ({ code: 'lists.offline', message: 'no', retryAfterSeconds: null }) as const)];
      },
    });
    desk.put([a]);
    await deleteTicket(desk, conversations, a, 'deleted');
    await desk.undo();
    expect([await texts('a'), desk.store.get().undo?.text]).toEqual([[], 'deleted']);
    await desk.undo();
    expect([await texts('a'), desk.store.get().undo, asked]).toEqual([['from a'], null, [2, 1]]);
  });

  test('an undo whose answer was lost is asked for again and finds all of it back', async () => {
    const [a] = await twoTickets();
    let asked = 0;
    const { desk, conversations } = await opened({
      ...lists,
      restoreTickets: async (tickets) => {
        const answers = await lists.restoreTickets(tickets);
        asked += 1;
        if (asked === 1) throw Object.assign(new Error('no'), { code: 'lists.offline', message: 'no' });
        return answers;
      },
    });
    desk.put([a]);
    await deleteTicket(desk, conversations, a, 'deleted');
    await desk.undo();
    expect(desk.store.get().undo?.text).toBe('deleted');
    await desk.undo();
    expect([desk.store.get().tickets.get(a.id)?.key, await texts('a'), desk.store.get().undo]).toEqual(['a', ['from a'], null]);
  });

  test('what was deleted for good is not told as brought back', async () => {
    const [a] = await twoTickets();
    const { desk, conversations } = await opened({
      ...lists,
      restoreTickets: async ([ticket]) => ticket!.bins.map(() => ({ code: 'lists.missing', message: 'no', retryAfterSeconds: null }) as const),
    });
    desk.put([a]);
    await deleteTicket(desk, conversations, a, 'deleted');
    await desk.undo();
    expect([desk.store.get().tickets.has(a.id), desk.store.get().undo?.text]).toEqual([false, 'deleted']);
  });

  test('refused, the ticket is back on the screen', async () => {
    const [a] = await twoTickets();
    const { desk, conversations } = await opened({
      ...lists,
      recycleTicketWhole: async () => {
        throw Object.assign(new Error('no'), { code: 'lists.denied', message: 'no' });
      },
    });
    desk.put([a]);
    await expect(deleteTicket(desk, conversations, a, 'deleted')).rejects.toMatchObject({ code: 'lists.denied' });
    expect([desk.store.get().tickets.has(a.id), desk.store.get().undo]).toEqual([true, null]);
  });

  /** The messages go, the ticket does not: two batches come first, one finds the messages and one takes them. */
  const stopped = () => simulator.faults.add({ url: /\$batch$/, fault: { kind: 'dropBefore' }, skip: 2 });

  test('stopped between messages and ticket, one key brings the messages back', async () => {
    const [a] = await twoTickets();
    const { desk, conversations } = await opened();
    desk.put([a]);
    const heal = stopped();
    await expect(deleteTicket(desk, conversations, a, 'deleted')).rejects.toMatchObject({ code: 'lists.offline' });
    heal();
    expect([desk.store.get().tickets.has(a.id), await texts('a'), desk.store.get().undo?.text]).toEqual([true, [], `#${a.id} ${a.subject}`]);
    await desk.undo();
    expect(await texts('a')).toEqual(['from a']);
    expect(conversations.store.get().get('a')?.messages).toHaveLength(1);
  });

  test('deleted again after it stopped half way, one key brings ticket and messages back', async () => {
    const [a] = await twoTickets();
    const { desk, conversations } = await opened();
    desk.put([a]);
    const heal = stopped();
    await expect(deleteTicket(desk, conversations, a, 'deleted')).rejects.toMatchObject({ code: 'lists.offline' });
    heal();
    await deleteTicket(desk, conversations, a, 'deleted');
    expect([await lists.ticket({ key: 'a' }), desk.store.get().undo?.text]).toEqual([null, 'deleted']);
    await desk.undo();
    expect([desk.store.get().tickets.has(a.id), await texts('a')]).toEqual([true, ['from a']]);
  });
});

test.each<[string, (lists: DeskLists) => Partial<DeskLists>, boolean | null]>([
  ['the first request was refused: nothing was begun', () => ({ apply: refused }), false],
  ['it arrived and its answer was lost: it was begun', (real) => ({ apply: async (writes) => (await real.apply(writes), refused()) }), true],
  ['the message could not move: it was begun', () => ({ updateMessage: refused }), true],
  ['nothing answers: nobody knows', () => ({ apply: refused, ticket: refused }), null],
])('splitting a message off: %s', async (_, failing, begun) => {
  const [a] = await twoTickets();
  const { desk, conversations } = await opened({ ...lists, ...failing(lists) });
  const [message] = await lists.conversation('a');
  expect(await splitMessage(desk, conversations, a, message as Message, 'Drucker', 'new', { to: () => '', from: '' })).toMatchObject({
    outcome: 'failed',
    begun,
  });
  expect((await lists.ticket({ key: 'new' })) !== null).toBe(begun === true);
});

describe('a macro', () => {
  const said = (told: string) => ({ told, onLate: () => undefined, snoozed: () => '' });
  const macro: Macro = {
    id: 1,
    etag: '"1"',
    key: 'm',
    name: 'Hand on',
    description: '',
    unknown: 0,
    steps: [
      { do: 'team', value: 'SAP' },
      { do: 'addTags', tags: ['SAP'] },
      { do: 'assign', agentId: -1 },
      { do: 'reply', text: 'Guten Tag {{requester.name}},\nwir sehen nach.' },
      { do: 'note', text: 'an SAP' },
    ],
  };
  test('does everything in one click on several tickets, and one Z takes all of it back', async () => {
    const [a, b] = await twoTickets();
    const { desk, conversations, me } = await opened();
    desk.put([a, b]);
    expect(await runMacro(desk, conversations, [a.id, b.id], macro, said('done'))).toEqual({ changed: 2, sent: 4, failed: [] });
    for (const key of ['a', 'b']) await expect(named(key)).resolves.toMatchObject({ team: 'SAP', tags: ['SAP'], assignee: { id: me.id } });
    expect((await lists.conversation('a')).map(({ kind, visibleText, delivery }) => [kind, visibleText, delivery])).toEqual([
      ['Mail', 'from a', 'None'],
      ['Reply', 'Guten Tag Katharina Hoffmann-Schröder,\nwir sehen nach.', 'Queued'],
      ['Note', 'an SAP', 'None'],
    ]);
    await desk.undo();
    for (const key of ['a', 'b']) await expect(named(key)).resolves.toMatchObject({ team: null, tags: [], assignee: null });
    expect(await lists.conversation('a')).toHaveLength(1);
  });
});

test('a note that names an agent marks the ticket for them and makes them follow; the writer is not marked', async () => {
  const [a] = await twoTickets();
  const { desk, conversations, me } = await opened();
  desk.store.set((state) => ({
    ...state,
    agents: [
      { id: 41, name: 'Aylin Demir', address: '' },
      { id: me.id, name: me.name, address: me.address },
    ],
  }));
  desk.put([a]);
  const draft = {
    kind: 'Note' as const,
    html: '',
    text: `@Aylin Demir und @${me.name}: bitte ansehen`,
    files: [],
    status: null,
    to: [],
    cc: [],
    sendAt: null,
    forwarded: null,
  };
  expect(await answerTicket(desk, conversations, a, draft, 'note')).toMatchObject({ outcome: 'sent' });
  await waitFor(async () => expect(await named('a')).toMatchObject({ mentioned: [41], followers: [41] }));
});
