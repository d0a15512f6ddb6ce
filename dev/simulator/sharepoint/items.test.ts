import '@pnp/sp/webs/index.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/fields/index.js';
import '@pnp/sp/items/index.js';
import '@pnp/sp/attachments/index.js';
import '@pnp/sp/batching.js';
import '@pnp/sp/site-users/web.js';
import '@pnp/sp/recycle-bin/index.js';
import type { SPFI } from '@pnp/sp';
import type { Simulator } from '../simulator.ts';
import { pnpClient } from './pnpClient.ts';
import { MEMBER, OWNER, SITE_URL, testWorld } from './testWorld.ts';

let simulator: Simulator;
let sp: SPFI;
const tickets = () => sp.web.lists.getByTitle('Help Desk Tickets');

beforeEach(async () => {
  ({ simulator } = await testWorld());
  sp = pnpClient(simulator, SITE_URL, { user: OWNER });
  await sp.web.lists.add('Help Desk Tickets', '', 100, true, { EnableVersioning: true, MajorVersionLimit: 50 });
  const fields = tickets().fields;
  await fields.createFieldAsXml({
    SchemaXml: '<Field Type="Text" DisplayName="Ticket key" Name="TicketKey" Indexed="TRUE" EnforceUniqueValues="TRUE" Required="TRUE"/>',
    Options: 8,
  });
  await fields.createFieldAsXml({
    SchemaXml:
      '<Field Type="Choice" DisplayName="Status" Name="Status" Indexed="TRUE"><Default>New</Default><CHOICES><CHOICE>New</CHOICE><CHOICE>Open</CHOICE></CHOICES></Field>',
    Options: 8,
  });
  await fields.createFieldAsXml({ SchemaXml: '<Field Type="User" DisplayName="Assignee" Name="Assignee" Indexed="TRUE"/>', Options: 8 });
  await fields.createFieldAsXml({ SchemaXml: '<Field Type="DateTime" DisplayName="Due" Name="Due" Format="DateTime"/>', Options: 8 });
  await fields.createFieldAsXml({ SchemaXml: '<Field Type="Number" DisplayName="Points" Name="Points" Min="0" Max="10"/>', Options: 8 });
  await fields.createFieldAsXml({ SchemaXml: '<Field Type="Boolean" DisplayName="IsVip" Name="IsVip"/>', Options: 8 });
});

const status = async (work: Promise<unknown>): Promise<number> =>
  work.then(
    () => 200,
    (error: { status?: number }) => error.status ?? -1,
  );
const bodyOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => '',
    async (error: { response?: Response; message: string }) => error.message,
  );

describe('an item', () => {
  it('is created with its defaults and read back as OData 3', async () => {
    const added = await tickets().items.add({ Title: 'Printer on fire', TicketKey: 'a', Due: '2026-11-20T10:00:00.000Z' });
    expect(added).toMatchObject({
      Id: 1,
      ID: 1,
      Status: 'New',
      Due: '2026-11-20T10:00:00Z',
      'odata.etag': '"1"',
      'odata.type': 'SP.Data.Help_x0020_Desk_x0020_TicketsListItem',
      OData__UIVersionString: '1.0',
      AssigneeId: null,
    });
  });

  it('answers the new ETag to a write and refuses one that is out of date', async () => {
    const added = await tickets().items.add({ Title: 'x', TicketKey: 'a' });
    const { etag } = await tickets().items.getById(1).update({ Status: 'Open' }, added['odata.etag']);
    expect(etag).toMatch(/^"[0-9a-f-]{36},2"$/);
    expect(await status(tickets().items.getById(1).update({ Status: 'New' }, '"1"'))).toBe(412);
    expect(await status(tickets().items.getById(1).update({ Status: 'New' }, etag))).toBe(200);
  });

  it('raises its ETag when a file is attached', async () => {
    await tickets().items.add({ Title: 'x', TicketKey: 'a' });
    await tickets().items.getById(1).attachmentFiles.add("it's 100% #1.txt", 'hello');
    expect(await status(tickets().items.getById(1).update({ Status: 'Open' }, '"1"'))).toBe(412);
    expect(await tickets().items.getById(1).attachmentFiles.getByName("it's 100% #1.txt").getText()).toBe('hello');
    expect(await bodyOf(tickets().items.getById(1).attachmentFiles.add("IT'S 100% #1.txt", 'again'))).toContain('-2130575257');
  });

  it.each([
    ['a second item with the same unique value, whatever its case', { TicketKey: 'KEY' }, '-2130575214'],
    ['no value in a required column', {}, 'required field'],
    ['text of 256 characters', { TicketKey: 'b', Title: 'x'.repeat(256) }, 'Invalid text value'],
    ['a choice nobody offers', { TicketKey: 'b', Status: 'Burning' }, 'choice value'],
    ['a person without an entry at the site', { TicketKey: 'b', AssigneeId: 999 }, 'could not be found'],
    ['a number as text', { TicketKey: 'b', Points: 'many' }, 'Edm.Double'],
    ['a number above the maximum', { TicketKey: 'b', Points: 11 }, 'between'],
    ['a date that is none', { TicketKey: 'b', Due: 'tomorrow' }, 'Edm.DateTime'],
    ['a boolean as text', { TicketKey: 'b', IsVip: 'yes' }, 'Edm.Boolean'],
    ['a column nobody made', { TicketKey: 'b', Nonsense: 1 }, "The property 'Nonsense' does not exist on type"],
    ['a person by its name', { TicketKey: 'b', Assignee: 'Max' }, "The property 'Assignee' does not exist"],
    ['type metadata in JSON light', { TicketKey: 'b', __metadata: { type: 'x' } }, '__metadata'],
  ])('refuses %s', async (_what, values, expected) => {
    await tickets().items.add({ Title: 'first', TicketKey: 'key' });
    expect(await bodyOf(tickets().items.add({ Title: 'second', ...values }))).toContain(expected);
    expect(await tickets().items()).toHaveLength(1);
  });

  it('keeps its versions in steps of 512, the newest first', async () => {
    await tickets().items.add({ Title: 'one', TicketKey: 'a' });
    await tickets().items.getById(1).update({ Title: 'two' });
    const answer = await simulator.fetch(`${SITE_URL}/_api/web/lists/getbytitle('Help Desk Tickets')/items(1)/versions`, {
      headers: { accept: 'application/json', 'x-simulator-user': OWNER },
    });
    const { value } = (await answer.json()) as { value: { VersionId: number; Title: string; IsCurrentVersion: boolean }[] };
    expect(value.map((each) => [each.VersionId, each.Title, each.IsCurrentVersion])).toEqual([
      [1024, 'two', true],
      [512, 'one', false],
    ]);
  });

  it('comes back from the recycle bin with what was attached; a delete is for ever', async () => {
    await tickets().items.add({ Title: 'kept', TicketKey: 'a' });
    await tickets().items.getById(1).attachmentFiles.add('a.txt', 'hello');
    const id = await tickets().items.getById(1).recycle();
    expect(await status(tickets().items.getById(1)())).toBe(404);
    await sp.web.recycleBin.getById(id as unknown as string).restore();
    expect(await tickets().items.getById(1).attachmentFiles()).toHaveLength(1);
    await tickets().items.getById(1).delete();
    expect(await sp.web.recycleBin()).toEqual([]);
  });

  it('is not restored while another one has its unique value', async () => {
    await tickets().items.add({ Title: 'old', TicketKey: 'a' });
    const id = await tickets().items.getById(1).recycle();
    await tickets().items.add({ Title: 'new', TicketKey: 'a' });
    expect(await bodyOf(sp.web.recycleBin.getById(id as unknown as string).restore())).toContain('-2130575214');
  });
});

describe('a query', () => {
  beforeEach(async () => {
    const max = await sp.web.ensureUser(`i:0#.f|membership|${MEMBER}`);
    for (let at = 1; at <= 5; at += 1)
      await tickets().items.add({
        Title: `Ticket ${at}`,
        TicketKey: `k${at}`,
        Status: at % 2 ? 'New' : 'Open',
        AssigneeId: at === 3 ? max.Id : null,
        Due: `2026-11-2${at}T10:00:00Z`,
      });
  });

  it.each([
    ["Status eq 'Open'", [2, 4]],
    ["status eq 'Open'", 'does not exist'],
    ['Status eq Open', 'is not valid'],
    ["Status eq 'open' or Id eq 1", [1, 2, 4]],
    ["(Status eq 'New' and Id gt 1) and Id le 3", [3]],
    ['AssigneeId eq null', [1, 2, 4, 5]],
    ['AssigneeId ne null', [3]],
    ["startswith(Title,'ticket 2')", [2]],
    ["substringof('cket 5',Title)", [5]],
    ["Due ge datetime'2026-11-24T00:00:00Z'", [4, 5]],
    ["Due gt '2026-11-24T10:00:00.000Z'", [5]],
    ['day(Due) eq 22', [2]],
    ["endswith(Title,'2')", 'is not valid'],
    ["contains(Title,'2')", 'is not valid'],
    ["Title eq 'Bob's'", 'is not valid'],
    ['Id add 1 eq 2', 'is not valid'],
    ["Assignee/Title eq 'Max Member'", 'The query to field'],
  ] as const)('with $filter=%s answers %j', async (filter, expected) => {
    const work = tickets().items.select('Id').filter(filter)();
    if (typeof expected === 'string') expect(await bodyOf(work)).toContain(expected);
    else expect((await work).map((each: { Id: number }) => each.Id)).toEqual(expected);
  });

  it('reads a person behind its column when it is expanded and selected', async () => {
    const rows = await tickets().items.select('Id', 'Assignee/Title', 'Assignee/EMail').expand('Assignee').filter("Assignee/Title eq 'Max Member'")();
    expect(rows).toMatchObject([{ Id: 3, Assignee: { Title: 'Max Member', EMail: MEMBER } }]);
    expect(await bodyOf(tickets().items.select('Id', 'Assignee/Title')())).toContain('The query to field');
  });

  it('is walked page by page in the order asked for', async () => {
    const seen: number[] = [];
    for await (const page of tickets().items.select('Id').orderBy('Status', false).orderBy('Id').top(2))
      seen.push(...page.map((each: { Id: number }) => each.Id));
    expect(seen).toEqual([2, 4, 1, 3, 5]);
  });

  it('answers the same rows in OData 4, without metadata and verbose', async () => {
    const ask = async (accept: string, more: Record<string, string> = {}): Promise<Record<string, unknown>> =>
      (await (
        await simulator.fetch(`${SITE_URL}/_api/Web/Lists/GetByTitle('Help Desk Tickets')/Items?$select=Title&$top=1`, {
          headers: { accept, 'x-simulator-user': OWNER, ...more },
        })
      ).json()) as Record<string, unknown>;
    expect(Object.keys(await ask('application/json;odata.metadata=minimal', { 'odata-version': '4.0' }))).toEqual([
      '@odata.context',
      'value',
      '@odata.nextLink',
    ]);
    expect(Object.keys(await ask('application/json'))).toEqual(['odata.metadata', 'odata.nextLink', 'value']);
    expect(await ask('application/json;odata=nometadata')).toMatchObject({ value: [{ Title: 'Ticket 1' }] });
    expect(await ask('application/json;odata=verbose')).toMatchObject({ d: { results: [{ Title: 'Ticket 1' }] } });
  });
});

describe('a batch', () => {
  it('answers each part for itself; what failed undoes nothing', async () => {
    await tickets().items.add({ Title: 'there', TicketKey: 'a' });
    const [batched, execute] = sp.batched();
    const list = batched.web.lists.getByTitle('Help Desk Tickets');
    const outcomes: Record<string, string> = {};
    const note = (name: string, work: Promise<unknown>) =>
      void work.then(
        () => (outcomes[name] = 'done'),
        (error: Error) => (outcomes[name] = /\[(\d+)\]/.exec(error.message)?.[1] ?? error.message),
      );
    note('duplicate', list.items.add({ Title: 'again', TicketKey: 'a' }));
    note('new', list.items.add({ Title: 'fresh', TicketKey: 'b' }));
    note('stale', list.items.getById(1).update({ Status: 'Open' }, '"7"'));
    note('write', list.items.getById(1).update({ Status: 'Open' }, '"1"'));
    note('read', list.items.select('Id')());
    note('gone', list.items.getById(99).delete());
    await execute();
    expect(outcomes).toEqual({ duplicate: '400', new: 'done', stale: '412', write: 'done', read: 'done', gone: '404' });
    expect(await tickets().items.select('Id', 'Status')()).toMatchObject([
      { Id: 1, Status: 'Open' },
      { Id: 2, Status: 'New' },
    ]);
  });
});
