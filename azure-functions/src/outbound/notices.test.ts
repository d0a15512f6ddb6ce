import type { NewMessage } from '@listdesk/shared/intake';
import type { Agent, Ticket } from '@listdesk/shared/tickets';
import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf, OLIVER } from '../../test/mails.ts';
import { aNewMessage } from '../../../dev/exampleItems.ts';
import { NORDWIND } from '../../../dev/world.ts';

const [AYLIN, JONAS, PIOTR] = NORDWIND.agents;
let cloud: DeskInCloud;
let ticket: Ticket;
let agents: Agent[];
beforeAll(async () => {
  cloud = await deskInCloud();
  await cloud.connect();
  await cloud.deliver(mailOf({ 'Message-ID': '<one@outside.example>', Subject: 'Drucker' }), { from: OLIVER });
  await cloud.drain();
  agents = await cloud.lists.agents();
  const made = (await cloud.lists.ticketPage({ view: 'allOpen' })).tickets[0]!;
  await cloud.lists.updateTicket(made.id, made.etag, { followers: [idOf(PIOTR.upn)], status: 'Pending' });
  ticket = (await cloud.lists.ticket({ id: made.id }))!;
});
afterAll(() => cloud.stop());

const idOf = (upn: string): number => agents.find(({ address }) => address === upn)!.id;
const told = (): Promise<number[]> => Promise.all([AYLIN, JONAS, PIOTR].map(async ({ upn }) => (await cloud.inbox(upn)).length));
const note = async (key: string, text: string, over: Partial<NewMessage> = {}, page?: string): Promise<void> => {
  await cloud.clock.advance(8000);
  await cloud.lists.apply([
    {
      write: 'createMessage',
      message: aNewMessage({
        key,
        ticketKey: ticket.key,
        kind: 'Note',
        from: { name: AYLIN.displayName, address: AYLIN.upn },
        subject: ticket.subject,
        html: `<p>${text}</p>`,
        visibleText: text,
        sentAt: new Date(cloud.clock.now()).toISOString(),
        delivery: 'Queued',
        evidence: { rule: 'desk', notice: true },
        ...over,
      }),
    },
  ]);
  await cloud.call('hints', {
    method: 'POST',
    headers: await cloud.as(AYLIN.upn),
    body: JSON.stringify({ desk: NORDWIND.desk, messageKey: key, ...(page === undefined ? {} : { page }) }),
  });
  await cloud.drain();
};

it('a note is mailed to whom it names and who follows, never to its writer or the requester', async () => {
  const before = (await cloud.inbox(OLIVER)).length;
  await note('n-1', '@Jonas Weber same <code> as in March');
  expect(await told()).toEqual([0, 1, 1]);
  expect(await cloud.inbox(OLIVER)).toHaveLength(before);
  const [mail] = await cloud.inbox(JONAS.upn);
  expect(mail).toMatchObject({ subject: `Drucker [#${ticket.id}]`, from: { address: NORDWIND.support }, inReplyTo: null });
  expect(mail!.body.content).toMatch(/Aylin Demir wrote a private note in ticket \d+:.*@Jonas Weber same &lt;code&gt; as in March.*\[ld:i-/s);
  expect(await cloud.lists.message({ key: 'n-1' })).toMatchObject({ delivery: 'Sent' });
});

it('what a colleague answers to it becomes a private note; the ticket goes on waiting for its requester', async () => {
  const [mail] = await cloud.inbox(JONAS.upn);
  const before = (await cloud.lists.ticket({ id: ticket.id }))!;
  await cloud.deliver(
    mailOf({ From: `Jonas <${JONAS.upn}>`, 'Message-ID': '<answer@nordwind.example>', 'In-Reply-To': mail!.internetMessageId, Subject: 'Re: Drucker' }, [
      'I will look.',
    ]),
    { from: JONAS.upn },
  );
  await cloud.drain();
  expect(await cloud.lists.message({ internetMessageId: '<answer@nordwind.example>' })).toMatchObject({
    kind: 'Note',
    ticketKey: ticket.key,
    delivery: 'None',
  });
  const { status, lastMessageAt, lastMessageFrom, preview, lastNoteAt } = (await cloud.lists.ticket({ id: ticket.id }))!;
  expect({ status, lastMessageAt, lastMessageFrom, preview }).toEqual({
    status: 'Pending',
    lastMessageAt: before.lastMessageAt,
    lastMessageFrom: before.lastMessageFrom,
    preview: before.preview,
  });
  expect(lastNoteAt).not.toBeNull();
  expect(await told()).toEqual([0, 1, 1]);
});

it('a vacation answer to it is kept as a note, tells nobody and wakes nothing', async () => {
  await cloud.deliver(
    mailOf(
      {
        From: `Piotr <${PIOTR.upn}>`,
        'Message-ID': '<away@nordwind.example>',
        'In-Reply-To': (await cloud.inbox(PIOTR.upn))[0]!.internetMessageId,
        'Auto-Submitted': 'auto-replied',
        Subject: 'Away',
      },
      ['Back on Monday.'],
    ),
    { from: PIOTR.upn },
  );
  await cloud.drain();
  expect(await told()).toEqual([0, 1, 1]);
  expect((await cloud.lists.ticket({ id: ticket.id }))?.status).toBe('Pending');
});

it('followers hear of the requester’s mail; a wish is kept', async () => {
  await cloud.lists.saveNoticeWish({ id: idOf(JONAS.upn), name: 'Jonas Weber' }, 'None');
  await cloud.lists.saveNoticeWish({ id: idOf(PIOTR.upn), name: 'Piotr Nowak' }, 'Mentions');
  await cloud.lists.saveNoticeWish({ id: idOf(PIOTR.upn), name: 'Piotr Nowak' }, 'All');
  await cloud.deliver(mailOf({ 'Message-ID': '<two@outside.example>', 'In-Reply-To': '<one@outside.example>', Subject: 'Re: Drucker' }, ['It burns.']), {
    from: OLIVER,
  });
  await cloud.drain();
  expect(await told()).toEqual([0, 1, 2]);
  expect((await cloud.inbox(PIOTR.upn)).at(-1)!.body.content).toMatch(/Oliver.* wrote in ticket \d+, which you follow:.*It burns\./s);
  await note('n-2', '@Jonas Weber and nobody else', { from: { name: PIOTR.displayName, address: PIOTR.upn } });
  expect(await told()).toEqual([0, 1, 2]);
  // Nobody was told, so nothing left: the note stands as any other.
  expect(await cloud.lists.message({ key: 'n-2' })).toMatchObject({ delivery: 'None', kind: 'Note' });
});

it('followers hear of what a requester writes in the portal', async () => {
  const [katharina] = NORDWIND.requesters;
  await cloud.deliver(mailOf({ From: katharina.upn, 'Message-ID': '<k@nordwind.example>', Subject: 'Maus' }), { from: katharina.upn });
  await cloud.drain();
  const asked = (await cloud.lists.ticketPage({ view: 'requester', addresses: [katharina.upn] })).tickets[0]!;
  await cloud.lists.updateTicket(asked.id, asked.etag, { followers: [idOf(PIOTR.upn)] });
  const before = (await cloud.inbox(PIOTR.upn)).length;
  const path = `portal/requests/${encodeURIComponent(asked.key)}/messages?desk=${encodeURIComponent(NORDWIND.desk)}`;
  const answer = await cloud.call(path, {
    method: 'POST',
    headers: await cloud.as(katharina.upn),
    body: JSON.stringify({ text: 'It squeaks.', solved: false, attachments: [], clientKey: crypto.randomUUID() }),
  });
  expect([answer.status, answer.status === 201 ? '' : await answer.text()]).toEqual([201, '']);
  await cloud.drain();
  expect(await cloud.inbox(PIOTR.upn)).toHaveLength(before + 1);
  expect((await cloud.inbox(PIOTR.upn)).at(-1)!.body.content).toContain('It squeaks.');
});

it('a reply that left tells followers, with its words; whoever is restricted has none of theirs mailed round', async () => {
  await note('r-1', 'Turn it off.', { kind: 'Reply', to: [ticket.requester], evidence: { rule: 'desk' } });
  expect((await cloud.inbox(PIOTR.upn)).at(-1)!.body.content).toMatch(/Aylin Demir answered ticket \d+, which you follow:.*Turn it off\./s);
  const contact = (await cloud.lists.contactByEmail(OLIVER))!;
  await cloud.lists.apply([{ write: 'updateContact', id: contact.id, etag: contact.etag, patch: { restricted: true } }]);
  await cloud.clock.advance(6 * 60_000);
  await note('n-3', '@Piotr Nowak his salary is in the file');
  const mail = (await cloud.inbox(PIOTR.upn)).at(-1)!;
  expect(mail.body.content).toContain('It is confidential');
  expect(`${mail.subject} ${mail.body.content}`).not.toMatch(/salary|Drucker|Oliver/);
});

it('leads to the ticket on the page the desk named last, and to the site while no such page is known', async () => {
  const links = async (): Promise<string[]> => (await cloud.inbox(PIOTR.upn)).map((mail) => /href="([^"]*)"/.exec(mail.body.content)?.[1] ?? '');
  const before = await links();
  await note('page-0', 'Nobody said where', {}, 'https://evil.example/sites/helpdesk/SitePages/Desk.aspx');
  await note('page-1', 'Now it is known', {}, `${NORDWIND.desk}/SitePages/Desk.aspx?env=a#ticket=9`);
  await note('page-2', 'And it stays');
  const fresh = (await links()).filter((link) => !before.includes(link) || link === NORDWIND.desk);
  expect(new Set(fresh)).toEqual(new Set([NORDWIND.desk, `${NORDWIND.desk}/SitePages/Desk.aspx#ticket=${ticket.id}`]));
  expect((await links()).filter((link) => link.includes('#ticket='))).toHaveLength(2);
});
