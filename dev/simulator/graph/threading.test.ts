import { ADA, mail, openDesk, SUPPORT, type Desk } from './test/desk.ts';

type Message = {
  id: string;
  subject: string;
  internetMessageId: string;
  conversationId: string;
  isDraft: boolean;
  hasAttachments: boolean;
  bodyPreview: string;
  body: { content: string };
  toRecipients: { emailAddress: { address: string } }[];
  ccRecipients: { emailAddress: { address: string } }[];
  internetMessageHeaders?: { name: string; value: string }[];
};
const IMMUTABLE = { prefer: 'IdType="ImmutableId"' };
const BOX = `/users/${SUPPORT}`;

async function newest(desk: Desk, address: string, folder = 'inbox', select = ''): Promise<Message> {
  const { value } = await desk.get<{ value: Message[] }>(`/users/${address}/mailFolders/${folder}/messages?$top=1${select}`, IMMUTABLE);
  if (!value[0]) throw new Error(`nothing in ${folder} of ${address}`);
  return value[0];
}

const outside = (desk: Desk, address: string): string => {
  const messages = [...desk.simulator.graph.mailbox(address)!.messages.values()];
  return Buffer.from(messages.at(-1)!.raw!).toString('utf8');
};

const header = (raw: string, name: string): string | undefined =>
  new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(raw)?.[1]?.replace(/\r\n[ \t]+/g, ' ');

async function created(response: Response): Promise<Message> {
  expect(response.status).toBe(201);
  return (await response.json()) as Message;
}

it('answers under the original: createReply, an own body, send; the sent message keeps its immutable id', async () => {
  const desk = await openDesk();
  await desk.deliver(mail({ References: '<zero@outside.example>', 'In-Reply-To': '<zero@outside.example>' }));
  const original = await newest(desk, SUPPORT);
  const draft = await created(await desk.call('POST', `${BOX}/messages/${original.id}/createReply`, { headers: IMMUTABLE }));
  expect(draft).toMatchObject({
    isDraft: true,
    subject: 'Re: Printer',
    conversationId: original.conversationId,
    toRecipients: [{ emailAddress: { address: 'kim@outside.example' } }],
  });
  await desk.call('PATCH', `${BOX}/messages/${draft.id}`, { body: { body: { contentType: 'html', content: '<p>Use <b>water</b>.</p>' } }, headers: IMMUTABLE });
  expect((await desk.call('POST', `${BOX}/messages/${draft.id}/send`)).status).toBe(202);
  await desk.simulator.settle();

  const sent = await newest(desk, SUPPORT, 'sentitems');
  expect(sent).toMatchObject({ id: draft.id, isDraft: false, internetMessageId: draft.internetMessageId });
  const raw = outside(desk, 'kim@outside.example');
  expect(header(raw, 'Message-ID')).toBe(draft.internetMessageId);
  expect(header(raw, 'In-Reply-To')).toBe('<one@outside.example>');
  expect(header(raw, 'References')).toBe('<zero@outside.example> <one@outside.example>');
  expect(header(raw, 'Return-Path')).toBe(SUPPORT);
  expect(raw).toContain('<p>Use <b>water</b>.</p>');
  expect(raw).toContain('Use water.');
});

it('puts the answer of the requester into the same conversation', async () => {
  const desk = await openDesk();
  await desk.deliver(mail());
  const original = await newest(desk, SUPPORT);
  await desk.call('POST', `${BOX}/messages/${original.id}/reply`, { body: { comment: 'Use water.' } });
  await desk.simulator.settle();
  const ours = header(outside(desk, 'kim@outside.example'), 'Message-ID')!;
  await desk.deliver(mail({ 'Message-ID': '<two@outside.example>', 'In-Reply-To': ours, References: ours, Subject: 'AW: Printer' }));
  expect((await newest(desk, SUPPORT)).conversationId).toBe(original.conversationId);
});

it('answers to Reply-To where there is one, and everybody but itself with replyAll', async () => {
  const desk = await openDesk();
  await desk.deliver(mail({ 'Reply-To': 'team@outside.example', To: `${SUPPORT}, pat@outside.example`, Cc: 'lou@outside.example' }));
  const { id } = await newest(desk, SUPPORT);
  const one = await created(await desk.call('POST', `${BOX}/messages/${id}/createReply`));
  expect(one.toRecipients.map((each) => each.emailAddress.address)).toEqual(['team@outside.example']);
  const all = await created(await desk.call('POST', `${BOX}/messages/${id}/createReplyAll`));
  expect(all.toRecipients.map((each) => each.emailAddress.address)).toEqual(['team@outside.example', 'pat@outside.example']);
  expect(all.ccRecipients.map((each) => each.emailAddress.address)).toEqual(['lou@outside.example']);
});

it('refuses a comment together with a body', async () => {
  const desk = await openDesk();
  await desk.deliver(mail());
  const { id } = await newest(desk, SUPPORT);
  const both = { comment: 'a', message: { body: { contentType: 'text', content: 'b' } } };
  expect((await desk.call('POST', `${BOX}/messages/${id}/createReply`, { body: both })).status).toBe(400);
});

describe('headers of a message to send', () => {
  const names = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `x-own-${at}`, value: 'v' }));
  it.each([
    ['In-Reply-To', [{ name: 'In-Reply-To', value: '<a@b>' }], 'InvalidInternetMessageHeader'],
    ['Auto-Submitted', [{ name: 'Auto-Submitted', value: 'auto-replied' }], 'InvalidInternetMessageHeader'],
    ['six of them', names(6), 'InvalidInternetMessageHeaderCollection'],
    ['an empty list', [], 'InvalidInternetMessageHeaderCollection'],
  ])('refuses %s', async (_name, internetMessageHeaders, code) => {
    const desk = await openDesk();
    const message = { subject: 's', toRecipients: [{ emailAddress: { address: 'kim@outside.example' } }], internetMessageHeaders };
    const response = await desk.call('POST', `${BOX}/sendMail`, { body: { message } });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code } });
    await desk.simulator.settle();
    expect(desk.simulator.graph.mailbox('kim@outside.example')).toBeUndefined();
  });

  it('carries x- headers to the recipient', async () => {
    const desk = await openDesk();
    const message = {
      subject: 's',
      body: { contentType: 'text', content: 'hello' },
      toRecipients: [{ emailAddress: { address: 'kim@outside.example' } }],
      internetMessageHeaders: [{ name: 'X-Auto-Response-Suppress', value: 'All' }],
    };
    expect((await desk.call('POST', `${BOX}/sendMail`, { body: { message } })).status).toBe(202);
    await desk.simulator.settle();
    expect(header(outside(desk, 'kim@outside.example'), 'X-Auto-Response-Suppress')).toBe('All');
  });

  it('drops Auto-Submitted from mail sent as MIME, keeps the rest byte for byte', async () => {
    const desk = await openDesk();
    const raw = mail({ From: SUPPORT, To: 'kim@outside.example', 'Auto-Submitted': 'auto-replied', 'X-Own': 'yes' }).join('\r\n');
    const sent = await desk.call('POST', `${BOX}/sendMail`, { body: Buffer.from(raw).toString('base64'), headers: { 'content-type': 'text/plain' } });
    expect(sent.status).toBe(202);
    await desk.simulator.settle();
    expect(outside(desk, 'kim@outside.example').endsWith(raw.replace('Auto-Submitted: auto-replied\r\n', ''))).toBe(true);
  });

  it('refuses what is not base64', async () => {
    const desk = await openDesk();
    const response = await desk.call('POST', `${BOX}/sendMail`, { body: 'no base64!', headers: { 'content-type': 'text/plain' } });
    expect(await response.json()).toMatchObject({ error: { code: 'ErrorMimeContentInvalidBase64String' } });
  });
});

it('sends an attachment and an inline picture, and finds both in the delivered mail', async () => {
  const desk = await openDesk();
  const message = {
    subject: 'Pictures',
    body: { contentType: 'html', content: '<p>See <img src="cid:pic@1"></p>' },
    toRecipients: [{ emailAddress: { address: ADA.upn } }],
    attachments: [
      { '@odata.type': '#microsoft.graph.fileAttachment', name: 'a.txt', contentType: 'text/plain', contentBytes: Buffer.from('abc').toString('base64') },
      {
        '@odata.type': '#microsoft.graph.fileAttachment',
        name: 'p.png',
        contentType: 'image/png',
        isInline: true,
        contentId: 'pic@1',
        contentBytes: 'iVBORw0KGgo=',
      },
    ],
  };
  await desk.call('POST', `${BOX}/sendMail`, { body: { message } });
  await desk.simulator.settle();
  const got = await newest(desk, ADA.upn);
  expect(got.hasAttachments).toBe(true);
  const { value } = await desk.get<{ value: { id: string; name: string; isInline: boolean; contentId: string; contentBytes: string }[] }>(
    `/users/${ADA.upn}/messages/${got.id}/attachments`,
  );
  expect(value.map(({ name, isInline, contentId }) => ({ name, isInline, contentId }))).toEqual([
    { name: 'p.png', isInline: true, contentId: 'pic@1' },
    { name: 'a.txt', isInline: false, contentId: null },
  ]);
  const bytes = await desk.call('GET', `/users/${ADA.upn}/messages/${got.id}/attachments/${value[1]!.id}/$value`);
  expect(await bytes.text()).toBe('abc');
});

it('bounces mail to an unknown address of a tenant back to the sender, and a bounce never again', async () => {
  const desk = await openDesk();
  const message = { subject: 'Hello', toRecipients: [{ emailAddress: { address: 'nobody@contoso.example' } }] };
  await desk.call('POST', `${BOX}/sendMail`, { body: { message } });
  await desk.simulator.settle();
  const report = await newest(desk, SUPPORT);
  expect(report.subject).toBe('Undeliverable: Hello');
  const raw = await (await desk.call('GET', `${BOX}/messages/${report.id}/$value`)).text();
  expect(raw).toMatch(/^Return-Path: <>$/m);
  expect(raw).toContain('report-type=delivery-status');
  expect(raw).toMatch(/^Final-Recipient: rfc822;nobody@contoso.example\r$/m);
  expect(raw).toMatch(/^Status: 5\.1\.10\r$/m);
  await desk.deliver(mail(), '', ['nobody@contoso.example']);
  expect(desk.simulator.graph.mailbox(SUPPORT)!.messages.size).toBe(2);
});

it('bounces as ordered for an address outside', async () => {
  const desk = await openDesk();
  desk.simulator.graph.bounceMailTo('gone@outside.example', { status: '5.1.1', diagnostic: '550 5.1.1 user unknown' });
  await desk.call('POST', `${BOX}/sendMail`, { body: { message: { subject: 'Hi', toRecipients: [{ emailAddress: { address: 'gone@outside.example' } }] } } });
  await desk.simulator.settle();
  expect((await newest(desk, SUPPORT)).subject).toBe('Undeliverable: Hi');
});

it('takes Exchange’s own lines and return paths of the sender away at the border', async () => {
  const desk = await openDesk();
  await desk.deliver(mail({ 'X-MS-Exchange-Organization-AuthAs': 'Internal', 'Return-Path': '<boss@contoso.example>' }));
  const { id } = await newest(desk, SUPPORT);
  const raw = await (await desk.call('GET', `${BOX}/messages/${id}/$value`)).text();
  expect(raw.match(/^X-MS-Exchange-Organization-AuthAs: .*$/gm)).toEqual(['X-MS-Exchange-Organization-AuthAs: Anonymous']);
  expect(raw.match(/^Return-Path: .*$/gm)).toEqual(['Return-Path: kim@outside.example']);
});

it('finds a message by an extended property, for sending at most once', async () => {
  const desk = await openDesk();
  const id = 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name ListDeskKey';
  await created(await desk.call('POST', `${BOX}/messages`, { body: { subject: 'Draft', singleValueExtendedProperties: [{ id, value: "k'1" }] } }));
  const find = (value: string): string =>
    `${BOX}/messages?$filter=${encodeURIComponent(`singleValueExtendedProperties/Any(ep: ep/id eq '${id}' and ep/value eq '${value}')`)}&$expand=${encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${id}')`)}`;
  expect((await desk.get<{ value: unknown[] }>(find("k''1"))).value).toMatchObject([
    { subject: 'Draft', singleValueExtendedProperties: [{ id, value: "k'1" }] },
  ]);
  expect((await desk.get<{ value: unknown[] }>(find('other'))).value).toEqual([]);
});
