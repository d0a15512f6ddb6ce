import '@pnp/sp/webs/index.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/fields/index.js';
import '@pnp/sp/items/index.js';
import '@pnp/sp/views/index.js';
import '@pnp/sp/search/index.js';
import '@pnp/sp/site-users/web.js';
import '@pnp/sp/site-groups/web.js';
import '@pnp/sp/security/index.js';
import type { SPFI } from '@pnp/sp';
import type { Simulator } from '../simulator.ts';
import { pnpClient } from './pnpClient.ts';
import { restAs, type Rest } from './rest.ts';
import { MEMBER, OWNER, SITE_PATH, SITE_URL, testWorld, VISITOR } from './testWorld.ts';

let simulator: Simulator;
let sp: SPFI;
let rest: Rest;

beforeEach(async () => {
  ({ simulator } = await testWorld());
  sp = pnpClient(simulator, SITE_URL, { user: OWNER });
  rest = restAs(simulator, { user: OWNER });
});

it('makes a list once: ensure finds it again and keeps it', async () => {
  const made = await sp.web.lists.ensure('Missing', 'desc', 100, true);
  expect(made.created).toBe(true);
  expect((await sp.web.lists.ensure('Missing', 'other', 100, true)).created).toBe(false);
  expect(await sp.web.lists.getByTitle('Missing').select('Description')()).toMatchObject({ Description: 'other' });
  await expect(sp.web.lists.add('missing')).rejects.toThrow('-2130575342');
});

it('finds a list by title, id, address and path, in any case, and says when there is none', async () => {
  await sp.web.lists.add("Bob's & Co #1");
  const byTitle = await sp.web.lists.getByTitle("Bob's & Co #1")();
  expect((await sp.web.lists.getById(byTitle.Id)()).Title).toBe("Bob's & Co #1");
  expect((await sp.web.getList(`${SITE_PATH}/Lists/Bobs  Co 1`)()).Id).toBe(byTitle.Id);
  expect((await rest('GET', `_API/WEB/LISTS(GUID'${byTitle.Id.toUpperCase()}')/TITLE`)).json.value).toBe("Bob's & Co #1");
  await expect(sp.web.lists.getByTitle('None')()).rejects.toThrow(
    "List 'None' does not exist at site with URL 'https://contoso.sharepoint.com/sites/helpdesk'.",
  );
  await expect(sp.web.getList(`${SITE_PATH}/Lists/None`)()).rejects.toThrow('[404]');
});

it('is renamed without changing its address', async () => {
  await sp.web.lists.add('ListDeskTickets');
  await sp.web.lists.getByTitle('ListDeskTickets').update({ Title: 'Tickets' });
  expect(await sp.web.getList(`${SITE_PATH}/Lists/ListDeskTickets`).select('Title', 'EntityTypeName')()).toMatchObject({
    Title: 'Tickets',
    EntityTypeName: 'ListDeskTicketsList',
  });
});

describe('a column', () => {
  const list = () => sp.web.lists.getByTitle('T');
  beforeEach(async () => {
    await sp.web.lists.add('T');
  });

  it.each([
    ['Help Desk', 0, 'Help_x0020_Desk'],
    ['Größe', 0, 'Gr_x00f6__x00df_e'],
    ['100%', 0, '_x0031_00_x0025_'],
    ['A very long title with many words in it', 0, 'A_x0020_very_x0020_long_x0020_ti'],
  ])('called %s with options %i is named %s inside', async (title, options, internal) => {
    const made = await list().fields.createFieldAsXml({ SchemaXml: `<Field Type="Text" DisplayName="${title}" Name="Hinted"/>`, Options: options });
    expect(made.InternalName).toBe(internal);
    const name = internal.startsWith('_') ? `OData_${internal}` : internal;
    await list().items.add({ [name]: 'x' });
    expect((await list().items.select(name)())[0]).toMatchObject({ [name]: 'x' });
  });

  it('takes the hinted name with option 8, and a digit when that is taken', async () => {
    expect((await list().fields.createFieldAsXml({ SchemaXml: '<Field Type="Text" DisplayName="One" Name="Hinted"/>', Options: 8 })).InternalName).toBe(
      'Hinted',
    );
    expect((await list().fields.createFieldAsXml({ SchemaXml: '<Field Type="Text" DisplayName="Two" Name="Hinted"/>', Options: 8 })).InternalName).toBe(
      'Hinted0',
    );
  });

  it.each([
    ['text', async () => list().fields.addText('F', { MaxLength: 20 }), 'Text'],
    ['lines', async () => list().fields.addMultilineText('F', { RichText: false }), 'Note'],
    ['choice', async () => list().fields.addChoice('F', { Choices: ['a', 'b'] }), 'Choice'],
    ['choices', async () => list().fields.addMultiChoice('F', { Choices: ['a', 'b'] }), 'MultiChoice'],
    ['person', async () => list().fields.addUser('F', { SelectionMode: 0 }), 'User'],
    ['number', async () => list().fields.addNumber('F', { MinimumValue: 0 }), 'Number'],
    ['date', async () => list().fields.addDateTime('F'), 'DateTime'],
    ['yes or no', async () => list().fields.addBoolean('F'), 'Boolean'],
    ['link', async () => list().fields.addUrl('F'), 'URL'],
    ['formula', async () => list().fields.addCalculated('F', { Formula: '=1' }), 'Calculated'],
  ] as const)('of type %s is made through the verbose dialect', async (_what, make, type) => {
    await make();
    expect(await list().fields.getByInternalNameOrTitle('F')()).toMatchObject({ TypeAsString: type, InternalName: 'F' });
  });

  it('cannot be unique without an index, nor while rows share a value', async () => {
    await expect(list().fields.createFieldAsXml('<Field Type="Text" DisplayName="U" EnforceUniqueValues="TRUE"/>')).rejects.toThrow('must be indexed');
    await list().fields.addText('F');
    await list().items.add({ F: 'x' });
    await list().items.add({ F: 'X' });
    await list().fields.getByInternalNameOrTitle('F').update({ Indexed: true });
    await expect(list().fields.getByInternalNameOrTitle('F').update({ EnforceUniqueValues: true })).rejects.toThrow('duplicate values');
  });

  it('that only appends shows what the last write said, the rest in the versions', async () => {
    await list().update({ EnableVersioning: true });
    await list().fields.addMultilineText('Log', { RichText: false, AppendOnly: true });
    await list().items.add({ Title: 'x', Log: 'first' });
    await list().items.getById(1).update({ Title: 'y' });
    expect((await list().items.getById(1)()).Log).toBeNull();
    expect((await rest('GET', "_api/web/lists/getbytitle('T')/items(1)/versions(512)")).json['Log']).toBe('first');
  });

  it('of a lookup shows the row behind it', async () => {
    await sp.web.lists.add('Queues');
    const queues = await sp.web.lists.getByTitle('Queues')();
    await sp.web.lists.getByTitle('Queues').items.add({ Title: 'IT' });
    await list().fields.addLookup('Queue', { LookupListId: queues.Id, LookupFieldName: 'Title' });
    await list().items.add({ QueueId: 1 });
    expect(await list().items.select('Id', 'QueueId', 'Queue/Title').expand('Queue').filter("Queue/Title eq 'it'")()).toMatchObject([
      { QueueId: 1, Queue: { Title: 'IT' } },
    ]);
    await expect(list().items.add({ QueueId: 9 })).rejects.toThrow('does not exist');
  });

  it('is written through form strings; a failed one is told with status 200', async () => {
    await list().fields.addUser('Assignee', {});
    await list().fields.addNumber('Points', { MaximumValue: 5 });
    await list().items.add({ Title: 'x' });
    const ok = await list()
      .items.getById(1)
      .validateUpdateListItem([
        { FieldName: 'Title', FieldValue: 'y' },
        { FieldName: 'Assignee', FieldValue: JSON.stringify([{ Key: `i:0#.f|membership|${MEMBER}` }]) },
      ]);
    expect(ok.map((each) => each.HasException)).toEqual([false, false]);
    const bad = await list()
      .items.getById(1)
      .validateUpdateListItem([
        { FieldName: 'Title', FieldValue: 'z' },
        { FieldName: 'Points', FieldValue: '9' },
      ]);
    expect(bad.map((each) => each.HasException)).toEqual([false, true]);
    expect(await list().items.getById(1).select('Title', 'Assignee/Title').expand('Assignee')()).toMatchObject({
      Title: 'y',
      Assignee: { Title: 'Max Member' },
    });
  });
});

it('keeps views with their columns', async () => {
  await sp.web.lists.add('T');
  const views = sp.web.lists.getByTitle('T').views;
  await views.add('Open tickets', false, { RowLimit: 30, ViewQuery: '<OrderBy><FieldRef Name="ID"/></OrderBy>' });
  const view = views.getByTitle('Open tickets');
  await view.fields.removeAll();
  await view.fields.add('Title');
  await view.update({ RowLimit: 50 });
  expect(await view()).toMatchObject({ RowLimit: 50 });
  expect(await view.fields()).toMatchObject({ Items: ['Title'] });
  await view.delete();
  expect((await views()).map((each) => each.Title)).toEqual(['All Items']);
});

it('knows people by address, name and number, and lets groups hold rights', async () => {
  const person = await sp.web.ensureUser(`i:0#.f|membership|${MEMBER}`);
  expect((await sp.web.getUserById(person.Id)()).Email).toBe(MEMBER);
  expect((await sp.web.siteUsers.getByEmail(MEMBER)()).Id).toBe(person.Id);
  expect((await sp.web.siteUsers.getByLoginName(`i:0#.f|membership|${MEMBER}`)()).Id).toBe(person.Id);
  await expect(sp.web.ensureUser('i:0#.f|membership|nobody@contoso.example')).rejects.toThrow('[404]');
  const group = await sp.web.siteGroups.add({ Title: 'Help Desk Agents', Description: 'agents' });
  await sp.web.siteGroups.getByName('Help Desk Agents').users.add(`i:0#.f|membership|${VISITOR}`);
  await sp.web.lists.add('T');
  const list = sp.web.lists.getByTitle('T');
  await list.breakRoleInheritance(false, true);
  const role = await sp.web.roleDefinitions.getByName('Contribute')();
  await list.roleAssignments.add(group.Id, role.Id);
  const asVisitor = pnpClient(simulator, SITE_URL, { user: VISITOR });
  expect((await asVisitor.web.lists.getByTitle('T').items.add({ Title: 'x' })).Id).toBe(1);
  await sp.web.siteGroups.removeById(group.Id);
  await expect(asVisitor.web.lists.getByTitle('T')()).rejects.toThrow('[404]');
});

it('searches what the caller may read', async () => {
  await sp.web.lists.add('T');
  await sp.web.lists.getByTitle('T').items.add({ Title: 'Printer on fire' });
  await sp.web.lists.getByTitle('T').items.add({ Title: 'Scanner' });
  const find = async (user: string, text: string): Promise<string[]> =>
    (await pnpClient(simulator, SITE_URL, { user }).search({ Querytext: text, SelectProperties: ['Title', 'ListItemID'] })).PrimarySearchResults.map(
      (row) => row.Title ?? '',
    );
  expect(await find(OWNER, 'print')).toEqual(['Printer on fire']);
  expect(await find(OWNER, 'rinter')).toEqual([]);
  await rest('POST', "_api/web/lists/getbytitle('T')/items(1)/breakroleinheritance(copyroleassignments=false)");
  expect(await find(VISITOR, 'printer')).toEqual([]);
});

it.each([
  ['application/json', { 'odata.error': { code: expect.any(String), message: { lang: 'en-US', value: expect.any(String) } } }],
  ['application/json;odata=verbose', { error: { code: expect.any(String), message: { lang: 'en-US', value: expect.any(String) } } }],
])('writes errors for %s as that dialect does', async (accept, shape) => {
  expect((await rest('GET', "_api/web/lists/getbytitle('None')", undefined, { accept })).json).toEqual(shape);
});

it('writes errors as OData 4 and as XML when asked so', async () => {
  expect((await rest('GET', "_api/web/lists/getbytitle('None')", undefined, { 'odata-version': '4.0' })).json).toEqual({
    error: { code: '-1, System.ArgumentException', message: expect.any(String) },
  });
  expect((await rest('GET', "_api/web/lists/getbytitle('None')", undefined, { accept: '*/*' })).text).toContain('<m:error');
});
