import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf, OLIVER } from '../../test/mails.ts';
import type { NewMessage } from '@listdesk/shared/intake';
import { libraryStoredName, type Message, type Ticket } from '@listdesk/shared/tickets';
import { aNewReply } from '../../../dev/exampleItems.ts';
import { NORDWIND } from '../../../dev/world.ts';
import { handleOutbound } from '../functions/queueHandler.ts';
import { sendAll } from '../functions/timers.ts';
import { deliver, STUCK_AFTER_MS } from './deliver.ts';

let cloud: DeskInCloud;
let ticket: Ticket;
beforeAll(async () => {
  cloud = await deskInCloud();
  await cloud.connect();
  await cloud.deliver(mailOf({ 'Message-ID': '<one@outside.example>', Cc: 'Petra <petra@outside.example>' }), { from: OLIVER });
  await cloud.drain();
  ticket = (await cloud.lists.ticketPage({ view: 'allOpen' })).tickets[0]!;
});
afterAll(() => cloud.stop());

const agent = NORDWIND.agents[0];
const reply = (key: string, over: Partial<NewMessage> = {}): NewMessage =>
  aNewReply({
    key,
    ticketKey: ticket.key,
    from: { name: agent.displayName, address: agent.upn },
    to: [ticket.requester],
    subject: ticket.subject,
    html: `<p>Please try again (${key}).</p>`,
    visibleText: `Please try again (${key}).`,
    sentAt: new Date(cloud.clock.now()).toISOString(),
    ...over,
  });
const write = async (message: NewMessage): Promise<Message> => {
  await cloud.clock.advance(8000);
  await cloud.lists.apply([{ write: 'createMessage', message }]);
  return (await cloud.lists.message({ key: message.key }))!;
};
const got = async (key: string) => (await cloud.inbox(OLIVER)).filter((mail) => mail.body.content.includes(`(${key})`));
const hint = async (messageKey: string) =>
  cloud.call('hints', { method: 'POST', headers: await cloud.as(agent.upn), body: JSON.stringify({ desk: NORDWIND.desk, messageKey }) });

it('sends a reply in the thread of the mail, with number, mark and Cc, and says that it is sent', async () => {
  await cloud.drain();
  await write(reply('r-first', { cc: [{ name: 'Petra', address: 'petra@outside.example' }] }));
  const written = cloud.simulator.log.mark();
  expect((await hint('r-first')).status).toBe(202);
  await cloud.drain();
  const [mail] = await got('r-first');
  expect(mail).toMatchObject({ subject: `Re: Printer [#${ticket.id}]`, inReplyTo: '<one@outside.example>', from: { address: NORDWIND.support } });
  expect(mail!.body.content).toContain(`[ld:${ticket.key}:`);
  expect((await cloud.inbox('petra@outside.example')).some((each) => each.body.content.includes('(r-first)'))).toBe(true);
  expect(await cloud.lists.message({ key: 'r-first' })).toMatchObject({ delivery: 'Sent', internetMessageId: mail!.internetMessageId });
  // Claimed once and settled once, although hint and webhook both announced it.
  expect(cloud.simulator.log.since(written).filter((each) => each.method === 'MERGE')).toHaveLength(2);
});

it('knows the answer to it by its Message-ID', async () => {
  await cloud.deliver(
    mailOf({ 'Message-ID': '<answer@outside.example>', 'In-Reply-To': (await got('r-first'))[0]!.internetMessageId, Subject: 'whatever' }, [
      'Thank you, that helped.',
    ]),
    { from: OLIVER },
  );
  await cloud.drain();
  expect(await cloud.lists.message({ internetMessageId: '<answer@outside.example>' })).toMatchObject({
    kind: 'Mail',
    ticketKey: ticket.key,
    evidence: { rule: 'sentId' },
    visibleText: 'Thank you, that helped.',
  });
});

it('leaves a reply alone while it can be undone, and finds it later without a hint', async () => {
  await write(reply('r-undo', { sendAfter: new Date(cloud.clock.now() + 18_000).toISOString() }));
  expect(
    await deliver(
      (await cloud.service.desk(NORDWIND.id, (await cloud.service.registry.installations(NORDWIND.id))[0]!.id))!,
      await cloud.lists.message({ key: 'r-undo' }),
      cloud.clock.now(),
    ),
  ).toMatchObject({ outcome: 'later' });
  await cloud.clock.advance(20_000);
  await sendAll(cloud.service);
  await cloud.drain();
  expect(await got('r-undo')).toHaveLength(1);
});

it('sends what is to leave in three days then, to the minute and with nobody there, and stands in no queue until', async () => {
  const at = cloud.clock.now() + 3 * 86_400_000;
  await write(reply('r-later', { sendAfter: new Date(at).toISOString() }));
  await hint('r-later');
  await cloud.drain();
  /** What the timer of one minute leaves in the queue, its scans done. */
  const minute = async (): Promise<unknown[]> => {
    await sendAll(cloud.service);
    const waiting = await cloud.take('outbound');
    expect(waiting.filter((each) => (each as { kind: string }).kind === 'message')).toEqual([]);
    for (const scan of waiting) await handleOutbound(cloud.service, scan);
    return (await cloud.take('outbound')).filter((each) => (each as { kind: string }).kind === 'message');
  };
  for (let passed = 0; passed < 5; passed += 1) {
    await cloud.clock.advance(60_000);
    expect(await minute()).toEqual([]);
  }
  await cloud.clock.advance(at - cloud.clock.now() - 59_000);
  const [pointer] = await minute();
  expect(pointer).toMatchObject({ kind: 'message', key: 'r-later' });
  expect(await got('r-later')).toEqual([]);
  await cloud.clock.advance(60_000);
  await handleOutbound(cloud.service, pointer);
  await cloud.simulator.settle();
  expect(await got('r-later')).toHaveLength(1);
});

it('asks once what a burst of changes left to send; a look that failed answers nobody', async () => {
  const work = { kind: 'deskScan', tenant: NORDWIND.id, desk: (await cloud.service.registry.installations(NORDWIND.id))[0]!.id };
  const heard = () => ({ ...work, at: new Date(cloud.clock.now()).toISOString() });
  const asked = async (scans: readonly object[]): Promise<number> => {
    await cloud.clock.advance(2000);
    const mark = cloud.simulator.log.mark();
    for (const scan of scans) await handleOutbound(cloud.service, scan);
    return cloud.simulator.log.since(mark).filter(({ url }) => url.includes('DeliveryState')).length;
  };
  expect(await asked([heard(), heard(), heard()])).toBe(1);
  expect(await asked([heard()])).toBe(1);
  const late = heard();
  const mended = cloud.simulator.faults.add({ url: /DeliveryState/, fault: { kind: 'status', status: 400 }, times: 1 });
  await cloud.clock.advance(2000);
  await handleOutbound(cloud.service, heard()).catch(() => undefined);
  mended();
  expect(await asked([late])).toBe(1);
});

it('hands on a file of the library while it reads it', async () => {
  const large = new Uint8Array(12_000_000).map((_, index) => index % 251);
  const storedName = libraryStoredName('r-library', 0, 'plan.bin');
  const file = {
    storedName,
    fileName: 'plan.bin',
    contentType: 'application/octet-stream',
    size: large.length,
    sha256: '0'.repeat(64),
    inline: false,
    contentId: null,
  };
  const message = await write(reply('r-library', { delivery: 'None', attachments: [file] }));
  await cloud.lists.addAttachment(message.id, storedName, new Blob([large]));
  const current = (await cloud.lists.message({ key: 'r-library' }))!;
  await cloud.lists.updateMessage(current.id, current.etag, { delivery: 'Queued' });
  await hint('r-library');
  await cloud.drain();
  expect(await cloud.lists.message({ key: 'r-library' })).toMatchObject({ delivery: 'Sent' });
  const [attached] = (await got('r-library'))[0]!.attachments!;
  expect([attached!.name, Buffer.from(attached!.bytes).equals(Buffer.from(large))]).toEqual(['plan.bin', true]);
});

it('sends files along, large ones in pieces', async () => {
  const large = new Uint8Array(7_500_000).map((_, index) => index % 251);
  const file = {
    storedName: 'big.bin',
    fileName: 'big.bin',
    contentType: 'application/octet-stream',
    size: large.length,
    sha256: '0'.repeat(64),
    inline: false,
    contentId: null,
  };
  const message = await write(reply('r-files', { delivery: 'None', attachments: [file, { ...file, fileName: 'note.txt', storedName: 'note.txt', size: 4 }] }));
  await cloud.lists.addAttachment(message.id, 'big.bin', large);
  await cloud.lists.addAttachment(message.id, 'note.txt', new TextEncoder().encode('note'));
  const current = (await cloud.lists.message({ key: 'r-files' }))!;
  await cloud.lists.updateMessage(current.id, current.etag, { delivery: 'Queued' });
  await hint('r-files');
  await cloud.drain();
  expect(await cloud.lists.message({ key: 'r-files' })).toMatchObject({ delivery: 'Sent' });
  const raw = Buffer.from((await got('r-files'))[0]!.raw!).toString('latin1');
  expect(raw).toContain('big.bin');
  expect(raw.length).toBeGreaterThan(7_500_000);
});

it('says in words why a reply could not leave, and sends it when that is mended', async () => {
  const scope = cloud.simulator.directory.tenantById(NORDWIND.id)!.mailScopes[0]!;
  const allowed = scope.mailboxes;
  scope.mailboxes = [];
  await write(reply('r-denied'));
  await hint('r-denied');
  await cloud.drain();
  const failed = (await cloud.lists.message({ key: 'r-denied' }))!;
  expect(failed).toMatchObject({ delivery: 'Failed', deliveryError: expect.stringContaining('may not send from this mailbox') });
  scope.mailboxes = allowed;
  await cloud.lists.updateMessage(failed.id, failed.etag, { delivery: 'Queued', deliveryError: null });
  await hint('r-denied');
  await cloud.drain();
  expect(await cloud.lists.message({ key: 'r-denied' })).toMatchObject({ delivery: 'Sent', deliveryError: null });
  expect(await got('r-denied')).toHaveLength(1);
});

it.each(['before', 'after'] as const)('leaves once although the worker ends %s any call', async (when) => {
  const installation = (await cloud.service.registry.installations(NORDWIND.id))[0]!;
  for (let at = 1, crashed = true; crashed; at += 1) {
    const key = `c-${when}-${at}`;
    await write(reply(key));
    const open = cloud.restarted().open(installation);
    let calls = 0;
    const guard = <T extends object>(port: T): T =>
      new Proxy(port, {
        get: (target, property) => {
          const member = Reflect.get(target, property) as unknown;
          return typeof member !== 'function'
            ? member
            : async (...args: unknown[]) => {
                calls += 1;
                const here = calls === at;
                if (here && when === 'before') throw new Error('crash');
                const answer = (await (member as (...all: unknown[]) => unknown).apply(target, args)) as unknown;
                if (here) throw new Error('crash');
                return answer;
              };
        },
      });
    const desk = Object.assign(Object.create(open) as typeof open, {
      ledger: guard(open.ledger),
      lists: guard(open.lists),
      mailboxByAddress: async (address: string) => {
        const mailbox = await open.mailboxByAddress(address);
        return mailbox && guard(mailbox);
      },
    });
    crashed = await deliver(desk, await cloud.lists.message({ key }), cloud.clock.now()).then(
      () => false,
      () => true,
    );
    await cloud.clock.advance(STUCK_AFTER_MS + 1000);
    await deliver(open, await cloud.lists.message({ key }), cloud.clock.now());
    await cloud.simulator.settle();
    expect({ at, delivery: (await cloud.lists.message({ key }))!.delivery, mails: (await got(key)).length }).toEqual({ at, delivery: 'Sent', mails: 1 });
  }
});
