import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { NORDWIND } from '../../../dev/world.ts';

/** What is promised: bytes of a mail are gone so soon after its ticket is written. */
const MINUTES = 5;
let cloud: DeskInCloud;
beforeAll(async () => {
  cloud = await deskInCloud();
  await cloud.connect();
});
afterAll(() => cloud.stop());

const mail = (name: string): string[] => [
  `From: Clara Canary <clara.canary@outside.example>`,
  `To: ${NORDWIND.support}`,
  `Subject: elephant ${name}`,
  `Message-ID: <${name}@outside.example>`,
  'Date: Sat, 21 Nov 2026 07:00:00 +0000',
  '',
  'The purple elephant does not print.',
];
async function blobs(): Promise<number> {
  let count = 0;
  for await (const _blob of cloud.service.storage.rawMail.listBlobsFlat()) count += 1;
  return count;
}

test('bytes of a mail are gone within five minutes after it came, and its pointers say nothing', async () => {
  const enqueued: string[] = [];
  const { enqueue } = cloud.service;
  cloud.service.enqueue = async (queue, message, options) => {
    enqueued.push(JSON.stringify(message));
    await enqueue(queue, message, options);
  };
  const started = cloud.clock.now();
  await cloud.deliver(mail('contract'), { from: 'clara.canary@outside.example' });
  await cloud.drain();
  cloud.service.enqueue = enqueue;
  expect((await cloud.lists.ticketPage({ view: 'allOpen' })).tickets.map(({ subject }) => subject)).toContain('elephant contract');
  expect(await blobs()).toBe(0);
  expect(cloud.clock.now() - started).toBeLessThan(MINUTES * 60_000);
  expect(enqueued.length).toBeGreaterThan(0);
  for (const message of enqueued) expect(message).not.toMatch(/@|elephant|clara/i);
});

test('neither tables nor log hold an address or a word of it', async () => {
  const held: string[] = [...cloud.logged];
  for (const table of ['tenants', 'installations', 'subscriptions', 'ledger', 'positions'] as const)
    for await (const row of cloud.service.storage.table(table).listEntities()) held.push(JSON.stringify(row));
  expect(held.length).toBeGreaterThan(5);
  expect(held.filter((text) => /clara|canary|elephant|outside\.example/i.test(text))).toEqual([]);
});
