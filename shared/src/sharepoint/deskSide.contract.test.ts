import '@pnp/sp/lists/index.js';
import { ADMIN, AGENT, seed, simulatedDesk, type SimulatedDesk } from '../../../dev/bench/simulatedDesk.ts';
import type { DeskLists } from './index.ts';

let desk: SimulatedDesk;
let lists: DeskLists;
let other: DeskLists;
let me: { id: number; name: string };
beforeEach(async () => {
  desk = await simulatedDesk();
  lists = desk.lists(AGENT);
  other = desk.lists(ADMIN);
  me = await lists.currentUser();
});

const view = { name: 'VIP', shared: false, place: 2, definition: { base: 'allOpen' } };

test('an own view is for its owner alone until it is shared; names, order and deletion are kept', async () => {
  const boss = await other.currentUser();
  expect(await lists.createView('v-1', me.id, view)).toMatchObject({ outcome: 'created' });
  expect(await lists.createView('v-1', me.id, view)).toEqual({ outcome: 'exists' });
  await lists.createView('v-2', me.id, { ...view, name: 'First', place: 1 });
  const [first, vip] = await lists.savedViews(me.id);
  expect([first?.name, vip?.name, vip?.definition, vip?.ownerId]).toEqual(['First', 'VIP', { base: 'allOpen' }, me.id]);
  expect(await other.savedViews(boss.id)).toEqual([]);
  expect(await lists.updateView(vip!.id, vip!.etag, { ...view, name: 'VIP and board', shared: true })).toMatchObject({ outcome: 'updated' });
  expect(await lists.updateView(vip!.id, vip!.etag, view)).toEqual({ outcome: 'stale' });
  expect(await other.savedViews(boss.id)).toMatchObject([{ key: 'v-1', name: 'VIP and board', shared: true }]);
  const bin = await lists.recycleView(vip!.id);
  expect(await other.savedViews(boss.id)).toEqual([]);
  await lists.restore(bin);
  expect(await other.savedViews(boss.id)).toHaveLength(1);
});

test('a view without a name is refused, one broken by hand takes no other with it', async () => {
  await expect(lists.createView('v-1', me.id, { ...view, name: ' ' })).rejects.toMatchObject({ code: 'lists.invalid' });
  await lists.createView('v-2', me.id, view);
  seed(desk, 'Views', [{ Title: 'x', ViewKey: 'v-3', ViewOwner: me.id, ViewDefinition: '{broken' }]);
  expect(await lists.savedViews(me.id)).toMatchObject([{ key: 'v-2' }]);
});

test('open tickets and saved views are counted from one answer; put off tickets are not among them', async () => {
  seed(desk, 'Tickets', [
    { Title: '1', TicketKey: 'a', TicketStatus: 'Open', TicketPriority: 'High', Assignee: me.id, Category: 'SAP' },
    { Title: '2', TicketKey: 'b', TicketStatus: 'New', TicketPriority: 'High' },
    { Title: '3', TicketKey: 'c', TicketStatus: 'New', TicketPriority: 'High', SnoozedUntil: '2999-01-01T00:00:00Z' },
    { Title: '4', TicketKey: 'd', TicketStatus: 'Closed', TicketPriority: 'High' },
  ]);
  const mark = desk.simulator.log.mark();
  const open = ['New', 'Open', 'Pending'] as const;
  expect(await lists.counts(me.id, [{ statuses: open, priorities: ['High'] }, { statuses: ['Open'], categories: ['sap'] }, { statuses: ['Closed'] }])).toEqual({
    mine: 1,
    unassigned: 1,
    allOpen: 2,
    views: [2, 1, null],
  });
  expect(desk.simulator.log.since(mark)).toHaveLength(1);
  expect(await lists.counts(me.id)).toEqual({ mine: 1, unassigned: 1, allOpen: 2 });
});

test('a round says what changed, who looks where, and what this person does: one request', async () => {
  const boss = await other.currentUser();
  seed(desk, 'Tickets', [{ Title: '1', TicketKey: 'a', TicketStatus: 'Open' }]);
  const token = await lists.changeToken('Tickets');
  await other.updateTicket(1, (await other.ticket({ id: 1 }))!.etag, { priority: 'High' });
  const mark = desk.simulator.log.mark();
  const first = await lists.liveRound('Tickets', token, { id: null, agentId: me.id, name: me.name, ticketId: 1, typing: false });
  expect(desk.simulator.log.since(mark).filter(({ url }) => !/contextinfo/.test(url))).toHaveLength(1);
  expect(first).toMatchObject({ said: true, changes: { outcome: 'changes', changes: [{ type: 'updated', id: 1 }] } });
  const seen = await other.liveRound('Tickets', first.changes.token, { id: null, agentId: boss.id, name: boss.name, ticketId: 0, typing: false });
  expect(seen.present).toMatchObject([{ agentId: me.id, name: me.name, ticketId: 1, typing: false }]);
  expect(seen.changes).toMatchObject({ outcome: 'changes', changes: [] });
  const [mine] = seen.present!;
  await lists.liveRound('Tickets', token, { id: mine!.id, agentId: me.id, name: me.name, ticketId: 1, typing: true });
  const after = await other.liveRound('Tickets', seen.changes.token, null);
  expect(after.present!.find(({ agentId }) => agentId === me.id)).toMatchObject({ typing: true });
  expect(after.said).toBe(false);
});

test('a second window of the same agent says the same once; without the list changes still come', async () => {
  const token = await lists.changeToken('Tickets');
  const beat = { id: null, agentId: me.id, name: me.name, ticketId: 1, typing: false };
  await lists.liveRound('Tickets', token, beat);
  expect(await lists.liveRound('Tickets', token, beat)).toMatchObject({ said: false, present: [{ agentId: me.id }] });
  await desk
    .as(ADMIN)
    .web.getList(`${new URL(desk.siteUrl).pathname}/Lists/ListDeskPresence`)
    .delete();
  const round = await lists.liveRound('Tickets', token, null);
  expect(round).toMatchObject({ changes: { outcome: 'changes' }, present: null });
});
