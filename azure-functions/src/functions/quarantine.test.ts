import { SENDER_RULES_KEY, type SenderRule } from '@listdesk/shared/intake';
import { QUARANTINE_UNDO_DAYS, type HeldMail, type HeldMailPage, type HeldMailText, type QuarantineAction } from '@listdesk/shared/quarantine';
import { NORDWIND } from '../../../dev/world.ts';
import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf } from '../../test/mails.ts';
import { renewAll } from './timers.ts';

const agent = NORDWIND.agents[0].upn;
const SPAM = 'offer@spam.example';
const FOLDER = 'ListDesk Quarantine';
let cloud: DeskInCloud;
beforeAll(async () => {
  cloud = await deskInCloud();
  await cloud.connect();
  const rules: SenderRule[] = [
    { match: 'domain', value: 'spam.example', action: 'quarantine' },
    { match: 'address', value: 'friend@spam.example', action: 'allow' },
    { match: 'address', value: 'worst@spam.example', action: 'block' },
    { match: 'subject', value: 'lottery', action: 'quarantine' },
  ];
  await cloud.lists.saveSettingValue(SENDER_RULES_KEY, rules);
  await cloud.clock.advance(6 * 60_000);
});
afterAll(() => cloud.stop());

const get = async <T>(path: string, upn: string = agent): Promise<{ status: number; body: T }> => {
  const [route, query = ''] = path.split('?');
  const answer = await cloud.call(`${route}?desk=${encodeURIComponent(NORDWIND.desk)}&${query}`, { headers: await cloud.as(upn) });
  return { status: answer.status, body: (await answer.json()) as T };
};
const held = async (): Promise<HeldMail[]> => (await get<HeldMailPage>('quarantine')).body.mails;
const at = ({ mailbox, id }: Pick<HeldMail, 'mailbox' | 'id'>): string => new URLSearchParams({ mailbox, id }).toString();
const decide = async (mail: Pick<HeldMail, 'mailbox' | 'id'>, action: QuarantineAction): Promise<object> => {
  const answer = await cloud.call('quarantine/mail', {
    method: 'POST',
    headers: await cloud.as(agent),
    body: JSON.stringify({ desk: NORDWIND.desk, mailbox: mail.mailbox, id: mail.id, action }),
  });
  const said = (await answer.json()) as object;
  await cloud.drain();
  return said;
};
let count = 0;
const write = async (from: string, subject: string, over: Record<string, string> = {}): Promise<string> => {
  count += 1;
  await cloud.clock.advance(8000);
  const id = await cloud.deliver(mailOf({ From: `Somebody <${from}>`, 'Message-ID': `<${count}.${from}>`, Subject: subject, ...over }, [`Text ${count}`]), {
    from,
  });
  await cloud.drain();
  return id;
};
const folderOf = (id: string): string => {
  const mailbox = cloud.simulator.graph.mailbox(NORDWIND.support)!;
  return mailbox.data.folders.find((folder) => folder.id === mailbox.message(id)!.folderId)!.displayName;
};
const ticketsOf = async (address: string) => (await cloud.lists.ticketPage({ view: 'requester', addresses: [address] })).tickets;
const lastLog = async () => (await cloud.lists.mailLogPage({ top: 1 })).entries[0]!;

it.each([
  ['a domain', SPAM, 'Buy', 'quarantined', 'rule: domain', FOLDER],
  ['words of the subject', 'kim@outside.example', 'You won the LOTTERY', 'quarantined', 'rule: subject', FOLDER],
  ['an address, blocked', 'worst@spam.example', 'Buy', 'blocked', 'rule: address', 'Inbox'],
  ['an address, allowed', 'friend@spam.example', 'Hello', 'ticket', 'new', 'Inbox'],
])('judges by %s, says why, and keeps the mail', async (_name, from, subject, outcome, reason, folder) => {
  const id = await write(from, subject);
  expect(await lastLog()).toMatchObject({ outcome, reason });
  expect(folderOf(id)).toBe(folder);
  expect(await ticketsOf(from)).toHaveLength(outcome === 'ticket' ? 1 : 0);
});

it('shows an agent what is held, as text', async () => {
  const id = await write(SPAM, 'Offer <b>', { 'Content-Type': 'text/html; charset=utf-8' });
  const mail = (await held()).find((each) => each.id === id)!;
  expect(mail).toMatchObject({ mailbox: NORDWIND.support, from: { name: 'Somebody', address: SPAM }, subject: 'Offer <b>', reason: 'rule: domain' });
  const read = await get<HeldMailText>(`quarantine/mail?${at(mail)}`);
  expect(read).toMatchObject({ status: 200, body: { text: expect.stringContaining('Text') as string, cut: false, to: [{ address: NORDWIND.support }] } });
  const file = await cloud.call(`quarantine/file?desk=${encodeURIComponent(NORDWIND.desk)}&${at(mail)}`, { headers: await cloud.as(agent) });
  expect([file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual(['message/rfc822', 'attachment; filename="mail.eml"']);
  expect(await file.text()).toContain(`From: Somebody <${SPAM}>`);
});

it('tells what speaks for the sender: the verdict of the mailbox’s own server, and where answers would go', async () => {
  const id = await write(SPAM, 'Invoice', {
    'Reply-To': 'Boss <ceo@elsewhere.example>',
    'Authentication-Results': 'spf=pass smtp.mailfrom=spam.example; dkim=pass; dmarc=pass header.from=spam.example',
  });
  const { body } = await get<HeldMailText>(`quarantine/mail?${at((await held()).find((each) => each.id === id)!)}`);
  expect(body.evidence).toEqual({
    proof: expect.objectContaining({ spf: expect.stringMatching(/^(pass|fail|none)$/) as string, aligned: expect.any(Boolean) as boolean }) as object,
    replyTo: [{ name: 'Boss', address: 'ceo@elsewhere.example' }],
  });
  const top = cloud.simulator.graph.mailbox(NORDWIND.support)!.message(id)!;
  expect(Buffer.from(top.raw!).toString()).toContain('Authentication-Results');
});

it.each([
  ['quarantine', NORDWIND.requesters[0].upn, 403, 'notAnAgent'],
  [`quarantine/mail?${new URLSearchParams({ mailbox: 'ceo@nordwind.example', id: 'x' }).toString()}`, agent, 404, 'noSuchMailbox'],
  [`quarantine/mail?${new URLSearchParams({ mailbox: NORDWIND.support, id: 'AAMkNothingOfThatKind' }).toString()}`, agent, 404, 'gone'],
])('%s for %s is refused with %s', async (route, upn, status, code) => {
  expect(await get(route, upn)).toMatchObject({ status, body: { error: { code } } });
});

it('lets a mail in past the rules, once, and takes it back', async () => {
  const from = 'lead@spam.example';
  const id = await write(from, 'Please help');
  const mail = (await held()).find((each) => each.id === id)!;
  expect(await decide(mail, 'release')).toEqual({ outcome: 'done' });
  expect(folderOf(id)).toBe('Inbox');
  const [ticket] = await ticketsOf(from);
  expect(await cloud.lists.conversation(ticket!.key)).toHaveLength(1);
  expect(await lastLog()).toMatchObject({ outcome: 'ticket', ticketKey: ticket!.key });
  expect(await decide(mail, 'undo')).toEqual({ outcome: 'done' });
  expect(await ticketsOf(from)).toEqual([]);
  expect(folderOf(id)).toBe(FOLDER);
  expect((await held()).find((each) => each.id === id)).toMatchObject({ reason: 'rule: domain' });
  // And once more.
  expect(await decide(mail, 'release')).toEqual({ outcome: 'done' });
  expect(await ticketsOf(from)).toHaveLength(1);
});

it('does not take back what an agent has worked on', async () => {
  const from = 'worked@spam.example';
  const id = await write(from, 'Please help too');
  await decide({ mailbox: NORDWIND.support, id }, 'release');
  const [ticket] = await ticketsOf(from);
  const [first] = await cloud.lists.conversation(ticket!.key);
  await cloud.lists.apply([
    {
      write: 'createMessage',
      message: { ...first!, key: 'note-on-it', kind: 'Note', evidence: { rule: 'desk' }, internetMessageId: null, mailboxMessageId: null },
    },
  ]);
  expect(await decide({ mailbox: NORDWIND.support, id }, 'undo')).toEqual({ outcome: 'inUse' });
  const { entries } = await cloud.lists.auditPage({ top: 2 });
  expect(entries.map(({ action }) => action)).toEqual([`${entries[1]!.action}.refused`, entries[1]!.action]);
  expect(await ticketsOf(from)).toHaveLength(1);
});

it('deletes and brings back, but not for ever', async () => {
  const id = await write(SPAM, 'Delete me');
  const mail = { mailbox: NORDWIND.support, id };
  expect(await decide(mail, 'delete')).toEqual({ outcome: 'done' });
  expect((await held()).some((each) => each.id === id)).toBe(false);
  expect(await decide(mail, 'undo')).toEqual({ outcome: 'done' });
  expect((await held()).some((each) => each.id === id)).toBe(true);
  expect(await decide(mail, 'undo')).toEqual({ outcome: 'tooLate' });
  await decide(mail, 'delete');
  await cloud.clock.advance((QUARANTINE_UNDO_DAYS + 1) * 86_400_000);
  await renewAll(cloud.service);
  await cloud.drain();
  expect(await decide(mail, 'undo')).toEqual({ outcome: 'tooLate' });
});

it('judges again when told to, by the rules of now', async () => {
  const id = await write('again@spam.example', 'Judge me');
  expect(await decide({ mailbox: NORDWIND.support, id }, 'retry')).toEqual({ outcome: 'done' });
  expect(folderOf(id)).toBe(FOLDER);
  await cloud.lists.saveSettingValue(SENDER_RULES_KEY, []);
  await cloud.clock.advance(6 * 60_000);
  await decide({ mailbox: NORDWIND.support, id }, 'retry');
  expect(folderOf(id)).toBe('Inbox');
  expect(await ticketsOf('again@spam.example')).toHaveLength(1);
});

it('holds what is more than the desk takes of one sender, and nobody else’s', async () => {
  const settings = await cloud.lists.settings();
  await cloud.lists.saveSettings({ ...settings, limits: { ...settings.limits, fromSender: [{ minutes: 60, max: 3 }] } });
  await cloud.clock.advance(6 * 60_000);
  const ids: string[] = [];
  for (let number = 0; number < 5; number += 1) ids.push(await write('flood@outside.example', `Flood ${number}`));
  expect(ids.map(folderOf)).toEqual(['Inbox', 'Inbox', 'Inbox', FOLDER, FOLDER]);
  expect(await lastLog()).toMatchObject({ outcome: 'quarantined', reason: 'more mails than 3 in 60 minutes from this sender' });
  expect(folderOf(await write('calm@outside.example', 'Calm'))).toBe('Inbox');
  expect(await decide({ mailbox: NORDWIND.support, id: ids[4]! }, 'release')).toEqual({ outcome: 'done' });
  expect(await ticketsOf('flood@outside.example')).toHaveLength(4);
});
