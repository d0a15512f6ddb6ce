import { passageMatcher, personMatcher, personOf } from './index.ts';

const person = personOf(['Oliver.Whitfield@Nordwind.example'], ['Oliver Whitfield', 'Jürgen Hoffmann-Schröder', 'Olli']);
const matcher = personMatcher(person);

test('addresses are compared in lower case; a single word is no name', () => {
  expect(person).toEqual({ addresses: ['oliver.whitfield@nordwind.example'], names: ['Oliver Whitfield', 'Jürgen Hoffmann-Schröder'] });
});

test.each([
  ['plain', 'write to oliver.whitfield@nordwind.example, please'],
  ['letter case', 'OLIVER.Whitfield@nordwind.EXAMPLE'],
  ['in angle brackets', '<oliver.whitfield@nordwind.example>'],
  ['at the end of a sentence', 'It is oliver.whitfield@nordwind.example.'],
  ['in a link', '<a href="mailto:oliver.whitfield%40nordwind.example">'],
  ['after an escaped bracket', 'to=%3Coliver.whitfield@nordwind.example%3E'],
  ['as a character reference', 'oliver.whitfield&#64;nordwind.example'],
  ['in JSON after a line end', '{"x":"a\\noliver.whitfield@nordwind.example"}'],
  ['broken by a tag', 'oliver.whitfield@<wbr>nordwind.example'],
  ['coloured in part', '<b>oliver</b>.whitfield@nordwind.example'],
  ['the name', 'Dear Oliver Whitfield,'],
  ['the name, surname first', 'WHITFIELD, Oliver'],
  ['the name over two lines', 'Oliver\n> Whitfield'.replace('> ', '')],
  ['the name in a file name', 'oliver_whitfield-cv.pdf'],
  ['the name in HTML', 'Oliver&nbsp;<b>Whitfield</b>'],
  ['an umlaut as entity', 'J&uuml;rgen Hoffmann-Schr&#246;der'],
  ['an umlaut in two characters', 'Jürgen Hoffmann-Schröder'.normalize('NFD')],
])('found: %s', (_name, text) => {
  expect(matcher.test(text)).toBe(true);
  expect(matcher.test(matcher.replace(text, () => '#'))).toBe(false);
});

test.each([
  ['a longer local part', 'moliver.whitfield@nordwind.example'],
  ['a longer domain', 'oliver.whitfield@nordwind.example.org'],
  ['a longer last label', 'oliver.whitfield@nordwind.examples'],
  ['a first name alone', 'Hello Oliver, the Whitfields are here'],
  ['another surname', 'Oliver Whitfielding'],
  ['a nickname of one word', 'Olli'],
])('left alone: %s', (_name, text) => {
  expect(matcher.hits(text).filter(({ by }) => by === 'address')).toEqual([]);
  if (!/oliver.whitfield@/.test(text)) expect(matcher.test(text)).toBe(false);
});

test('a passage is found in quoted copies, wrapped elsewhere, and in HTML', () => {
  const passage = passageMatcher('my IBAN is DE12 3456');
  for (const copy of ['my IBAN is DE12 3456', '> my IBAN\n> is DE12\n> 3456', '<p>my <b>IBAN</b> is&nbsp;DE12 3456</p>', '&gt; My IBAN is<br>&gt; DE12 3456'])
    expect(passage.test(copy)).toBe(true);
  expect(passage.test('my IBAN is DE12 9999')).toBe(false);
  expect(passageMatcher('  ').test('anything')).toBe(false);
});

/** In proportion to its length it takes a part of a second; with the square of it, minutes. */
const MOST_CPU_MS = 10_000;
test('a hostile text is searched in linear time', () => {
  const before = process.cpuUsage().user;
  for (const text of [
    '<'.repeat(200_000),
    'oliver<b>'.repeat(20_000),
    'o<a>'.repeat(50_000),
    'oliver.'.repeat(30_000),
    '<a '.repeat(60_000),
    'Oliver '.repeat(30_000),
  ])
    matcher.test(text);
  expect((process.cpuUsage().user - before) / 1000).toBeLessThan(MOST_CPU_MS);
});
