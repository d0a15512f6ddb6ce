import { KEY_GROUPS, keysFor } from './keyTable';
import words from './words/en';

const meaning = (does: string): string => (words as Record<string, string>)[`keys.${does}`] ?? does;
const found = (mayWork: boolean, typed: string): string[] =>
  keysFor(mayWork, typed, meaning).flatMap(({ name, keys }) => keys.map(({ does }) => `${name} ${does}`));

test.each([
  [true, 'snoo', ['go goSnoozed', 'ticket snooze'], 'a part of a word, whatever its group'],
  [true, 'GO un', ['go goUnassigned'], 'several words, large or small'],
  [true, 'shift x', ['list selectTo'], 'by the name of the keys'],
  [true, 'f6', ['go zones'], 'a key of its own name'],
  [true, 'nothing like it', [], 'nothing fits'],
  [false, 'select', [], 'who only reads finds no key that changes something'],
  [false, 'pane', ['list pane'], 'but finds those for reading'],
] as const)('%s %s finds %j: %s', (mayWork, typed, expected) => {
  expect(found(mayWork, typed)).toEqual(expected);
});

test('who only reads has no group for writing', () => {
  expect(keysFor(false, '', meaning).map(({ name }) => name)).toEqual(['go', 'list', 'ticket']);
  expect(keysFor(true, '', meaning)).toEqual(KEY_GROUPS);
});
