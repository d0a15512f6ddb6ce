import { parseMail } from './index.ts';
import { signedContent } from './signedContent.ts';

const element = (tag: number, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  const length = body.length < 0x80 ? Buffer.from([body.length]) : Buffer.from([0x82, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([Buffer.from([tag]), length, body]);
};
/** Indefinite length, as streaming signers write it. */
const open = (tag: number, ...content: Buffer[]): Buffer => Buffer.concat([Buffer.from([tag, 0x80]), ...content, Buffer.from([0, 0])]);
const oid = (hex: string): Buffer => element(0x06, Buffer.from(hex, 'hex'));
const SIGNED = oid('2a864886f70d010702');
const ENVELOPED = oid('2a864886f70d010703');
const DATA = oid('2a864886f70d010701');
const VERSION = element(0x02, Buffer.from([1]));

const definite = (content: Buffer, kind = SIGNED): Buffer =>
  element(0x30, kind, element(0xa0, element(0x30, VERSION, element(0x31), element(0x30, DATA, element(0xa0, element(0x04, content))), element(0x31))));
const streamed = (...pieces: Buffer[]): Buffer =>
  open(
    0x30,
    SIGNED,
    open(0xa0, open(0x30, VERSION, element(0x31), open(0x30, DATA, open(0xa0, open(0x24, ...pieces.map((piece) => element(0x04, piece))))), element(0x31))),
  );

const INSIDE = Buffer.from('Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nGrüße, der Drucker steht.\r\n', 'utf8');

test.each<[string, Buffer, string | null]>([
  ['one piece', definite(INSIDE), INSIDE.toString()],
  ['a stream of pieces', streamed(INSIDE.subarray(0, 20), INSIDE.subarray(20)), INSIDE.toString()],
  ['encrypted', definite(INSIDE, ENVELOPED), null],
  ['cut off', definite(INSIDE).subarray(0, 60), null],
  ['no ASN.1', Buffer.from('hello'), null],
  ['nothing', Buffer.alloc(0), null],
  ['nested without end', Buffer.alloc(100_000, Buffer.from([0x30, 0x80])), null],
])('%s', (_, bytes, expected) => expect(signedContent(bytes)?.toString() ?? null).toBe(expected));

const mailOf = (bytes: Buffer, type: string): Buffer =>
  Buffer.from(
    `From: k@nordwind.example\r\nSubject: s\r\nMIME-Version: 1.0\r\nContent-Type: application/pkcs7-mime; ${type}name=smime.p7m\r\nContent-Disposition: attachment; filename=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`,
    'latin1',
  );

test.each([
  ['named as signed', 'smime-type=signed-data; '],
  ['not named', ''],
])('a mail signed in one piece is read, %s', async (_, type) => {
  const { mail, visibleText, files } = await parseMail(mailOf(definite(INSIDE), type));
  expect(visibleText).toBe('Grüße, der Drucker steht.');
  expect(mail.warnings.join(' ')).toContain('Signed with S/MIME');
  expect(mail.warnings.join(' ')).not.toContain('Encrypted');
  expect(files.map(({ fileName }) => fileName)).toEqual(['smime.p7m']);
});

test('an encrypted one is named and kept', async () => {
  const { mail, files } = await parseMail(mailOf(definite(INSIDE, ENVELOPED), 'smime-type=enveloped-data; '));
  expect(mail.text).toBe('');
  expect(mail.warnings.join(' ')).toContain('Encrypted with S/MIME');
  expect(files.map(({ fileName }) => fileName)).toEqual(['smime.p7m']);
});

test.each([
  ['MESSAGE', 'Encrypted with PGP'],
  ['SIGNED MESSAGE', 'Signed with PGP'],
])('PGP inside the text: %s', async (kind, words) => {
  const { mail } = await parseMail(Buffer.from(`From: k@nordwind.example\r\nSubject: s\r\n\r\nHello\r\n-----BEGIN PGP ${kind}-----\r\n\r\nabc\r\n`));
  expect(mail.warnings.join(' ')).toContain(words);
});

test('a mail attached as a file names its writer', async () => {
  const { mail } = await parseMail(
    Buffer.from(
      'From: a@nordwind.example\r\nSubject: FW: Printer\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nPlease look.\r\n--b\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment; filename=Printer.eml\r\n\r\nFrom: =?utf-8?Q?J=C3=B6rg?= <Joerg@outside.example>\r\nSubject: =?utf-8?Q?Dr=C3=BCcker?=\r\n\r\nIt smokes.\r\n--b--\r\n',
    ),
  );
  expect(mail.attachedMail).toEqual({ from: { name: 'Jörg', address: 'joerg@outside.example' }, subject: 'Drücker' });
  expect(mail.text).toBe('Please look.');
});
