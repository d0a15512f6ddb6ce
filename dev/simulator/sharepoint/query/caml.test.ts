import type { Simulator } from '../../simulator.ts';
import { restAs, type Rest } from '../rest.ts';
import { MEMBER, OWNER, testWorld } from '../testWorld.ts';

let simulator: Simulator;
let rest: Rest;

beforeEach(async () => {
  ({ simulator } = await testWorld());
  rest = restAs(simulator, { user: OWNER });
  await rest('POST', '_api/web/lists', { Title: 'T', BaseTemplate: 100 });
  const field = async (xml: string) => rest('POST', "_api/web/lists/getbytitle('T')/fields/createfieldasxml", { parameters: { SchemaXml: xml, Options: 8 } });
  await field('<Field Type="DateTime" DisplayName="Due" Format="DateTime"/>');
  await field('<Field Type="User" DisplayName="Assignee"/>');
  await field('<Field Type="Number" DisplayName="Points"/>');
  await field('<Field Type="MultiChoice" DisplayName="Tags"><CHOICES><CHOICE>red</CHOICE><CHOICE>blue</CHOICE></CHOICES></Field>');
  const max = (await rest('POST', '_api/web/ensureuser', { logonName: `i:0#.f|membership|${MEMBER}` })).json['Id'];
  const owner = (await rest('GET', '_api/web/currentuser')).json['Id'];
  await rest('POST', "_api/web/lists/getbytitle('T')/items", { Title: 'Alpha', Due: '2026-11-21T09:30:00Z', AssigneeId: max, Points: 4, Tags: ['red'] });
  await rest('POST', "_api/web/lists/getbytitle('T')/items", {
    Title: 'Beta',
    Due: '2026-11-22T00:00:00Z',
    AssigneeId: owner,
    Points: 10,
    Tags: ['red', 'blue'],
  });
  await rest('POST', "_api/web/lists/getbytitle('T')/items", { Title: 'Gamma' });
});

const value = (type: string, text: string, more = ''): string => `<Value Type="${type}"${more}>${text}</Value>`;
const ref = (name: string, more = ''): string => `<FieldRef Name="${name}"${more}/>`;

it.each([
  [`<Eq>${ref('Title')}${value('Text', 'alpha')}</Eq>`, [1]],
  [`<Neq>${ref('Title')}${value('Text', 'Alpha')}</Neq>`, [2, 3]],
  [`<And><Gt>${ref('ID')}${value('Counter', '1')}</Gt><Lt>${ref('ID')}${value('Counter', '3')}</Lt></And>`, [2]],
  [`<Or><BeginsWith>${ref('Title')}${value('Text', 'al')}</BeginsWith><Contains>${ref('Title')}${value('Text', 'mm')}</Contains></Or>`, [1, 3]],
  [`<In>${ref('Title')}<Values>${value('Text', 'Beta')}${value('Text', 'Gamma')}</Values></In>`, [2, 3]],
  [`<IsNull>${ref('Points')}</IsNull>`, [3]],
  [`<IsNotNull>${ref('Points')}</IsNotNull>`, [1, 2]],
  [`<Leq>${ref('Points')}${value('Number', '4')}</Leq>`, [1]],
  [`<Eq>${ref('Due')}${value('DateTime', '2026-11-21T00:00:00Z')}</Eq>`, [1]],
  [`<Eq>${ref('Due')}${value('DateTime', '2026-11-21T00:00:00Z', ' IncludeTimeValue="TRUE"')}</Eq>`, []],
  [`<Geq>${ref('Due')}<Value Type="DateTime"><Today OffsetDays="1"/></Value></Geq>`, [2]],
  [`<Eq>${ref('Assignee')}${value('User', 'Max Member')}</Eq>`, [1]],
  [`<Eq>${ref('Assignee', ' LookupId="TRUE"')}<Value Type="Integer"><UserID/></Value></Eq>`, [2]],
  [`<Eq>${ref('Tags')}${value('MultiChoice', 'red')}</Eq>`, [1, 2]],
  [`<NotIncludes>${ref('Tags')}${value('Text', 'blue')}</NotIncludes>`, [1, 3]],
])('CAML %s finds %j', async (where, expected) => {
  const answer = await rest('POST', "_api/web/lists/getbytitle('T')/getitems?$select=Id", {
    query: { ViewXml: `<View><Query><Where>${where}</Where></Query></View>` },
  });
  expect(answer.json.value.map((row) => row['Id'])).toEqual(expected);
});

it.each([
  ['<Where><Membership Type="CurrentUserGroups"/></Where>', 501],
  ['<GroupBy><FieldRef Name="Title"/></GroupBy>', 501],
  [`<Where><Eq>${ref('Nothing')}${value('Text', 'x')}</Eq></Where>`, 500],
  ['<Where><And><IsNull><FieldRef Name="Title"/></IsNull></And></Where>', 400],
])('refuses %s', async (query, status) => {
  expect((await rest('POST', "_api/web/lists/getbytitle('T')/getitems", { query: { ViewXml: `<View><Query>${query}</Query></View>` } })).status).toBe(status);
});

it('shows rows as the list page does, a page at a time', async () => {
  const view = `<View><Query><OrderBy>${ref('Points', ' Ascending="FALSE"')}</OrderBy></Query><ViewFields>${['Title', 'Due', 'Points', 'Assignee', 'Attachments'].map((name) => ref(name)).join('')}</ViewFields><RowLimit Paged="TRUE">2</RowLimit></View>`;
  const first = await rest('POST', "_api/web/lists/getbytitle('T')/RenderListDataAsStream", { parameters: { ViewXml: view, RenderOptions: 2 } });
  expect(first.json).toMatchObject({
    FirstRow: 1,
    LastRow: 2,
    RowLimit: 2,
    Row: [
      { ID: '2', Title: 'Beta' },
      {
        ID: '1',
        Title: 'Alpha',
        Due: '11/21/2026 9:30 AM',
        'Due.': '2026-11-21T09:30:00Z',
        Points: '4',
        'Points.': '4.00000000000000',
        Assignee: [{ title: 'Max Member', email: MEMBER }],
        Attachments: '0',
      },
    ],
  });
  const second = await rest('POST', "_api/web/lists/getbytitle('T')/RenderListDataAsStream", {
    parameters: { ViewXml: view, RenderOptions: 2, Paging: first.json['NextHref']!.slice(1) },
  });
  expect(second.json).toMatchObject({ FirstRow: 3, Row: [{ ID: '3' }] });
  expect(second.json['NextHref']).toBeUndefined();
});
