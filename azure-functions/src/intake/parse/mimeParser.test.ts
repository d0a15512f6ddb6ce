import { MailScan } from './mailScan.ts';
import { parseMime } from './mimeParser.ts';
import { keepInMemory } from './storedBytes.ts';

const lines = (...all: string[]): Buffer => Buffer.from(all.join('\r\n'), 'latin1');
const MIXED = lines(
  'From: Katharina <k@nordwind.example>',
  'Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=windows-1252',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'f=FCr',
  '--b',
  'Content-Type: image/png; name=a.png',
  'Content-Transfer-Encoding: base64',
  '',
  'QUJD',
  '--b--',
  '',
);

/** What we use of mailparser beyond its types: a version that moves it is refused here. */
describe('the tree of mailparser', () => {
  test('holds every leaf, its text and its file', async () => {
    const mime = await parseMime([MIXED], keepInMemory);
    const [text, image] = mime.root.children;
    expect(mime.root.contentType).toBe('multipart/mixed');
    expect(mime.textOf(text!)).toBe('für');
    expect(mime.bytesOf(text!)).toEqual(Buffer.from('f\xfcr', 'latin1'));
    expect(mime.fileOf(image!)).toMatchObject({ fileName: 'a.png', contentType: 'image/png' });
    // The checksum is the parser's own, SHA-256 of "ABC".
    expect(mime.fileOf(image!)?.stored.sha256).toBe('b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78');
    expect(mime.headersOf(mime.root).get('subject')).toEqual(['Grüße']);
    expect(mime.addressesOf(mime.root, 'from')).toMatchObject([{ name: 'Katharina', address: 'k@nordwind.example' }]);
  });
  test('what is thrown while it works is an answer', async () => {
    await expect(parseMime([Buffer.from(`X: ${'a'.repeat(2_000_000)}`)], keepInMemory)).rejects.toThrow('header size');
  });
});

describe('the scan before the parser', () => {
  const scanned = (text: string, size: number): string => {
    const scan = new MailScan();
    const bytes = Buffer.from(text, 'latin1');
    const out: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += size) out.push(...scan.push(bytes.subarray(at, at + size)));
    return Buffer.concat([...out, ...scan.end()]).toString('latin1');
  };
  const head = 'Content-Type: multipart/mixed; boundary=b\r\n\r\n';

  test('a sound mail goes through byte by byte', () => expect(scanned(MIXED.toString('latin1'), 1e6)).toBe(MIXED.toString('latin1')));
  test.each<[string, string, string]>([
    ['white space behind a boundary', `${head}--b  \r\n\r\nx\r\n--b-- \r\n`, `${head}--b\r\n\r\nx\r\n--b--\r\n`],
    [
      'a level nobody closed',
      `${head}--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nx\r\n--b\r\n\r\ny\r\n--b--\r\n`,
      `${head}--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nx\r\n--c--\r\n--b\r\n\r\ny\r\n--b--\r\n`,
    ],
    ['no empty line before the body', 'Subject: s\r\nno header\r\n', 'Subject: s\r\n\r\nno header\r\n'],
    ['raw bytes in an encoded word', 'Subject: =?iso-8859-1?Q?B\xfcro?=\r\n\r\nx', 'Subject: =?iso-8859-1?Q?B=FCro?=\r\n\r\nx'],
    ['raw Latin-1 in a header', 'Subject: B\xfcro\r\n\r\nx', 'Subject: B\xc3\xbcro\r\n\r\nx'],
    [
      'an encoding with more words',
      'Content-Transfer-Encoding: base64; x\r\n\r\nQUJD',
      'Content-Transfer-Encoding: base64\r\nContent-Transfer-Encoding: base64; x\r\n\r\nQUJD',
    ],
    ['a text with a file name', 'Content-Disposition: inline; filename=a\r\n\r\nx', 'Content-Disposition: attachment; filename=a\r\n\r\nx'],
    [
      'a digest',
      'Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n\r\nSubject: s\r\n\r\nx\r\n--b--\r\n',
      'Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: s\r\n\r\nx\r\n--b--\r\n',
    ],
  ])('%s', (_, mail, expected) => expect(scanned(mail, 1e6)).toBe(expected));
  test.each<[number, string, string]>([
    [70, 'a+b?', 'a+b?'],
    [2_000, 'a+b?', 'a+b?'],
    [70, 'n'.repeat(1_200), '=_ListDesk.section'],
  ])('behind %d lines that begin like it a boundary is found', (lines, name, written) => {
    const others = `--${name}c\r\n`.repeat(lines);
    const body = (boundary: string, blank: string): string =>
      `${others}--${boundary}${blank}\r\n\r\nx\r\n${others}--${name}-y\r\n${others}--${boundary}--${blank}\r\n`;
    const mail = `Content-Type: multipart/mixed; boundary="${name}"\r\n\r\n${body(name, ' ')}`;
    for (const size of [1e6, 4_099]) expect(scanned(mail, size).endsWith(`\r\n\r\n${body(written, '')}`)).toBe(true);
  });
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 17, 64])('in pieces of %d bytes it says the same', (size) => {
    const mail = `${head}words--b\r\npre\r\n--b \r\nContent-Type: multipart/alternative;\r\n boundary="c d"\r\n\r\n--c d\r\n\r\nsome--c d\r\n-- \r\n--x\r\n--c d--\r\n--b\r\nX: y\r\n--b\r\n\r\nlast\r\n--b--\r\nend`;
    expect(scanned(mail, size)).toBe(scanned(mail, 1e6));
  });
});
