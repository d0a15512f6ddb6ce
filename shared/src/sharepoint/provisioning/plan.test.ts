import { LIST_NAMES, LISTS, ROLES, SCHEMA_VERSION } from '../../schema/index.ts';
import type { Column, ListName } from '../../schema/index.ts';
import type { DeskState, ListState } from './deskState.ts';
import { choicesIn, fieldXml, SP_FIELD_TYPE } from './fieldXml.ts';
import { columnOf, planDesk, SETTINGS_ROLE_KIND, SITE_ROLE_KIND } from './plan.ts';

const KINDS = new Map([
  [5, 1073741829],
  [3, 1073741827],
  [2, 1073741826],
]);
const empty: DeskState = {
  lists: Object.fromEntries(LIST_NAMES.map((name) => [name, null])) as DeskState['lists'],
  library: null,
  groups: { Admin: null, Supervisor: null, Agent: null, ReadOnly: null },
  roleDefinitions: KINDS,
  siteGrants: new Map(),
  settingsGrants: new Map(),
  storedVersion: null,
};

function whole(): DeskState {
  const grants = (kinds: Record<string, number>) => new Map(ROLES.map((role, at) => [at + 3, new Set([KINDS.get(kinds[role]!)!])]));
  return {
    lists: Object.fromEntries(LIST_NAMES.map((name) => [name, wholeList(name)])) as DeskState['lists'],
    library: { title: 'Renamed too' },
    groups: Object.fromEntries(ROLES.map((role, at) => [role, { id: at + 3, closed: false }])) as DeskState['groups'],
    roleDefinitions: KINDS,
    siteGrants: grants(SITE_ROLE_KIND),
    settingsGrants: grants(SETTINGS_ROLE_KIND),
    storedVersion: SCHEMA_VERSION,
  };
}

function wholeList(name: ListName): ListState {
  const columns: readonly Column[] = LISTS[name].columns;
  return {
    title: 'Renamed by the customer',
    versions: LISTS[name].versions,
    attachments: LISTS[name].attachments,
    ownPermissions: name === 'Settings',
    fields: [
      { name: 'Title', type: 'Text', indexed: false, unique: false, choices: [] },
      { name: 'CostCentre', type: 'Text', indexed: true, unique: false, choices: [] },
      ...columns.map((column) => ({
        name: column.name,
        type: SP_FIELD_TYPE[column.type],
        indexed: Boolean(column.indexed || column.unique),
        unique: Boolean(column.unique),
        choices: column.choices ?? [],
      })),
    ],
  };
}

const withTickets = (change: (list: ListState) => ListState): DeskState => {
  const state = whole();
  return { ...state, lists: { ...state.lists, Tickets: change(state.lists.Tickets!) } };
};

test('a whole desk needs nothing, whatever the customer added and renamed', () => {
  expect(planDesk(whole())).toEqual({ steps: [], conflicts: [] });
});

test('an empty site needs every list, column and group, and the version last', () => {
  const { steps } = planDesk(empty);
  expect(steps.filter(({ step }) => step === 'createList')).toHaveLength(LIST_NAMES.length);
  expect(steps.filter(({ step }) => step === 'createColumn')).toHaveLength(LIST_NAMES.flatMap((name) => [...LISTS[name].columns]).length);
  expect(steps.filter(({ step }) => step === 'createGroup')).toHaveLength(ROLES.length);
  expect(steps.at(-1)).toEqual({ step: 'storeVersion' });
});

test.each([
  [
    'a lost index is made again',
    (list: ListState) => replace(list, 'LastMessageAt', { indexed: false }),
    { step: 'indexColumn', list: 'Tickets', column: 'LastMessageAt' },
  ],
  [
    'a lost fence is made again',
    (list: ListState) => replace(list, 'TicketKey', { unique: false }),
    { step: 'indexColumn', list: 'Tickets', column: 'TicketKey' },
  ],
  [
    'a deleted column is made again',
    (list: ListState) => ({ ...list, fields: list.fields.filter(({ name }) => name !== 'Team') }),
    { step: 'createColumn', list: 'Tickets', column: 'Team' },
  ],
  [
    "a missing choice joins the customer's own",
    (list: ListState) => replace(list, 'TicketStatus', { choices: ['Parked', 'New', 'Open', 'Pending', 'Solved'] }),
    { step: 'addChoices', list: 'Tickets', column: 'TicketStatus', choices: ['Parked', 'New', 'Open', 'Pending', 'Solved', 'Closed'] },
  ],
  ['an unnamed list is named', (list: ListState) => ({ ...list, title: LISTS.Tickets.url }), { step: 'nameList', list: 'Tickets' }],
  ['too few versions are raised', (list: ListState) => ({ ...list, versions: 10 }), { step: 'configureList', list: 'Tickets' }],
])('%s', (_name, change, step) => {
  expect(planDesk(withTickets(change)).steps).toEqual([step, { step: 'storeVersion' }]);
});

function replace(list: ListState, name: string, change: Partial<ListState['fields'][number]>): ListState {
  return { ...list, fields: list.fields.map((field) => (field.name === name ? { ...field, ...change } : field)) };
}

test("a customer's column of another type is a conflict, never changed", () => {
  expect(planDesk(withTickets((list) => replace(list, 'Team', { type: 'Lookup' })))).toEqual({
    steps: [],
    conflicts: [{ list: 'Tickets', column: 'Team', found: 'Lookup', expected: 'Text' }],
  });
});

test('a group whose members nobody sees is opened', () => {
  const state = whole();
  expect(planDesk({ ...state, groups: { ...state.groups, Admin: { id: 3, closed: true } } }).steps).toEqual([
    { step: 'openGroup', role: 'Admin' },
    { step: 'storeVersion' },
  ]);
});

test('an older desk only learns its new version when all else stands', () => {
  expect(planDesk({ ...whole(), storedVersion: 0 }).steps).toEqual([{ step: 'storeVersion' }]);
});

test('whoever may not see permissions is not told to set them', () => {
  expect(planDesk({ ...whole(), siteGrants: null, settingsGrants: null }).steps).toEqual([]);
});

test.each([
  [
    'a fence',
    'Tickets',
    'TicketKey',
    '<Field Type="Text" Name="TicketKey" StaticName="TicketKey" DisplayName="Ticket key" MaxLength="255" Required="TRUE" Indexed="TRUE" EnforceUniqueValues="TRUE" />',
  ],
  [
    'choices',
    'Tickets',
    'LastMessageFrom',
    '<Field Type="Choice" Name="LastMessageFrom" StaticName="LastMessageFrom" DisplayName="Last message from" Format="Dropdown" FillInChoice="FALSE"><CHOICES><CHOICE>Requester</CHOICE><CHOICE>Agent</CHOICE><CHOICE>System</CHOICE></CHOICES></Field>',
  ],
  [
    'a person',
    'Tickets',
    'Assignee',
    '<Field Type="User" Name="Assignee" StaticName="Assignee" DisplayName="Assignee" UserSelectionMode="PeopleOnly" UserSelectionScope="0" Indexed="TRUE" />',
  ],
])('XML of %s', (_name, list, column, xml) => {
  expect(fieldXml(columnOf(list as ListName, column), 'en')).toBe(xml);
});

test('what people see follows the language, what code sees does not', () => {
  expect(fieldXml(columnOf('Tickets', 'RequesterName'), 'de')).toContain('Name="RequesterName" StaticName="RequesterName" DisplayName="Anfragende Person"');
  expect(fieldXml({ name: 'X', title: 'A & "B" <C>', type: 'Text', data: 'none' }, 'en')).toContain('DisplayName="A &amp; &quot;B&quot; &lt;C&gt;"');
});

test('choices are read out of what SharePoint keeps', () => {
  expect(choicesIn(fieldXml({ name: 'X', title: 'X', type: 'Choice', data: 'none', choices: ['A & B', '<C>', '"D"'] }, 'en'))).toEqual(['A & B', '<C>', '"D"']);
  expect(choicesIn('<Field><CHOICES><CHOICE>Gr&#252;n &#xe4;</CHOICE></CHOICES></Field>')).toEqual(['Grün ä']);
});
