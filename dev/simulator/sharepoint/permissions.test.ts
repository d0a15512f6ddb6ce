import type { Simulator } from '../simulator.ts';
import { restAs, type Rest } from './rest.ts';
import { appToken, grant, HOST, MEMBER, OWNER, SITE_PATH, SITE_URL, STRANGER, testWorld, VISITOR } from './testWorld.ts';
import type { ManualClock } from '../core/clock.ts';

let simulator: Simulator;
let clock: ManualClock;
let owner: Rest;
const LIST = "_api/web/lists/getbytitle('T')";

beforeEach(async () => {
  ({ simulator, clock } = await testWorld());
  owner = restAs(simulator, { user: OWNER });
  await owner('POST', '_api/web/lists', { Title: 'T', BaseTemplate: 100 });
  await owner('POST', `${LIST}/items`, { Title: 'one' });
  await owner('POST', `${LIST}/items`, { Title: 'two' });
});

it.each([
  [OWNER, 200, 201, 201],
  [MEMBER, 200, 201, 201],
  [VISITOR, 200, 403, 403],
  [STRANGER, 403, 403, 403],
])('%s may read: %i, add an item: %i, add a list: %i', async (user, read, add, list) => {
  const rest = restAs(simulator, { user });
  const headers: Record<string, string> = user === STRANGER ? { 'x-requestdigest': '0xNONE' } : {};
  expect((await rest('GET', `${LIST}/items`)).status).toBe(read);
  expect((await rest('POST', `${LIST}/items`, { Title: 'x' }, headers)).status).toBe(add);
  expect((await rest('POST', '_api/web/lists', { Title: `of ${user}`, BaseTemplate: 100 }, headers)).status).toBe(list);
});

it.each([
  ['read', 200, 403, 403],
  ['write', 200, 201, 403],
  ['manage', 200, 201, 201],
  ['fullcontrol', 200, 201, 201],
] as const)('an app granted %s reads %i, writes %i, makes lists %i', async (role, read, write, list) => {
  grant(simulator, role);
  const rest = restAs(simulator, { token: await appToken(simulator) });
  expect((await rest('GET', `${LIST}/items`)).status).toBe(read);
  expect((await rest('POST', `${LIST}/items`, { Title: 'x' })).status).toBe(write);
  expect((await rest('POST', '_api/web/lists', { Title: 'mine', BaseTemplate: 100 })).status).toBe(list);
});

it.each([
  ['without a grant', {}, false, 403, 'Access denied'],
  ['without the role in its token', { roles: [] }, true, 403, 'Access denied'],
  ['with a secret instead of a certificate', { appidacr: '1' }, true, 401, 'Unsupported app only token'],
  ['with a Graph token', { aud: 'https://graph.microsoft.com' }, true, 401, 'AudienceUriValidationFailed'],
  ['with a token of another tenant', { tid: '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c0000' }, true, 401, 'Invalid issuer or signature'],
])('an app %s is refused', async (_how, claims, granted, status, text) => {
  if (granted) grant(simulator, 'write');
  const answer = await restAs(simulator, { token: await appToken(simulator, claims) })('GET', `${LIST}/items`);
  expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(text)]);
});

it('refuses a token that is over, and one nobody signed', async () => {
  grant(simulator, 'read');
  const token = await appToken(simulator);
  expect((await restAs(simulator, { token })('GET', '_api/web')).status).toBe(200);
  await clock.advance(3601_000);
  const late = await restAs(simulator, { token })('GET', '_api/web');
  expect([late.status, late.headers.get('x-ms-diagnostics')]).toEqual([401, expect.stringContaining('3000006')]);
  expect((await restAs(simulator, { token: `${token.slice(0, -4)}AAAA` })('GET', '_api/web')).status).toBe(401);
});

it('wants a digest from the browser, and a fresh one after half an hour', async () => {
  const digest = (await owner('POST', '_api/contextinfo')).json['FormDigestValue']!;
  const write = async (value: string) => await owner('POST', `${LIST}/items`, { Title: 'x' }, { 'x-requestdigest': value });
  expect((await write(digest)).status).toBe(201);
  expect((await write('0x00,21 Nov 2026 08:00:00 -0000')).json['odata.error']?.['code']).toContain('-2130575251');
  await clock.advance(1801_000);
  expect((await write(digest)).status).toBe(403);
});

it('hides an item with its own permissions, from queries and by id', async () => {
  expect((await owner('POST', `${LIST}/items(1)/breakroleinheritance(copyroleassignments=false,clearsubscopes=true)`)).status).toBe(200);
  const member = restAs(simulator, { user: MEMBER });
  expect((await member('GET', `${LIST}/items?$select=Id`)).json.value).toMatchObject([{ Id: 2 }]);
  expect((await member('GET', `${LIST}/items(1)`)).status).toBe(404);
  const id = (await owner('POST', '_api/web/ensureuser', { logonName: MEMBER })).json['Id'];
  await owner('POST', `${LIST}/items(1)/roleassignments/addroleassignment(principalid=${id}, roledefid=1073741826)`);
  expect((await member('GET', `${LIST}/items(1)`)).status).toBe(200);
  expect((await member('POST', `${LIST}/items(1)`, { Title: 'y' }, { 'x-http-method': 'MERGE', 'if-match': '*' })).status).toBe(403);
  await owner('POST', `${LIST}/items(1)/resetroleinheritance`);
  expect((await member('POST', `${LIST}/items(1)`, { Title: 'y' }, { 'x-http-method': 'MERGE', 'if-match': '*' })).status).toBe(204);
});

describe('a folder with its own permissions', () => {
  const FOLDER = `${SITE_PATH}/Lists/T/secret`;
  const AT = `_api/web/getfolderbyserverrelativepath(decodedurl='${FOLDER}')`;
  let member: Rest;

  beforeEach(async () => {
    await owner('POST', `_api/web/folders/addusingpath(decodedurl='${FOLDER}')`);
    await owner('POST', `${AT}/listitemallfields/breakroleinheritance(copyroleassignments=false,clearsubscopes=true)`);
    await owner('POST', `_api/web/getfilebyserverrelativepath(decodedurl='${SITE_PATH}/Lists/T/1_.000')/moveto(newurl='${FOLDER}/1_.000',flags=1)`);
    member = restAs(simulator, { user: MEMBER });
  });

  it('keeps the id of a row that is moved into it, and where it lies', async () => {
    expect((await owner('GET', `${LIST}/items(1)?$select=Title,FileRef,FileDirRef`)).json).toMatchObject({
      Title: 'one',
      FileRef: `${FOLDER}/1_.000`,
      FileDirRef: FOLDER,
    });
  });

  it.each([
    ['by id', `${LIST}/items(1)`, 404],
    ['its versions', `${LIST}/items(1)/versions`, 404],
    ['its file', `_api/web/getfilebyserverrelativepath(decodedurl='${FOLDER}/1_.000')/listitemallfields`, 404],
    ['the folder', AT, 403],
  ])('hides the row from others: %s', async (_what, address, status) => {
    expect((await member('GET', address)).status).toBe(status);
    expect((await owner('GET', address)).status).toBe(200);
  });

  it('hides it from queries, views and the search', async () => {
    const view = { ViewXml: '<View Scope="RecursiveAll"><ViewFields><FieldRef Name="Title"/></ViewFields></View>' };
    const idsOf = (answer: Awaited<ReturnType<Rest>>) => JSON.stringify(answer.json);
    expect((await member('GET', `${LIST}/items?$select=Id`)).json.value).toMatchObject([{ Id: 2 }]);
    expect(idsOf(await member('POST', `${LIST}/getitems`, { query: view }))).not.toContain('"one"');
    expect(idsOf(await owner('POST', `${LIST}/getitems`, { query: view }))).toContain('"one"');
    expect((await member('POST', `${LIST}/renderlistdataasstream`, { parameters: view })).text).not.toContain('"one"');
    expect((await owner('POST', `${LIST}/renderlistdataasstream`, { parameters: view })).text).toContain('"one"');
    const search = { request: { Querytext: 'one', SelectProperties: ['Title'] } };
    expect((await member('POST', '_api/search/postquery', search)).text).not.toContain('"one"');
    expect((await owner('POST', '_api/search/postquery', search)).text).toContain('"one"');
  });

  it('takes nothing from others, and lets them move nothing in', async () => {
    const values = { listItemCreateInfo: { FolderPath: { DecodedUrl: FOLDER } }, formValues: [{ FieldName: 'Title', FieldValue: 'x' }] };
    expect((await member('POST', `${LIST}/addvalidateupdateitemusingpath`, values)).status).toBe(403);
    expect((await owner('POST', `${LIST}/addvalidateupdateitemusingpath`, values)).status).toBe(200);
    expect(
      (await member('POST', `_api/web/getfilebyserverrelativepath(decodedurl='${SITE_PATH}/Lists/T/2_.000')/moveto(newurl='${FOLDER}/2_.000',flags=1)`)).status,
    ).toBe(403);
  });

  it('shows a view without a scope only what lies directly in the list', async () => {
    const view = { ViewXml: '<View><ViewFields><FieldRef Name="Title"/></ViewFields></View>' };
    const answer = await owner('POST', `${LIST}/getitems`, { query: view });
    expect(answer.json.value.map((row) => row['Title'])).toEqual(['two', null]);
  });

  it('lets those in who are given a right, and keeps a deleted row in the bin of who deleted it', async () => {
    const id = (await owner('POST', '_api/web/ensureuser', { logonName: MEMBER })).json['Id'];
    await owner('POST', `${AT}/listitemallfields/roleassignments/addroleassignment(principalid=${id}, roledefid=1073741827)`);
    expect((await member('GET', `${LIST}/items(1)`)).status).toBe(200);
    expect((await member('POST', `${LIST}/items(1)`, { Title: 'y' }, { 'x-http-method': 'MERGE', 'if-match': '*' })).status).toBe(204);
    await owner('POST', `${LIST}/items(1)/recycle`);
    expect((await member('GET', '_api/web/recyclebin')).json.value).toEqual([]);
    expect((await owner('GET', '_api/web/recyclebin')).json.value).toMatchObject([{ DirName: FOLDER.slice(1) }]);
  });
});

it('makes a list one may not read look as if it were not there', async () => {
  await owner('POST', `${LIST}/breakroleinheritance(copyroleassignments=false,clearsubscopes=true)`);
  const answer = await restAs(simulator, { user: VISITOR })('GET', LIST);
  expect([answer.status, answer.text]).toEqual([404, expect.stringContaining("List 'T' does not exist at site with URL")]);
});

it('tells members of a group to members only, until the group says otherwise', async () => {
  const id = (await owner('POST', '_api/web/sitegroups', { Title: 'Agents' })).json['Id'];
  const member = restAs(simulator, { user: MEMBER });
  expect((await member('GET', `_api/web/sitegroups/getbyname('Agents')/users`)).status).toBe(403);
  await owner('POST', `_api/web/sitegroups(${id})`, { OnlyAllowMembersViewMembership: false }, { 'x-http-method': 'MERGE' });
  await owner('POST', `_api/web/sitegroups(${id})/users`, { LoginName: `i:0#.f|membership|${MEMBER}` });
  expect((await member('GET', `_api/web/sitegroups(${id})/users?$select=Email`)).json.value).toMatchObject([{ Email: MEMBER }]);
  expect((await member('GET', '_api/web/currentuser/groups?$select=Title')).json.value.map((group) => group['Title'])).toContain('Agents');
});

it('says in masks what somebody may', async () => {
  expect((await restAs(simulator, { user: VISITOR })('GET', `${LIST}/EffectiveBasePermissions`)).json).toMatchObject({ High: '176', Low: '138612833' });
  expect((await owner('GET', '_api/web/effectivebasepermissions')).json).toMatchObject({ High: '2147483647', Low: '4294967295' });
});

it('sends callers of an old name of the tenant to the new one', async () => {
  const answer = await restAs(simulator, { user: OWNER }, SITE_URL.replace(HOST, 'oldname.sharepoint.com'))('GET', '_api/web');
  expect([answer.status, answer.headers.get('location')]).toEqual([308, `${SITE_URL}/_api/web`]);
});
