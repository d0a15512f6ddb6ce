import type { Ticket, TicketPatch } from '@listdesk/shared/tickets';
import { MAX_TICKET_UPDATES, type DeskLists, type TicketChange, type TicketUpdated } from '@listdesk/shared/sharepoint';
import { aTicket } from '../../../../dev/exampleItems';
import { createStore } from '../store/store';
import type { DeskPort } from './port';
import { deskPromises } from './promises';
import { askedConflict, initialState } from './state';
import { ticketWriter, type Written } from './writes';

const ticket = (id: number): Ticket => aTicket({ id, key: `k${id}`, subject: `Fall ${id}`, status: 'Open' });

/** A list of tickets as SharePoint fences them, the requests that came, and what happens before or instead of one. */
function desk(count: number) {
  const items = new Map(Array.from({ length: count }, (_, at) => [at + 1, ticket(at + 1)]));
  const requests: number[][] = [];
  let meanwhile: (changes: readonly TicketChange[]) => TicketUpdated[] | null = () => null;
  const update = ({ id, etag, patch }: TicketChange): TicketUpdated => {
    const item = items.get(id);
    if (!item) return { outcome: 'gone' };
    if (item.etag !== etag) return { outcome: 'stale' };
    const next = { ...item, ...patch, etag: `"${Number(etag.slice(1, -1)) + 1}"` } as Ticket;
    items.set(id, next);
    return { outcome: 'updated', etag: next.etag };
  };
  const lists = {
    updateTickets: async (changes: readonly TicketChange[]) => {
      requests.push(changes.map(({ id }) => id));
      const instead = meanwhile;
      meanwhile = () => null;
      return instead(changes) ?? changes.map(update);
    },
    updateTicket: async (id: number, etag: string, patch: TicketPatch) => {
      requests.push([id]);
      return update({ id, etag, patch });
    },
    ticket: async ({ id }: { id: number }) => items.get(id) ?? null,
    settingValues: async () => new Map(),
  } as unknown as DeskLists;
  const kept: { value: unknown } = { value: null };
  const keep = {
    read: () => kept.value,
    write: (_name: string, value: unknown) => {
      kept.value = value;
    },
    drop: () => {
      kept.value = null;
    },
  } as unknown as DeskPort['keep'];
  const store = createStore({ ...initialState('allOpen', 0), tickets: new Map(items) });
  const port = { lists, keep, now: () => 0 } as unknown as DeskPort;
  const writer = ticketWriter(port, store, deskPromises(port), () => undefined);
  const outcomes: Written[] = [];
  const change = (patch: TicketPatch, stopped: () => boolean = () => false) =>
    writer.write(
      Array.from(store.get().tickets.values(), (base) => ({ ticketId: base.id, base, patch })),
      { stopped, each: (_index, outcome) => outcomes.push(outcome) },
    );
  const stored = (id: number): Ticket | undefined => items.get(id);
  return {
    items,
    requests,
    store,
    writer,
    change,
    outcomes,
    stored,
    update,
    kept,
    next: (instead: typeof meanwhile) => {
      meanwhile = instead;
    },
  };
}
const LATE = { outcome: 'failed', fault: { code: 'lists.throttled', message: 'busy', retryAfterSeconds: 0 } } as const;

test('200 tickets are 2 requests; all are shown and followed one by one', async () => {
  const { change, requests, store, outcomes, kept } = desk(200);
  await change({ priority: 'High' });
  expect(requests.map(({ length }) => length)).toEqual([MAX_TICKET_UPDATES, MAX_TICKET_UPDATES]);
  expect(outcomes).toEqual(Array(200).fill('saved'));
  expect(Array.from(store.get().tickets.values()).every(({ priority, etag }) => priority === 'High' && etag === '"2"')).toBe(true);
  expect([store.get().waiting, kept.value]).toEqual([0, null]);
});

test('a stale one is refused alone: what somebody else changed elsewhere stands beside ours, the same field is asked, a deleted one is told', async () => {
  const { items, change, stored, outcomes, store } = desk(4);
  items.set(2, { ...ticket(2), category: 'SAP', etag: '"7"' });
  items.set(3, { ...ticket(3), priority: 'Low', etag: '"7"' });
  items.delete(4);
  await change({ priority: 'High' });
  expect(outcomes).toEqual(['saved', 'saved', 'conflict', 'gone']);
  expect([stored(1)?.priority, stored(2)?.priority, stored(2)?.category, stored(3)?.priority]).toEqual(['High', 'High', 'SAP', 'Low']);
  expect(askedConflict(store.get())).toMatchObject({ ticket: { id: 3 }, patch: { priority: 'High' } });
});

test('stopped, what was not sent yet is as it was, on the screen too', async () => {
  const { change, next, outcomes, store, stored } = desk(MAX_TICKET_UPDATES + 2);
  let stopped = false;
  next(() => {
    stopped = true;
    return null;
  });
  await change({ status: 'Pending' }, () => stopped);
  expect(outcomes.slice(-3)).toEqual(['saved', 'withdrawn', 'withdrawn']);
  expect([MAX_TICKET_UPDATES, MAX_TICKET_UPDATES + 1].map((id) => [stored(id)?.status, store.get().tickets.get(id)?.status])).toEqual([
    ['Pending', 'Pending'],
    ['Open', 'Open'],
  ]);
});

test('those SharePoint was too busy for go again together, the others are not sent twice', async () => {
  const { change, next, update, requests, outcomes } = desk(5);
  next((changes) => changes.map((one) => (one.id % 2 ? LATE : update(one))));
  await change({ status: 'Pending' });
  expect(outcomes).toEqual(Array(5).fill('saved'));
  expect(requests[0]).toEqual([1, 2, 3, 4, 5]);
  expect(requests.slice(1).flat().sort()).toEqual([1, 3, 5]);
});

test('two changes of the same tickets, the second asked while the first is under way, stand in their order', async () => {
  const { change, requests, stored } = desk(3);
  await Promise.all([change({ priority: 'High' }), change({ priority: 'Urgent' })]);
  expect(requests).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
  expect([1, 2, 3].map((id) => stored(id)?.priority)).toEqual(['Urgent', 'Urgent', 'Urgent']);
});
