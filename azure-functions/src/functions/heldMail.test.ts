import { createHash } from 'node:crypto';
import { SENDER_RULES_KEY } from '@listdesk/shared/intake';
import type { HeldMail, HeldMailPage, HeldMailText, QuarantineAction } from '@listdesk/shared/quarantine';
import { NORDWIND } from '../../../dev/world.ts';
import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf } from '../../test/mails.ts';
import { HELD_DAYS } from '../intake/rawQuarantine.ts';
import { settlePoison } from '../operator/poison.ts';
import { rawMailKey, signRawMail } from '../security/rawSignature.ts';
import { fromQueue } from './pointers.ts';
import { handleIntake, MAX_DEQUEUES } from './queueHandler.ts';
import { sweep } from './timers.ts';

/** Mail that is held, whichever way it came and why: on one list, with every decision, and one line of the log each. */
const agent = NORDWIND.agents[0].upn;
let cloud: DeskInCloud;
beforeAll(async () => {
  cloud = await deskInCloud();
  await cloud.connect();
  await cloud.lists.saveSettingValue(SENDER_RULES_KEY, [{ match: 'domain', value: 'spam.example', action: 'quarantine' }]);
  await cloud.clock.advance(6 * 60_000);
});
afterAll(() => cloud.stop());
beforeEach(() => cloud.clock.advance(60_000));

const DESK = `desk=${encodeURIComponent(NORDWIND.desk)}`;
const ask = async (route: string): Promise<Response> => cloud.call(route, { headers: await cloud.as(agent) });
async function held(): Promise<HeldMail[]> {
  const mails: HeldMail[] = [];
  for (let cursor = '', page = 0; page < 10; page += 1) {
    const body = (await (await ask(`quarantine?${DESK}&cursor=${cursor}`)).json()) as HeldMailPage;
    mails.push(...body.mails);
    if (body.cursor === null) return mails;
    cursor = body.cursor;
  }
  throw new Error('no end');
}
const at = ({ mailbox, id }: HeldMail): string => `${DESK}&${new URLSearchParams({ mailbox, id }).toString()}`;
const decide = async ({ mailbox, id }: HeldMail, action: QuarantineAction): Promise<object> => {
  const answer = await cloud.call('quarantine/mail', {
    method: 'POST',
    headers: await cloud.as(agent),
    body: JSON.stringify({ desk: NORDWIND.desk, mailbox, id, action }),
  });
  const said = (await answer.json()) as object;
  await cloud.drain();
  return said;
};
const byMail = async (from: string, subject: string): Promise<void> => {
  await cloud.deliver(mailOf({ From: `Somebody <${from}>`, 'Message-ID': `<${subject.replace(/\W/g, '')}@x>`, Subject: subject }), { from });
  await cloud.drain();
};
const byGateway = async (from: string, subject: string): Promise<void> => {
  const raw = Buffer.from(mailOf({ From: `Somebody <${from}>`, 'Message-ID': `<${subject.replace(/\W/g, '')}@x>`, Subject: subject }).join('\r\n'));
  const claim = {
    tenant: NORDWIND.id,
    mailbox: NORDWIND.support,
    timestamp: new Date(cloud.clock.now()).toISOString(),
    nonce: `nonce-${subject.replace(/\W/g, '')}-0000000`,
    sha256: createHash('sha256').update(raw).digest('hex'),
  };
  const headers = {
    'x-listdesk-tenant': claim.tenant,
    'x-listdesk-mailbox': claim.mailbox,
    'x-listdesk-timestamp': claim.timestamp,
    'x-listdesk-nonce': claim.nonce,
    'x-listdesk-content-sha256': claim.sha256,
    'x-listdesk-signature': signRawMail(rawMailKey(cloud.settings.rawMailSecret, claim.tenant), claim),
  };
  expect((await cloud.call('mail/raw', { method: 'POST', headers, body: raw })).status).toBe(202);
  await cloud.drain();
};
const lineOf = async (subject: string) => (await cloud.lists.mailLogPage({ text: subject })).entries;
const ticketsOf = async (address: string) => (await cloud.lists.ticketPage({ view: 'requester', addresses: [address] })).tickets;
const blobs = async (): Promise<string[]> => {
  const names: string[] = [];
  for await (const blob of cloud.service.storage.rawMail.listBlobsFlat()) names.push(blob.name);
  return names;
};

describe.each([
  ['a mailbox', byMail],
  ['a gateway', byGateway],
])('held mail out of %s', (name, arrive) => {
  const from = `${name.slice(2)}@spam.example`;
  const mail = async (subject: string): Promise<HeldMail> => (await held()).find((each) => each.subject === subject)!;

  it('is listed, read as text and saved as it came', async () => {
    await arrive(from, `Offer ${name}`);
    const found = await mail(`Offer ${name}`);
    expect(found).toMatchObject({
      mailbox: NORDWIND.support,
      from: { name: 'Somebody', address: from },
      reason: 'rule: domain',
      preview: expect.stringContaining('black pages') as string,
    });
    expect(await (await ask(`quarantine/mail?${at(found)}`)).json()).toMatchObject({
      text: expect.stringContaining('black pages') as string,
      to: [{ address: NORDWIND.support }],
    } satisfies Partial<Record<keyof HeldMailText, unknown>>);
    expect(await (await ask(`quarantine/file?${at(found)}`)).text()).toContain(`From: Somebody <${from}>\r\n`);
  });

  it('is let in, taken back and let in again on one line of the log', async () => {
    const found = await mail(`Offer ${name}`);
    expect(await lineOf(`Offer ${name}`)).toEqual([expect.objectContaining({ outcome: 'quarantined', reason: 'rule: domain', ticketKey: null })]);
    expect(await decide(found, 'release')).toEqual({ outcome: 'done' });
    const [ticket] = await ticketsOf(from);
    expect(await cloud.lists.conversation(ticket!.key)).toHaveLength(1);
    expect(await lineOf(`Offer ${name}`)).toEqual([expect.objectContaining({ outcome: 'ticket', ticketKey: ticket!.key, from })]);
    expect((await held()).some((each) => each.id === found.id)).toBe(false);
    expect(await decide(found, 'undo')).toEqual({ outcome: 'done' });
    expect(await lineOf(`Offer ${name}`)).toEqual([expect.objectContaining({ outcome: 'quarantined', reason: 'rule: domain', ticketKey: null })]);
    expect(await ticketsOf(from)).toEqual([]);
    expect(await mail(`Offer ${name}`)).toMatchObject({ reason: 'rule: domain' });
    expect(await decide(found, 'release')).toEqual({ outcome: 'done' });
    expect(await decide(found, 'release')).toEqual({ outcome: 'done' });
    expect(await ticketsOf(from)).toHaveLength(1);
  });

  it('is judged again by the rules of now, and stays while they say so', async () => {
    await arrive(from, `Again ${name}`);
    const found = await mail(`Again ${name}`);
    expect(await decide(found, 'retry')).toEqual({ outcome: 'done' });
    expect(await lineOf(`Again ${name}`)).toEqual([expect.objectContaining({ outcome: 'quarantined' })]);
    expect((await mail(`Again ${name}`)).id).toBe(found.id);
    await cloud.lists.saveSettingValue(SENDER_RULES_KEY, []);
    await cloud.clock.advance(6 * 60_000);
    expect(await decide(found, 'retry')).toEqual({ outcome: 'done' });
    expect(await lineOf(`Again ${name}`)).toEqual([expect.objectContaining({ outcome: 'ticket' })]);
    expect(await mail(`Again ${name}`)).toBeUndefined();
    await cloud.lists.saveSettingValue(SENDER_RULES_KEY, [{ match: 'domain', value: 'spam.example', action: 'quarantine' }]);
    await cloud.clock.advance(6 * 60_000);
  });

  it('is deleted, says so, and comes back', async () => {
    await arrive(from, `Delete ${name}`);
    const found = await mail(`Delete ${name}`);
    expect(await decide(found, 'delete')).toEqual({ outcome: 'done' });
    expect(await mail(`Delete ${name}`)).toBeUndefined();
    expect(await lineOf(`Delete ${name}`)).toEqual([expect.objectContaining({ outcome: 'quarantined', reason: 'rule: domain; deleted by an agent' })]);
    expect(await decide(found, 'undo')).toEqual({ outcome: 'done' });
    expect((await mail(`Delete ${name}`)).id).toBe(found.id);
  });
});

it('leaves nothing of another desk’s or an unknown mail to be read', async () => {
  for (const id of ['held-other-desk-000', `held-${'x'.repeat(40)}/../../secrets`])
    expect((await ask(`quarantine/file?${DESK}&${new URLSearchParams({ mailbox: NORDWIND.support, id }).toString()}`)).status).toBe(404);
});

it('keeps what a gateway handed over for some weeks, and not for ever', async () => {
  await byGateway('late@spam.example', 'Late offer');
  await sweep({ ...cloud.service, outside: { ...cloud.service.outside, now: () => Date.now() + 8 * 86_400_000 } });
  const kept = (await blobs()).length;
  expect((await blobs()).every((name) => name.includes('/held-'))).toBe(true);
  expect(kept).toBeGreaterThan(0);
  await sweep({ ...cloud.service, outside: { ...cloud.service.outside, now: () => Date.now() + (HELD_DAYS + 1) * 86_400_000 } });
  expect(await blobs()).toEqual([]);
});

const TRY_AGAIN: Record<string, (mail: HeldMail, poison: unknown) => Promise<void>> = {
  'an agent lets it be tried again': async (mail) => expect(await decide(mail, 'retry')).toEqual({ outcome: 'done' }),
  'the operator gives it back': async (_mail, poison) => {
    const { storage } = cloud.service;
    await storage.queue('intake-poison').sendMessage(typeof poison === 'string' ? poison : JSON.stringify(poison));
    expect(await settlePoison(storage, 'intake', 'requeue', {}, false)).toMatchObject({ done: 1, left: 0 });
    await cloud.drain();
  },
};
const WAYS = [
  ['a mailbox', byMail],
  ['a gateway', byGateway],
] as const;

describe.each(WAYS.flatMap(([name, arrive]) => Object.keys(TRY_AGAIN).map((how, at) => [name, how, at, arrive] as const)))(
  'a mail out of %s that cannot be taken in, until %s',
  (name, how, at, arrive) => {
    const from = `poison${at}.${name.slice(2)}@outside.example`;
    const subject = `Poison ${name} ${at}`;
    let poison: unknown;

    it('ends among the held ones after five tries, with a reason, and holds up nobody behind it', async () => {
      // Something in this mail breaks the worker at every try.
      const broken = { ...cloud.service, rawMail: { ...cloud.service.rawMail, open: () => Promise.reject(new TypeError('a defect of ours')) } };
      const { drain } = cloud;
      cloud.drain = async () => 0;
      await arrive(from, subject);
      cloud.drain = drain;
      await cloud.simulator.settle();
      [poison] = await cloud.take('intake');
      for (let dequeueCount = 1; dequeueCount <= MAX_DEQUEUES; dequeueCount += 1)
        await expect(handleIntake(broken, poison, { triggerMetadata: { dequeueCount } })).rejects.toThrow('a defect of ours');
      await byMail('behind@outside.example', `After ${at} ${name}`);
      expect(await ticketsOf('behind@outside.example')).not.toEqual([]);
      const found = (await held()).find((each) => each.subject === subject)!;
      expect(found).toMatchObject({ from: { address: from }, reason: expect.stringMatching(/^five tries ended with \w+$/) as string });
      const lines = (await cloud.lists.mailLogPage({ outcome: 'failed' })).entries;
      expect(lines).toEqual([expect.objectContaining({ reason: found.reason, ...(name === 'a mailbox' ? { from, subject } : {}) })]);
      // Announced again, it stays held.
      await handleIntake(cloud.service, poison, { triggerMetadata: { dequeueCount: 1 } });
      expect(await ticketsOf(from)).toEqual([]);
    });

    it('is taken in then, once, on the same line', async () => {
      const found = (await held()).find((each) => each.subject === subject)!;
      await TRY_AGAIN[how]!(found, poison);
      const [ticket] = await ticketsOf(from);
      expect(ticket).toMatchObject({ subject });
      expect((await held()).some((each) => each.subject === subject)).toBe(false);
      // And whoever does it as well changes nothing.
      await TRY_AGAIN['the operator gives it back']!(found, poison);
      expect(await ticketsOf(from)).toHaveLength(1);
      expect((await held()).some((each) => each.subject === subject)).toBe(false);
      expect((await cloud.lists.mailLogPage({ outcome: 'failed' })).entries).toEqual([]);
      expect(await lineOf(subject)).toEqual([expect.objectContaining({ outcome: 'ticket', ticketKey: ticket!.key })]);
    });

    it('stays away when an agent deleted it before the operator gives it back', async () => {
      const gone = `deleted${at}@spam.example`;
      await arrive(gone, `Deleted ${subject}`);
      const found = (await held()).find((each) => each.subject === `Deleted ${subject}`)!;
      expect(await decide(found, 'delete')).toEqual({ outcome: 'done' });
      const pointer = fromQueue(poison) as { kind: string; tenant: string };
      await TRY_AGAIN['the operator gives it back']!(found, {
        ...pointer,
        ...(pointer.kind === 'raw' ? { blob: `${pointer.tenant}/${found.id}` } : { id: found.id }),
      });
      expect(await ticketsOf(gone)).toEqual([]);
      expect(await lineOf(`Deleted ${subject}`)).toEqual([expect.objectContaining({ outcome: 'quarantined' })]);
    });
  },
);

it('adds up: every mail has one line', async () => {
  const { total, outcomes } = await cloud.lists.mailLogCounts({});
  expect(Object.values(outcomes).reduce((sum, each) => sum + each, 0)).toBe(total);
  const { entries } = await cloud.lists.mailLogPage({ top: 200 });
  expect(new Set(entries.map((entry) => `${entry.subject} ${entry.from}`)).size).toBe(entries.length);
});

it.each<[string, (typeof byMail)[], boolean]>([
  ['by the gateway first and by the mailbox then', [byGateway, byMail], true],
  ['by the mailbox first and by the gateway then', [byMail, byGateway], true],
  ['by the gateway alone', [byGateway], false],
])('a mail that came %s has its sender proven: by its best copy', async (name, ways, verified) => {
  const from = 'proof@outside.example';
  for (const arrive of ways) await arrive(from, `Proof ${name}`);
  const [ticket] = (await ticketsOf(from)).filter(({ subject }) => subject === `Proof ${name}`);
  expect(await cloud.lists.conversation(ticket!.key)).toEqual([expect.objectContaining({ verified })]);
});
