import { ADMIN, AGENT, simulatedDesk, type SimulatedDesk } from '../../../../dev/bench/simulatedDesk.ts';
import { aNewTicket } from '../../../../dev/exampleItems.ts';
import { verifyChain } from '../../audit/index.ts';
import type { NewTicket } from '../../intake/index.ts';
import { accessTo } from '../access.ts';
import type { DeskLists } from '../contract.ts';
import { sha256 } from '../privacy/sha256.ts';
import { auditLog } from './auditLog.ts';
import { audited } from './index.ts';

let desk: SimulatedDesk;
let lists: DeskLists;
beforeEach(async () => {
  desk = await simulatedDesk();
  lists = audited(desk.lists(ADMIN));
});

const chain = () => auditLog(accessTo(desk.as(ADMIN), desk.siteUrl, () => desk.simulator.world.clock.now())).entries();
const deeds = async (): Promise<string[]> => (await chain()).map(({ actor, action, subject }) => `${actor} ${action} ${subject}`.trim());
const AT = '2026-11-21T08:00:00.000Z';
const ticket = (key: string): NewTicket =>
  aNewTicket({ key, subject: 'Printer', requester: { name: 'Otto', address: 'otto@elsewhere.example' }, createdAt: AT, lastMessageAt: AT });
async function twoTickets(): Promise<{ id: number; etag: string }[]> {
  const outcomes = await lists.apply([
    { write: 'createTicket', ticket: ticket('a') },
    { write: 'createTicket', ticket: ticket('b') },
  ]);
  return outcomes.map((each) => (each.outcome === 'created' ? each : { id: 0, etag: '' }));
}

test('what changes the desk or removes something is written down, by whom and of what', async () => {
  await lists.saveSettings({ ...(await lists.settings()), name: 'HR', acknowledge: false });
  await lists.saveSettingValue('templates', { acknowledgement: 'x' });
  const made = await lists.createCannedResponse('hello', { name: 'Hello', language: null, category: null, body: 'Hi', html: '', ownerId: null, files: [] });
  const [first, second] = await twoTickets();
  await lists.apply([first!, second!].map(({ id, etag }) => ({ write: 'updateTicket' as const, id, etag, patch: { priority: 'High' as const } })));
  await lists.restore(await lists.recycleTicket(first!.id));
  expect(made.outcome).toBe('created');
  expect(await deeds()).toEqual([
    `${ADMIN} settings.saved`,
    `${ADMIN} templates.saved templates`,
    `${ADMIN} response.created hello`,
    `${ADMIN} tickets.bulkChanged`,
    `${ADMIN} ticket.deleted ${first!.id}`,
    expect.stringContaining(`${ADMIN} item.restored`),
  ]);
  const entries = await chain();
  expect(entries[0]!.details).toEqual({ changed: 'acknowledge, name' });
  expect(entries[3]!.details).toEqual({ count: 2, tickets: `${first!.id}, ${second!.id}`, changed: 'priority' });
  expect((await verifyChain(entries, null, sha256)).faults).toEqual([]);
});

test('no entry, no deed: while the log cannot be written nothing is changed', async () => {
  desk.simulator.faults.add({ url: /ListDeskAuditLog/, fault: { kind: 'status', status: 403 } });
  await expect(lists.saveSettings({ ...(await lists.settings()), name: 'HR' })).rejects.toMatchObject({ code: 'lists.denied' });
  desk.simulator.faults.clear();
  expect((await lists.settings()).name).toBe('Service Desk');
});

test('a deed that was refused says so, also when somebody else was first', async () => {
  const { etag } = await lists.storedSettings();
  await desk.lists(ADMIN).saveSettings({ ...(await lists.settings()), name: 'Theirs' });
  expect(await lists.replaceSettings(etag, { ...(await lists.settings()), name: 'Mine' })).toEqual({ outcome: 'stale' });
  desk.simulator.faults.add({ url: /ListDeskTickets/, fault: { kind: 'status', status: 403 } });
  await expect(lists.recycleTicket(7)).rejects.toMatchObject({ code: 'lists.denied' });
  desk.simulator.faults.clear();
  expect((await deeds()).map((line) => line.split(' ')[1])).toEqual(['settings.saved', 'settings.saved.refused', 'ticket.deleted', 'ticket.deleted.refused']);
});

test('twenty writers at the same moment: one chain without a gap or a fork', async () => {
  const people = [desk.lists(ADMIN), desk.lists(AGENT)];
  await Promise.all(Array.from({ length: 20 }, (_, at) => people[at % 2]!.audit({ action: 'ticket.viewed', subject: String(at) })));
  const entries = await chain();
  expect(entries.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  expect(new Set(entries.map(({ subject }) => subject)).size).toBe(20);
  expect(await verifyChain(entries, null, sha256)).toMatchObject({ entries: 20, faults: [] });
});

test.each([
  ['all, newest first', {}, ['5', '4', '3', '2', '1']],
  ['one deed', { action: 'ticket.viewed' }, ['5', '3', '1']],
  ['a heap of deeds', { action: 'ticket.' }, ['5', '4', '3', '2', '1']],
  ['one person', { actor: ADMIN }, ['5', '4', '3', '2', '1']],
  ['nobody', { actor: 'nobody@nordwind.example' }, []],
  ['a part of an address', { actor: 'mara' }, ['5', '4', '3', '2', '1']],
  ['one ticket', { subject: '2' }, ['2']],
  ['before anything happened', { until: '2020-01-01T00:00:00Z' }, []],
])('the page of the log: %s', async (_name, filter, subjects) => {
  for (let at = 1; at <= 5; at += 1) await lists.audit({ action: at % 2 ? 'ticket.viewed' : 'ticket.confidential', subject: String(at) });
  expect((await lists.auditPage({ ...filter, top: 50 })).entries.map(({ subject }) => subject)).toEqual(subjects);
});

test('pages follow each other without losing or repeating an entry', async () => {
  for (let at = 1; at <= 5; at += 1) await lists.audit({ action: 'ticket.viewed', subject: String(at) });
  const first = await lists.auditPage({ top: 3 });
  const second = await lists.auditPage({ top: 3, cursor: first.cursor! });
  expect([...first.entries, ...second.entries].map(({ subject }) => subject)).toEqual(['5', '4', '3', '2', '1']);
  expect(second.cursor).toBeNull();
});

test('the history of a ticket: who made it, changed what, and opened it', async () => {
  const [first] = await twoTickets();
  await desk.lists(AGENT).updateTicket(first!.id, first!.etag, { status: 'Open', priority: 'High' });
  await lists.audit({ action: 'ticket.viewed', subject: String(first!.id) });
  const log = await lists.ticketDeeds(first!.id);
  expect(log.map((each) => [each.by, each.did === 'deed' ? each.action : each.did, each.did === 'deed' ? [] : each.columns])).toEqual(
    expect.arrayContaining([
      [ADMIN, 'ticket.viewed', []],
      [AGENT, 'changed', ['TicketStatus', 'TicketPriority']],
      [ADMIN, 'made', []],
    ]),
  );
  expect(await lists.ticketDeeds(9999)).toEqual([]);
});
