import type { CustomColumn, CustomValue, DeskLists } from '@listdesk/shared/sharepoint';
import type { Ticket } from '@listdesk/shared/tickets';
import { aTicket } from '../../../../dev/exampleItems';
import { createStore } from '../store/store';
import { countViews } from './savedViews';
import { initialState, NO_FILTERS, type DeskState, type NamedView } from './state';

const column = (name: string, type: CustomColumn['type'], choices: string[] = []) => ({ name, title: name, type, choices, required: false }) as CustomColumn;
const COLUMNS = [
  column('Site', 'text'),
  column('Cost', 'number'),
  column('Vip', 'boolean'),
  column('Kind', 'choice', ['A', 'B']),
  column('Parts', 'choices', ['C', 'D']),
];
const VALUES: Record<number, Record<string, CustomValue>> = {
  1: { Site: 'Lager', Cost: 5, Vip: true, Kind: 'A', Parts: ['C', 'D'] },
  2: { Site: 'Lager', Cost: null, Vip: false, Kind: 'B', Parts: ['D'] },
  3: { Site: null, Cost: 7, Vip: null, Kind: 'B' },
};
const ticket = (id: number, etag = '"1"'): Ticket => aTicket({ id, etag, status: 'Open', lastMessageFrom: 'Agent' });
const view = (own: Record<string, string[]>, base: NamedView['shape']['base'] = 'allOpen'): NamedView => ({
  id: 1,
  etag: '',
  key: 'v',
  name: 'v',
  shared: false,
  place: 0,
  ownerId: 1,
  shape: { base, filters: { ...NO_FILTERS, own }, sort: 'updated', reverse: false, group: null, columns: [] },
});

function desk(...saved: NamedView[]) {
  const asked: number[][] = [];
  const lists = {
    customColumns: async () => COLUMNS,
    customRows: async (ids: readonly number[]) => {
      asked.push([...ids]);
      return new Map(ids.map((id) => [id, { etag: '', values: VALUES[id] ?? {} }]));
    },
  } as unknown as DeskLists;
  const store = createStore<DeskState>({ ...initialState('allOpen', 0), saved, tickets: new Map([1, 2, 3].map((id) => [id, ticket(id)])) });
  return {
    asked,
    store,
    count: (whole = true) =>
      countViews(
        store,
        lists,
        async () => whole,
        saved.map(() => null),
        0,
      ),
  };
}

test.each([
  ['a text', { Site: ['Lager'] }, 2],
  ['nothing in it', { Site: [''] }, 1],
  ['a figure', { Cost: ['5', '7'] }, 2],
  ['yes', { Vip: ['yes'] }, 1],
  ['a choice by its place', { Kind: ['1'] }, 2],
  ['one of several choices', { Parts: ['D'] }, 2],
  ['either of two choices', { Parts: ['C', ''] }, 2],
  ['two columns', { Site: ['Lager'], Kind: ['1'] }, 1],
])('a view by own columns is counted: %s', async (_name, own, count) => expect(await desk(view(own)).count()).toEqual([count]));

test('what was read is kept until the ticket changes', async () => {
  const { asked, store, count } = desk(view({ Site: ['Lager'] }), view({ Site: [''] }));
  await count();
  await count();
  expect(asked).toEqual([[3, 2, 1]]);
  store.set((state) => ({ ...state, tickets: new Map(state.tickets).set(2, ticket(2, '"2"')) }));
  await count();
  expect(asked).toEqual([[3, 2, 1], [2]]);
});

test('where not all was read the figure says so; of a column that is gone and of solved tickets there is none', async () => {
  expect(await desk(view({ Site: ['Lager'] })).count(false)).toEqual(['2+']);
  expect(await desk(view({ Gone: ['x'] }), view({}, 'solved')).count()).toEqual([null, null]);
});
