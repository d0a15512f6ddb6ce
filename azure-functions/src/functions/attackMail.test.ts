import type { PortalRequestDetail, PortalRequestPage } from '@listdesk/shared/portal';
import type { Message, Ticket } from '@listdesk/shared/tickets';
import type { NewMessage } from '@listdesk/shared/intake';
import { aNewReply } from '../../../dev/exampleItems.ts';
import type { Authentication } from '../../../dev/simulator/graph/mime/hop.ts';
import { SENDER_RULES_KEY } from '@listdesk/shared/intake';
import { NORDWIND } from '../../../dev/world.ts';
import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf, OLIVER } from '../../test/mails.ts';
import { sendAll } from './timers.ts';

/** Attack cases 35 to 51, 70, 82 and 98 to 103 as mails that arrive; the numbers are those of docs/attack-cases.md. */
const agent = NORDWIND.agents[0];
const [, oliver] = NORDWIND.requesters;
const STRANGER = 'stranger@else.example';
const FORGED: Authentication = { spf: 'fail', dkim: 'none', dmarc: 'fail' };
let cloud: DeskInCloud;
let ticket: Ticket;
/** Message-ID of the mail our agent sent on the ticket. */
let sentId: string;
let mark: string;
beforeAll(async () => {
  cloud = await deskInCloud();
  await cloud.connect();
  await arrive({ Subject: 'Secret matter', 'Message-ID': '<first@outside.example>' }, { from: OLIVER, words: 'The key is under the mat.' });
  [ticket] = (await tickets(OLIVER)) as [Ticket];
  await reply('answer', 'We took it.');
  const sent = (await cloud.lists.message({ key: 'answer' }))!;
  sentId = sent.internetMessageId!;
  mark = /\[ld:[^\]]+\]/.exec((await cloud.inbox(OLIVER)).at(-1)!.body.content)![0];
});
afterAll(() => cloud.stop());
beforeEach(() => cloud.clock.advance(20 * 60_000));

let count = 0;
type Arriving = { from: string; words?: string; authentication?: Authentication };
async function arrive(headers: Record<string, string>, { from, words = 'Give me everything.', authentication }: Arriving): Promise<void> {
  count += 1;
  await cloud.clock.advance(4000);
  const lines = mailOf({ From: `Somebody <${from}>`, 'Message-ID': `<${count}.attack@else.example>`, ...headers }, [words]);
  await cloud.simulator.graph.deliver({
    envelopeFrom: from,
    envelopeTo: [NORDWIND.support],
    raw: Buffer.from(lines.join('\r\n')),
    ...(authentication ? { authentication } : {}),
  });
  await cloud.drain();
}
async function reply(key: string, words: string, over: Partial<NewMessage> = {}): Promise<void> {
  const message = aNewReply({
    key,
    ticketKey: ticket.key,
    from: { name: agent.displayName, address: agent.upn },
    to: [ticket.requester],
    subject: ticket.subject,
    html: `<p>${words}</p>`,
    visibleText: words,
    sentAt: new Date(cloud.clock.now()).toISOString(),
    ...over,
  });
  await cloud.lists.apply([{ write: 'createMessage', message }]);
  await sendAll(cloud.service);
  await cloud.drain();
}
const tickets = async (address: string): Promise<Ticket[]> => (await cloud.lists.ticketPage({ view: 'requester', addresses: [address] })).tickets;
const conversation = (): Promise<Message[]> => cloud.lists.conversation(ticket.key);

it('35: somebody who only claims to be an agent is shown to agents and moves nothing to the customer', async () => {
  const before = (await cloud.inbox(OLIVER)).length;
  await arrive({ Subject: 'Re: Secret matter', 'In-Reply-To': sentId }, { from: agent.upn, words: 'Send the money there.', authentication: FORGED });
  expect((await conversation()).find((each) => each.visibleText === 'Send the money there.')).toMatchObject({
    kind: 'Note',
    verified: false,
    delivery: 'None',
  });
  expect(await cloud.inbox(OLIVER)).toHaveLength(before);
});

const flipped = (text: string): string => text.slice(0, -2) + (text.at(-2) === 'A' ? 'B' : 'A') + ']';
it.each([
  ['36: a forged mark', {}, () => flipped(mark)],
  ['36: a cut mark', {}, () => `${mark.slice(0, -6)}]`],
  ['36: the mark of another ticket', {}, () => mark.replace(ticket.key, 't0000000000000000000000000000000000000001')],
  ['37: the right number', () => ({ Subject: `Re: Secret matter [#${ticket.id}]` }), () => 'Hello'],
  ['38: numbers in a row', () => ({ Subject: Array.from({ length: 9 }, (_, at) => `[#${at + 1}]`).join(' ') }), () => 'Hello'],
] as [string, Record<string, string> | (() => Record<string, string>), () => string][])('%s opens a ticket of its own', async (name, headers, words) => {
  const before = (await conversation()).length;
  const from = `${name.slice(0, 2)}.${count}@else.example`;
  await arrive({ Subject: 'Re: Secret matter', ...(typeof headers === 'function' ? headers() : headers) }, { from, words: words() });
  expect(await conversation()).toHaveLength(before);
  expect(await tickets(from)).toHaveLength(1);
});

it('38: who guesses on is held', async () => {
  const before = (await conversation()).length;
  const settings = await cloud.lists.settings();
  await cloud.lists.saveSettings({ ...settings, limits: { ...settings.limits, fromSender: [{ minutes: 60, max: 5 }] } });
  await cloud.clock.advance(6 * 60_000);
  for (let guess = 1; guess <= 12; guess += 1) await arrive({ Subject: `[#${guess}]` }, { from: 'guesser@else.example' });
  expect((await tickets('guesser@else.example')).length).toBe(5);
  expect(await cloud.lists.mailLogCounts({})).toMatchObject({ outcomes: { quarantined: 7 } });
  expect(await conversation()).toHaveLength(before);
  await cloud.lists.saveSettings(settings);
  await cloud.clock.advance(6 * 60_000);
});

it('39: nobody comes into Cc on the word of a forged sender, nor gets what was said before', async () => {
  await arrive({ Subject: 'Re: Secret matter', 'In-Reply-To': sentId, Cc: STRANGER }, { from: OLIVER, authentication: FORGED });
  expect((await cloud.lists.ticket({ id: ticket.id }))!.cc).toEqual([]);
  await arrive({ Subject: 'New and forged', Cc: STRANGER }, { from: 'victim@outside.example', authentication: FORGED });
  expect((await tickets('victim@outside.example'))[0]!.cc).toEqual([]);
  await reply('after-39', 'Here is more.');
  expect(await cloud.inbox(STRANGER)).toEqual([]);
});

it.each([
  ['40: Reply-To is not who wrote', { 'Reply-To': agent.upn }, STRANGER, { address: STRANGER, verified: true }],
  ['41: two senders are none', { From: `Somebody <${STRANGER}>, Aylin <${agent.upn}>` }, STRANGER, { verified: false }],
  ['41: From twice is none', { From: `Aylin <${agent.upn}>\r\nFrom: Somebody <${STRANGER}>` }, STRANGER, { verified: false }],
  ['41: Sender is not who wrote', { Sender: agent.upn }, STRANGER, { address: STRANGER }],
  [
    '42: an encoded word is a name',
    { From: `=?utf-8?B?${Buffer.from(`x <${agent.upn}>`).toString('base64')}?= <${STRANGER}>` },
    STRANGER,
    { address: STRANGER },
  ],
  ['43: a quoted local part stays one address', { From: '"evil@nordwind.example x"@else.example' }, STRANGER, {}],
  [
    '44: forged verdicts of other hops',
    {
      'Authentication-Results': 'mx.microsoft.com; dmarc=pass header.from=else.example',
      'X-MS-Exchange-Organization-AuthAs': 'Internal',
      'X-ListDesk-Ticket': '1',
    },
    STRANGER,
    { verified: false },
  ],
])('%s', async (name, headers, from, expected) => {
  await arrive({ Subject: name, ...headers }, { from, ...(name.startsWith('44') ? { authentication: FORGED } : {}) });
  const entry = (await cloud.lists.mailLogPage({ text: name })).entries[0]!;
  const [message] = await cloud.lists.conversation(entry.ticketKey!);
  const { address, verified } = expected as { address?: string; verified?: boolean };
  if (address) expect(message!.from.address).toBe(address);
  if (verified !== undefined) expect(message!.verified).toBe(verified);
  expect(message).toMatchObject({ kind: 'Mail' });
  expect(message!.from.address).not.toBe('evil@nordwind.example');
});

it('45: a code sent to the support address by somebody else is no requester’s to read', async () => {
  await arrive({ Subject: 'Portal ticket' }, { from: oliver.upn, words: 'Mine.' });
  const own = (await tickets(oliver.upn))[0]!;
  await arrive(
    { Subject: `Your verification code [#${own.id}]`, 'In-Reply-To': `<${count}.attack@else.example>` },
    { from: 'no-reply@service.example', words: 'Your code is 123456.' },
  );
  const headers = await cloud.as(oliver.upn);
  const page = await (await cloud.call(`portal/requests?desk=${encodeURIComponent(NORDWIND.desk)}`, { headers })).text();
  const detail = await (await cloud.call(`portal/requests/${own.key}?desk=${encodeURIComponent(NORDWIND.desk)}`, { headers })).text();
  expect((JSON.parse(page) as PortalRequestPage).requests.map((each) => each.subject)).toEqual(['Portal ticket']);
  expect((JSON.parse(detail) as PortalRequestDetail).messages).toHaveLength(1);
  expect(page + detail).not.toMatch(/123456|verification/);
});

it('46: nobody can be made to get our mail, and ours repeats nothing', async () => {
  await arrive({ Subject: 'Buy cheap pills' }, { from: 'target@victim.example', words: 'Buy at http://pills.example', authentication: FORGED });
  expect(await cloud.inbox('target@victim.example')).toEqual([]);
  await arrive({ Subject: 'Buy cheap pills' }, { from: 'willing@victim.example', words: 'Buy at http://pills.example' });
  const [ours] = await cloud.inbox('willing@victim.example');
  expect(ours!.subject + ours!.body.content).not.toMatch(/pills/i);
});

it('48: who was in Bcc is written nowhere', async () => {
  await arrive({ Subject: 'With Bcc', Bcc: 'hidden@outside.example' }, { from: OLIVER });
  const own = (await tickets(OLIVER)).find((each) => each.subject === 'With Bcc')!;
  expect(JSON.stringify([own, await cloud.lists.conversation(own.key)])).not.toContain('hidden@');
});

it.each([
  ['portal/requests', { clientKey: 'form-0000-0051', subject: 'x', text: 'y', attachments: [], tenantId: 'z' }],
  ['portal/requests', { clientKey: 'form-0000-0052', subject: 'x', text: 'y', attachments: [], requester: agent.upn }],
  ['quarantine/mail', { desk: NORDWIND.desk, mailbox: NORDWIND.support, id: 'x', action: 'delete', mailboxOut: 'y' }],
])('51: %s takes no field it does not know', async (route, body) => {
  const answer = await cloud.call(`${route}?desk=${encodeURIComponent(NORDWIND.desk)}`, {
    method: 'POST',
    headers: await cloud.as(agent.upn),
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(400);
});

it('70: nothing of a mail is fetched', async () => {
  const since = cloud.simulator.log.mark();
  await arrive(
    { Subject: 'Pixels', 'Content-Type': 'text/html; charset=utf-8' },
    {
      from: 'pixel@else.example',
      words:
        '<img src="http://169.254.169.254/latest"><img src="https://tracker.example/1.gif"><link rel="stylesheet" href="https://tracker.example/a.css"><iframe src="http://10.0.0.1/"></iframe>',
    },
  );
  const hosts = new Set(cloud.simulator.log.since(since).map(({ url }) => new URL(url).host));
  expect([...hosts].filter((host) => host !== NORDWIND.host && !host.startsWith('graph.') && !host.startsWith('login.'))).toEqual([]);
});

it('82: a line break in a subject or name makes no header of ours', async () => {
  await arrive(
    {
      Subject: `=?utf-8?B?${Buffer.from('Break\r\nBcc: hidden@outside.example').toString('base64')}?=`,
      From: `=?utf-8?B?${Buffer.from('Name\r\nBcc: hidden@outside.example').toString('base64')}?= <breaker@else.example>`,
    },
    { from: 'breaker@else.example' },
  );
  const own = (await tickets('breaker@else.example'))[0]!;
  await reply('after-82', 'An answer.', { ticketKey: own.key, to: [own.requester], subject: own.subject });
  expect(await cloud.inbox('hidden@outside.example')).toEqual([]);
  expect((await cloud.inbox('breaker@else.example')).at(-1)).toMatchObject({ bcc: [], subject: expect.not.stringMatching(/[\r\n]/) as string });
});

it('101: who is refused or held hears nothing of it, so nobody gets mail on somebody else’s word', async () => {
  await cloud.lists.saveSettingValue(SENDER_RULES_KEY, [
    { match: 'domain', value: 'refused.example', action: 'block' },
    { match: 'domain', value: 'held.example', action: 'quarantine' },
  ]);
  await cloud.clock.advance(6 * 60_000);
  for (const from of ['a@refused.example', 'a@held.example']) await arrive({ Subject: 'Let me in' }, { from });
  expect((await cloud.lists.mailLogPage({ text: 'Let me in' })).entries.map((entry) => entry.outcome).sort()).toEqual(['blocked', 'quarantined']);
  expect([...(await cloud.inbox('a@refused.example')), ...(await cloud.inbox('a@held.example'))]).toEqual([]);
  await cloud.lists.saveSettingValue(SENDER_RULES_KEY, []);
  await cloud.clock.advance(6 * 60_000);
});

it('102: whoever reuses a Message-ID does not keep the mail it belongs to out', async () => {
  await arrive({ Subject: 'Blocker', 'Message-ID': '<reused@bank.example>' }, { from: STRANGER, words: 'Nothing.' });
  await arrive({ Subject: 'The real one', 'Message-ID': '<reused@bank.example>' }, { from: 'bank@bank.example', words: 'Your contract.' });
  expect((await tickets('bank@bank.example')).map((each) => each.subject)).toEqual(['The real one']);
});

it('103: a mail without an id is one mail, however often it comes', async () => {
  const lines = mailOf({ From: 'Noid <noid@else.example>', Subject: 'No id' });
  for (let times = 0; times < 3; times += 1) await cloud.deliver(lines, { from: 'noid@else.example' });
  await cloud.drain();
  expect(await tickets('noid@else.example')).toHaveLength(1);
  expect(await cloud.inbox('noid@else.example')).toHaveLength(1);
});
