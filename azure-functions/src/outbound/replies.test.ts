import { SIGNATURES_KEY, TEMPLATES_KEY } from '@listdesk/shared/mail';
import type { NewMessage } from '@listdesk/shared/intake';
import type { Message, Ticket } from '@listdesk/shared/tickets';
import { aNewReply, aNewTicket } from '../../../dev/exampleItems.ts';
import type { StoredMessage } from '../../../dev/simulator/graph/mailbox/model.ts';
import { NORDWIND } from '../../../dev/world.ts';
import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf, mailWithFiles, OLIVER } from '../../test/mails.ts';

const PETRA = 'petra@outside.example';
const SUPPLIER = 'service@supplier.example';
const agent = NORDWIND.agents[0];
let cloud: DeskInCloud;
let ticket: Ticket;
beforeAll(async () => {
  cloud = await deskInCloud();
  await cloud.connect();
  await cloud.lists.saveSettingValue(SIGNATURES_KEY, { desk: 'IT Service Desk', agents: { [agent.upn]: 'Aylin Demir\nIT <Service>' } });
  await cloud.clock.advance(6 * 60_000);
  await cloud.deliver(
    mailWithFiles(
      { 'Message-ID': '<one@outside.example>', Cc: `Petra <${PETRA}>`, 'Content-Language': 'de-AT', Subject: 'Drucker' },
      { 'photo.txt': 'black' },
      'Der Drucker <brennt>.',
    ),
    { from: OLIVER },
  );
  await cloud.drain();
  ticket = (await cloud.lists.ticketPage({ view: 'allOpen' })).tickets[0]!;
});
afterAll(() => cloud.stop());

const message = (key: string, over: Partial<NewMessage> = {}): NewMessage =>
  aNewReply({
    key,
    ticketKey: ticket.key,
    from: { name: agent.displayName, address: agent.upn },
    to: [ticket.requester],
    subject: ticket.subject,
    html: `<p>Answer ${key}</p>`,
    visibleText: `Answer ${key}`,
    sentAt: new Date(cloud.clock.now()).toISOString(),
    ...over,
  });
const send = async (over: NewMessage): Promise<Message> => {
  await cloud.clock.advance(8000);
  await cloud.lists.apply([{ write: 'createMessage', message: over }]);
  await resend(over.key);
  return (await cloud.lists.message({ key: over.key }))!;
};
const resend = async (key: string): Promise<void> => {
  await cloud.call('hints', { method: 'POST', headers: await cloud.as(agent.upn), body: JSON.stringify({ desk: NORDWIND.desk, messageKey: key }) });
  await cloud.drain();
};
const newest = async (address: string) => (await cloud.inbox(address)).at(-1)!;
const conversation = () => cloud.lists.conversation(ticket.key);

it('speaks the requester’s language, signs with the agent’s name and quotes what was said', async () => {
  await send(message('first', { cc: [{ name: '', address: PETRA }] }));
  const mail = await newest(OLIVER);
  expect(mail).toMatchObject({ from: { address: NORDWIND.support }, subject: `Re: Drucker [#${ticket.id}]`, inReplyTo: '<one@outside.example>' });
  const html = mail.body.content;
  expect(html).toContain('## Bitte antworten Sie oberhalb dieser Zeile ##');
  expect(html).toContain('<p>Answer first</p><p>Aylin Demir<br>IT &lt;Service&gt;</p>');
  expect(html).toMatch(/Oliver Whitfield, 21\. November 2026 um 07:59 UTC, schrieb:<\/p><blockquote[^>]*><p>Der Drucker &lt;brennt&gt;\.<\/p><\/blockquote>/);
  expect((await newest(PETRA)).subject).toBe(mail.subject);
});

it('quotes neither notes nor what strangers wrote nor what has not left', async () => {
  await cloud.lists.apply([
    { write: 'createMessage', message: message('note', { kind: 'Note', delivery: 'None', to: [], visibleText: 'He is difficult.' }) },
    { write: 'createMessage', message: message('failed', { delivery: 'Failed', visibleText: 'Never left.' }) },
    {
      write: 'createMessage',
      message: message('stranger', {
        kind: 'Mail',
        delivery: 'None',
        from: { name: '', address: 'stranger@else.example' },
        to: [],
        visibleText: 'Secret of others.',
      }),
    },
  ]);
  await send(message('second'));
  const html = (await newest(OLIVER)).body.content;
  expect(html).toContain('Answer first');
  expect(html).not.toMatch(/difficult|Never left|Secret of others/);
});

it('uses the customer’s template, and keeps the number and the answer whatever it says', async () => {
  await cloud.lists.saveSettingValue(TEMPLATES_KEY, [
    { name: 'reply', language: 'de', subject: 'Antwort: {{ ticket.subject }}', body: '<p>Guten Tag {{ requester.name }}</p>{{ content }}<hr>{{ signature }}' },
  ]);
  await cloud.clock.advance(6 * 60_000);
  await send(message('third'));
  expect((await newest(OLIVER)).subject).toBe(`Antwort: Drucker [#${ticket.id}]`);
  expect((await newest(OLIVER)).body.content).toContain('<p>Guten Tag Oliver Whitfield</p><p>Answer third</p><hr><p>Aylin Demir');
});

it('keeps everybody in Cc when an agent answers by mail', async () => {
  await cloud.deliver(
    mailOf(
      {
        From: `Aylin <${agent.upn}>`,
        'Message-ID': '<agent@nordwind.example>',
        'In-Reply-To': (await newest(OLIVER)).internetMessageId,
        Subject: 'Re: Drucker',
      },
      ['By mail.'],
    ),
    { from: agent.upn },
  );
  await cloud.drain();
  expect((await newest(OLIVER)).body.content).toContain('By mail.');
  expect((await newest(PETRA)).body.content).toContain('By mail.');
});

describe('a message handed on to somebody else', () => {
  it('goes to them alone, as a mail of its own, with the files of the original', async () => {
    const [first] = await conversation();
    const before = (await cloud.inbox(OLIVER)).length;
    const sent = await send(
      message('forward', {
        kind: 'Note',
        to: [{ name: '', address: SUPPLIER }],
        html: '<p>Can you help?</p>',
        visibleText: 'Can you help?',
        evidence: { rule: 'desk', matched: first!.key },
      }),
    );
    expect(sent).toMatchObject({ kind: 'Note', delivery: 'Sent' });
    const mail = await newest(SUPPLIER);
    expect(mail).toMatchObject({ subject: `Fwd: Drucker [#${ticket.id}]`, inReplyTo: null });
    expect(mail.body.content).toMatch(/Can you help\?.*Weitergeleitete Nachricht.*Von:<\/b> Oliver Whitfield &lt;oliver@outside\.example&gt;.*Der Drucker/s);
    expect(mail.body.content).not.toContain('Answer first');
    expect(Buffer.from(mail.raw!).toString()).toContain('photo.txt');
    expect(await cloud.inbox(OLIVER)).toHaveLength(before);
  });

  it('leaves behind the files the agent did not choose', async () => {
    const [first] = await conversation();
    const photo = first!.attachments.find(({ fileName }) => fileName === 'photo.txt')!;
    const elsewhere = 'repairs@elsewhere.example';
    await send(
      message('without', {
        kind: 'Note',
        to: [{ name: '', address: elsewhere }],
        html: '<p>Only the words</p>',
        visibleText: 'Only the words',
        evidence: { rule: 'desk', matched: first!.key, without: [photo.storedName!] },
      }),
    );
    const raw = Buffer.from((await newest(elsewhere)).raw!).toString();
    expect(raw).toContain('Only the words');
    expect(raw).not.toMatch(/filename="?photo\.txt/);
  });

  it.each([
    ['by the thread', (got: StoredMessage) => ({ 'In-Reply-To': got.internetMessageId }), () => 'It is the fuse.'],
    ['by the mark alone', () => ({}), (got: StoredMessage) => `It is the toner. ${/\[ld:i-[^\]]+\]/.exec(got.body.content)![0]}`],
    ['by the thread of their own answer', () => ({ References: '<0.answer@supplier.example>' }), () => 'Or the drum.'],
  ])('comes back as an internal note, found %s', async (name, headers, words) => {
    const before = (await conversation()).length;
    const got = await newest(SUPPLIER);
    const id = name === 'by the thread' ? 0 : name === 'by the mark alone' ? 1 : 2;
    await cloud.deliver(
      mailOf({ From: `Supplier <${SUPPLIER}>`, 'Message-ID': `<${id}.answer@supplier.example>`, Subject: 'AW: Fwd', ...headers(got) }, [words(got)]),
      { from: SUPPLIER },
    );
    await cloud.drain();
    const now = await conversation();
    expect(now).toHaveLength(before + 1);
    expect(now.find((each) => each.internetMessageId === `<${id}.answer@supplier.example>`)).toMatchObject({ kind: 'Note', ticketKey: ticket.key });
    const after = (await cloud.lists.ticket({ key: ticket.key }))!;
    expect(after.preview).not.toMatch(/fuse|toner|drum/);
  });

  it('is never quoted to the requester, and an answer to the requester still threads with their mail', async () => {
    await send(message('after'));
    expect((await newest(OLIVER)).body.content).not.toMatch(/fuse|toner|Can you help/);
    expect((await newest(OLIVER)).inReplyTo).toBe('<one@outside.example>');
  });
});

it('shows a bounce on the message that bounced, and sends it again when told to', async () => {
  cloud.simulator.graph.bounceMailTo(OLIVER, { status: '5.2.2', diagnostic: '552 5.2.2 mailbox full' });
  await send(message('full'));
  await cloud.drain();
  const bounced = (await cloud.lists.message({ key: 'full' }))!;
  expect(bounced).toMatchObject({ delivery: 'Bounced', deliveryError: expect.stringContaining('mailbox full') as string });
  expect((await conversation()).filter((each) => each.kind === 'System')).toHaveLength(1);
  cloud.simulator.graph.bounceMailTo(OLIVER, null);
  await cloud.lists.updateMessage(bounced.id, bounced.etag, { delivery: 'Queued', deliveryError: null });
  await resend('full');
  expect(await cloud.lists.message({ key: 'full' })).toMatchObject({ delivery: 'Sent', deliveryError: null });
  expect((await cloud.inbox(OLIVER)).filter((mail) => mail.body.content.includes('Answer full'))).toHaveLength(1);
});

it('opens a ticket with a first mail that looks like one, and joins the answer', async () => {
  const at = new Date(cloud.clock.now()).toISOString();
  const to = { name: 'Nina', address: 'nina@outside.example' };
  await cloud.lists.apply([
    {
      write: 'createTicket',
      ticket: aNewTicket({
        key: 'outgoing',
        subject: 'Your new laptop',
        status: 'Pending',
        requester: to,
        channel: 'Desk',
        mailbox: NORDWIND.support,
        createdAt: at,
        lastMessageAt: at,
        lastMessageFrom: 'Agent',
        firstRespondedAt: at,
      }),
    },
  ]);
  const made = (await cloud.lists.ticket({ key: 'outgoing' }))!;
  await send(message('outgoing-1', { ticketKey: 'outgoing', to: [to] }));
  const mail = await newest(to.address);
  expect(mail).toMatchObject({ subject: `Your new laptop [#${made.id}]`, inReplyTo: null });
  expect(mail.body.content).toMatch(/## Please reply above this line ##.*\[ld:outgoing:/s);
  await cloud.deliver(
    mailOf({ From: `Nina <${to.address}>`, 'Message-ID': '<nina@outside.example>', 'In-Reply-To': mail.internetMessageId, Subject: 'Re: x' }, ['Thank you.']),
    { from: to.address },
  );
  await cloud.drain();
  expect(await cloud.lists.ticket({ key: 'outgoing' })).toMatchObject({ status: 'Open', preview: 'Thank you.' });
});

describe('preview of a template', () => {
  const preview = async (upn: string, template: object, ticketKey = ticket.key) => {
    const answer = await cloud.call('templates/preview', {
      method: 'POST',
      headers: await cloud.as(upn),
      body: JSON.stringify({ desk: NORDWIND.desk, ticketKey, template }),
    });
    return { status: answer.status, body: (await answer.json()) as object };
  };
  const template = { name: 'reply', language: 'de', subject: 'Zu {{ ticket.subject }}', body: '<b>{{ requester.name }}</b>{{ content }}{{ signature }}' };
  it.each([
    [
      'an agent',
      agent.upn,
      template,
      undefined,
      {
        status: 200,
        body: {
          outcome: 'rendered',
          subject: expect.stringMatching(/^Zu Drucker \[#\d+\]$/) as string,
          html: expect.stringContaining('<b>Oliver Whitfield</b><p>') as string,
        },
      },
    ],
    [
      'an agent with a mistake',
      agent.upn,
      { ...template, body: '{{ content | raw }}' },
      undefined,
      {
        status: 200,
        body: { outcome: 'invalid', problem: expect.stringContaining('raw') as string, at: { field: 'body', line: 1, column: expect.any(Number) as number } },
      },
    ],
    [
      'an agent with a mistake in the third line',
      agent.upn,
      { ...template, body: '<p>\n{{ content }}\n{% if x %}' },
      undefined,
      { status: 200, body: { outcome: 'invalid', problem: expect.not.stringContaining('line:') as string, at: { field: 'body', line: 3, column: 1 } } },
    ],
    [
      'an agent with a mistake in the subject',
      agent.upn,
      { ...template, subject: 'Zu {{ ticket.subject' },
      undefined,
      { status: 200, body: { outcome: 'invalid', at: { field: 'subject', line: 1, column: 4 } } },
    ],
    [
      'an agent who forgot the answer',
      agent.upn,
      { ...template, body: 'Hello' },
      undefined,
      { status: 200, body: { outcome: 'invalid', problem: expect.stringContaining('{{ content }}') as string } },
    ],
    ['an agent without a ticket', agent.upn, template, 'nothing', { status: 404, body: { error: { code: 'noSuchTicket' } } }],
    ['somebody else', NORDWIND.requesters[0].upn, template, undefined, { status: 403, body: { error: { code: 'notAnAgent' } } }],
  ])('for %s', async (_name, upn, given, key, expected) => {
    expect(await preview(upn, given, key)).toMatchObject(expected);
  });
});
