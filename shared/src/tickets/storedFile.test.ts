import { libraryStoredName, nameInLibrary } from './index.ts';

test.each([
  ['a plain ending stays', 'Bericht Müller.PDF', 'library:m1-3.pdf'],
  ['no ending, none made', 'README', 'library:m1-3'],
  ['an ending that says too much goes', 'x.Hoffmann-Schröder', 'library:m1-3'],
  ['no path comes through', '../../a.b/c', 'library:m1-3'],
])('%s', (_case, fileName, stored) => {
  expect(libraryStoredName('m1', 2, fileName)).toBe(stored);
});

test('a key of another kind makes no other folder', () => {
  expect(libraryStoredName('../x/y', 0, 'a.zip')).toBe('library:___x_y-1.zip');
});

test.each([
  ['library:m1-3.pdf', 'm1-3.pdf'],
  ['m1-3.pdf', null],
  ['', null],
])('%s lies in the library as %s', (stored, name) => {
  expect(nameInLibrary(stored)).toBe(name);
});
