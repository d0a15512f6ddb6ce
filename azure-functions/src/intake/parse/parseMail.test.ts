import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { closeParsePool, parseMail } from './index.ts';
import type { ParsedMail } from './index.ts';
import { parseInWorker } from './parsePool.ts';

const FIXTURES = join(__dirname, '../../../test/fixtures/mail');
const CORPORA = join(__dirname, '../../../../../shared/corpora');

const fixture = (name: string): Promise<ParsedMail> => parseMail(readFileSync(join(FIXTURES, `${name}.eml`)));
const raw = (text: string): Promise<ParsedMail> => parseMail(Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1'));
const names = (parsed: ParsedMail): string[] => parsed.files.map((file) => file.fileName);

afterAll(closeParsePool);

describe('five defects of the common parser do not reach us', () => {
  test('white space behind a boundary', async () => {
    const parsed = await fixture('boundary-trailing-spaces');
    expect(parsed.mail.text).toBe('first');
    expect(names(parsed)).toEqual(['a.png']);
  });
  test('raw bytes inside an encoded word', async () => expect((await fixture('raw-byte-in-encoded-word')).mail.subject).toBe('Drücker für Büro'));
  test('an inline text with a file name is a file', async () => {
    const parsed = await fixture('inline-text-with-file-name');
    expect(parsed.mail.text).toBe('The log is attached.');
    expect(parsed.files.map((file) => [file.fileName, Buffer.from(file.bytes).toString()])).toEqual([['server.log', 'error 42']]);
  });
  test('uuencode in the text is a file', async () => {
    const parsed = await fixture('uuencode');
    expect(parsed.mail.text).toBe('See the file.\n\n\nBye');
    expect(parsed.files.map((file) => [file.fileName, Buffer.from(file.bytes).toString()])).toEqual([['cat.txt', 'Cat']]);
  });
  test('a name without an address: Sender says who it was', async () =>
    expect((await fixture('name-without-address')).mail.from).toEqual({ name: 'Build server', address: 'build@nordwind.example' }));
});

describe('charsets', () => {
  test.each<[string, string, string]>([
    ['raw-headers-latin1', 'Gerät läuft nicht', 'Schöne Grüße'],
    ['korean', '프린터', '안녕하세요, 도움이 필요합니다.'],
    ['chinese', '打印机', '你好，朱镕基需要帮助。'],
    ['japanese', 'プリンター', 'こんにちは、助けてください。'],
    ['wrong-charset', 'charset', 'Grüße aus Köln – 20 €'],
  ])('%s', async (name, subject, text) => {
    const { mail } = await fixture(name);
    expect(mail.subject).toBe(subject);
    expect(mail.text).toBe(text);
  });
  test('a raw 8-bit sender name', async () => expect((await fixture('raw-headers-latin1')).mail.from?.name).toBe('Jörg Müller'));
});

describe('what a mail can be', () => {
  test('an invitation is shown as one', async () => {
    const parsed = await fixture('invitation');
    expect(parsed.mail.text).toContain(
      'Invitation: Printer meeting\nWhen: 2026-01-20 10:00 – 2026-01-20 11:00 (Europe/Berlin)\nWhere: Room 3\nOrganizer: katharina@nordwind.example',
    );
    expect(names(parsed)).toEqual(['invite.ics']);
  });
  test('a delivery report names the mail it is about', async () => {
    expect((await fixture('bounce')).mail.deliveryReport).toEqual({
      action: 'failed',
      status: '5.1.1',
      recipient: 'gone@other.example',
      diagnostic: '550 5.1.1 unknown user',
      originalMessageId: '<sent-by-us@nordwind.example>',
    });
  });
  test('a mail attached on purpose stays one file', async () => {
    const parsed = await fixture('forwarded-as-attachment');
    expect(parsed.mail.text).toBe('What is this?');
    expect(names(parsed)).toEqual(['Your account.eml']);
  });
  test('winmail.dat is unpacked', async () => {
    const parsed = await fixture('winmail');
    expect(parsed.mail.text).toBe('Grüße aus Outlook.');
    expect(parsed.files.map((file) => [file.fileName, file.contentType, Buffer.from(file.bytes).toString()])).toEqual([
      ['quarterly report.txt', 'text/plain', 'inside'],
    ]);
  });
  test.each([
    ['smime-encrypted', 'Encrypted with S/MIME'],
    ['pgp-signed', 'Signed with PGP'],
  ])('%s is named', async (name, words) => {
    expect((await fixture(name)).mail.warnings.join()).toContain(words);
  });
  test('nothing but a subject', async () => {
    const { mail } = await fixture('bare');
    expect(mail).toMatchObject({ subject: 'no sender, no date, no id', text: 'Still readable.', from: null, date: null, messageId: null });
  });
  test('a Gmail answer', async () => {
    const parsed = await fixture('gmail-reply');
    expect(parsed.visibleText).toBe('It works.');
    expect(parsed.cleanHtml).toContain('data-remote-src="https://t.example/p.gif"');
    expect(parsed.cleanHtml).toContain('src="cid:pic"');
    expect(parsed.mail.references).toEqual(['<first@nordwind.example>', '<sent-by-us@nordwind.example>']);
  });
});

describe('who sent it (quality cases 41 to 43)', () => {
  const from = async (value: string): Promise<unknown> => (await raw(`From: ${value}\nSubject: s\n\nx`)).mail.from;
  test.each<[string, unknown]>([
    ['Katharina <K@Nordwind.example>', { name: 'Katharina', address: 'k@nordwind.example' }],
    ['"Hoffmann, Katharina" <k@nordwind.example>', { name: 'Hoffmann, Katharina', address: 'k@nordwind.example' }],
    ['k@nordwind.example (Katharina)', { name: 'Katharina', address: 'k@nordwind.example' }],
    ['=?utf-8?Q?x_=3Cceo=40corp.example=3E?= <k@nordwind.example>', { name: 'x <ceo@corp.example>', address: 'k@nordwind.example' }],
    ['"ceo@corp.example" <k@nordwind.example>', { name: 'ceo@corp.example', address: 'k@nordwind.example' }],
    ['"evil@a.example x"@corp.example', { name: '', address: '"evil@a.example x"@corp.example' }],
    ['=?utf-8?B?PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==?= <k@nordwind.example>', { name: '<script>alert(1)</script>', address: 'k@nordwind.example' }],
    ['group: k@nordwind.example;', { name: '', address: 'k@nordwind.example' }],
  ])('%s', async (value, expected) => {
    expect(await from(value)).toEqual(expected);
  });
  test('two senders are no proven identity', async () => {
    expect((await raw('From: a@x.example, b@x.example\nSubject: s\n\nx')).mail.warnings.join()).toContain('several senders');
  });
});

describe('file names (quality cases 73 and 74)', () => {
  const named = async (parameter: string): Promise<string | undefined> =>
    names(await raw(`From: a@x.example\nContent-Type: application/pdf\nContent-Disposition: attachment; ${parameter}\n\nx`))[0];
  test.each<[string, string]>([
    ['filename="../../etc/passwd"', 'passwd'],
    ['filename="C:\\\\temp\\\\a.pdf"', 'a.pdf'],
    ["filename*=utf-8''R%C3%A9sum%C3%A9.pdf", 'Résumé.pdf'],
    ["filename*0*=utf-8''R%C3%A9; filename*1=sum; filename*2*=%C3%A9.pdf", 'Résumé.pdf'],
    ['filename="=?utf-8?B?UsOpc3Vtw6kucGRm?="', 'Résumé.pdf'],
    ["filename*=utf-8''%E2%80%8B.htaccess", '.htaccess'],
    ["filename*=utf-8''invoice%E2%80%AEfdp.exe", 'invoicefdp.exe'],
    ['filename=a b.pdf', 'a b.pdf'],
  ])('%s', async (parameter, expected) => {
    expect(await named(parameter)).toBe(expected);
  });
});

describe('limits are refusals that are said (quality cases 87 to 96)', () => {
  test('too deep', async () => {
    const levels = Array.from({ length: 200 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`).join('');
    const parsed = await raw(`From: a@x.example\nSubject: deep\n${levels}\nend`);
    expect(parsed.mail.subject).toBe('deep');
    expect(parsed.mail.warnings.join()).toContain('nested deeper than 30');
    expect(names(parsed)).toContain('whole-mail.eml');
  });
  test('too many sections', async () => {
    const parsed = await raw(`From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(2_000)}--b--`);
    expect(parsed.mail.warnings.join()).toContain('More than 500 sections');
  });
  test('too many headers', async () => {
    const parsed = await raw(`From: a@x.example\n${'X-A: b\n'.repeat(5_000)}\nbody`);
    expect(parsed.mail.headers.get('x-a')?.length).toBeLessThanOrEqual(1_000);
    expect(parsed.mail.text).toBe('body');
  });
  test('header names of every object stay data', async () => {
    const { mail } = await raw('From: a@x.example\n__proto__: x\nconstructor: y\n\nbody');
    expect(mail.headers.get('__proto__')).toEqual(['x']);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('the worker', () => {
  const bytes = readFileSync(join(FIXTURES, 'winmail.eml'));
  test('reads as the process does', async () => {
    const [inProcess, inWorker] = [await parseMail(bytes), await parseMail(bytes, { inProcessBytes: 0 })];
    expect(inWorker.mail).toEqual(inProcess.mail);
    expect(inWorker.files.map((file) => file.sha256)).toEqual(inProcess.files.map((file) => file.sha256));
  });
  test('is ended at the deadline, and the next mail is read', async () => {
    await expect(parseInWorker({ raw: Buffer.concat([bytes, Buffer.alloc(16 * 1024 * 1024, 'QUJD')]) }, 1)).rejects.toThrow('took longer');
    expect((await parseMail(bytes, { inProcessBytes: 0 })).mail.subject).toBe('From Outlook');
  });
});

test('no bytes make it throw', async () => {
  const seeds = readdirSync(FIXTURES)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(join(FIXTURES, name)));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(fc.nat(4_000), fc.nat(255)), { maxLength: 20 }),
      fc.nat(4_000),
      async (seed, changes, cut) => {
        const bytes = Buffer.from(seed.subarray(0, Math.max(1, seed.length - (cut % seed.length))));
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const { mail } = await parseMail(bytes);
        expect(mail.warnings.join()).not.toContain('could not be read');
      },
    ),
    { numRuns: 400, seed: 4711 },
  );
});

const corpora = existsSync(CORPORA);
if (!corpora) process.stderr.write('The mail corpora are absent: their tests do not run.\n');
(corpora ? describe : describe.skip)('mails of others', () => {
  const files = corpora
    ? readdirSync(CORPORA, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:eml|msg)$/.test(name))
        .sort()
    : [];
  test.each(files)('%s', async (name) => {
    const bytes = readFileSync(join(CORPORA, name));
    const { mail } = await parseMail(bytes);
    expect(mail.warnings.join()).not.toContain('could not be read');
    // Whoever wrote an address after From: is found.
    const from = /^From:[^\n]*?[<\s]([\w.+-]+@[\w-]+(?:\.[\w-]+)+)>?\s*$/im.exec(bytes.toString('latin1').split(/\r?\n\r?\n/)[0] ?? '');
    if (from && !name.includes('noheader')) expect(mail.from?.address).not.toBe('');
  });
});

test('the Message-ID of a returned mail is found behind a header that a relay broke', async () => {
  const bounce = [
    'From: MAILER-DAEMON <>',
    'Subject: Mail delivery failed',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'This is a permanent error.',
    '--b',
    'Content-Type: message/rfc822',
    '',
    'X-Folded:',
    'without its blank',
    'Message-ID: <sent@desk.example>',
    '',
    'Hello',
    '--b--',
    '',
  ];
  const { mail } = await parseMail(Buffer.from(bounce.join('\r\n')));
  expect(mail.attachedId).toBe('<sent@desk.example>');
});
