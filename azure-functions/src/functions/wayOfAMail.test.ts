import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { NORDWIND } from '../../../dev/world.ts';

const OLIVER = 'oliver@outside.example';
let desk: DeskInCloud;
beforeAll(async () => {
  desk = await deskInCloud();
  await desk.connect();
}, 60_000);
afterAll(() => desk.stop());

const mail = (headers: Record<string, string>, body = 'The printer on floor two prints nothing but black pages.'): string[] => [
  ...Object.entries({ From: `Oliver Whitfield <${OLIVER}>`, To: NORDWIND.support, Subject: 'Printer', Date: 'Sat, 21 Nov 2026 07:59:00 +0000', 'Content-Type': 'text/plain; charset=utf-8', ...headers }).map(([name, value]) => `${name}: ${value}`),
  '', body, '',
];
const sharePointSince = (mark: number) => desk.simulator.log.since(mark).filter((each) => each.url.includes('sharepoint.com'));

it('makes a ticket of a mail, acknowledges it once and marks the mail', async () => {
  await desk.service.open((await desk.service.registry.installations(NORDWIND.id))[0]!).agentAddresses();
  const mark = desk.simulator.log.mark();
  await desk.deliver(mail({ 'Message-ID': '<one@outside.example>' }), { from: OLIVER });
  await desk.drain();
  const { tickets } = await desk.lists.ticketPage({ view: 'allOpen' });
  expect(tickets).toEqual([expect.objectContaining({ id: 1, subject: 'Printer', status: 'New', channel: 'Mail', mailbox: NORDWIND.support, requester: { name: 'Oliver Whitfield', address: OLIVER } })]);
  const [message] = await desk.lists.conversation(tickets[0]!.key);
  expect(message).toMatchObject({ kind: 'Mail', verified: true, visibleText: expect.stringContaining('black pages') });
  console.log(sharePointSince(mark).map((each) => `${each.method} ${decodeURIComponent(each.url)} ${each.status}`).join('\n'), desk.logged.slice(-6).join('\n'));
});
