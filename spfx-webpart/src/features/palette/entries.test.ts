import { fits, marked } from './entries';

test.each([
  ['Set Pending', 'pend', true],
  ['Set Pending', 'set pe', true],
  ['Gehe zu Größe', 'gross', true],
  ['Set Pending', 'ending', false],
  ['Set Pending', '', true],
])('%s for "%s": %s', (label, text, expected) => expect(fits({ label }, text)).toBe(expected));

test.each([
  ['Rechnungsexport', 'export', [['Rechnungs', false], ['export', true]]],
  ['Schröder', 'schro', [['Schrö', true], ['der', false]]],
  ['Straße 4', 'strasse', [['Straße', true], [' 4', false]]],
  ['Beamer', '', [['Beamer', false]]],
])('%s asked for by "%s"', (label, text, pieces) => expect(marked(label, text).map(({ text: part, hit }) => [part, hit])).toEqual(pieces));
