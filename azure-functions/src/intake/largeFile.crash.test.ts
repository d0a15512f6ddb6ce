import { NORDWIND } from '../../../dev/world.ts';
import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { handleMail, type IntakePorts } from './handleMail.ts';
import type { IntakePointer } from './ports.ts';
import { closeParsePool } from './parse/index.ts';

const SIZE = 11 * 1024 * 1024;
const content = Buffer.alloc(SIZE, 'listdesk large file ');
const encoded = content.toString('base64').match(/.{1,76}/g)!;

let cloud: DeskInCloud;
beforeAll(async () => {
  cloud = await deskInCloud();
  await cloud.connect();
  cloud.simulator.world.callOut = async () => new Response(null, { status: 202 });
});
afterAll(async () => {
  await closeParsePool();
  await cloud.stop();
});

async function ports(): Promise<IntakePorts> {
  const installation = (await cloud.service.registry.installations(NORDWIND.id))[0]!;
  return {
    desk: cloud.restarted().open(installation),
    rawMail: cloud.service.rawMail,
    log: cloud.service.log,
    now: () => cloud.clock.now(),
    send: async () => undefined,
    tell: async () => undefined,
  };
}

async function mailWithLargeFile(who: string): Promise<IntakePointer> {
  await cloud.clock.advance(60_000);
  const id = await cloud.deliver(
    [
      `From: ${who}`,
      `To: ${NORDWIND.support}`,
      'Subject: Large',
      `Message-ID: <${who}>`,
      'Date: Sat, 21 Nov 2026 08:00:00 +0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Here it is.',
      '--b',
      'Content-Type: application/zip; name=large.zip',
      'Content-Disposition: attachment; filename=large.zip',
      'Content-Transfer-Encoding: base64',
      '',
      ...encoded,
      '--b',
      'Content-Type: text/csv; name=small.csv',
      'Content-Disposition: attachment; filename=small.csv',
      '',
      'a;b',
      '--b--',
      '',
    ],
    { from: who },
  );
  const installation = (await cloud.service.registry.installations(NORDWIND.id))[0]!;
  return { kind: 'mailbox', tenant: NORDWIND.id, desk: installation.id, mailbox: installation.mailboxes[0]!, id };
}

const libraryItems = () => cloud.simulator.sharePoint.site(NORDWIND.desk)!.lists.find((list) => list.path.endsWith('/ListDeskFiles'))!.items.size;

/** What became of the mail: its files as they are read back, and how many lie in the library. */
async function stored(who: string) {
  const { tickets } = await cloud.lists.ticketPage({ view: 'requester', addresses: [who] });
  const messages = (await Promise.all(tickets.map(({ key }) => cloud.lists.conversation(key)))).flat();
  const files = await Promise.all(
    messages.flatMap((message) =>
      message.attachments.map(async (file) => ({
        name: file.fileName,
        whole: file.size === (await cloud.lists.attachment(message.id, file.storedName!)).length,
      })),
    ),
  );
  return { tickets: tickets.length, messages: messages.length, files };
}
const WHOLE = {
  tickets: 1,
  messages: 1,
  files: [
    { name: 'large.zip', whole: true },
    { name: 'small.csv', whole: true },
  ],
};

it('keeps a large file in the library, the small one at the message', async () => {
  const who = 'large@outside.example';
  await handleMail(await mailWithLargeFile(who), await ports());
  expect(await stored(who)).toEqual(WHOLE);
  expect(libraryItems()).toBe(1);
});

it('stopped before the first piece of it or after any, it lies there once and whole', async () => {
  const before = libraryItems();
  let count = 0;
  const stoppedAt = async (kind: 'dropBefore' | 'dropAfter', skip: number): Promise<boolean> => {
    const who = `large-${(count += 1)}@outside.example`;
    const pointer = await mailWithLargeFile(who);
    const off = cloud.simulator.faults.add({ url: /ListDeskFiles/, skip, times: 1, fault: { kind } });
    const stopped = await handleMail(pointer, await ports()).then(
      () => false,
      () => true,
    );
    off();
    await handleMail(pointer, await ports());
    expect({ kind, skip, ...(await stored(who)) }).toEqual({ kind, skip, ...WHOLE });
    return stopped;
  };
  expect(await stoppedAt('dropBefore', 0)).toBe(true);
  // Before a later piece is what after the one before it is.
  let pieces = 0;
  while (await stoppedAt('dropAfter', pieces)) pieces += 1;
  expect(pieces).toBeGreaterThan(3);
  expect(libraryItems()).toBe(before + count);
});
