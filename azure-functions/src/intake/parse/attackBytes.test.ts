import { hostileMails } from '../../../../dev/bench/hostileMails.ts';
import { closeParsePool, parseMail, type ParsedMail } from './index.ts';

/** Attack cases of the reader; the numbers are those of our catalogue of attacks, sections A1, A4 and A5. */
const mail = (head: string, body: string | Buffer): Promise<ParsedMail> =>
  parseMail(
    Buffer.concat([Buffer.from(`From: a@x.example\r\nSubject: s\r\n${head}\r\n\r\n`, 'latin1'), typeof body === 'string' ? Buffer.from(body, 'latin1') : body]),
  );
const withFiles = (...parts: [head: string, body: Buffer][]): Promise<ParsedMail> =>
  mail(
    'Content-Type: multipart/mixed; boundary=edge',
    Buffer.concat([
      ...parts.flatMap(([head, body]) => [
        Buffer.from(`--edge\r\n${head}\r\nContent-Transfer-Encoding: base64\r\n\r\n`),
        Buffer.from(body.toString('base64')),
        Buffer.from('\r\n'),
      ]),
      Buffer.from('--edge--'),
    ]),
  );
const named = (name: string, type = 'application/octet-stream'): string => `Content-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"`;
afterAll(closeParsePool);

const SCRIPT = '<script>alert(1)</script><p>hello</p>';
const UTF7 = '+ADw-script+AD4-alert(1)+ADw-/script+AD4-hello';
const utf16 = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
it.each<[string, string, string | Buffer]>([
  ['UTF-7', 'utf-7', UTF7],
  ['UTF-16', 'utf-16', utf16(SCRIPT)],
  ['UTF-16LE', 'utf-16le', Buffer.from(SCRIPT, 'utf16le')],
  ['ISO-2022-JP', 'iso-2022-jp', `\x1b(J${SCRIPT}\x1b(B`],
  ['a meta of another charset', 'utf-8', `<meta charset=utf-7>${UTF7}`],
])('25: tags hidden in %s run nowhere', async (_name, charset, body) => {
  const { cleanHtml } = await mail(`Content-Type: text/html; charset=${charset}`, body);
  expect(cleanHtml).not.toMatch(/<(?:script|meta)/i);
  expect(cleanHtml).toContain('hello');
});

it.each([
  ['5: tags in a file name', named('<img src=x onerror=alert(1)>.png'), '<img src=x onerror=alert(1)>.png'],
  ['5: a line break in a file name', "Content-Type: a/b\r\nContent-Disposition: attachment; filename*=utf-8''a%0D%0ABcc:%20x.txt", 'aBcc: x.txt'],
  ['6: the name of an AppleDouble part', 'Content-Type: application/applefile; name="<b>x</b>"', 'b>'],
  ['73: encoded dots', "Content-Type: a/b\r\nContent-Disposition: attachment; filename*=utf-8''%2e%2e%2f%2e%2e%2fx", 'x'],
  ['73: a share', named('\\\\\\\\srv\\\\share\\\\x.txt'), 'x.txt'],
  ['73: 400 characters', named(`${'x'.repeat(400)}.txt`), `${'x'.repeat(400)}.txt`.slice(-255)],
])('%s is one line of text', async (_name, head, expected) =>
  expect((await withFiles([head, Buffer.from('x')])).files.map((file) => file.fileName)).toEqual([expected]),
);

it('74: 250 files of one name are all kept', async () => {
  const { files } = await withFiles(...Array.from({ length: 250 }, (_, at): [string, Buffer] => [named('a.txt'), Buffer.from(`file ${at}`)]));
  expect(new Set(files.map((file) => Buffer.from(file.bytes).toString())).size).toBe(250);
});

/** The first bytes of a picture that says it is 30,000 by 30,000. */
const WIDE = Buffer.from('89504e470d0a1a0a0000000d494844520000753000007530080600000000000000', 'hex');
const ZIP_IN_ZIP = Buffer.concat([Buffer.from('504b0304140001000800', 'hex'), Buffer.alloc(4096, 0x50)]);
it.each([
  ['75: a program', 'setup.exe', Buffer.from('MZ\x90\0program', 'latin1')],
  ['75: two endings', 'invoice.pdf.js', Buffer.from('WScript.Echo(1)')],
  ['75: a link', 'holiday.lnk', Buffer.from('4c0000000114020000000000c000000000000046', 'hex')],
  ['75: a sheet with macros', 'offer.xlsm', ZIP_IN_ZIP],
  ['75: a locked archive', 'locked.zip', ZIP_IN_ZIP],
  ['76: an archive in an archive', 'bomb.zip', ZIP_IN_ZIP],
  ['77: a picture of 900 megapixels', 'huge.png', WIDE],
])('%s is kept as it came, and not opened', async (_name, fileName, bytes) => {
  const { files } = await withFiles([named(fileName), bytes]);
  expect(files.map((file) => [file.fileName, Buffer.from(file.bytes).equals(bytes)])).toEqual([[fileName, true]]);
});

it('76: a winmail.dat that promises more than it holds is kept closed', async () => {
  // One attribute that says it is 2 GB long.
  const bomb = Buffer.concat([
    Buffer.from('789f3e220001', 'hex'),
    Buffer.from('02', 'hex'),
    Buffer.from('0f800600', 'hex'),
    Buffer.from('ffffff7f', 'hex'),
    Buffer.alloc(64),
  ]);
  const { files, mail: read } = await withFiles([named('winmail.dat', 'application/ms-tnef'), bomb]);
  expect([read.subject, files.map((file) => file.fileName)]).toEqual(['s', ['winmail.dat']]);
});

it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('83: %s is a name like others in headers and parameters', async (name) => {
  const { mail: read } = await mail(`${name}: polluted\r\nContent-Type: text/plain; ${name}=polluted; charset=utf-8`, 'body');
  expect([read.text, read.headers.get(name.toLowerCase())]).toEqual(['body', ['polluted']]);
  expect(({} as Record<string, unknown>)['polluted'] ?? Object.getPrototypeOf({})).toBe(Object.prototype);
});

it.each<[string, string, string | Buffer]>([
  ['an unknown charset', 'Content-Type: text/plain; charset=klingon-1', 'hello'],
  ['a lone surrogate', 'Content-Type: text/plain; charset=utf-8', Buffer.from('hello \xed\xa0\x80', 'latin1')],
  ['NULs', 'Content-Type: text/plain', 'hel\0lo\0'],
  ['bad base64', 'Content-Type: text/plain\r\nContent-Transfer-Encoding: base64', '!!aGVsbG8=!!'],
  ['a boundary that never comes', 'Content-Type: multipart/mixed; boundary=never', 'hello'],
  ['two types', 'Content-Type: text/plain\r\nContent-Type: multipart/mixed; boundary=b', 'hello'],
  [
    'a boundary that begins another',
    'Content-Type: multipart/mixed; boundary=b',
    '--b\r\nContent-Type: multipart/mixed; boundary=bb\r\n\r\n--bb\r\n\r\nhello\r\n--bb--\r\n--b--',
  ],
])('96: %s is read as far as it can be', async (_name, head, body) => expect((await mail(head, body)).mail.text).toContain('hello'));

/** A busy machine and code that is not compiled yet take their share; quality.md asks 250 ms of a quiet core. */
const MOST_CPU_MS = 1_500;
it.each(hostileMails().map(({ name, bytes }) => [name, bytes] as const))('%s: read in bounded time, as a mail of its sender', async (_name, bytes) => {
  const before = process.cpuUsage();
  const { mail: read } = await parseMail(bytes);
  const used = process.cpuUsage(before);
  expect((used.user + used.system) / 1000).toBeLessThan(MOST_CPU_MS);
  expect([read.from?.address, read.subject]).toEqual(['a@example.com', 's']);
});
