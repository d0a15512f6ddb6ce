import { fits, marked } from './entries';
import { requestersFor } from './requesters';

test.each([
  ['Set Pending', 'pend', true],
  ['Set Pending', 'set pe', true],
  ['Gehe zu Größe', 'gross', true],
  ['Set Pending', 'ending', false],
  ['Set Pending', '', true],
])('%s for "%s": %s', (label, text, expected) => expect(fits({ label }, text)).toBe(expected));

test.each([
  [
    'Rechnungsexport',
    'export',
    [
      ['Rechnungs', false],
      ['export', true],
    ],
  ],
  [
    'Schröder',
    'schro',
    [
      ['Schrö', true],
      ['der', false],
    ],
  ],
  [
    'Straße 4',
    'strasse',
    [
      ['Straße', true],
      [' 4', false],
    ],
  ],
  ['Beamer', '', [['Beamer', false]]],
])('%s asked for by "%s"', (label, text, pieces) => expect(marked(label, text).map(({ text: part, hit }) => [part, hit])).toEqual(pieces));

const rows = [
  { name: '', address: 'Oliver.Whitfield@x.example' },
  { name: 'Oliver Whitfield', address: 'oliver.whitfield@x.example' },
  { name: 'Søren Olsen', address: 's@x.example' },
].map((requester) => ({ requester }));
test.each([
  ['oliv', ['Oliver Whitfield']],
  ['olsen', ['Søren Olsen']],
  ['x.example', ['Oliver Whitfield', 'Søren Olsen']],
  ['o', []],
  ['', []],
])('requesters for "%s"', (text, names) => expect(requestersFor(text, rows).map(({ name }) => name)).toEqual(names));
