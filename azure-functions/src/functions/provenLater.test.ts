import { createHash } from 'node:crypto';
import { deskInCloud, nordwindDesk, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf } from '../../test/mails.ts';
import type { FaultRule } from '../../../dev/simulator/core/faults.ts';
import { NORDWIND } from '../../../dev/world.ts';
import { rawMailKey, signRawMail } from '../security/rawSignature.ts';
import { handleIntake } from './queueHandler.ts';

let desk: DeskInCloud;
beforeAll(async () => {
  desk = await deskInCloud();
  await desk.connect();
});
afterAll(() => desk.stop());

/** By way of the gateway, without a signature: it proves nobody. */
async function byGateway(lines: readonly string[], nonce: string, worked = true): Promise<void> {
  const raw = Buffer.from(lines.join('\r\n'));
  const claim = {
    tenant: NORDWIND.id,
    mailbox: NORDWIND.support,
    timestamp: new Date(desk.clock.now()).toISOString(),
    nonce: `nonce-${nonce}-0123456789`,
    sha256: createHash('sha256').update(raw).digest('hex'),
  };
  const headers = {
    'x-listdesk-tenant': claim.tenant,
    'x-listdesk-mailbox': claim.mailbox,
    'x-listdesk-timestamp': claim.timestamp,
    'x-listdesk-nonce': claim.nonce,
    'x-listdesk-content-sha256': claim.sha256,
    'x-listdesk-signature': signRawMail(rawMailKey(desk.settings.rawMailSecret, claim.tenant), claim),
  };
  expect((await desk.call('mail/raw', { method: 'POST', headers, body: raw })).status).toBe(202);
  if (worked) await desk.drain();
}
const mail = (name: string, more: Record<string, string> = {}) =>
  mailOf({ From: `${name}@outside.example`, 'Message-ID': `<${name}@outside.example>`, Subject: `From ${name}`, ...more });
const ticketOf = async (name: string) => (await desk.lists.ticketPage({ view: 'requester', addresses: [`${name}@outside.example`] })).tickets;

/** Where the mailbox's copy is stopped before it tries again; each request is carried out, its answer is lost. */
it.each<[string, Omit<FaultRule, 'fault'> | null]>([
  ['nowhere', null],
  ['behind the mark that the sender is proven', { method: 'POST', url: /ListDeskMessages.*\/items\(\d+\)/ }],
  ['behind the draft', { method: 'POST', url: /createReply/ }],
  ['behind the sending', { method: 'POST', url: /\/send$/ }],
  ['behind the line that says so', { method: 'POST', url: /\$batch/ }],
])('a ticket the gateway opened is acknowledged once when the mailbox vouches for its sender; stopped %s', async (where, fault) => {
  const name = `late${where.length}`;
  await byGateway(mail(name), name);
  expect(await desk.inbox(`${name}@outside.example`)).toEqual([]);
  const mended = fault && desk.simulator.faults.add({ ...fault, fault: { kind: 'dropAfter' }, times: 1 });
  const id = await desk.deliver(mail(name), { from: `${name}@outside.example` });
  await desk.drain();
  mended?.();
  const pointer = {
    kind: 'mailbox',
    tenant: NORDWIND.id,
    desk: nordwindDesk(desk.settings),
    mailbox: (await desk.service.registry.installations(NORDWIND.id))[0]!.mailboxes[0]!,
    id,
  };
  await handleIntake(desk.service, pointer, { triggerMetadata: { dequeueCount: 2 } });
  await desk.drain();
  const [ticket, ...others] = await ticketOf(name);
  expect(others).toEqual([]);
  expect(await desk.inbox(`${name}@outside.example`)).toMatchObject([
    { subject: `We have received your message [#${ticket!.id}]`, inReplyTo: `<${name}@outside.example>` },
  ]);
  // What agents answer is threaded to the copy in the mailbox.
  expect(await desk.lists.conversation(ticket!.key)).toMatchObject([{ verified: true, mailboxMessageId: id }]);
});

it('a mail whose mark the mailbox put off is only marked when it comes again: SharePoint is asked nothing', async () => {
  const name = 'unmarked';
  const work = async (): Promise<void> => {
    await desk.simulator.settle();
    for (const pointer of await desk.take('intake')) await handleIntake(desk.service, pointer, { triggerMetadata: { dequeueCount: 1 } });
  };
  const id = await desk.deliver(mail(name), { from: `${name}@outside.example` });
  const marks = () => desk.simulator.graph.mailbox(NORDWIND.support)!.message(id)!.categories;
  const mended = desk.simulator.faults.add({ method: 'PATCH', url: /graph\.microsoft\.com/, fault: { kind: 'dropBefore' }, times: 20 });
  await work();
  mended();
  expect([await ticketOf(name), marks()]).toMatchObject([[{}], []]);
  const before = desk.simulator.log.mark();
  await work();
  expect(desk.simulator.log.since(before).filter(({ url }) => /sharepoint\.com/.test(url))).toEqual([]);
  expect(marks()).toEqual(['ListDesk']);
  expect(await ticketOf(name)).toHaveLength(1);
  expect(await desk.inbox(`${name}@outside.example`)).toHaveLength(1);
});

it('a mailbox that vouches before the gateway’s copy is stored: whoever stores it marks, acknowledges and threads', async () => {
  const mended = desk.simulator.faults.add({ method: 'POST', url: /\$batch/, fault: { kind: 'dropBefore' }, times: 20 });
  await byGateway(mail('slow'), 'slow', false);
  const [pointer] = (await desk.take('intake')) as [object];
  await expect(handleIntake(desk.service, pointer, { triggerMetadata: { dequeueCount: 1 } })).resolves.toBeUndefined();
  mended();
  const waits = await desk.take('intake');
  const id = await desk.deliver(mail('slow'), { from: 'slow@outside.example' });
  await desk.drain();
  expect(await ticketOf('slow')).toEqual([]);
  for (const each of waits) await handleIntake(desk.service, each, { triggerMetadata: { dequeueCount: 1 } });
  await desk.drain();
  const [ticket, ...others] = await ticketOf('slow');
  expect(others).toEqual([]);
  expect(await desk.inbox('slow@outside.example')).toMatchObject([
    { subject: `We have received your message [#${ticket!.id}]`, inReplyTo: '<slow@outside.example>' },
  ]);
  expect(await desk.lists.conversation(ticket!.key)).toMatchObject([{ verified: true, mailboxMessageId: id }]);
});

it.each<[string, Record<string, string>]>([['a machine', { 'Auto-Submitted': 'auto-generated' }]])(
  '%s is not acknowledged by way of another copy either',
  async (what, headers) => {
    await byGateway(mail('machine', headers), `machine-${what.length}`);
    await desk.deliver(mail('machine', headers), { from: 'machine@outside.example' });
    await desk.drain();
    expect(await ticketOf('machine')).toHaveLength(1);
    expect(await desk.inbox('machine@outside.example')).toEqual([]);
  },
);

it('the mailbox first and the gateway behind it: acknowledged once, by the first', async () => {
  await desk.deliver(mail('early'), { from: 'early@outside.example' });
  await desk.drain();
  await byGateway(mail('early'), 'early');
  expect(await desk.inbox('early@outside.example')).toHaveLength(1);
});

it('nobody is told that a message was received who has been answered', async () => {
  await byGateway(mail('answered'), 'answered');
  const [ticket] = await ticketOf('answered');
  await desk.lists.updateTicket(ticket!.id, ticket!.etag, { firstRespondedAt: new Date(desk.clock.now()).toISOString() });
  await desk.deliver(mail('answered'), { from: 'answered@outside.example' });
  await desk.drain();
  expect(await desk.inbox('answered@outside.example')).toEqual([]);
});
