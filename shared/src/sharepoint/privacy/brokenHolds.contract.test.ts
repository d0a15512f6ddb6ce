import { ADMIN, AGENT, seed, simulatedDesk, type SimulatedDesk } from '../../../../dev/bench/simulatedDesk.ts';
import { personOf } from '../../privacy/index.ts';
import { auditBrokenHolds, brokenHolds, flagPerson, holdTicket, openDesk, type Desk } from './index.ts';

const AT = '2026-11-20T08:00:00Z';
let desk: SimulatedDesk;
let officer: Desk;
let serial = 0;
beforeAll(async () => {
  desk = await simulatedDesk();
  officer = openDesk(desk.as(ADMIN), desk.siteUrl, { actor: ADMIN, now: () => desk.simulator.world.clock.now(), newKey: () => `k${(serial += 1)}` });
  seed(desk, 'Tickets', ['one', 'two', 'three'].map((key) => ({ Title: key, TicketKey: key, TicketStatus: 'Open', RequesterEmail: `${key}@x.example` })));
});

test('the desk deletes no ticket under a hold, of its own or of its person, and no message of it', async () => {
  await holdTicket(officer, 1, 'case 4711', { actor: ADMIN, at: AT });
  await flagPerson(officer, personOf(['two@x.example']), 'hold', true);
  const agent = desk.lists(AGENT);
  for (const [id, key] of [[1, 'one'], [2, 'two']] as const) {
    await expect(agent.recycleTicketWhole({ id, key })).rejects.toMatchObject({ code: 'lists.held' });
    await expect(agent.recycleTicket(id)).rejects.toMatchObject({ code: 'lists.held' });
    expect(await agent.ticket({ id })).not.toBeNull();
  }
  expect(await agent.recycleTicketWhole({ id: 3, key: 'three' })).toHaveLength(1);
});

test('one deleted or emptied in SharePoint itself is found, written down once, restored with its hold, and off the list once the hold is lifted', async () => {
  expect(await brokenHolds(officer.access)).toEqual([]);
  const rows = desk.as(AGENT).web.getList(`${new URL(desk.siteUrl).pathname}/Lists/ListDeskTickets`).items;
  await rows.getById(1).recycle();
  expect(await brokenHolds(officer.access)).toEqual([{ id: 1, was: 'deleted' }]);
  for (let night = 0; night < 2; night += 1) expect(await auditBrokenHolds(officer.access, officer.audit, 'service')).toBe(1);
  expect((await officer.audit.entries()).filter(({ action }) => action === 'hold.broken')).toMatchObject([{ subject: '1', details: { was: 'deleted' } }]);
  const entry = (await officer.bins.entries())!.find(({ list, item }) => list === 'Tickets' && item === 1)!;
  expect(await officer.bins.restore(entry)).toBe(true);
  expect(await brokenHolds(officer.access)).toEqual([]);
  await rows.getById(1).update({ LegalHold: null });
  expect(await brokenHolds(officer.access)).toEqual([{ id: 1, was: 'emptied' }]);
  await holdTicket(officer, 1, null, { actor: ADMIN, at: AT });
  expect(await brokenHolds(officer.access)).toEqual([]);
});
