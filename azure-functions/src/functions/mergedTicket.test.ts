import { planMerge } from '@listdesk/shared/tickets';
import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf, OLIVER } from '../../test/mails.ts';

let desk: DeskInCloud;
beforeAll(async () => {
  desk = await deskInCloud();
  await desk.connect();
});
afterAll(() => desk.stop());

it('mail that answers a merged ticket arrives in the survivor, whatever the service remembers of it', async () => {
  await desk.deliver(mailOf({ 'Message-ID': '<a@outside.example>', Subject: 'First' }), { from: OLIVER });
  await desk.deliver(mailOf({ 'Message-ID': '<b@outside.example>', Subject: 'Second' }), { from: OLIVER });
  await desk.drain();
  const { tickets } = await desk.lists.ticketPage({ view: 'allOpen' });
  const named = (subject: string) => tickets.find((ticket) => ticket.subject === subject)!;
  const [merged, survivor] = [named('First'), named('Second')];
  const plan = planMerge(merged, survivor, new Date(desk.clock.now()).toISOString());
  expect((await desk.lists.updateTicket(merged.id, merged.etag, plan.merged)).outcome).toBe('updated');

  await desk.deliver(mailOf({ 'Message-ID': '<a2@outside.example>', 'In-Reply-To': '<a@outside.example>', Subject: 'Re: First' }, ['One more thing.']), {
    from: OLIVER,
  });
  await desk.drain();
  expect((await desk.lists.conversation(survivor.key)).map(({ visibleText }) => visibleText.trim())).toContain('One more thing.');
  expect((await desk.lists.conversation(merged.key)).map(({ visibleText }) => visibleText.trim())).not.toContain('One more thing.');
  expect(await desk.lists.ticket({ id: merged.id })).toMatchObject({ status: 'Closed', mergedInto: survivor.key });

  await desk.deliver(mailOf({ 'Message-ID': '<a3@outside.example>', 'In-Reply-To': '<a2@outside.example>', Subject: 'Re: First' }, ['And another.']), {
    from: OLIVER,
  });
  await desk.drain();
  expect((await desk.lists.conversation(survivor.key)).map(({ visibleText }) => visibleText.trim())).toContain('And another.');
});
