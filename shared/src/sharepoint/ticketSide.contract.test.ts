import { ADMIN, AGENT, simulatedDesk, type SimulatedDesk } from '../../../dev/bench/simulatedDesk.ts';
import { aNewMessage, aNewTicket } from '../../../dev/exampleItems.ts';
import { historyOf, linkAs, linkedTo } from '../tickets/index.ts';
import type { DeskLists, ListWrite } from './index.ts';

let desk: SimulatedDesk;
let lists: DeskLists;
const counted = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const mark = desk.simulator.log.mark();
  const answer = await work();
  return [answer, desk.simulator.log.since(mark).length];
};
const ticketOf = async (id: number) => {
  const ticket = await lists.ticket({ id });
  if (!ticket) throw new Error(`no ticket ${id}`);
  return ticket;
};
const AT = '2026-11-20T08:00:00.000Z';
const REQUESTER = { name: 'Katharina', address: 'katharina.hoffmann@nordwind.example' };
async function written(tickets: number, messagesOfSecond: number): Promise<void> {
  const writes: ListWrite[] = Array.from({ length: tickets }, (_, at) => ({
    write: 'createTicket',
    ticket: aNewTicket({ key: `t${at + 1}`, subject: `Fall ${at + 1}`, status: 'Open', requester: REQUESTER, createdAt: AT, lastMessageAt: AT }),
  }));
  const messages: ListWrite[] = Array.from({ length: messagesOfSecond }, (_, at) => ({
    write: 'createMessage',
    message: aNewMessage({ key: `m${at}`, ticketKey: 't2', from: REQUESTER, subject: 's', visibleText: `${at}`, sentAt: AT }),
  }));
  const all = [...writes, ...messages];
  for (let start = 0; start < all.length; start += 20) await lists.apply(all.slice(start, start + 20));
}
beforeEach(async () => {
  desk = await simulatedDesk();
  lists = desk.lists(AGENT);
  await written(3, 25);
});

describe('links', () => {
  test('are made once, read from both ends in one request, removed and brought back', async () => {
    const [a, b, c] = await Promise.all([1, 2, 3].map(ticketOf));
    const child = linkAs('parent', { key: a!.key, number: a!.id }, { key: b!.key, number: b!.id });
    const made = await lists.createLink(child);
    expect(made).toMatchObject({ outcome: 'created' });
    expect(await lists.createLink(child)).toEqual({ outcome: 'exists' });
    await lists.createLink(linkAs('related', { key: c!.key, number: c!.id }, { key: b!.key, number: b!.id }));
    const [links, requests] = await counted(() => lists.links([b!.key]));
    expect(requests).toBe(1);
    expect(linkedTo(b!.key, links).map(({ role, other }) => [role, other.number])).toEqual([
      ['child', 1],
      ['related', 3],
    ]);
    if (made.outcome !== 'created') return;
    const bin = await lists.recycleLink(made.item.id);
    expect(await lists.links([a!.key])).toEqual([]);
    await lists.restore(bin);
    expect(await lists.links([a!.key])).toHaveLength(1);
  });
});

describe('the history of a ticket', () => {
  test('is its versions, newest first, with persons by name, in one request', async () => {
    const before = await ticketOf(1);
    const one = await lists.updateTicket(1, before.etag, { priority: 'Urgent' });
    if (one.outcome !== 'updated') throw new Error(one.outcome);
    const me = await lists.currentUser();
    await lists.updateTicket(1, one.etag, { assigneeId: me.id, tags: ['SAP', 'Export'] });
    const [{ versions, whole }, requests] = await counted(() => lists.ticketVersions(1, 0));
    expect([requests, whole]).toEqual([1, true]);
    expect(versions[0]).toMatchObject({ by: me.name, values: { assignee: me.name, priority: 'Urgent', tags: 'SAP, Export' } });
    expect(
      historyOf(versions, whole).map(({ first, changes }) => (first ? 'made' : changes.map(({ field, from, to }) => `${field}: ${from} → ${to}`).join('; '))),
    ).toEqual([`assignee:  → ${me.name}; tags:  → SAP, Export`, 'priority: Normal → Urgent', 'made']);
  });

  test('comes in pages', async () => {
    let { etag } = await ticketOf(1);
    for (let time = 0; time < 34; time += 1) {
      const done = await lists.updateTicket(1, etag, { category: `c${time}` });
      if (done.outcome !== 'updated') throw new Error(done.outcome);
      etag = done.etag;
    }
    const first = await lists.ticketVersions(1, 0);
    expect([first.versions.length, first.whole]).toEqual([31, false]);
    const second = await lists.ticketVersions(1, 30);
    expect(second.whole).toBe(true);
    expect(second.versions[0]!.label).toBe(first.versions[30]!.label);
  });
});

describe("the customer's own columns", () => {
  const xml = (type: string, name: string, title: string, inner = '', more = '') =>
    `<Field Type="${type}" Name="${name}" StaticName="${name}" DisplayName="${title}" ${more}>${inner}</Field>`;
  async function added(schema: string): Promise<void> {
    const answer = await desk
      .as(ADMIN)
      .web.getList(`${new URL(desk.siteUrl).pathname}/Lists/ListDeskTickets`)
      .fields.createFieldAsXml({ SchemaXml: schema, Options: 8 } as never);
    expect(answer).toBeTruthy();
  }

  test('are found by type, read and written one by one, and fenced by the ticket', async () => {
    await added(xml('Text', 'Kostenstelle', 'Kostenstelle'));
    await added(xml('Choice', 'SapVersion', 'SAP version', '<CHOICES><CHOICE>7.50</CHOICE><CHOICE>7.60</CHOICE></CHOICES>'));
    await added(xml('MultiChoice', 'Systems', 'Systems', '<CHOICES><CHOICE>Mail</CHOICE><CHOICE>SAP</CHOICE></CHOICES>'));
    await added(xml('Number', 'Devices', 'Devices'));
    await added(xml('DateTime', 'NeededBy', 'Needed by', '', 'Format="DateOnly"'));
    await added(xml('DateTime', 'CallAt', 'Call at', '', 'Format="DateTime"'));
    await added(xml('Boolean', 'OnSite', 'On site'));
    await added(xml('User', 'ApprovedBy', 'Approved by'));
    await added(xml('Note', 'Ways', 'Ways'));
    const columns = await lists.customColumns();
    expect(columns.map(({ title, type }) => `${title}: ${type}`)).toEqual([
      'Kostenstelle: text',
      'SAP version: choice',
      'Systems: choices',
      'Devices: number',
      'Needed by: date',
      'Call at: date',
      'On site: boolean',
      'Approved by: person',
      'Ways: note',
    ]);
    expect(columns[1]!.choices).toEqual(['7.50', '7.60']);
    const me = await lists.currentUser();
    const values = ['4410', '7.60', ['Mail', 'SAP'], 12, '2026-11-30', '2026-11-30T09:30:00Z', true, { id: me.id, name: me.name }, 'by lift\nby stairs'];
    let { etag } = await lists.customValues(1, columns);
    for (const [index, column] of columns.entries()) {
      const done = await lists.saveCustomValue(1, etag, column, values[index]!);
      if (done.outcome !== 'updated') throw new Error(done.outcome);
      etag = done.etag;
    }
    const [read, requests] = await counted(() => lists.customValues(1, columns));
    expect(requests).toBe(1);
    expect(Object.values(read.values)).toEqual(values);
    expect(read.etag).toBe(etag);
    const [many, asked] = await counted(() => lists.customRows([1, 999_999], columns));
    expect(asked).toBe(1);
    expect([...many]).toEqual([[1, read]]);
    expect(await lists.saveCustomValue(1, '"1"', columns[0]!, 'x')).toEqual({ outcome: 'stale' });
    expect((await lists.saveCustomValue(1, etag, columns[0]!, null)).outcome).toBe('updated');
    expect((await lists.customValues(1, columns)).values['Kostenstelle']).toBeNull();
    expect((await lists.ticketVersions(1, 0, columns)).versions[0]!.values).toMatchObject({
      'own.ApprovedBy': me.name,
      'own.Systems': 'Mail, SAP',
      'own.NeededBy': '2026-11-30',
      'own.Devices': '12',
    });
  });

  test.each([
    ['Europe/Berlin', 1],
    ['America/New_York', 1],
    ['Pacific/Kiritimati', 2],
    ['Pacific/Pago_Pago', 2],
    ['Pacific/Auckland', 2],
    ['Pacific/Honolulu', 2],
    ['Etc/GMT+12', 2],
  ])(
    'a day stays the day on a site in %s, also in the history; the site’s clock is asked once, and only where days cannot be told without it',
    async (zone, first) => {
      desk.simulator.sharePoint.site(desk.siteUrl).timeZone = zone;
      await added(xml('DateTime', 'NeededBy', 'Needed by', '', 'Format="DateOnly"'));
      const columns = await lists.customColumns();
      for (const day of ['2026-01-31', '2026-07-01', '2026-11-30']) {
        const { etag } = await lists.customValues(1, columns);
        expect((await lists.saveCustomValue(1, etag, columns[0]!, day)).outcome).toBe('updated');
        expect((await lists.customValues(1, columns)).values['NeededBy']).toBe(day);
        expect((await lists.customRows([1], columns)).get(1)!.values['NeededBy']).toBe(day);
        expect((await lists.ticketVersions(1, 0, columns)).versions[0]!.values['own.NeededBy']).toBe(day);
      }
      const fresh = desk.lists(AGENT);
      const asked = [await counted(() => fresh.customValues(1, columns)), await counted(() => fresh.customValues(1, columns))];
      expect(asked.map(([, requests]) => requests)).toEqual([first, 1]);
    },
  );

  test('a desk without any asks once and finds none', async () => {
    expect(await lists.customColumns()).toEqual([]);
  });
});

describe('macros', () => {
  test('are written, read, changed, deleted and brought back', async () => {
    const text = {
      name: 'Hand on to SAP',
      description: '',
      steps: [
        { do: 'team' as const, value: 'SAP' },
        { do: 'assign' as const, agentId: 0 },
      ],
    };
    const made = await lists.createMacro('m-1', text);
    if (made.outcome !== 'created') throw new Error(made.outcome);
    expect(await lists.createMacro('m-1', text)).toEqual({ outcome: 'exists' });
    expect(await lists.macros()).toEqual([{ id: made.item.id, etag: made.item.etag, key: 'm-1', unknown: 0, ...text }]);
    expect((await lists.updateMacro(made.item.id, made.item.etag, { ...text, name: 'SAP' })).outcome).toBe('updated');
    expect(await lists.updateMacro(made.item.id, made.item.etag, text)).toEqual({ outcome: 'stale' });
    const bin = await lists.recycleMacro(made.item.id);
    expect(await lists.macros()).toEqual([]);
    await lists.restore(bin);
    expect(await lists.macros()).toMatchObject([{ name: 'SAP' }]);
    await expect(lists.createMacro('m-2', { ...text, name: ' ' })).rejects.toMatchObject({ code: 'lists.invalid' });
  });
});

describe('deleting a ticket', () => {
  test('takes its messages along, and everything comes back', async () => {
    const ticket = await ticketOf(2);
    const before = await lists.conversation(ticket.key);
    expect(before).toHaveLength(25);
    const [bins, requests] = await counted(() => lists.recycleTicketWhole(ticket));
    expect(requests).toBe(5);
    expect([bins.length, await lists.ticket({ id: 2 }), await lists.conversation(ticket.key)]).toEqual([26, null, []]);
    for (const bin of bins) await lists.restore(bin);
    expect((await lists.conversation(ticket.key)).map(({ key }) => key)).toEqual(before.map(({ key }) => key));
    expect(await lists.ticket({ id: 2 })).toMatchObject({ key: ticket.key });
  });

  test('stopped before the ticket itself, it is there to be deleted again', async () => {
    const ticket = await ticketOf(2);
    // Two batches come first: one finds the messages, one takes them.
    const heal = desk.simulator.faults.add({ url: /\$batch$/, fault: { kind: 'dropBefore' }, skip: 2 });
    const fault = await lists.recycleTicketWhole(ticket).catch((error: unknown) => error as { code: string; bins: string[] });
    expect(fault).toMatchObject({ code: expect.stringMatching(/^lists\./), bins: { length: 25 } });
    heal();
    expect([(await lists.ticket({ id: 2 }))?.id, await lists.conversation(ticket.key)]).toEqual([2, []]);
    expect((await lists.recycleTicketWhole(ticket)).length).toBeGreaterThan(0);
  });
});
