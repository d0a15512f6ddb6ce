import '@pnp/sp/fields/index.js';
import '@pnp/sp/views/index.js';
import { ADMIN, AGENT, seed, simulatedDesk, type SimulatedDesk } from '../../../../dev/bench/simulatedDesk.ts';
import { stopsIn } from '../../../../dev/simulator/stops.ts';
import { LISTS, SCHEMA_VERSION } from '../../schema/index.ts';
import type { ListName } from '../../schema/index.ts';
import { deskLists } from '../index.ts';
import { accessTo } from '../access.ts';
import { readDeskState } from './deskState.ts';
import { inspectDesk, provisionDesk } from './index.ts';

/** What the version before this one had not: columns and a list that came since. */
const CAME_SINCE: [ListName, string][] = [
  ['Tickets', 'Circle'],
  ['Tickets', 'LegalHold'],
  ['Tickets', 'Assignee'],
  ['CannedResponses', 'ResponseHtml'],
  ['CannedResponses', 'ResponseOwner'],
  ['CannedResponses', 'ResponseFiles'],
];
const OLD_NUMBER = SCHEMA_VERSION - 1;
const listOf = (desk: SimulatedDesk, name: ListName) => desk.as(ADMIN).web.getList(`${new URL(desk.siteUrl).pathname}/Lists/${LISTS[name].url}`);

/** A desk as the version before made it, with a ticket, and with things of the customer's own in its lists. */
async function olderDesk(): Promise<SimulatedDesk> {
  const desk = await simulatedDesk();
  const lists = deskLists(desk.as(ADMIN), desk.siteUrl);
  await lists.saveSettings({ ...(await lists.settings()), schemaVersion: OLD_NUMBER });
  for (const [list, column] of CAME_SINCE) await listOf(desk, list).fields.getByInternalNameOrTitle(column).delete();
  await listOf(desk, 'PrivacyLog').delete();
  await listOf(desk, 'CannedResponses').update({ EnableAttachments: false });
  const tickets = listOf(desk, 'Tickets');
  await tickets.fields.createFieldAsXml({
    SchemaXml: '<Field Type="Number" Name="CostCentre" StaticName="CostCentre" DisplayName="Kostenstelle" />',
    Options: 8,
  });
  await tickets.update({ Title: 'Anfragen' });
  seed(desk, 'Tickets', [
    {
      Title: 'From before',
      TicketKey: 't-old',
      TicketStatus: 'Open',
      TicketPriority: 'Normal',
      LastMessageAt: '2026-11-20T10:00:00Z',
      LastMessageFrom: 'Requester',
      RequesterEmail: 'kim@outside.example',
      CostCentre: 4711,
    },
  ]);
  return desk;
}
const ticketRow = async (desk: SimulatedDesk) =>
  ((await listOf(desk, 'Tickets').items.select('Title', 'CostCentre', 'TicketKey')()) as Record<string, unknown>[])[0];

test('an older desk says what it is, and what leads to this version', async () => {
  const desk = await olderDesk();
  const found = await inspectDesk(desk.as(ADMIN), desk.siteUrl);
  expect(found).toMatchObject({ state: 'incomplete', storedVersion: OLD_NUMBER, conflicts: [] });
  const steps = 'steps' in found ? found.steps : [];
  expect(steps).toEqual(
    expect.arrayContaining([
      { step: 'createList', list: 'PrivacyLog' },
      ...CAME_SINCE.map(([list, column]) => ({ step: 'createColumn', list, column })),
      { step: 'storeVersion' },
    ]),
  );
  expect(steps.at(-1)).toEqual({ step: 'storeVersion' });
});

test('the upgrade goes forward, adds only, and leaves what is the customer’s', async () => {
  const desk = await olderDesk();
  const before = (await readDeskState(accessTo(desk.as(ADMIN), desk.siteUrl, Date.now))).lists.Tickets!;
  await provisionDesk(desk.as(ADMIN), desk.siteUrl);
  expect(await inspectDesk(desk.as(ADMIN), desk.siteUrl)).toEqual({ state: 'ready' });
  const after = (await readDeskState(accessTo(desk.as(ADMIN), desk.siteUrl, Date.now))).lists.Tickets!;
  expect([after.title, await ticketRow(desk)]).toEqual(['Anfragen', expect.objectContaining({ Title: 'From before', CostCentre: 4711, TicketKey: 't-old' })]);
  for (const field of before.fields) expect(after.fields).toContainEqual(field);
  expect((await deskLists(desk.as(ADMIN), desk.siteUrl).settings()).schemaVersion).toBe(SCHEMA_VERSION);
});

test('stopped before anything or after any write, the next run ends as if nothing had been', async () => {
  const counting = await olderDesk();
  const mark = counting.simulator.log.mark();
  await provisionDesk(counting.as(ADMIN), counting.siteUrl);
  const stops = stopsIn(counting.simulator.log.since(mark));
  expect(stops.length).toBeGreaterThan(3);
  for (const { kind, at } of stops) {
    const desk = await olderDesk();
    const mended = desk.simulator.faults.add({ url: /./, fault: { kind }, skip: at, times: 1 });
    await provisionDesk(desk.as(ADMIN), desk.siteUrl).catch(() => undefined);
    mended();
    // Whoever looks in between sees an older desk, never a whole one that is not.
    const between = await inspectDesk(desk.as(ADMIN), desk.siteUrl);
    if (between.state !== 'ready') expect(between).toMatchObject({ state: 'incomplete', storedVersion: OLD_NUMBER });
    await provisionDesk(desk.as(ADMIN), desk.siteUrl);
    expect({ at, found: await inspectDesk(desk.as(ADMIN), desk.siteUrl), row: await ticketRow(desk) }).toMatchObject({
      at,
      found: { state: 'ready' },
      row: { CostCentre: 4711 },
    });
  }
});

describe('side by side, for the time between', () => {
  test('the new web part and service work on lists that were not upgraded', async () => {
    const desk = await olderDesk();
    const lists = desk.lists(AGENT);
    await expect(lists.ticketPage({ view: 'allOpen' })).rejects.toMatchObject({ code: 'lists.invalid' });
    await lists.adaptToOlder();
    const [ticket] = (await lists.ticketPage({ view: 'allOpen' })).tickets;
    expect(ticket).toMatchObject({ key: 't-old', subject: 'From before', status: 'Open', assignee: null });
    const me = await lists.currentUser();
    expect(await lists.updateTicket(ticket!.id, ticket!.etag, { status: 'Solved', priority: 'High', assigneeId: me.id })).toMatchObject({ outcome: 'updated' });
    expect(await lists.ticket({ key: 't-old' })).toMatchObject({ status: 'Solved', priority: 'High', assignee: null });
    expect(await ticketRow(desk)).toMatchObject({ CostCentre: 4711 });
  });

  test('a canned response is kept by its words until the upgrade, and whole after it', async () => {
    const desk = await olderDesk();
    const lists = desk.lists(AGENT);
    await lists.adaptToOlder();
    const text = { name: 'Hello', language: null, category: null, body: 'Hello', html: '<b>Hello</b>', ownerId: 7, files: [] };
    await lists.createCannedResponse('r', text);
    expect(await lists.cannedResponses(8)).toMatchObject([{ key: 'r', body: 'Hello', html: '', ownerId: null }]);
    await provisionDesk(desk.as(ADMIN), desk.siteUrl);
    const next = desk.lists(AGENT);
    const [one] = await next.cannedResponses(8);
    expect(await next.addResponseFile(one!.id, 'a.txt', new Uint8Array([1]))).toBe('added');
    const [now] = await next.cannedResponses(8);
    expect(await next.updateCannedResponse(one!.id, now!.etag, text)).toMatchObject({ outcome: 'updated' });
    expect([await next.cannedResponses(7), await next.cannedResponses(8)]).toMatchObject([[{ html: '<b>Hello</b>', ownerId: 7 }], []]);
  });

  test('the old web part works on lists that were upgraded: what it does not know it neither reads nor loses', async () => {
    const desk = await olderDesk();
    const old = desk.lists(AGENT);
    await old.adaptToOlder();
    await provisionDesk(desk.as(ADMIN), desk.siteUrl);
    const next = desk.lists(ADMIN);
    const before = (await next.ticket({ key: 't-old' }))!;
    const me = await next.currentUser();
    expect(await next.updateTicket(before.id, before.etag, { assigneeId: me.id })).toMatchObject({ outcome: 'updated' });
    expect(await next.ticket({ key: 't-old' })).toMatchObject({ assignee: { id: me.id } });
    const seen = (await old.ticket({ key: 't-old' }))!;
    expect(await old.updateTicket(seen.id, seen.etag, { status: 'Pending' })).toMatchObject({ outcome: 'updated' });
    expect(await next.ticket({ key: 't-old' })).toMatchObject({ status: 'Pending', assignee: { id: me.id } });
  });

  test('an older set-up page changes nothing on a newer desk', async () => {
    const desk = await simulatedDesk();
    const lists = deskLists(desk.as(ADMIN), desk.siteUrl);
    await lists.saveSettings({ ...(await lists.settings()), schemaVersion: SCHEMA_VERSION + 1 });
    await listOf(desk, 'Tickets').fields.getByInternalNameOrTitle('Circle').delete();
    await provisionDesk(desk.as(ADMIN), desk.siteUrl);
    expect(await inspectDesk(desk.as(ADMIN), desk.siteUrl)).toEqual({ state: 'newer', storedVersion: SCHEMA_VERSION + 1 });
  });
});
