import { deskInCloud, nordwindDesk, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf, mailWithFiles, OLIVER } from '../../test/mails.ts';
import { NORDWIND } from '../../../dev/world.ts';
import { signRawMail, rawMailKey } from '../security/rawSignature.ts';
import { sha256 } from '../intake/intakeContext.ts';
import { scanAll } from './timers.ts';

let desk: DeskInCloud;
beforeAll(async () => {
  desk = await deskInCloud();
  await desk.connect();
});
afterAll(() => desk.stop());

const sharePointSince = (mark: number): string[] =>
  desk.simulator.log
    .since(mark)
    .filter((each) => each.url.includes('sharepoint.com'))
    .map((each) => `${each.method} ${new URL(each.url).pathname.split('/').at(-1)}`);
const theTicket = async () => (await desk.lists.ticketPage({ view: 'allOpen' })).tickets[0]!;

it('makes a ticket of a mail with one request to SharePoint, acknowledges it and marks the mail', async () => {
  await desk.deliver(mailOf({ 'Message-ID': '<warm@outside.example>', Subject: 'Warm up', From: 'Kim <kim@outside.example>' }), {
    from: 'kim@outside.example',
  });
  await desk.drain();
  const mark = desk.simulator.log.mark();
  const id = await desk.deliver(mailOf({ 'Message-ID': '<one@outside.example>' }), { from: OLIVER });
  await desk.drain();
  expect(sharePointSince(mark)).toEqual(['POST $batch']);
  const ticket = await theTicket();
  expect(ticket).toMatchObject({
    id: 2,
    subject: 'Printer',
    status: 'New',
    channel: 'Mail',
    mailbox: NORDWIND.support,
    requester: { name: 'Oliver Whitfield', address: OLIVER },
  });
  expect(await desk.lists.conversation(ticket.key)).toEqual([
    expect.objectContaining({ kind: 'Mail', verified: true, visibleText: expect.stringContaining('black pages'), mailboxMessageId: id }),
  ]);
  expect(await desk.inbox(OLIVER)).toEqual([expect.objectContaining({ subject: 'We have received your message [#2]', inReplyTo: '<one@outside.example>' })]);
  expect(desk.simulator.graph.mailbox(NORDWIND.support)!.message(id)?.categories).toEqual(['ListDesk']);
  expect((await desk.lists.mailLogPage()).entries[0]).toMatchObject({ outcome: 'ticket', ticketKey: ticket.key });
});

it('joins the answer to our acknowledgement to the ticket with one request', async () => {
  const [acknowledgement] = await desk.inbox(OLIVER);
  const mark = desk.simulator.log.mark();
  await desk.deliver(
    mailOf({ 'Message-ID': '<two@outside.example>', 'In-Reply-To': acknowledgement!.internetMessageId, Subject: 'Re: something else' }, ['It is on fire now.']),
    { from: OLIVER },
  );
  await desk.drain();
  expect(sharePointSince(mark)).toEqual(['POST $batch']);
  const messages = await desk.lists.conversation((await theTicket()).key);
  expect(messages.map((message) => [message.kind, message.evidence?.rule])).toEqual([
    ['Mail', 'new'],
    ['Mail', 'sentId'],
  ]);
  expect(await desk.inbox(OLIVER)).toHaveLength(1);
});

it('reads and plans again when an agent was faster', async () => {
  const before = await theTicket();
  await desk.lists.updateTicket(before.id, before.etag, { status: 'Solved', solvedAt: '2026-11-21T08:00:00Z' });
  await desk.deliver(mailOf({ 'Message-ID': '<three@outside.example>', 'In-Reply-To': '<two@outside.example>' }, ['No, it still burns.']), { from: OLIVER });
  await desk.drain();
  expect(await theTicket()).toMatchObject({ id: before.id, status: 'Open', preview: 'No, it still burns.', lastMessageFrom: 'Requester' });
  expect(await desk.lists.conversation(before.key)).toHaveLength(3);
});

it('takes the same mail once, through whatever door and however often it is announced', async () => {
  const lines = mailOf({ 'Message-ID': '<same@outside.example>', Subject: 'Only once' });
  const id = await desk.deliver(lines, { from: OLIVER });
  await desk.drain();
  const pointer = {
    kind: 'mailbox',
    tenant: NORDWIND.id,
    desk: nordwindDesk(desk.settings),
    mailbox: (await desk.service.registry.installations(NORDWIND.id))[0]!.mailboxes[0]!,
    id,
  };
  for (let again = 0; again < 3; again += 1) await desk.service.enqueue('intake', pointer);
  await scanAll(desk.service);
  await desk.deliver(
    lines.map((line) => line.replace('<same@', '<rewritten@')),
    { from: OLIVER },
  );
  const raw = Buffer.from(lines.join('\r\n'));
  const claim = {
    tenant: NORDWIND.id,
    mailbox: NORDWIND.support,
    timestamp: new Date(desk.clock.now()).toISOString(),
    nonce: 'nonce-nonce-nonce',
    sha256: sha256(raw.toString()),
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
  expect((await desk.call('mail/raw', { method: 'POST', headers, body: raw })).status).toBe(409);
  await desk.drain();
  const { tickets } = await desk.lists.ticketPage({ view: 'allOpen' });
  expect(tickets.filter((ticket) => ticket.subject === 'Only once')).toHaveLength(1);
  expect(await desk.lists.conversation(tickets.find((ticket) => ticket.subject === 'Only once')!.key)).toHaveLength(1);
});

it('stores files with one request each', async () => {
  await desk.service.rawMail.removeOlderThan(Number.MAX_SAFE_INTEGER);
  const mark = desk.simulator.log.mark();
  await desk.deliver(mailWithFiles({ 'Message-ID': '<files@outside.example>', Subject: 'Files' }, { 'a.txt': 'first', 'b.txt': 'second' }), { from: OLIVER });
  await desk.drain();
  expect(sharePointSince(mark)).toHaveLength(3);
  const ticket = (await desk.lists.ticketPage({ view: 'allOpen' })).tickets.find((each) => each.subject === 'Files')!;
  const [message] = await desk.lists.conversation(ticket.key);
  expect(message!.attachments.map((file) => file.fileName)).toEqual(['a.txt', 'b.txt']);
  expect(Buffer.from(await desk.lists.attachment(message!.id, message!.attachments[1]!.storedName!)).toString()).toBe('second');
});

it('takes a mail whose file is too large for memory', async () => {
  const content = 'listdesk '.repeat(300_000);
  await desk.deliver(mailWithFiles({ 'Message-ID': '<large@outside.example>', Subject: 'Large' }, { 'plan.pdf': content }), { from: OLIVER });
  await desk.drain();
  const ticket = (await desk.lists.ticketPage({ view: 'allOpen' })).tickets.find((each) => each.subject === 'Large')!;
  const [message] = await desk.lists.conversation(ticket.key);
  expect(message).toMatchObject({ verified: true, visibleText: 'See the files.' });
  expect(Buffer.from(await desk.lists.attachment(message!.id, message!.attachments[0]!.storedName!)).toString()).toBe(content);
});

it('finds by scanning what was never announced', async () => {
  desk.simulator.world.callOut = async () => new Response(null, { status: 500 });
  await desk.deliver(mailOf({ 'Message-ID': '<lost@outside.example>', Subject: 'Unannounced' }), { from: OLIVER });
  await desk.simulator.settle();
  await scanAll(desk.service);
  await desk.drain();
  expect((await desk.lists.ticketPage({ view: 'allOpen' })).tickets.map((ticket) => ticket.subject)).toContain('Unannounced');
});

it('leaves no raw mail behind, and says nothing about anybody in its log', async () => {
  const left: string[] = [];
  for await (const blob of desk.service.storage.rawMail.listBlobsFlat()) left.push(blob.name);
  expect(left).toEqual([]);
  expect(desk.logged.join('\n')).not.toMatch(/@|Oliver|Printer|outside\.example/);
});
