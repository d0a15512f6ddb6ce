import { existsSync } from 'node:fs';
import type { ParsedMail } from './parse/index.ts';
import { closeParsePool } from './parse/index.ts';
import type { RawMail, RawMailStore } from './ports.ts';
import { withMail } from './readRaw.ts';

const VERDICT = 'Authentication-Results: spf=pass smtp.mailfrom=outside.example; dkim=none; dmarc=pass header.from=outside.example\r\n';
const SMALL = `${VERDICT}From: Oliver <oliver@outside.example>\r\nSubject: Printer\r\n\r\nIt smokes.\r\n`;
const FILE = Buffer.alloc(3 * 1024 * 1024, 'listdesk ');
const LARGE = `${SMALL.replace('\r\n\r\n', '\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n')}--b\r\nContent-Type: application/pdf; name=plan.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${FILE.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n--b--\r\n`;

const MAILBOX = { kind: 'mailbox', tenant: 't', desk: 'd', mailbox: 'm', id: '1' } as const;
const RAW = { kind: 'raw', tenant: 't', desk: 'd', mailbox: 'm', blob: 'b' } as const;
const stored = (text: string): RawMail => ({
  size: text.length,
  body: (async function* () {
    for (let at = 0; at < text.length; at += 50_000) yield Buffer.from(text.slice(at, at + 50_000));
  })(),
});
const read = <T>(pointer: typeof MAILBOX | typeof RAW, text: string, use: (parsed: ParsedMail) => T, resolveDns?: () => Promise<never>): Promise<T> =>
  withMail(pointer, 'b', stored(text), { rawMail: { open: async () => stored(text) } as unknown as RawMailStore, resolveDns }, async (parsed) => use(parsed));
const noDns = (): Promise<never> => Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' }));

afterAll(closeParsePool);

describe.each([
  ['small', SMALL],
  ['large', LARGE],
])('a %s mail', (_, text) => {
  it('out of a mailbox is vouched for by Exchange', async () =>
    expect(await read(MAILBOX, text, ({ mail }) => mail.authentication)).toMatchObject({ dmarc: 'pass', aligned: true }));
  it('from a gateway proves itself: what it says of itself counts for nothing', async () =>
    expect(await read(RAW, text, ({ mail }) => mail.authentication, noDns)).toEqual({ spf: 'none', dkim: 'none', dmarc: 'none', aligned: false }));
  it('from a gateway without DNS proves nobody', async () => expect(await read(RAW, text, ({ mail }) => mail.authentication)).toBeNull());
  it('is read', async () => expect(await read(MAILBOX, text, ({ mail, visibleText }) => [mail.subject, visibleText])).toEqual(['Printer', 'It smokes.']));
});

it('files of a large mail lie in a folder that is gone when the mail is done', async () => {
  const kept: string[] = [];
  const bytes = await read(MAILBOX, LARGE, ({ files: [file] }) => {
    const content = Buffer.from(file!.bytes);
    kept.push(String((file!.open() as { path?: string }).path));
    return content;
  });
  expect(bytes.equals(FILE)).toBe(true);
  expect(kept[0]).toMatch(/listdesk-/);
  expect(existsSync(kept[0]!)).toBe(false);
});

it('the folder is gone as well when the work on the mail fails', async () => {
  let path = '';
  await expect(
    read(MAILBOX, LARGE, ({ files: [file] }) => {
      path = String((file!.open() as { path?: string }).path);
      throw new Error('the list is not there');
    }),
  ).rejects.toThrow('the list is not there');
  expect(existsSync(path)).toBe(false);
});
