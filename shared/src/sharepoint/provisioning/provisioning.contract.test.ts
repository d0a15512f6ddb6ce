import { spfi } from '@pnp/sp/index.js';
import { ADMIN, AGENT, emptySite, simulatedDesk, type SimulatedDesk } from '../../../../dev/bench/simulatedDesk.ts';
import { stopsIn } from '../../../../dev/simulator/stops.ts';
import { LISTS, SCHEMA_VERSION } from '../../schema/index.ts';
import { deskLists } from '../index.ts';
import { accessTo } from '../access.ts';
import { readDeskState, type DeskState } from './deskState.ts';
import { inspectDesk, provisionDesk, type ProvisionProgress } from './index.ts';

const provision = (desk: SimulatedDesk): Promise<void> => provisionDesk(desk.as(ADMIN), desk.siteUrl);
const stateOf = (desk: SimulatedDesk): Promise<DeskState> => readDeskState(accessTo(desk.as(ADMIN), desk.siteUrl, Date.now));
const ticketsList = (desk: SimulatedDesk) => desk.as(ADMIN).web.getList(`${new URL(desk.siteUrl).pathname}/Lists/${LISTS.Tickets.url}`);

test('a site becomes a desk, and stays one', async () => {
  const desk = await emptySite();
  expect(await inspectDesk(desk.as(ADMIN), desk.siteUrl)).toMatchObject({ state: 'absent' });
  await provision(desk);
  expect(await inspectDesk(desk.as(ADMIN), desk.siteUrl)).toEqual({ state: 'ready' });
  const before = await stateOf(desk);
  const mark = desk.simulator.log.mark();
  await provision(desk);
  expect(desk.simulator.log.since(mark)).toHaveLength(1);
  expect(await stateOf(desk)).toEqual(before);
  expect(await deskLists(desk.as(ADMIN), desk.siteUrl).settings()).toMatchObject({ schemaVersion: SCHEMA_VERSION });
});

test('set-up is quick and tells how far it is', async () => {
  const desk = await emptySite();
  const seen: ProvisionProgress[] = [];
  const mark = desk.simulator.log.mark();
  await provisionDesk(desk.as(ADMIN), desk.siteUrl, { onProgress: (progress) => seen.push(progress) });
  expect(desk.simulator.log.since(mark).length).toBeLessThanOrEqual(22);
  const done = seen.map((each) => each.done);
  expect(done).toEqual([...done].sort((a, b) => a - b));
  expect(seen.at(-1)).toEqual({ done: seen.at(-1)!.total, total: seen.at(-1)!.total, step: null });
  expect(new Set(seen.map(({ total }) => total)).size).toBe(1);
});

const comparable = (state: DeskState): unknown => ({
  ...state,
  lists: Object.entries(state.lists).map(([name, list]) => [name, list && { ...list, fields: [...list.fields].sort((a, b) => (a.name < b.name ? -1 : 1)) }]),
});

test('interrupted before anything or after any write, a second run ends in the same desk', async () => {
  const reference = await emptySite();
  const mark = reference.simulator.log.mark();
  await provision(reference);
  const stops = stopsIn(reference.simulator.log.since(mark));
  const wanted = comparable(await stateOf(reference));
  expect(stops.length).toBeGreaterThan(5);
  for (const { kind, at } of stops) {
    const desk = await emptySite();
    const remove = desk.simulator.faults.add({ url: /./, fault: { kind }, skip: at, times: 1 });
    await expect(provision(desk)).rejects.toMatchObject({ code: 'lists.offline' });
    remove();
    await provision(desk);
    expect({ at, state: comparable(await stateOf(desk)) }).toEqual({ at, state: wanted });
  }
});

test("a customer's columns, titles and choices survive a second run", async () => {
  const desk = await simulatedDesk();
  const list = ticketsList(desk);
  await list.fields.createFieldAsXml({ SchemaXml: '<Field Type="Text" Name="CostCentre" StaticName="CostCentre" DisplayName="Cost centre" />', Options: 8 });
  await list.update({ Title: 'Anfragen' });
  await list.fields.getByInternalNameOrTitle('TicketStatus').update({ Choices: ['Parked', 'New', 'Open', 'Pending', 'Solved'] } as never, 'SP.FieldChoice');
  await provision(desk);
  const { title, fields } = (await stateOf(desk)).lists.Tickets!;
  expect(title).toBe('Anfragen');
  expect(fields.find(({ name }) => name === 'CostCentre')).toBeDefined();
  expect(fields.find(({ name }) => name === 'TicketStatus')!.choices).toEqual(['Parked', 'New', 'Open', 'Pending', 'Solved', 'Closed']);
});

test('a lost index, a deleted column and an older version are noticed and mended', async () => {
  const desk = await simulatedDesk();
  const list = ticketsList(desk);
  await list.fields.getByInternalNameOrTitle('LastMessageAt').update({ Indexed: false }, 'SP.FieldDateTime');
  await list.fields.getByInternalNameOrTitle('Team').delete();
  const lists = deskLists(desk.as(ADMIN), desk.siteUrl);
  await lists.saveSettings({ ...(await lists.settings()), name: 'IT', schemaVersion: 0 });
  expect(await inspectDesk(desk.as(ADMIN), desk.siteUrl)).toMatchObject({
    state: 'incomplete',
    storedVersion: 0,
    conflicts: [],
    steps: [{ step: 'createColumn', column: 'Team' }, { step: 'indexColumn', column: 'LastMessageAt' }, { step: 'storeVersion' }],
  });
  await provision(desk);
  expect(await inspectDesk(desk.as(ADMIN), desk.siteUrl)).toEqual({ state: 'ready' });
  expect(await lists.settings()).toMatchObject({ name: 'IT', schemaVersion: SCHEMA_VERSION });
});

test('a desk of the first version gets the lists it lacks and keeps what it has', async () => {
  const desk = await simulatedDesk();
  const lists = deskLists(desk.as(ADMIN), desk.siteUrl);
  for (const { url } of [LISTS.AuditLog, LISTS.PrivacyLog])
    await desk
      .as(ADMIN)
      .web.getList(`${new URL(desk.siteUrl).pathname}/Lists/${url}`)
      .delete();
  await lists.saveSettings({ ...(await lists.settings()), name: 'IT', schemaVersion: 1 });
  await lists.apply([{ write: 'createContact', contact: { address: 'kept@x.example', name: 'Kept', language: null } }]);
  expect(await inspectDesk(desk.as(ADMIN), desk.siteUrl)).toMatchObject({ state: 'incomplete', storedVersion: 1, conflicts: [] });
  await provision(desk);
  expect(await inspectDesk(desk.as(ADMIN), desk.siteUrl)).toEqual({ state: 'ready' });
  expect(await lists.settings()).toMatchObject({ name: 'IT', schemaVersion: SCHEMA_VERSION });
  expect(await lists.contactByEmail('kept@x.example')).toMatchObject({ name: 'Kept' });
});

test('a column of the customer that stands in the way is named and left alone', async () => {
  const desk = await simulatedDesk();
  const list = ticketsList(desk);
  await list.fields.getByInternalNameOrTitle('Team').delete();
  await list.fields.createFieldAsXml({ SchemaXml: '<Field Type="Number" Name="Team" StaticName="Team" DisplayName="Team" />', Options: 8 });
  await expect(provision(desk)).rejects.toThrow('Tickets: column Team is of type Number, not Text.');
  expect((await stateOf(desk)).lists.Tickets!.fields.find(({ name }) => name === 'Team')!.type).toBe('Number');
});

test('a desk of a newer version is left alone', async () => {
  const desk = await simulatedDesk();
  const lists = deskLists(desk.as(ADMIN), desk.siteUrl);
  await lists.saveSettings({ ...(await lists.settings()), schemaVersion: SCHEMA_VERSION + 1 });
  expect(await inspectDesk(desk.as(ADMIN), desk.siteUrl)).toEqual({ state: 'newer', storedVersion: SCHEMA_VERSION + 1 });
  await provision(desk);
  expect((await lists.settings()).schemaVersion).toBe(SCHEMA_VERSION + 1);
});

test('only a site admin can set up', async () => {
  const desk = await simulatedDesk();
  await ticketsList(desk).fields.getByInternalNameOrTitle('Team').delete();
  await expect(provisionDesk(desk.as(AGENT), desk.siteUrl)).rejects.toMatchObject({ code: 'lists.denied' });
});

test('in German people read German, code reads the same names', async () => {
  const desk = await emptySite();
  await provisionDesk(desk.as(ADMIN), desk.siteUrl, { language: 'de' });
  expect((await stateOf(desk)).lists.Messages!.title).toBe('ListDesk Nachrichten');
  const field = await ticketsList(desk).fields.getByInternalNameOrTitle('RequesterName').select('Title', 'InternalName')();
  expect(field).toMatchObject({ Title: 'Anfragende Person', InternalName: 'RequesterName' });
  expect(await inspectDesk(desk.as(ADMIN), desk.siteUrl)).toEqual({ state: 'ready' });
});

test('a site that is not there is said so', async () => {
  const desk = await emptySite();
  const nowhere = 'https://nordwind.sharepoint.com/sites/nowhere';
  await expect(inspectDesk(spfi(desk.as(ADMIN)), nowhere)).rejects.toMatchObject({ code: 'lists.missing' });
});
