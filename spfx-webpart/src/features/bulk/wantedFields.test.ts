import { MAX_TAGS, type Ticket } from '@listdesk/shared/tickets';
import { NOTHING_WANTED, patchOf } from './wantedFields';

const ticket = { team: 'SAP', category: null, type: 'Fault', tags: ['a', 'b'] } as unknown as Ticket;

test.each([
  ['nothing', {}, {}],
  ['what it has already', { team: 'SAP', addTags: ['b'] }, {}],
  ['another team and a category', { team: 'Field', category: 'Mail' }, { team: 'Field', category: 'Mail' }],
  ['no type any more', { type: null }, { type: null }],
  ['a tag more and one less', { addTags: ['c'], removeTags: ['a'] }, { tags: ['b', 'c'] }],
  ['a tag both added and removed', { addTags: ['c'], removeTags: ['c'] }, {}],
])('%s', (_, wanted, patch) => expect(patchOf({ ...NOTHING_WANTED, ...wanted }, ticket)).toEqual(patch));

test('never more tags than a ticket holds', () => {
  const many = Array.from({ length: 60 }, (_, at) => `t${at}`);
  const { tags } = patchOf({ ...NOTHING_WANTED, addTags: many }, ticket);
  expect([tags?.length, tags?.slice(0, 3)]).toEqual([MAX_TAGS, ['a', 'b', 't0']]);
});
