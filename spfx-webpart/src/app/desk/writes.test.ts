import { waitFor } from '@testing-library/react';
import type { Ticket, TicketPatch } from '@listdesk/shared/tickets';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import { aTicket } from '../../../../dev/exampleItems';
import { createStore } from '../store/store';
import { browserKeep } from '../keep/keep';
import type { DeskPort } from './port';
import { deskPromises } from './promises';
import { conflictQuestions } from './conflicts';
import { askedConflict, initialState } from './state';
import { putTickets } from './tickets';
import { ticketWriter } from './writes';

const first = aTicket({ id: 7, key: 'k', subject: 'Export', status: 'Open' });

/** One item fenced by its ETag, as SharePoint fences it, and what was sent to it. */
function oneItem() {
  let item = first;
  const sent: { etag: string; patch: TicketPatch }[] = [];
  let before: () => void = () => undefined;
  const change = (patch: TicketPatch): void => {
    const { assigneeId, ...fields } = patch;
    item = {
      ...item,
      ...fields,
      ...(assigneeId === undefined ? {} : { assignee: assigneeId === null ? null : { id: assigneeId, name: '', address: '' } }),
      etag: `"${Number(item.etag.slice(1, -1)) + 1}"`,
    };
  };
  const lists = {
    updateTicket: async (_id: number, etag: string, patch: TicketPatch) => {
      const come = before;
      before = () => undefined;
      come();
      sent.push({ etag, patch });
      if (etag !== item.etag) return { outcome: 'stale' };
      change(patch);
      return { outcome: 'updated', etag: item.etag };
    },
    ticket: async () => item,
    settingValues: async () => new Map(),
  } as unknown as DeskLists;
  return {
    lists,
    sent,
    stored: () => item,
    somebody: change,
    beforeNext: (work: () => void) => {
      before = work;
    },
  };
}

/** `kept` names what an earlier visit left on the device. */
function desk(kept: Record<string, unknown> = {}) {
  const item = oneItem();
  window.localStorage.clear();
  const keep = browserKeep(window.localStorage, 'test');
  for (const [name, value] of Object.entries(kept)) keep.write(name, value);
  const store = createStore({ ...initialState('allOpen', 0), tickets: new Map([[first.id, first]]) });
  const port = { lists: item.lists, keep, now: () => 0 } as unknown as DeskPort;
  const writer = ticketWriter(port, store, deskPromises(port), () => undefined);
  const questions = conflictQuestions(keep, store);
  const shown = (): Ticket => store.get().tickets.get(7) as Ticket;
  /** A change asked for what is shown now. */
  const ask = (patch: TicketPatch) => writer.write([{ ticketId: 7, base: shown(), patch }]).then(([outcome]) => outcome);
  /** A row read by the live refresh. */
  const live = (): void => store.set((state) => ({ ...state, tickets: putTickets(state.tickets, [writer.seen(item.stored())]) }));
  const asked = () => askedConflict(store.get());
  return { ...item, store, writer, shown, ask, asked, questions, live, keep };
}

test('a change is sent with the ETag its writer saw, and shown before SharePoint answers', async () => {
  const { ask, shown, sent } = desk();
  const done = ask({ status: 'Solved' });
  expect(shown().status).toBe('Solved');
  expect(await done).toBe('saved');
  expect(sent).toEqual([{ etag: '"1"', patch: { status: 'Solved' } }]);
  expect(shown().etag).toBe('"2"');
});

test('somebody closed it, the row came in live between asking and sending: it is asked, not overwritten', async () => {
  const { ask, asked, live, somebody, stored, shown, beforeNext } = desk();
  beforeNext(() => {
    somebody({ status: 'Closed' });
    live();
  });
  expect(await ask({ status: 'Solved' })).toBe('conflict');
  expect(stored().status).toBe('Closed');
  expect(shown().status).toBe('Closed');
  expect(asked()).toMatchObject({ patch: { status: 'Solved' }, ticket: { status: 'Closed' } });
});

test('the row came in live while the change waited behind another: both fields stand', async () => {
  const { ask, live, somebody, stored, shown, beforeNext } = desk();
  beforeNext(() => {
    somebody({ category: 'SAP' });
    live();
  });
  const both = await Promise.all([ask({ priority: 'High' }), ask({ status: 'Solved' })]);
  expect(both).toEqual(['saved', 'saved']);
  expect(stored()).toMatchObject({ category: 'SAP', priority: 'High', status: 'Solved' });
  expect(shown()).toMatchObject({ category: 'SAP', priority: 'High', status: 'Solved', etag: stored().etag });
});

test('a row that comes in live does not hide what still waits', async () => {
  const { ask, live, shown, beforeNext } = desk();
  let seen = '';
  beforeNext(() => {
    live();
    seen = shown().status;
  });
  await ask({ status: 'Solved' });
  expect(seen).toBe('Solved');
});

test('an answer asked before our save and come after it does not bring the old row back', async () => {
  const { ask, writer, shown, store } = desk();
  await ask({ status: 'Solved' });
  store.set((state) => ({ ...state, tickets: putTickets(state.tickets, [writer.seen(first)]) }));
  expect(shown().status).toBe('Solved');
});

test('several changes of one ticket need one request each when nobody else writes', async () => {
  const { ask, sent, stored } = desk();
  await Promise.all([ask({ priority: 'High' }), ask({ category: 'SAP' }), ask({ priority: 'Urgent' })]);
  expect(sent.map(({ etag }) => etag)).toEqual(['"1"', '"2"', '"3"']);
  expect(stored()).toMatchObject({ priority: 'Urgent', category: 'SAP' });
});

test('between two of our own changes somebody gave the field another value: the second is asked', async () => {
  const { ask, asked, somebody, stored, beforeNext } = desk();
  beforeNext(() => beforeNext(() => somebody({ priority: 'Low' })));
  expect(await Promise.all([ask({ priority: 'High' }), ask({ priority: 'Urgent' })])).toEqual(['saved', 'conflict']);
  expect(stored().priority).toBe('Low');
  expect(asked()?.patch).toEqual({ priority: 'Urgent' });
});

test('what is not contested is saved at once, and only the rest is asked', async () => {
  const { ask, asked, somebody, stored } = desk();
  somebody({ status: 'Closed' });
  expect(await ask({ status: 'Solved', category: 'SAP' })).toBe('conflict');
  expect(stored()).toMatchObject({ status: 'Closed', category: 'SAP' });
  expect(asked()).toMatchObject({ patch: { status: 'Solved' }, ticket: { etag: stored().etag, category: 'SAP' } });
});

/** SharePoint refuses the second request, in which what is not contested goes. */
function refusedOnce(lists: DeskLists, fault: object): void {
  const item = lists as { updateTicket: (...asked: unknown[]) => Promise<unknown> };
  const send = item.updateTicket;
  let requests = 0;
  item.updateTicket = async (...asked) => {
    requests += 1;
    if (requests === 2) throw Object.assign(new Error('no'), { message: 'no', retryAfterSeconds: null, ...fault });
    return send(...asked);
  };
}

test('what is not contested has to wait: the rest is asked all the same, once', async () => {
  const { ask, asked, somebody, stored, lists, writer, keep, store } = desk();
  somebody({ status: 'Closed' });
  refusedOnce(lists, { code: 'lists.throttled' });
  const done = ask({ status: 'Solved', category: 'SAP' });
  await waitFor(() => expect(asked()).toMatchObject({ patch: { status: 'Solved' }, ticket: { status: 'Closed' } }));
  expect(keep.read('conflicts', Array.isArray)).toMatchObject([{ patch: { status: 'Solved' } }]);
  await waitFor(() => expect(store.get().live.state).toBe('late'));
  expect(keep.read('writes', Array.isArray)).toMatchObject([{ patch: { category: 'SAP' } }]);
  writer.hurry();
  expect(await done).toBe('conflict');
  expect(stored()).toMatchObject({ status: 'Closed', category: 'SAP' });
  expect(asked()).toMatchObject({ patch: { status: 'Solved' }, ticket: { etag: stored().etag, category: 'SAP' } });
  writer.stop();
});

test('what was decided or put off while the rest waited is not asked again', async () => {
  const { ask, asked, somebody, lists, writer, questions, store } = desk();
  somebody({ status: 'Closed' });
  refusedOnce(lists, { code: 'lists.throttled' });
  const done = ask({ status: 'Solved', category: 'SAP' });
  await waitFor(() => expect(asked()).not.toBeNull());
  questions.putOff();
  await waitFor(() => expect(store.get().live.state).toBe('late'));
  writer.hurry();
  expect([await done, asked()]).toEqual(['conflict', null]);
  writer.stop();
});

test('what is not contested is refused: the rest is asked all the same', async () => {
  const { ask, asked, somebody, stored, lists } = desk();
  somebody({ status: 'Closed' });
  refusedOnce(lists, { code: 'lists.denied' });
  expect(await ask({ status: 'Solved', category: 'SAP' })).toMatchObject({ refused: { code: 'lists.denied' } });
  expect(asked()?.patch).toEqual({ status: 'Solved' });
  expect(stored().category).toBeNull();
});

test('a kept answer that waits for a day leaves the mail that came meanwhile the newest, and asks for its status', async () => {
  const answered = { status: 'Pending', lastMessageAt: '2026-03-03T17:00:00.000Z', lastMessageFrom: 'Agent', preview: 'Done' } as const;
  const mail = { lastMessageAt: '2026-03-04T06:00:00Z', lastMessageFrom: 'Requester', preview: 'Still broken' } as const;
  const { writer, live, somebody, stored, asked } = desk({
    writes: [{ ticketId: 7, base: { ...first, lastMessageAt: '2026-03-03T08:00:00Z' }, patch: answered }],
  });
  somebody(mail);
  live();
  expect(await new Promise((resolve) => writer.resume((_write, outcome) => resolve(outcome)))).toBe('conflict');
  expect(stored()).toMatchObject({ ...mail, status: 'Open' });
  expect(asked()?.patch).toEqual({ status: 'Pending' });
});

test('"save mine" overwrites what was shown, and asks again when that has changed too', async () => {
  const { ask, asked, somebody, stored, writer, questions } = desk();
  somebody({ status: 'Closed' });
  await ask({ status: 'Solved' });
  const decided = questions.decided();
  somebody({ status: 'Pending' });
  expect(await writer.write([{ ticketId: 7, base: decided!.ticket, patch: decided!.patch }])).toEqual(['conflict']);
  expect(stored().status).toBe('Pending');
  const again = questions.decided();
  expect(await writer.write([{ ticketId: 7, base: again!.ticket, patch: again!.patch }])).toEqual(['saved']);
  expect(stored().status).toBe('Solved');
  expect(asked()).toBeNull();
});

test('a reload in between: what waited is compared with what its writer saw, not with what is there now', async () => {
  const kept = { writes: [{ ticketId: 7, base: first, patch: { status: 'Solved', category: 'SAP' } }] };
  const { writer, live, somebody, stored, asked, shown, keep } = desk(kept);
  somebody({ status: 'Closed' });
  live();
  const outcome = await new Promise((resolve) => writer.resume((_write, done) => resolve(done)));
  expect(outcome).toBe('conflict');
  expect(stored()).toMatchObject({ status: 'Closed', category: 'SAP' });
  expect(shown()).toMatchObject({ status: 'Closed', category: 'SAP' });
  expect(asked()?.patch).toEqual({ status: 'Solved' });
  expect(keep.read('writes', Array.isArray)).toBeNull();
});

test('two windows of one desk: what the first waits with stays kept when the second has written', async () => {
  const waits = desk();
  (waits.lists as { updateTicket: unknown }).updateTicket = async () => {
    throw Object.assign(new Error('no'), { code: 'lists.offline', message: 'no', retryAfterSeconds: null });
  };
  const port = { lists: oneItem().lists, keep: waits.keep, now: () => 0 } as unknown as DeskPort;
  const second = ticketWriter(port, createStore(initialState('allOpen', 0)), deskPromises(port), () => undefined);
  void waits.ask({ status: 'Solved' });
  const written = second.write([{ ticketId: 8, base: aTicket({ id: 8, key: 'l' }), patch: { priority: 'High' } }]);
  expect(waits.keep.read('writes', Array.isArray)).toMatchObject([{ ticketId: 7 }, { ticketId: 8 }]);
  expect(await written).toEqual(['saved']);
  expect(waits.keep.read('writes', Array.isArray)).toMatchObject([{ ticketId: 7, patch: { status: 'Solved' } }]);
  waits.writer.stop();
  // The first is closed before it could send; the next visit does.
  const next = desk({ writes: waits.keep.read('writes', Array.isArray) });
  expect(await new Promise((resolve) => next.writer.resume((_write, outcome) => resolve(outcome)))).toBe('saved');
  expect([next.stored().status, next.keep.read('writes', Array.isArray)]).toEqual(['Solved', null]);
});

test('a refused change goes back to what SharePoint has, not to what its writer saw', async () => {
  const { ask, live, somebody, shown, lists, writer } = desk();
  const refuse = lists as { updateTicket: unknown };
  refuse.updateTicket = async () => {
    somebody({ priority: 'Low' });
    live();
    throw Object.assign(new Error('x'), { code: 'lists.denied', message: 'no' });
  };
  expect(await ask({ priority: 'High' })).toMatchObject({ refused: { code: 'lists.denied' } });
  expect(shown().priority).toBe('Low');
  writer.stop();
});

test('what was put off waits over a reload, which asks it again', async () => {
  const { ask, asked, somebody, questions, keep } = desk();
  somebody({ status: 'Closed' });
  await ask({ status: 'Solved' });
  questions.putOff();
  expect(asked()).toBeNull();
  const later = desk({ conflicts: keep.read('conflicts', Array.isArray) });
  later.writer.resume(() => undefined);
  await waitFor(() => expect(later.asked()).toMatchObject({ patch: { status: 'Solved' }, ticket: { id: 7, status: 'Closed' } }));
  later.questions.decided();
  expect(later.keep.read('conflicts', Array.isArray)).toBeNull();
});

test('what was put off is asked again at its ticket', async () => {
  const { ask, asked, somebody, questions } = desk();
  somebody({ status: 'Closed' });
  await ask({ status: 'Solved' });
  questions.putOff();
  questions.askAgain(7);
  expect(asked()?.patch).toEqual({ status: 'Solved' });
});

test('whoever gives the field another value has decided; what else is open of the ticket stays', async () => {
  const { ask, asked, somebody, stored } = desk();
  somebody({ status: 'Closed', priority: 'Low' });
  await ask({ status: 'Solved', priority: 'High' });
  expect(asked()?.patch).toEqual({ status: 'Solved', priority: 'High' });
  await ask({ status: 'Open' });
  expect(stored().status).toBe('Open');
  expect(asked()?.patch).toEqual({ priority: 'High' });
  await ask({ priority: 'Normal' });
  expect(asked()).toBeNull();
});
