import { ADMIN, AGENT, SECOND_AGENT, simulatedDesk, type SimulatedDesk } from '../../../../dev/bench/simulatedDesk.ts';
import { aNewMessage, aNewTicket } from '../../../../dev/exampleItems.ts';
import type { NewMessage } from '../../intake/index.ts';
import { LISTS, type Circle } from '../../schema/index.ts';
import { deskLists, type DeskLists, type ListWrite } from '../index.ts';

const AT = '2026-11-20T08:00:00.000Z';
const REQUESTER = { name: 'Katharina', address: 'katharina.hoffmann@nordwind.example' };
const KEY = 'circle-ab12cd34';
let desk: SimulatedDesk;
let insider: DeskLists;
let outsider: DeskLists;
let service: DeskLists;
let circle: Circle;

const ticket = (key: string): ListWrite => ({
  write: 'createTicket',
  ticket: aNewTicket({ key, subject: `Fall ${key}`, status: 'Open', requester: REQUESTER, createdAt: AT, lastMessageAt: AT }),
});
const message = (key: string, ticketKey: string, more: Partial<NewMessage> = {}): ListWrite => ({
  write: 'createMessage',
  message: aNewMessage({
    key,
    ticketKey,
    from: REQUESTER,
    subject: 's',
    html: '<p>geheim</p>',
    visibleText: 'geheim',
    fullText: 'geheim',
    sentAt: AT,
    ...more,
  }),
});
const found = async (lists: DeskLists, id: number) => {
  const read = await lists.ticket({ id });
  if (!read) throw new Error(`no ticket ${id}`);
  return read;
};
const scopes = (): number =>
  [...Object.values(LISTS).map(({ url }) => `Lists/${url}`), 'ListDeskFiles'].reduce((sum, path) => {
    const list = desk.simulator.sharePoint.list(desk.siteUrl, `${new URL(desk.siteUrl).pathname}/${path}`);
    return sum + [...list.items.all()].filter((item) => item.assignments !== null).length;
  }, 0);
const pathOf = (list: 'Tickets' | 'Messages', id: number): string | undefined =>
  desk.simulator.sharePoint.list(desk.siteUrl, `${new URL(desk.siteUrl).pathname}/Lists/${LISTS[list].url}`).items.get(id)?.parent;

beforeAll(async () => {
  desk = await simulatedDesk();
  insider = desk.lists(AGENT);
  outsider = desk.lists(SECOND_AGENT);
  service = deskLists(await desk.asApp(), desk.siteUrl, () => desk.simulator.world.clock.now());
  await service.apply([ticket('t1'), ticket('t2'), ...Array.from({ length: 18 }, (_, at) => message(`m${at}`, 't1'))]);
  await service.apply([
    ...Array.from({ length: 4 }, (_, at) => message(`n${at}`, 't1')),
    message('other', 't2'),
    {
      write: 'createMailLog',
      entry: {
        key: 'log1',
        at: AT,
        mailbox: 'support@nordwind.example',
        from: REQUESTER.address,
        subject: 'Abmahnung',
        outcome: 'ticket',
        reason: '',
        ticketKey: 't1',
        messageId: null,
      },
    },
  ]);
  await outsider.saveDraft({ ticketKey: 't1', agentId: 1, id: null }, { kind: 'Note', html: 'Entwurf', to: [], cc: [] });
  // Before the circle: whoever writes learns of it with the settings.
  circle = await desk.lists(ADMIN).makeCircle({ key: KEY, name: 'HR', people: [AGENT] });
  for (const lists of [insider, outsider, service]) await lists.settings();
});

test('a circle is a group and one scope a list, and making it again changes nothing', async () => {
  expect(scopes()).toBe(4);
  expect(await desk.lists(ADMIN).makeCircle({ key: KEY, name: 'HR', people: [AGENT] })).toEqual(circle);
  expect(scopes()).toBe(4);
  expect(await insider.circles()).toEqual([{ ...circle, mine: true, people: [expect.objectContaining({ address: AGENT })] }]);
  expect(await outsider.circles()).toMatchObject([{ key: KEY, mine: false }]);
  expect((await outsider.counts(1)).allOpen).toBe(2);
});

test('nobody outside moves a ticket into a circle they are not in, and nothing of it moved', async () => {
  const before = await found(outsider, 2);
  await expect(outsider.moveTicket(before, KEY)).rejects.toMatchObject({ code: 'lists.denied' });
  expect(await found(outsider, 2)).toEqual(before);
});

test('of a confidential ticket others find nothing, its people and the service find all, and no id changed', async () => {
  const token = await outsider.changeToken('Tickets');
  const [before, ids] = [await found(insider, 1), (await service.conversation('t1')).map(({ id }) => id)];
  expect(await insider.moveTicket(before, KEY)).toMatchObject({ outcome: 'updated' });
  expect(scopes()).toBe(4);
  for (const lists of [insider, service]) {
    expect(await found(lists, 1)).toMatchObject({ id: 1, key: 't1', circle: KEY });
    expect((await lists.conversation('t1')).map(({ id }) => id)).toEqual(ids);
  }
  expect(await outsider.ticket({ id: 1 })).toBeNull();
  expect(await outsider.ticket({ key: 't1' })).toBeNull();
  expect(await outsider.conversation('t1')).toEqual([]);
  expect(await outsider.draftsOf('t1')).toEqual([]);
  expect((await outsider.ticketPage({ view: 'allOpen' })).tickets.map(({ id }) => id)).toEqual([2]);
  expect((await outsider.ticketIndexPage({ below: null, ids: 100 })).rows.map(({ id }) => id)).toEqual([2]);
  expect((await outsider.searchTickets('geheim')).inMessages.map(({ id }) => id)).toEqual([2]);
  expect((await outsider.counts(1)).allOpen).toBe(1);
  expect((await outsider.mailLogPage()).entries.map(({ subject, from, outcome }) => [subject, from, outcome])).toEqual([['-', '', 'ticket']]);
  await service.settleMailLog({
    key: 'log1',
    at: AT,
    mailbox: 'support@nordwind.example',
    from: REQUESTER.address,
    subject: 'Abmahnung',
    outcome: 'reply',
    reason: '',
    ticketKey: 't1',
    messageId: null,
  });
  expect((await outsider.mailLogPage()).entries.map(({ subject, from, outcome }) => [subject, from, outcome])).toEqual([['-', '', 'reply']]);
  // A desk that looks on hears of the change, asks, and finds it gone.
  expect(await outsider.changes('Tickets', token)).toMatchObject({ outcome: 'changes', changes: expect.arrayContaining([expect.objectContaining({ id: 1 })]) });
  expect(await outsider.ticketsById([1])).toEqual([]);
});

test('later mail, replies, drafts and large files of it are never anywhere else, and come once when sent again', async () => {
  const large = {
    fileName: 'plan.bin',
    storedName: 'library:late-1.bin',
    contentType: 'application/octet-stream',
    size: 4,
    sha256: '',
    inline: false,
    contentId: null,
  };
  const writes = [message('late', 't1', { attachments: [large] }), message('open', 't2')];
  const [inside] = await service.apply(writes);
  if (inside?.outcome !== 'created') throw new Error('not made');
  expect((await service.apply(writes)).map(({ outcome }) => outcome)).toEqual(['exists', 'exists']);
  expect(pathOf('Messages', inside.id)).toContain(KEY);
  expect(await insider.message({ key: 'late' })).toMatchObject({ visibleText: 'geheim', from: REQUESTER, sentAt: AT });
  expect(await outsider.message({ key: 'late' })).toBeNull();
  expect(await outsider.message({ key: 'open' })).not.toBeNull();
  await service.addAttachment(inside.id, large.storedName, new Uint8Array([1, 2, 3, 4]));
  expect(await insider.attachment(inside.id, large.storedName)).toHaveLength(4);
  await expect(outsider.attachment(inside.id, large.storedName)).rejects.toMatchObject({ code: 'lists.missing' });
  await insider.saveDraft({ ticketKey: 't1', agentId: 7, id: null }, { kind: 'Reply', html: 'Antwort', to: [], cc: [] });
  expect(await insider.draftsOf('t1')).toHaveLength(2);
  expect(await outsider.draftsOf('t1')).toEqual([]);
});

test('a message whose values were still missing when its writer stopped is finished by the next try', async () => {
  const list = desk.as(AGENT).web.getList(`${new URL(desk.siteUrl).pathname}/Lists/${LISTS.Messages.url}`);
  await list.addValidateUpdateItemUsingPath(
    [
      { FieldName: 'MessageKey', FieldValue: 'half' },
      { FieldName: 'TicketKey', FieldValue: 't1' },
    ],
    `${new URL(desk.siteUrl).pathname}/Lists/${LISTS.Messages.url}/${KEY}`,
  );
  expect(await service.apply([message('half', 't1')])).toMatchObject([{ outcome: 'created' }]);
  expect(await insider.message({ key: 'half' })).toMatchObject({ visibleText: 'geheim' });
});

test('the sweep takes after what slipped past and finishes a move that was stopped', async () => {
  const stray = await found(insider, 2);
  await desk
    .as(AGENT)
    .web.getList(`${new URL(desk.siteUrl).pathname}/Lists/${LISTS.Tickets.url}`)
    .items.getById(2)
    .update({ Circle: KEY });
  expect(await service.sweepCircles()).toBeGreaterThan(2);
  expect(await outsider.ticket({ id: 2 })).toBeNull();
  expect(await outsider.conversation('t2')).toEqual([]);
  expect(await service.sweepCircles()).toBe(0);
  expect(await insider.moveTicket(stray, null)).toEqual({ outcome: 'stale' });
  expect(await insider.moveTicket(await found(insider, 2), null)).toMatchObject({ outcome: 'updated' });
  expect(await outsider.conversation('t2')).toHaveLength(2);
  expect(await found(outsider, 2)).toMatchObject({ id: 2, circle: null });
});

test('somebody outside a circle hands a ticket into it: named by them, moved by the service, and gone for them', async () => {
  const ticket = await found(outsider, 2);
  expect(await outsider.moveTicket(ticket, KEY, { handOver: true })).toMatchObject({ outcome: 'updated' });
  expect(await outsider.moveTicket(ticket, KEY, { handOver: true })).toEqual({ outcome: 'stale' });
  expect(await found(outsider, 2)).toMatchObject({ circle: KEY });
  expect(await service.sweepCircles()).toBeGreaterThan(0);
  expect([await outsider.ticket({ id: 2 }), await outsider.conversation('t2')]).toEqual([null, []]);
  expect((await insider.conversation('t2')).length).toBeGreaterThan(0);
  expect(await service.sweepCircles()).toBe(0);
  await insider.moveTicket(await found(insider, 2), null);
});

test('a deleted confidential ticket is in no bin but its own people’s, and comes back to its circle', async () => {
  const bins = await insider.recycleTicketWhole(await found(insider, 1));
  expect(await (desk.as(SECOND_AGENT).web as unknown as { recycleBin: () => Promise<unknown[]> }).recycleBin()).toEqual([]);
  for (const bin of bins) await insider.restore(bin);
  expect(await outsider.ticket({ id: 1 })).toBeNull();
  expect((await insider.conversation('t1')).length).toBeGreaterThan(20);
});

test('who joins the circle sees its tickets, who leaves does not', async () => {
  const admin = desk.lists(ADMIN);
  await admin.changeCirclePeople(circle, { add: [SECOND_AGENT], remove: [] });
  expect(await found(outsider, 1)).toMatchObject({ circle: KEY });
  const jonas = (await admin.circles())[0]!.people.find(({ address }) => address === SECOND_AGENT)!;
  await admin.changeCirclePeople(circle, { add: [], remove: [jonas.id] });
  expect(await outsider.ticket({ id: 1 })).toBeNull();
});
