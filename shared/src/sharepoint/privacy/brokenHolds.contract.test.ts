import { ADMIN, AGENT, SECOND_AGENT, seed, simulatedDesk, type SimulatedDesk } from '../../../../dev/bench/simulatedDesk.ts';
import { audited } from '../index.ts';
import { personOf } from '../../privacy/index.ts';
import { MAX_TICKETS_A_LOOK, versionedHolds } from './typedHolds.ts';
import { auditHolds, brokenHolds, erasePerson, flagPerson, heldTickets, holdTicket, openDesk, type Desk } from './index.ts';

const AT = '2026-11-20T08:00:00Z';
let desk: SimulatedDesk;
let officer: Desk;
let serial = 0;
beforeAll(async () => {
  desk = await simulatedDesk();
  officer = openDesk(desk.as(ADMIN), desk.siteUrl, { actor: ADMIN, now: () => desk.simulator.world.clock.now(), newKey: () => `k${(serial += 1)}` });
  seed(
    desk,
    'Tickets',
    ['one', 'two', 'three'].map((key) => ({ Title: key, TicketKey: key, TicketStatus: 'Open', RequesterEmail: `${key}@x.example` })),
  );
});

test('the desk deletes no ticket under a hold, of its own or of its person, and no message of it', async () => {
  await holdTicket(officer, 1, 'case 4711', { actor: ADMIN, at: AT });
  await flagPerson(officer, personOf(['two@x.example']), 'hold', true);
  const agent = desk.lists(AGENT);
  for (const [id, key] of [
    [1, 'one'],
    [2, 'two'],
  ] as const) {
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
  expect(await brokenHolds(officer.access)).toEqual([{ id: 1, was: 'deleted', row: { list: 'Tickets', id: 1 } }]);
  for (let night = 0; night < 2; night += 1) expect(await auditHolds(officer.access, officer.audit, 'service')).toMatchObject({ broken: 1 });
  expect((await officer.audit.entries()).filter(({ action }) => action === 'hold.broken')).toMatchObject([{ subject: '1', details: { was: 'deleted' } }]);
  const entry = (await officer.bins.entries())!.find(({ list, item }) => list === 'Tickets' && item === 1)!;
  expect(await officer.bins.restore(entry)).toBe(true);
  expect(await brokenHolds(officer.access)).toEqual([]);
  await rows.getById(1).update({ LegalHold: null });
  expect(await brokenHolds(officer.access)).toMatchObject([{ id: 1, was: 'emptied' }]);
  await holdTicket(officer, 1, null, { actor: ADMIN, at: AT });
  expect(await brokenHolds(officer.access)).toEqual([]);
});

const by = { actor: ADMIN, at: AT };
const rowsOf = (list: string, who = AGENT) => desk.as(who).web.getList(`${new URL(desk.siteUrl).pathname}/Lists/${list}`).items;

test('a number that no ticket has is put under no hold', async () => {
  expect(await holdTicket(officer, 4711, 'case', by)).toEqual({ outcome: 'gone' });
  expect(await brokenHolds(officer.access)).toEqual([]);
});

test('a hold typed into the form of SharePoint is written down at night, and from then on its breaking is found', async () => {
  await rowsOf('ListDeskTickets').getById(2).update({ LegalHold: 'typed by hand' });
  for (let night = 0; night < 2; night += 1) expect(await auditHolds(officer.access, officer.audit, 'service')).toMatchObject({ broken: 0 });
  expect((await officer.audit.entries()).filter(({ action, subject }) => action === 'ticket.held' && subject === '2')).toMatchObject([
    { actor: 'service', details: { seen: true } },
  ]);
  await rowsOf('ListDeskTickets').getById(2).update({ LegalHold: null });
  expect(await brokenHolds(officer.access)).toMatchObject([{ id: 2, was: 'emptied' }]);
  await holdTicket(officer, 2, null, by);
});

test('one typed there and taken away before the next night is found in the versions; holds that were lifted here are not', async () => {
  seed(
    desk,
    'Tickets',
    ['four', 'five', 'six'].map((key) => ({ Title: key, TicketKey: key, TicketStatus: 'Open', RequesterEmail: `${key}@x.example` })),
  );
  const rows = rowsOf('ListDeskTickets');
  const numberOf = async (key: string): Promise<number> => ((await rows.select('Id').filter(`TicketKey eq '${key}'`)()) as { Id: number }[])[0]!.Id;
  const [four, five, six] = [await numberOf('four'), await numberOf('five'), await numberOf('six')];
  const { look } = await auditHolds(officer.access, officer.audit, 'service');
  const clock = desk.simulator.world.clock;
  const now = (): string => new Date(clock.now()).toISOString();
  await rows.getById(four).update({ LegalHold: 'typed and gone' });
  await rows.getById(four).update({ LegalHold: null });
  await holdTicket(officer, five, 'case 14', { actor: ADMIN, at: now() });
  await holdTicket(officer, five, null, { actor: ADMIN, at: now() });
  await rows.getById(six).update({ LegalHold: 'typed' });
  await holdTicket(officer, six, null, { actor: ADMIN, at: now() });
  const night = await auditHolds(officer.access, officer.audit, 'service', look);
  expect(night).toMatchObject({ broken: 1, missed: false, look: { left: [] } });
  expect(await brokenHolds(officer.access)).toMatchObject([{ id: four, was: 'emptied' }]);
  expect(await auditHolds(officer.access, officer.audit, 'service', night.look)).toMatchObject({ broken: 1 });
  expect((await officer.audit.entries()).filter(({ subject }) => subject === String(four)).map(({ action }) => action)).toEqual(['ticket.held', 'hold.broken']);
  await holdTicket(officer, four, null, { actor: ADMIN, at: now() });
  expect(await auditHolds(officer.access, officer.audit, 'service', look)).toMatchObject({ broken: 0 });
});

test('what one night has no room for comes first the next', async () => {
  const { look } = await versionedHolds(officer.access, null);
  const left = Array.from({ length: MAX_TICKETS_A_LOOK + 2 }, (_, at) => at + 1);
  const mark = desk.simulator.log.mark();
  expect((await versionedHolds(officer.access, { ...look, left })).look.left).toEqual(left.slice(-2));
  expect(desk.simulator.log.since(mark).length).toBeLessThanOrEqual(1 + MAX_TICKETS_A_LOOK / 20);
});

test('a ticket of the archive is held by its number: an erasure leaves it, its breaking is found, and a hold lifted after it came back is lifted', async () => {
  seed(desk, 'ArchivedTickets', [{ Title: 'long ago', TicketKey: 'old', TicketStatus: 'Closed', RequesterEmail: 'old@x.example', TicketNumber: 900 }]);
  expect(await holdTicket(officer, 900, 'case 12', by)).toMatchObject({ outcome: 'updated' });
  const [held] = await heldTickets(officer.access);
  expect(held).toMatchObject({ id: 900, key: 'old', reason: 'case 12', row: { list: 'ArchivedTickets' } });
  expect(await erasePerson(officer, personOf(['old@x.example']), { mode: 'delete' })).toMatchObject({ receipt: { keptForHold: 1 } });
  const archived = rowsOf('ListDeskArchivedTickets');
  const bin = (await archived.getById(held!.row.id).recycle()) as unknown as string;
  expect(await brokenHolds(officer.access)).toEqual([{ id: 900, was: 'deleted', row: held!.row }]);
  await desk.as(AGENT).web.recycleBin.getById(bin).restore();
  expect(await brokenHolds(officer.access)).toEqual([]);
  const back = await (await desk.lists(AGENT).archive()).bringBack(900);
  if (back.outcome !== 'back') throw new Error(back.outcome);
  expect(await brokenHolds(officer.access)).toEqual([]);
  await holdTicket(officer, back.id, null, by);
  expect(await brokenHolds(officer.access)).toEqual([]);
});

test('what lies in a circle of others is out of sight for an officer, and no broken hold', async () => {
  await holdTicket(officer, 2, 'case 13', by);
  const circle = await desk.lists(ADMIN).makeCircle({ key: 'circle-ab12cd34', name: 'HR', people: [AGENT] });
  const insider = audited(desk.lists(AGENT));
  await insider.moveTicket((await insider.ticket({ id: 2 }))!, circle.key);
  const outside = openDesk(desk.as(SECOND_AGENT), desk.siteUrl, { actor: SECOND_AGENT, now: () => desk.simulator.world.clock.now(), newKey: () => 'k' });
  expect(await brokenHolds(outside.access)).toEqual([]);
  await rowsOf('ListDeskTickets').getById(2).recycle();
  expect(await auditHolds(officer.access, officer.audit, 'service')).toMatchObject({ broken: 1 });
});
