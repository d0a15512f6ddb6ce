import type { DeskLists } from '@listdesk/shared/sharepoint';
import { aNewReply } from '../../../dev/exampleItems.ts';
import { NORDWIND, SUEDWIND } from '../../../dev/world.ts';
import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf } from '../../test/mails.ts';
import { suedwindDesk } from '../../test/suedwindDesk.ts';
import { sendAll } from '../functions/timers.ts';

let cloud: DeskInCloud;
let suedwind: DeskLists;
beforeAll(async () => {
  cloud = await deskInCloud();
  await cloud.connect();
  suedwind = await suedwindDesk(cloud);
});
afterAll(() => cloud.stop());

const sentBy = async (...addresses: string[]): Promise<number[]> => Promise.all(addresses.map(async (address) => (await cloud.sentItems(address)).length));
const sum = (counts: readonly number[]): number => counts.reduce((all, each) => all + each, 0);

it('ends between two desks after one acknowledgement', async () => {
  await cloud.deliver(mailOf({ 'Message-ID': '<forged@suedwind.example>', From: SUEDWIND.support, To: NORDWIND.support, Subject: 'Hello desk' }), {
    from: SUEDWIND.support,
  });
  await cloud.drain();
  expect(await sentBy(NORDWIND.support, SUEDWIND.support)).toEqual([1, 0]);
  const [atSuedwind] = (await suedwind.ticketPage({ view: 'allOpen' })).tickets;
  expect(await suedwind.conversation(atSuedwind!.key)).toEqual([expect.objectContaining({ automatic: 'x-auto-response-suppress: all' })]);
});

it('ends when each desk answers the other by hand', async () => {
  const before = sum(await sentBy(NORDWIND.support, SUEDWIND.support));
  const at = new Date(cloud.clock.now()).toISOString();
  const ticket = (await cloud.lists.ticketPage({ view: 'allOpen' })).tickets[0]!;
  const agent = { name: NORDWIND.agents[0].displayName, address: NORDWIND.agents[0].upn };
  await cloud.lists.apply([
    {
      write: 'createMessage',
      message: aNewReply({
        key: 'by-hand',
        ticketKey: ticket.key,
        from: agent,
        to: [ticket.requester],
        subject: '',
        html: '<p>Who are you?</p>',
        visibleText: 'Who are you?',
        sentAt: at,
      }),
    },
  ]);
  await sendAll(cloud.service);
  await cloud.drain();
  // Nordwind's reply arrives at a ticket Südwind has, so nobody is acknowledged.
  expect(sum(await sentBy(NORDWIND.support, SUEDWIND.support))).toBe(before + 1);
});

/** Answers every mail at once, as a careless program does: a new mail without a thread or a mark. Ends when nothing new comes. */
async function responder(address: string, subjectOfAnswer: (number: number) => string): Promise<number> {
  let answered = 0;
  await cloud.deliver(mailOf({ From: address, 'Message-ID': `<first.${address}>`, Subject: subjectOfAnswer(0) }), { from: address });
  await cloud.drain();
  for (let round = 0; round < 200; round += 1) {
    const received = (await cloud.inbox(address)).length;
    if (received === answered) return answered;
    answered = received;
    await cloud.clock.advance(20_000);
    await cloud.deliver(
      mailOf({ From: address, 'Message-ID': `<${round}.${address}>`, Subject: subjectOfAnswer(round + 1), Date: new Date(cloud.clock.now()).toUTCString() }, [
        `I am away (${round}).`,
      ]),
      { from: address },
    );
    await cloud.drain();
  }
  throw new Error('the loop never ended');
}

it.each([
  ['always the same subject', 'same@outside.example', () => 'Away', 2],
  ['a new subject each time', 'new@outside.example', (number: number) => `Away since ${number} days`, 10],
])('ends with a vacation responder without any mark and %s', async (_name, address, subject, mails) => {
  expect(await responder(address, subject)).toBe(mails);
});

it('sends less when the desk set less', async () => {
  const settings = await cloud.lists.settings();
  await cloud.lists.saveSettings({ ...settings, limits: { ...settings.limits, toAddress: [{ minutes: 60, max: 3 }] } });
  await cloud.clock.advance(6 * 60_000);
  expect(await responder('strict@outside.example', (number) => `Gone ${number}`)).toBe(3);
  await cloud.lists.saveSettings(settings);
  await cloud.clock.advance(6 * 60_000);
});

it('ends when the acknowledgement comes back as undeliverable', async () => {
  const gone = 'gone@outside.example';
  cloud.simulator.graph.bounceMailTo(gone, { status: '5.1.1', diagnostic: '550 5.1.1 no such user' });
  const [before] = await sentBy(NORDWIND.support);
  await cloud.deliver(mailOf({ From: gone, 'Message-ID': '<gone@outside.example>', Subject: 'From nowhere' }), { from: gone });
  await cloud.drain();
  expect(await sentBy(NORDWIND.support)).toEqual([before! + 1]);
  const ticket = (await cloud.lists.ticketPage({ view: 'requester', addresses: [gone] })).tickets[0]!;
  expect((await cloud.lists.conversation(ticket.key)).map((message) => message.kind)).toEqual(['Mail', 'System']);
  expect(await cloud.lists.contactByEmail(gone)).toMatchObject({ undeliverable: expect.stringContaining('5.1.1') as string });
});

it('does not listen to itself', async () => {
  const before = [await sentBy(NORDWIND.support), (await cloud.lists.ticketPage({ view: 'allOpen' })).tickets.length];
  await cloud.deliver(mailOf({ From: NORDWIND.support, To: NORDWIND.support, 'Message-ID': '<self@nordwind.example>', Subject: 'Echo' }), {
    from: NORDWIND.support,
  });
  await cloud.drain();
  expect([await sentBy(NORDWIND.support), (await cloud.lists.ticketPage({ view: 'allOpen' })).tickets.length]).toEqual(before);
  expect((await cloud.lists.mailLogPage({ outcome: 'ours' })).entries[0]).toMatchObject({ subject: 'Echo', reason: 'sent from one of our mailboxes' });
});
