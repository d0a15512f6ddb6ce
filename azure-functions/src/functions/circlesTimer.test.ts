import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf, OLIVER } from '../../test/mails.ts';
import { NORDWIND } from '../../../dev/world.ts';
import { sweepAllCircles } from './timers.ts';

let cloud: DeskInCloud;
beforeAll(async () => {
  cloud = await deskInCloud();
  await cloud.connect();
});
afterAll(() => cloud.stop());

test('a ticket that somebody handed over to a circle is moved into it by the next turn of the timer', async () => {
  const [insider, outsider] = NORDWIND.agents;
  const circle = await cloud.lists.makeCircle({ key: 'circle-ab12cd34', name: 'HR', people: [insider.upn] });
  await cloud.deliver(mailOf({ 'Message-ID': '<hr@outside.example>', Subject: 'Between us' }), { from: OLIVER });
  await cloud.drain();
  const theirs = cloud.listsOf(outsider.upn);
  const ticket = (await theirs.ticketPage({ view: 'allOpen' })).tickets.find(({ subject }) => subject === 'Between us')!;
  expect(await theirs.moveTicket(ticket, circle.key, { handOver: true })).toMatchObject({ outcome: 'updated' });
  expect(await theirs.ticket({ id: ticket.id })).toMatchObject({ circle: circle.key });

  // What the service knows of the desk's settings is minutes old at most.
  cloud.clock.advance(6 * 60_000);
  expect(await sweepAllCircles(cloud.service)).toBe(1);
  await cloud.drain();
  expect(await theirs.ticket({ id: ticket.id })).toBeNull();
  expect(await cloud.listsOf(insider.upn).ticket({ id: ticket.id })).toMatchObject({ circle: circle.key });
});
