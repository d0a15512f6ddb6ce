import { connect } from 'node:net';
import type { Delivery } from '../simulator/graph/delivery.ts';
import { startSmtpDoor } from './smtpDoor.ts';

/** Attack case 47 (SMTP smuggling, CVE-2023-51764 and its kin): only CRLF.CRLF ends a mail. */
async function mailsOf(data: string): Promise<string[]> {
  const mails: string[] = [];
  const door = await startSmtpDoor({ deliver: async ({ raw }: Delivery) => void mails.push(Buffer.from(raw).toString('latin1')) });
  const socket = connect(door.port, door.host);
  let answers = '';
  let waits: (() => void) | undefined;
  socket.on('data', (chunk) => {
    answers += chunk.toString();
    waits?.();
  });
  const said = (code: number, times = 1): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => void ((answers.match(new RegExp(`^${code} `, 'gm')) ?? []).length >= times && resolve());
      waits = look;
      socket.on('close', () => resolve());
      look();
    });
  await said(220);
  for (const [at, line] of ['EHLO outside.example', 'MAIL FROM:<a@outside.example>', 'RCPT TO:<support@nordwind.example>'].entries()) {
    socket.write(`${line}\r\n`);
    await said(250, at + 1);
  }
  socket.write('DATA\r\n');
  await said(354);
  socket.write(`Subject: first\r\n\r\nbody${data}\r\n.\r\nQUIT\r\n`);
  await said(221);
  socket.destroy();
  await door.close();
  return mails;
}

const SMUGGLED = 'MAIL FROM:<ceo@nordwind.example>\r\nRCPT TO:<support@nordwind.example>\r\nDATA\r\nSubject: smuggled\r\n\r\nPay.';
it.each([
  ['LF . CRLF', '\n.\r\n'],
  ['LF . LF', '\n.\n'],
  ['CR . CR', '\r.\r'],
  ['CRLF . LF', '\r\n.\n'],
  ['LF . CR LF in pieces', '\n\r\n.\n'],
  ['CRLF . CR', '\r\n.\r'],
  ['CRLF NUL . CRLF', '\r\n\0.\r\n'],
])('%s ends no mail', async (_name, end) => {
  const mails = await mailsOf(`${end}${SMUGGLED}`);
  expect(mails.filter((raw) => /^Subject: smuggled/m.test(raw.split(/\r\n\r\n/)[0]!))).toEqual([]);
  expect(mails.length).toBeLessThanOrEqual(1);
});

it('CRLF . CRLF does', async () => expect(await mailsOf(`\r\n.\r\n${SMUGGLED}`)).toHaveLength(2));
