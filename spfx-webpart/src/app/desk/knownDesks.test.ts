import { browserKeep } from '../keep/keep';
import { knownDesks, type KnownDesk } from './knownDesks';

const desk = (name: string): KnownDesk => ({ siteUrl: `https://x.example/sites/${name}`, name, page: `https://x.example/sites/${name}/SitePages/Desk.aspx` });
const names = (desks: readonly KnownDesk[]) => desks.map(({ name }) => name);
beforeEach(() => window.localStorage.clear());

test('each desk that is opened is known in the others, once, under its newest name', () => {
  const keep = browserKeep(window.localStorage, 'mara');
  expect(names(knownDesks(keep, desk('IT')))).toEqual(['IT']);
  expect(names(knownDesks(keep, desk('HR')))).toEqual(['HR', 'IT']);
  expect(names(knownDesks(keep, { ...desk('IT'), name: 'IT Service' }))).toEqual(['HR', 'IT Service']);
});

test('another person on this device knows none of them, and what is broken counts as nothing', () => {
  knownDesks(browserKeep(window.localStorage, 'mara'), desk('IT'));
  const keep = browserKeep(window.localStorage, 'jonas');
  keep.write('desks', [{ siteUrl: 'x', name: 'y', page: 'javascript:alert(1)' }]);
  expect(names(knownDesks(keep, desk('HR')))).toEqual(['HR']);
});

test('the oldest is forgotten before there are too many', () => {
  const keep = browserKeep(window.localStorage, 'mara');
  for (let at = 10; at < 25; at += 1) knownDesks(keep, desk(`d${at}`));
  expect(names(knownDesks(keep, desk('d24')))).toHaveLength(12);
});
