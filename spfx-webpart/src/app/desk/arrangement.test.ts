import { browserKeep } from '../keep/keep';
import { arrangementOf } from './arrangement';
import { arranged } from './shownView';
import { MAX_OWN_COLUMNS } from './state';

const PLAIN = { sort: 'updated', reverse: false, group: null, columns: [] };

test.each([
  ['nothing', null, PLAIN],
  ['a text', 'broken', PLAIN],
  ['other shapes', { sort: ['updated'], reverse: 'yes', group: { toString: 1 }, columns: 'team' }, PLAIN],
  ['names of another version', { sort: 'moon', reverse: 1, group: '__proto__', columns: ['moon', null, 'own:x y', { a: 1 }] }, PLAIN],
  [
    'what this version knows',
    { sort: 'own:Cost', reverse: true, group: 'team', columns: ['own:Site', 'tags'] },
    { sort: 'own:Cost', reverse: true, group: 'team', columns: ['tags', 'own:Site'] },
  ],
])('%s kept', (_, kept, expected) => {
  window.localStorage.clear();
  const keep = browserKeep(window.localStorage, 'test');
  keep.write('list', kept);
  expect([arrangementOf(kept), arranged({ keep })]).toEqual([expected, expected]);
});

test('more columns than there may be are left out', () => {
  const columns = Array.from({ length: MAX_OWN_COLUMNS + 5 }, (_, at) => `own:C${at}`);
  expect(arrangementOf({ columns }).columns).toEqual(columns.slice(0, MAX_OWN_COLUMNS));
});
