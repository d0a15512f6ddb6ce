import { createTransport } from 'nodemailer';
import { mail, openDesk, SUPPORT } from '../simulator/graph/test/desk.ts';
import { startSmtpDoor } from './smtpDoor.ts';

type Found = { value: { id: string; subject: string; hasAttachments: boolean; internetMessageHeaders: { name: string; value: string }[] }[] };
const INBOX = `/users/${SUPPORT}/mailFolders/inbox/messages?$select=subject,hasAttachments,internetMessageHeaders`;

async function withDoor(
  work: (door: { send: (message: object) => Promise<{ accepted: unknown[] }>; desk: Awaited<ReturnType<typeof openDesk>> }) => Promise<void>,
): Promise<void> {
  const desk = await openDesk();
  const door = await startSmtpDoor({ deliver: (each) => desk.simulator.graph.deliver(each) });
  const transport = createTransport({ host: door.host, port: door.port, secure: false });
  try {
    await work({ desk, send: (message) => transport.sendMail(message) as Promise<{ accepted: unknown[] }> });
  } finally {
    transport.close();
    await door.close();
  }
}

const verdict = (found: Found): string => found.value[0]!.internetMessageHeaders.find((header) => header.name === 'Authentication-Results')!.value;

it('takes a mail with an attachment from any mail program and puts it into the mailbox', async () => {
  await withDoor(async ({ desk, send }) => {
    await send({ from: 'kim@outside.example', to: SUPPORT, subject: 'Größe', text: 'Grüße', attachments: [{ filename: 'log.txt', content: 'x' }] });
    const found = await desk.get<Found>(INBOX);
    expect(found.value).toMatchObject([{ subject: 'Größe', hasAttachments: true }]);
    expect(verdict(found)).toContain('dmarc=pass');
  });
});

it('keeps the bytes as they came', async () => {
  await withDoor(async ({ desk, send }) => {
    const raw = mail().join('\r\n');
    await send({ envelope: { from: 'kim@outside.example', to: [SUPPORT] }, raw });
    const { value } = await desk.get<Found>(INBOX);
    const text = await (await desk.call('GET', `/users/${SUPPORT}/messages/${value[0]!.id}/$value`)).text();
    expect(text.endsWith(raw)).toBe(true);
    expect(text).toMatch(/^Received: from mail\.outside\.example/);
  });
});

it('says dmarc=fail when the envelope sender is of another domain than From', async () => {
  await withDoor(async ({ desk, send }) => {
    await send({ envelope: { from: 'kim@elsewhere.example', to: [SUPPORT] }, raw: mail().join('\r\n') });
    expect(verdict(await desk.get<Found>(INBOX))).toContain('dmarc=fail');
  });
});

it.each([
  ['failed', 'dmarc=fail header.from=outside.example', 'pass'],
  ['passed', 'dmarc=pass header.from=outside.example', 'pass'],
])('what a sender writes of a verdict that %s is no verdict: ours stands alone under its name', async (_name, claimed, ours) => {
  await withDoor(async ({ desk, send }) => {
    await send({
      envelope: { from: 'kim@outside.example', to: [SUPPORT] },
      raw: [`Authentication-Results: mx.outside.example;\r\n ${claimed}`, ...mail()].join('\r\n'),
    });
    const headers = (await desk.get<Found>(INBOX)).value[0]!.internetMessageHeaders;
    const named = (name: string): string[] => headers.filter((header) => header.name === name).map((header) => header.value);
    expect(named('Authentication-Results')).toEqual([expect.stringContaining(`dmarc=${ours}`)]);
    expect(named('Authentication-Results-Original')).toEqual([expect.stringContaining(claimed)]);
  });
});
