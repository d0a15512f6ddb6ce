import { MAX_PREVIEW_BYTES, previewOf } from './kinds';
import { shownType } from './saveFile';
import { MAX_TEXT_CHARS, textOf } from './textOf';

test.each([
  ['shot.png', 'image/png', 'picture'],
  ['Foto.JPG', 'image/jpeg; name=Foto.JPG', 'picture'],
  ['plan.pdf', 'application/pdf', 'pdf'],
  ['plan.PDF', 'application/octet-stream', 'pdf'],
  ['log.txt', 'text/plain', 'text'],
  ['export.csv', '', 'text'],
  ['a.json', 'application/json', 'text'],
  ['logo.svg', 'image/svg+xml', null],
  ['page.html', 'text/plain', null],
  ['invoice.pdf.exe', 'application/pdf', null],
  ['page.txt', 'text/html', null],
  ['letter.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', null],
  ['scan.tiff', 'image/tiff', null],
] as const)('%s as %s is shown as %s', (fileName, contentType, kind) => {
  expect(previewOf({ fileName, contentType, size: 10, storedName: 'a' })).toBe(kind);
});

test('what is not stored or too large is not shown', () => {
  const file = { fileName: 'plan.pdf', contentType: 'application/pdf', storedName: 'a', size: MAX_PREVIEW_BYTES.pdf };
  expect([previewOf(file), previewOf({ ...file, size: file.size + 1 }), previewOf({ ...file, storedName: null })]).toEqual(['pdf', null, null]);
});

test('a file is given a type nothing runs in, whatever its mail said', () => {
  const file = { contentType: 'text/html' };
  expect([shownType(file, null), shownType(file, 'text'), shownType(file, 'pdf')]).toEqual([
    'application/octet-stream',
    'text/plain;charset=utf-8',
    'application/pdf',
  ]);
});

test.each([
  ['UTF-8', [0xc3, 0xa4], 'ä'],
  ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0x61], 'a'],
  ['Windows-1252', [0xe4, 0x80], 'ä€'],
  ['UTF-16', [0xff, 0xfe, 0xe4, 0x00], 'ä'],
  ['nothing', [], ''],
])('text in %s is read', (_name, bytes, text) => expect(textOf(Uint8Array.from(bytes))).toEqual({ text, cut: false }));

test('a long text is cut and says so', () =>
  expect(textOf(new Uint8Array(MAX_TEXT_CHARS + 1).fill(97))).toEqual({ text: 'a'.repeat(MAX_TEXT_CHARS), cut: true }));
