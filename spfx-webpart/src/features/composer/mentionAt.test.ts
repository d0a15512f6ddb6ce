import { mentionAt, suggestedFor } from './mentionAt';

test.each([
  ['@', { query: '', at: 0 }],
  ['Look, @Ay', { query: 'Ay', at: 6 }],
  ['(@jo', { query: 'jo', at: 1 }],
  ['@Aylin De', { query: 'Aylin De', at: 0 }],
  ['mail to a@b', null],
  ['', null],
  ['no name', null],
  ['@two\nlines', null],
])('%j begins %j', (before, found) => expect(mentionAt(before)).toEqual(found));

const agents = ['Aylin Demir', 'Jonas Weber', 'Jonas Weber-Klein', 'Piotr Nowak', 'Demir Ay'].map((name, id) => ({ id, name, address: '' }));
test.each([
  ['', ['Aylin Demir', 'Demir Ay', 'Jonas Weber', 'Jonas Weber-Klein', 'Piotr Nowak']],
  ['ay', ['Aylin Demir', 'Demir Ay']],
  ['we jo', ['Jonas Weber', 'Jonas Weber-Klein']],
  ['klein', ['Jonas Weber-Klein']],
  ['Jonas Weber', ['Jonas Weber', 'Jonas Weber-Klein']],
  ['Aylin Demir ', []],
  ['Aylin, please', []],
  ['xy', []],
])('%j suggests %j', (query, names) => expect(suggestedFor(query, agents).map(({ name }) => name)).toEqual(names));
