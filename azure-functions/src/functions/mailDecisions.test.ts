import { SENDER_RULES_KEY } from '@listdesk/shared/intake';
import { linkedTo, type Ticket } from '@listdesk/shared/tickets';
import { NORDWIND } from '../../../dev/world.ts';
import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf, OLIVER } from '../../test/mails.ts';

/** Where a mail goes, decided by what is true at this moment, end to end. */
const agent = NORDWIND.agents[0];
const IT = 'it@nordwind.example';
let cloud: DeskInCloud;
beforeAll(async () => {
  cloud = await deskInCloud();
  cloud.simulator.graph.createSharedMailbox({ tenantId: NORDWIND.id, address: IT, displayName: 'IT' });
  cloud.simulator.directory.tenantById(NORDWIND.id)!.mailScopes.forEach((scope) => scope.mailboxes.push(IT));
  const settings = await cloud.lists.settings();
  await cloud.lists.saveSettings({ ...settings, mailboxes: [...settings.mailboxes, { address: IT, name: 'IT' }] });
  await cloud.connect();
});
afterAll(() => cloud.stop());
beforeEach(() => cloud.clock.advance(8000));

let count = 0;
type Written = { from?: string; to?: string[]; words?: string };
const write = async (headers: Record<string, string>, { from = OLIVER, to, words }: Written = {}): Promise<string> => {
  count += 1;
  await cloud.clock.advance(4000);
  const id = await cloud.deliver(
    mailOf({ From: `Somebody <${from}>`, 'Message-ID': `<${count}.decisions@x.example>`, ...headers }, [words ?? `Text ${count}`]),
    { from, ...(to ? { to } : {}) },
  );
  await cloud.drain();
  return id;
};
const all = async (): Promise<Ticket[]> =>
  (await cloud.lists.ticketPage({ view: 'status', statuses: ['New', 'Open', 'Pending', 'Solved', 'Closed'] }, { top: 200 })).tickets;
const withSubject = async (subject: string): Promise<Ticket[]> => (await all()).filter((ticket) => ticket.subject === subject);
const evidence = async (ticket: Ticket) => (await cloud.lists.conversation(ticket.key)).map((message) => message.evidence?.rule);
const close = async (ticket: Ticket, daysAgo = 0): Promise<void> => {
  const now = (await cloud.lists.ticket({ id: ticket.id }))!;
  await cloud.lists.updateTicket(now.id, now.etag, { status: 'Closed', closedAt: new Date(cloud.clock.now() - daysAgo * 86_400_000).toISOString() });
};

describe('the conversation Exchange sees', () => {
  /** A client that keeps the Exchange conversation and nothing of ours: no ids, no mark, no number. */
  const inConversationOf = (first: string, headers: Record<string, string>, from?: string): Promise<string> => {
    const mailbox = cloud.simulator.graph.mailbox(NORDWIND.support)!;
    const conversation = mailbox.message(first)!.conversationId;
    const found = mailbox.newConversationId.bind(mailbox);
    mailbox.newConversationId = () => conversation;
    return write(headers, from ? { from } : {}).finally(() => {
      mailbox.newConversationId = found;
    });
  };

  it('joins an answer of somebody who takes part, and no stranger’s', async () => {
    const first = await write({ Subject: 'Conversation' });
    await inConversationOf(first, { Subject: 'AW: Conversation' });
    const [ticket] = await withSubject('Conversation');
    expect(await evidence(ticket!)).toEqual(['new', 'conversation']);
    await inConversationOf(first, { Subject: 'Re: Conversation' }, 'stranger@else.example');
    expect(await evidence(ticket!)).toEqual(['new', 'conversation']);
    expect((await cloud.lists.mailLogPage({ person: 'stranger@else.example' })).entries).toEqual([
      expect.objectContaining({ outcome: 'ticket', reason: expect.stringContaining('new: conversation found, but the sender takes no part') as string }),
    ]);
  });

  it('does not join a second request that only bears the same subject', async () => {
    const first = await write({ Subject: 'Same words' });
    await inConversationOf(first, { Subject: 'Same words' });
    expect(await withSubject('Same words')).toHaveLength(2);
  });

  it('costs no request: three to Graph for a mail, one to SharePoint', async () => {
    await write({ Subject: 'Counted before' });
    const [ticket] = await withSubject('Counted before');
    const mark = cloud.simulator.log.mark();
    await write({ Subject: 'Re: Counted before', 'In-Reply-To': `<${count}.decisions@x.example>` });
    // SharePoint tells of the changed list some time later, and somebody looks once for replies that wait: that is no part of the mail.
    const made = cloud.simulator.log
      .since(mark)
      .filter(({ url }) => !/DeliveryState.{1,3}eq/.test(decodeURIComponent(url)))
      .map(({ method, url }) => `${method} ${new URL(url).host.split('.')[1]} ${new URL(url).pathname.split('/').at(-1)}`);
    expect(made.filter((each) => each.includes('sharepoint'))).toEqual(['POST sharepoint $batch']);
    expect(made.filter((each) => each.includes('microsoft'))).toHaveLength(3);
    expect(await evidence(ticket!)).toEqual(['new', 'receivedId']);
  });
});

describe('several mailboxes of one desk', () => {
  it('make one message and one acknowledgement of a mail to both, and the log tells of both', async () => {
    const before = (await cloud.inbox('both@outside.example')).length;
    await write({ Subject: 'To both', To: `${NORDWIND.support}, ${IT}` }, { from: 'both@outside.example', to: [NORDWIND.support, IT] });
    const tickets = await withSubject('To both');
    expect(tickets).toHaveLength(1);
    expect(await cloud.lists.conversation(tickets[0]!.key)).toHaveLength(1);
    expect(tickets[0]!.cc).toEqual([]);
    expect((await cloud.inbox('both@outside.example')).length - before).toBe(1);
    expect((await cloud.lists.mailLogPage({ text: 'To both' })).entries.map((entry) => [entry.outcome, entry.mailbox]).sort()).toEqual([
      ['duplicate', expect.stringMatching(/^(it|support)@/)],
      ['ticket', expect.stringMatching(/^(it|support)@/)],
    ]);
  });
  it('answer each from its own', async () => {
    await write({ Subject: 'For IT', To: IT }, { to: [IT] });
    expect((await withSubject('For IT'))[0]).toMatchObject({ mailbox: IT });
    expect((await cloud.inbox(OLIVER)).at(-1)!.from!.address).toBe(IT);
  });
});

describe('a ticket an agent closed', () => {
  it('takes an answer of these days and is open again', async () => {
    await write({ Subject: 'Closed today' });
    const id = `<${count}.decisions@x.example>`;
    const [ticket] = await withSubject('Closed today');
    await close(ticket!);
    await write({ Subject: 'Re: Closed today', 'In-Reply-To': id });
    expect((await withSubject('Closed today'))[0]).toMatchObject({ id: ticket!.id, status: 'Open', closedAt: null });
  });
  it('keeps a late one out although the service last saw it open: a new ticket names it', async () => {
    await write({ Subject: 'Closed long ago' });
    const id = `<${count}.decisions@x.example>`;
    const [old] = await withSubject('Closed long ago');
    await close(old!, 30);
    await write({ Subject: 'Re: Closed long ago', 'In-Reply-To': id }, { words: 'It is back.' });
    expect(await cloud.lists.conversation(old!.key)).toHaveLength(1);
    expect(await cloud.lists.ticket({ id: old!.id })).toMatchObject({ status: 'Closed' });
    const fresh = (await all())[0]!;
    expect(fresh).toMatchObject({ status: 'New', preview: 'It is back.' });
    expect(await cloud.lists.conversation(fresh.key)).toEqual([
      expect.objectContaining({ evidence: { rule: 'new', matched: `follows #${old!.id}, closed for more than 14 days` } }),
    ]);
    for (const [self, other] of [
      [fresh, old!],
      [old!, fresh],
    ] as const)
      expect(linkedTo(self.key, await cloud.lists.links([self.key]))).toEqual([
        expect.objectContaining({ role: 'related', other: { key: other.key, number: other.id } }),
      ]);
    expect((await cloud.lists.mailLogPage({ text: 'Re: Closed long' })).entries).toEqual([
      expect.objectContaining({ outcome: 'ticket', ticketKey: fresh.key }),
    ]);
  });
  it('is not opened by mail for ever', async () => {
    await write({ Subject: 'Again and again' });
    const id = `<${count}.decisions@x.example>`;
    const [ticket] = await withSubject('Again and again');
    for (let round = 0; round < 6; round += 1) {
      await close(ticket!);
      await write({ Subject: 'Re: Again and again', 'In-Reply-To': id });
    }
    expect(await cloud.lists.conversation(ticket!.key)).toHaveLength(6);
    expect(await cloud.lists.ticket({ id: ticket!.id })).toMatchObject({ status: 'Closed' });
    expect((await cloud.lists.mailLogPage({ top: 1 })).entries[0]).toMatchObject({
      outcome: 'ticket',
      reason: expect.stringContaining(`follows #${ticket!.id}, opened again 5 times in 1440 minutes`) as string,
    });
  });
});

describe('settings', () => {
  const changed = async () =>
    cloud.call('hints', { method: 'POST', headers: await cloud.as(agent.upn), body: JSON.stringify({ desk: NORDWIND.desk, changed: 'settings' }) });
  it('act on the next mail once the service was told, on every instance', async () => {
    const other = cloud.restarted();
    const open = other.open((await other.registry.installations(NORDWIND.id))[0]!);
    await open.texts();
    await cloud.lists.saveSettingValue(SENDER_RULES_KEY, [{ match: 'address', value: 'nuisance@outside.example', action: 'block' }]);
    await write({ Subject: 'Before' }, { from: 'nuisance@outside.example' });
    expect((await changed()).status).toBe(202);
    await write({ Subject: 'After' }, { from: 'nuisance@outside.example' });
    expect([(await withSubject('Before')).length, (await withSubject('After')).length]).toEqual([1, 0]);
    expect((await open.texts()).senderRules).toEqual([]);
    await open.listen();
    expect((await open.texts()).senderRules).toHaveLength(1);
    const mark = cloud.simulator.log.mark();
    await open.listen();
    await open.texts();
    expect(cloud.simulator.log.since(mark)).toEqual([]);
  });
  it('are not told by strangers', async () => {
    expect((await cloud.call('hints', { method: 'POST', body: JSON.stringify({ desk: NORDWIND.desk, changed: 'settings' }) })).status).toBe(401);
  });
});

const objected = async (id: number): Promise<void> => {
  const token = await cloud.simulator.entra.adminToken({ tenantId: NORDWIND.id, upn: NORDWIND.admin.upn, resource: `https://${NORDWIND.host}` });
  const headers = {
    authorization: `Bearer ${token}`,
    'x-http-method': 'MERGE',
    'if-match': '*',
    'content-type': 'application/json;odata=nometadata',
    accept: 'application/json',
  };
  const answer = await cloud.simulator.fetch(`${NORDWIND.desk}/_api/web/getlist('/sites/helpdesk/Lists/ListDeskContacts')/items(${id})`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ Objected: true }),
  });
  if (!answer.ok) throw new Error(await answer.text());
};

describe('somebody nothing automatic goes to', () => {
  it.each(['Restricted', 'Objected'])('(%s) is heard, and not answered by a machine', async (column) => {
    const from = `${column.toLowerCase()}@outside.example`;
    await write({ Subject: `First ${column}` }, { from });
    expect(await cloud.inbox(from)).toHaveLength(1);
    const contact = (await cloud.lists.contactByEmail(from))!;
    if (column === 'Restricted') await cloud.lists.apply([{ write: 'updateContact', id: contact.id, etag: contact.etag, patch: { restricted: true } }]);
    else await objected(contact.id);
    await cloud.clock.advance(6 * 60_000);
    await write({ Subject: `Second ${column}` }, { from });
    expect(await withSubject(`Second ${column}`)).toHaveLength(1);
    expect(await cloud.inbox(from)).toHaveLength(1);
    expect((await cloud.lists.mailLogPage({ text: `Second ${column}` })).entries[0]).toMatchObject({ reason: 'new; not acknowledged: restricted or objected' });
  });
  it('whose mail came back with words alone, and not when it is only late', async () => {
    const from = 'late@outside.example';
    await write({ Subject: 'Late one' }, { from });
    const acknowledgement = (await cloud.inbox(from))[0]!;
    const copy = `--- Below this line is a copy of the message.\r\n\r\nMessage-ID: ${acknowledgement.internetMessageId}`;
    const daemon = (subject: string, words: string) =>
      write(
        { From: 'Mail Delivery System <mailer-daemon@outside.example>', Subject: subject },
        { from: 'mailer-daemon@outside.example', words: `${words}\r\n\r\n${copy}` },
      );
    await daemon('Warning: message delayed', `Your mail to ${from} has been delayed and will be retried.`);
    await write({ Subject: 'Late two' }, { from });
    expect(await cloud.inbox(from)).toHaveLength(2);
    await daemon('failure notice', `<${from}>: no such user`);
    await write({ Subject: 'Late three' }, { from });
    expect((await cloud.lists.mailLogPage({ text: 'Late three' })).entries[0]).toMatchObject({
      reason: 'new; not acknowledged: mail to this address comes back',
    });
  });
  it('whose mail came back for good is written to again after two months', async () => {
    const from = 'returned@outside.example';
    cloud.simulator.graph.bounceMailTo(from, { status: '5.1.1', diagnostic: '550 5.1.1 no such user' });
    await write({ Subject: 'Returned one' }, { from });
    await cloud.drain();
    cloud.simulator.graph.bounceMailTo(from, null);
    await write({ Subject: 'Returned two' }, { from });
    expect((await cloud.lists.mailLogPage({ text: 'Returned two' })).entries[0]).toMatchObject({
      reason: 'new; not acknowledged: mail to this address comes back',
    });
    expect(await cloud.inbox(from)).toHaveLength(0);
  });
});
