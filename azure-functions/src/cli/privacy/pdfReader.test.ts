import { documentsWith } from '@listdesk/shared/documents';
import { lockedPdf, pdf } from '../../../../dev/privacy/documents.ts';
import { pdfReader } from './pdfReader.ts';

const documents = documentsWith(pdfReader());
const words = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each<[string, Uint8Array, object]>([
  [
    'its pages, line by line, and who made it',
    pdf(['Dear Clara\nCanary', 'Page two'], { author: 'Otto Other' }),
    { text: expect.stringMatching(/Dear Clara\nCanary\s+Page two\n[^]*Otto Other/), unread: null },
  ],
  ['a page that is a picture', pdf(['Clara', null]), { text: expect.stringContaining('Clara'), unread: 'pictures' }],
  ['a password', lockedPdf(), { text: null, unread: 'encrypted' }],
  ['nothing behind its head', words('%PDF-1.7\nnothing'), { text: null, unread: 'damaged' }],
])('a PDF: %s', async (_, file, wanted) => expect(await documents.read(file)).toMatchObject(wanted));

test('many at once are read one after the other, each with its own answer', async () => {
  const texts = await Promise.all(['one', 'two', 'three'].map(async (text) => (await documents.read(pdf([text]))).text));
  expect(texts.map((text) => text?.split('\n')[0])).toEqual(['one', 'two', 'three']);
});

test('one that takes longer than the limit is given up, and the next is read', async () => {
  const impatient = pdfReader(0);
  expect(await impatient(pdf(['slow']))).toEqual({ refused: 'tooSlow' });
  expect(await impatient(words('%PDF-1.7'))).toEqual({ refused: 'tooSlow' });
});
