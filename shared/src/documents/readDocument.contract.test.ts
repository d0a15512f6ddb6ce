import { unzipSync, zipSync } from 'fflate';
import { docx, eml, inBase64, odt, pptx, runs, xlsx, zipOf } from '../../../dev/privacy/documents.ts';
import { personMatcher, personOf, redactions, type Documents, type FileText } from '../privacy/index.ts';
import { plainText } from '../tickets/index.ts';
import {
  MAX_ENTRIES,
  MAX_MAIL_DEPTH,
  MAX_MAIL_HEADER_BYTES,
  MAX_MAIL_LINES,
  MAX_MAIL_SECTIONS,
  MAX_MAIL_TEXT_LINES,
  MAX_TEXT_CHARS,
  MAX_UNZIPPED_BYTES,
} from './limits.ts';
import { documentsWith, type PdfText } from './index.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const PDF = bytes('%PDF-1.7 stands for one');
const said = (pages: string[], more: Partial<PdfText> = {}): Documents => documentsWith(async () => ({ pages, beside: '', files: [], cut: false, ...more }));
const documents = said(['Dear Clara', 'Canary']);
const read = async (file: Uint8Array): Promise<FileText> => documents.read(file);
const clara = personMatcher(personOf(['clara@outside.example'], ['Clara Canary']));
const edits = (text: string) => redactions(clara, text);
const PLAIN = 'Content-Type: text/plain';
const WORD = 'Content-Disposition: attachment; filename=offer.docx';
const PICTURE = 'Content-Type: image/png';
const textOf = async (file: Uint8Array): Promise<string> => (await read(file)).text ?? '';

describe('what a document says', () => {
  test.each([
    ['a name in bold and not', docx([runs('Clara ', 'Cana', 'ry')]), 'Clara Canary'],
    ['two paragraphs are two', docx([runs('Clara'), runs('Canary')]), 'Clara\nCanary'],
    ['marks in it are read as they are meant', docx([runs('M&amp;M &lt;a@b.example&gt; &#252;')]), 'M&M <a@b.example> ü'],
    ['who wrote a comment', docx([], { 'word/comments.xml': '<w:comment w:author="Clara Canary" w:id="1"/>' }), 'Clara Canary'],
    [
      'who made it',
      docx([], { 'docProps/core.xml': '<c><dc:creator>Clara Canary</dc:creator><cp:lastModifiedBy>Otto</cp:lastModifiedBy></c>' }),
      'Clara Canary\nOtto',
    ],
    ['where a link leads', docx([], { 'word/_rels/document.xml.rels': '<R Target="mailto:clara@outside.example" Id="r1"/>' }), 'mailto:clara@outside.example'],
    [
      'cells beside each other',
      xlsx(
        ['Clara', 'Canary', 'Otto'],
        [
          [0, 1],
          [2, 1],
        ],
      ),
      'Clara\tCanary\t |\nOtto\tCanary',
    ],
    ['a slide', pptx('Our team', 'Clara Canary'), 'Our team\nClara Canary'],
    ['an open document', odt('<text:p>Clara<text:s/><text:span>Canary</text:span></text:p><text:p>x</text:p>'), 'Clara Canary\nx'],
    ['an Excel file inside a Word file', docx([], { 'word/embeddings/a.xlsx': xlsx(['Clara Canary'], [[0]]) }), 'Clara Canary'],
    ['files of a zip and their names', zipOf({ 'of Clara.txt': 'one', 'b/c.docx': docx([runs('two')]) }), 'of Clara.txt\nb/c.docx\none\n'],
    ['a PDF', PDF, 'Dear Clara\nCanary'],
    ['a header of a mail', eml(['From: =?iso-8859-1?Q?Cl=E4ra?=\r\n =?utf-8?B?IENhbmFyeQ==?= <c@b.example>']), 'From: Clära Canary <c@b.example>'],
    [
      'a mail in quoted-printable',
      eml([], [`${PLAIN}; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable`, 'Cl=E4ra Can=\r\nary']),
      'Clära Canary',
    ],
    [
      'a mail in Base64, behind the line of a mailbox file',
      bytes(`From - Sat Nov 21\nSubject: x\n${inBase64(PLAIN, 'Clara Canary').join('\n\n')}`),
      'Clara Canary',
    ],
    ['the name of a file in a mail', eml([], inBase64("Content-Disposition: attachment; filename*=utf-8''Clara%20Canary.png", 'x')), 'Clara Canary.png'],
    ['the name of a text in a mail', eml([], [`${PLAIN}; name="Clara Canary.txt"`, 'x']), 'Clara Canary.txt'],
    ['a Word file in a mail in a mail', eml([], inBase64('Content-Type: message/rfc822', eml([], inBase64(WORD, docx([runs('Clara')]))))), 'Clara'],
    ['a mail in a zip', zipOf({ 'a.eml': eml([], inBase64(PLAIN, 'Clara Canary')) }), 'Clara Canary'],
  ])('%s', async (_, file, wanted) => {
    const { text, form } = await read(file);
    expect({ text, form }).toEqual({ text: expect.stringContaining(wanted), form: 'document' });
  });

  test.each([
    ['ÄÖ as Windows wrote it', new Uint8Array([0xc4, 0xd6]), 'ÄÖ'],
    ['UTF-8', bytes('ÄÖ'), 'ÄÖ'],
    ['UTF-16, marked, as Excel saves "Unicode text"', new Uint8Array([0xff, 0xfe, 0xc4, 0, 0xd6, 0]), 'ÄÖ'],
  ])('a text file: %s', (_, file, wanted) => expect(plainText(file)).toBe(wanted));
});

describe('what is not read says why', () => {
  const ole = (more: string): Uint8Array => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...bytes(more)]);
  const locked = zipOf({ 'a.txt': 'x' });
  locked[6] = 1;
  const nested = (depth: number): Uint8Array => (depth === 0 ? zipOf({ 'a.txt': 'deep' }) : zipOf({ 'a.zip': nested(depth - 1) }));
  const nestedSections = (depth: number): string =>
    Array.from({ length: depth + 1 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`).join('');
  const mailed = (depth: number): Uint8Array =>
    depth === 0 ? eml([], inBase64(PLAIN, 'deep')) : eml([`Subject: ${depth}`], inBase64('Content-Type: message/rfc822', mailed(depth - 1)));
  const many = zipOf(Object.fromEntries(Array.from({ length: MAX_ENTRIES + 1 }, (_, at) => [`${at}.txt`, ''])));
  const bomb = zipSync({ 'bomb.txt': new Uint8Array(MAX_UNZIPPED_BYTES + 1) }, { level: 1 });

  test.each<[string, Uint8Array, Partial<FileText>]>([
    ['Word behind a password', ole([...'EncryptedPackage'].join('\0')), { text: null, unread: 'encrypted' }],
    ['Word of before 2007', ole('WordDocument'), { text: null, unread: 'kind' }],
    ['a zip behind a password', locked, { text: null, unread: 'encrypted' }],
    ['OpenDocument behind a password', odt('', '<manifest:encryption-data/>'), { text: null, unread: 'encrypted' }],
    ['half a file', docx([runs('Clara')]).slice(0, 150), { text: null, unread: 'damaged' }],
    ['no document at all', bytes('MZ'), { text: null, unread: 'damaged' }],
    [
      'a zip that unpacks to 65 MB out of 300 kB, inside a document',
      docx([runs('Clara')], { 'word/embeddings/b.zip': bomb }),
      { text: expect.stringContaining('Clara'), unread: 'tooLarge' },
    ],
    ['more files than anybody sends', many, { text: null, unread: 'tooLarge' }],
    ['a zip in a zip in a zip in a zip in a zip', nested(4), { unread: 'tooLarge' }],
    ['one picture in a zip', zipOf({ 'a.txt': 'Clara', 'b.png': 'x' }), { text: expect.stringContaining('Clara'), unread: 'kind' }],
    [
      'something old pasted into Word',
      docx([runs('Clara')], { 'word/embeddings/oleObject1.bin': 'x' }),
      { text: expect.stringContaining('Clara'), unread: 'kind' },
    ],
    ['a mail of more sections than anybody sends', bytes(`A: b\n${'--b\n\n'.repeat(MAX_MAIL_SECTIONS + 1)}`), { text: null, unread: 'tooLarge' }],
    ['a mail of more text than anybody reads', bytes(`A: b\n\n${'c\n'.repeat(MAX_MAIL_TEXT_LINES)}`), { text: null, unread: 'tooLarge' }],
    ['a mail of more lines than files have', bytes(`A: b\n\n${`${'c'.repeat(76)}\n`.repeat(MAX_MAIL_LINES)}`), { text: null, unread: 'tooLarge' }],
    ['a mail of sections in sections', bytes(nestedSections(MAX_MAIL_DEPTH + 1)), { text: null, unread: 'tooLarge' }],
    ['a mail of headers', bytes(`A: ${'b'.repeat(MAX_MAIL_HEADER_BYTES)}`), { text: null, unread: 'tooLarge' }],
    ['mails in mails', mailed(5), { text: expect.stringContaining('Subject: 4'), unread: 'tooLarge' }],
    ['a picture a mail brings', eml([], inBase64(`${PICTURE}; name=a.png`, 'x')), { unread: 'kind' }],
    ['but not a logo in its text', eml([], inBase64(`${PICTURE}\r\nContent-ID: <logo>`, 'x')), { unread: null }],
    [
      'but SVG is text, wherever it stands',
      eml([], inBase64('Content-Type: image/svg+xml; name=a.svg\r\nContent-ID: <logo>', '<t>Clara</t>')),
      { text: expect.stringContaining('<t>Clara'), unread: null },
    ],
  ])('%s', async (_, file, wanted) => expect(await read(file)).toMatchObject(wanted));

  test.each<[string, Documents, Partial<FileText>]>([
    ['a page that is a picture', said(['Clara', ' ']), { text: expect.stringContaining('Clara'), unread: 'pictures' }],
    ['more pages than are read', said(['Clara'], { cut: true }), { unread: 'tooLarge' }],
    ['more text than is read', said(['x'.repeat(MAX_TEXT_CHARS + 1)]), { unread: 'tooLarge' }],
    [
      'an invoice with its data inside',
      said(['Invoice'], { files: [{ name: 'a.xml', bytes: bytes('<n>Clara</n>') }] }),
      { text: 'Invoice\n\n<n>Clara</n>', unread: null },
    ],
    ['a password', documentsWith(async () => ({ refused: 'encrypted' })), { text: null, unread: 'encrypted' }],
    ['one that takes for ever', documentsWith(async () => ({ refused: 'tooSlow' })), { text: null, unread: 'tooSlow' }],
  ])('PDF: %s', async (_, reader, wanted) => expect(await reader.read(PDF)).toMatchObject(wanted));
});

describe('a person goes out of a document, everything else stays', () => {
  test.each([
    ['a name in bold and not', docx([runs('Ask Clara ', 'Cana', 'ry', ' or Otto')]), 'Ask Erased person or Otto'],
    ['who wrote a comment', docx([runs('Otto')], { 'word/comments.xml': '<w:comment w:author="Clara Canary" w:id="1"/>' }), 'Otto'],
    ['a link', docx([runs('Otto')], { 'word/_rels/document.xml.rels': '<R Target="mailto:clara@outside.example" Id="r1"/>' }), 'mailto:erased@erased.invalid'],
    [
      'first and second name in two cells',
      xlsx(
        ['Clara', 'Canary', 'Otto'],
        [
          [0, 1],
          [2, 1],
        ],
      ),
      'Erased person\t |\nOtto\tCanary',
    ],
    ['a slide, and the picture of it', pptx('Clara Canary', 'Otto'), 'Erased person\nOtto'],
    ['an open document', odt('<text:p>Clara<text:s/>Canary</text:p><text:p>Otto</text:p>'), 'Otto'],
    ['a document in a zip', zipOf({ 'a.docx': docx([runs('Clara Canary')]), 'o.txt': 'Otto' }), 'Otto'],
    ['a document in a document', docx([runs('Otto')], { 'word/embeddings/a.docx': docx([runs('Clara Canary')]) }), 'Otto'],
    ['a name of a file in a zip', zipOf({ 'Clara Canary.txt': 'x', 'o.txt': 'Otto' }), 'Erased person.txt'],
    ['a file called as what every object has', zipOf({ constructor: 'Clara Canary', 'o.txt': 'Clara Canary' }), 'constructor'],
    ['a PDF in a zip becomes its text', zipOf({ 'a.pdf': PDF, 'o.txt': 'Otto' }), 'a.pdf.txt'],
    [
      'a mail, its headers and both its texts',
      eml(
        ['Subject: Otto', 'From: =?utf-8?Q?Cl=61ra?= Canary <clara@outside.example>'],
        inBase64(PLAIN, 'Clara Canary, Otto'),
        inBase64('Content-Type: text/html', '<p>Clara <b>Canary</b>, Otto</p>'),
      ),
      'Subject: Otto\nFrom: Erased person <erased@erased.invalid>\nMIME-Version: 1.0',
    ],
    ['the name of a text in a mail', eml([], [`${PLAIN}; name="Clara Canary.txt"`, 'Otto']), 'Otto'],
    ['a Word file in a mail', eml([], inBase64(WORD, docx([runs('Otto, Clara Canary')]))), 'Otto, Erased person'],
    ['a PDF in a mail becomes its text', eml([], inBase64('Content-Disposition: attachment; filename=a.pdf', PDF)), 'a.pdf.txt'],
    ['a mail in a mail', eml([], inBase64('Content-Type: message/rfc822', eml(['Subject: Otto'], inBase64(PLAIN, 'Clara Canary')))), 'Subject: Otto'],
  ])('%s', async (_, file, stays) => {
    expect(edits(await textOf(file))).not.toEqual([]);
    const made = await documents.rewrite(file, edits);
    const text = await textOf(made!);
    expect({ text, left: edits(text) }).toEqual({ text: expect.stringContaining(stays), left: [] });
  });

  test('pictures stay as they are', async () => {
    const made = (await documents.rewrite(docx([runs('Clara Canary')]), edits))!;
    expect(unzipSync(made)['word/media/logo.png']).toEqual(new Uint8Array([1, 2, 3]));
  });

  test('in a mail, too, where the text finds them, and headers that say nothing of the person stay letter by letter', async () => {
    const heads = ['Received: from a by b;\r\n\tSat, 21 Nov 2026 07:00:00 +0000', 'Subject: =?utf-8?Q?=C3=BC?='];
    const made = await documents.rewrite(eml(heads, inBase64(PLAIN, 'Clara Canary'), inBase64(`${PICTURE}\r\nContent-ID: <logo>`, 'picture')), edits);
    const text = new TextDecoder().decode(made!);
    expect(text.startsWith(`${heads.join('\r\n')}\r\n`)).toBe(true);
    expect(text).toContain(`Content-Type: image/png\r\nContent-Disposition: inline; filename*=UTF-8''part%201\r\nContent-ID: <logo>\r\n`);
    expect(text).toContain(Buffer.from('picture').toString('base64'));
    expect((await read(made!)).unread).toBeNull();
  });

  test.each([
    ['a PDF', PDF],
    ['a damaged zip', docx([runs('Clara Canary')]).slice(0, 150)],
    [
      'a file called __proto__',
      Buffer.from(
        Buffer.from(zipOf({ __prot0__: 'Clara Canary' }))
          .toString('latin1')
          .replaceAll('__prot0__', '__proto__'),
        'latin1',
      ),
    ],
    ['two files of one name', zipOf({ 'Clara Canary.txt': '1', 'Erased person.txt': '2' })],
  ])('%s cannot be rewritten: only its text can take its place', async (_, file) => expect(await documents.rewrite(file, edits)).toBeNull());
});
