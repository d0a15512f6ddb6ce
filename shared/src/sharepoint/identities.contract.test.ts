import { SCHEMA_VERSION } from '../schema/index.ts';
import { RequestDigest } from '@pnp/sp/behaviors/request-digest.js';
import { DefaultHeaders, DefaultInit, spfi } from '@pnp/sp/index.js';
import { DefaultParse, InjectHeaders } from '@pnp/queryable';
import { ADMIN, AGENT, SECOND_AGENT, simulatedDesk, through, type SimulatedDesk } from '../../../dev/bench/simulatedDesk.ts';
import { addToRole, deskLists, removeFromRole } from './index.ts';
import type { ListWrite } from './index.ts';

let desk: SimulatedDesk;
beforeEach(async () => {
  desk = await simulatedDesk();
});

const contact = (address: string): ListWrite => ({ write: 'createContact', contact: { address, name: '', language: null } });

test('the app works in the lists, sees the settings and needs no digest', async () => {
  const lists = deskLists(await desk.asApp(), desk.siteUrl);
  expect(await lists.apply([contact('a@x.example')])).toMatchObject([{ outcome: 'created' }]);
  expect(await lists.settings()).toMatchObject({ schemaVersion: SCHEMA_VERSION });
  expect((await lists.agents()).map(({ address }) => address)).toEqual([AGENT, SECOND_AGENT]);
  expect(desk.simulator.log.entries.filter(({ url }) => url.includes('contextinfo'))).toEqual([]);
});

test('the app has no way into a site it was not granted', async () => {
  const sp = await desk.asApp();
  desk.simulator.directory.tenants[0]!.siteGrants = [];
  await expect(deskLists(sp, desk.siteUrl).settings()).rejects.toMatchObject({ code: 'lists.denied' });
});

test('a token nobody signed is told apart from missing rights', async () => {
  const sp = spfi(await desk.asApp()).using(InjectHeaders({ Authorization: 'Bearer nonsense' }));
  await expect(deskLists(sp, desk.siteUrl).settings()).rejects.toMatchObject({ code: 'lists.unauthenticated' });
});

test('PnPjs fetches a digest once and keeps it', async () => {
  const cookies = InjectHeaders({ 'x-simulator-user': AGENT });
  const sp = spfi(desk.siteUrl).using(DefaultHeaders(), DefaultInit(), cookies, through(desk.simulator.fetch), DefaultParse(), RequestDigest());
  const lists = deskLists(sp, desk.siteUrl);
  await lists.apply([contact('a@x.example')]);
  await lists.apply([contact('b@x.example')]);
  expect(desk.simulator.log.entries.filter(({ url }) => url.includes('contextinfo'))).toHaveLength(1);
});

test('people are put into roles and taken out, as often as one likes', async () => {
  const sp = desk.as(ADMIN);
  await addToRole(sp, desk.siteUrl, 'Supervisor', SECOND_AGENT.toUpperCase());
  await addToRole(sp, desk.siteUrl, 'Supervisor', SECOND_AGENT);
  const second = await desk.lists(SECOND_AGENT).currentUser();
  expect(second.roles).toEqual(['Supervisor', 'Agent']);
  await removeFromRole(sp, desk.siteUrl, 'Agent', second.id);
  expect((await desk.lists(SECOND_AGENT).currentUser()).roles).toEqual(['Supervisor']);
});

test.each([['nobody'], ['a|b@x.example'], ['']])('%j is nobody who could be added', async (name) => {
  await expect(addToRole(desk.as(ADMIN), desk.siteUrl, 'Agent', name)).rejects.toMatchObject({ code: 'lists.invalid' });
});

test('an agent cannot make agents', async () => {
  await expect(addToRole(desk.as(AGENT), desk.siteUrl, 'Admin', AGENT)).rejects.toMatchObject({ code: 'lists.denied' });
});
