import { RULES_KEY, type Rule } from '@listdesk/shared/rules';
import { LISTS } from '@listdesk/shared/schema';
import { aNewMessage, aNewTicket } from '../../../dev/exampleItems.ts';
import { NORDWIND } from '../../../dev/world.ts';
import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf, OLIVER } from '../../test/mails.ts';
import { ruleAll, scanAll, sendAll } from '../functions/timers.ts';
import { runTimeRules } from './runTimeRules.ts';

let desk: DeskInCloud;
beforeAll(async () => {
  desk = await deskInCloud();
  await desk.connect();
});
afterAll(() => desk.stop());

const HOUR_MS = 3_600_000;
const rule = (over: Partial<Rule>): Rule => ({ key: 'r', name: 'A rule', enabled: true, on: 'created', all: [], any: [], then: [], ...over });
/** The service reads what was saved once its memory of the settings is over. */
const save = async (...rules: Rule[]): Promise<void> => {
  await desk.lists.saveSettingValue(RULES_KEY, rules);
  desk.clock.advance(HOUR_MS);
};
const ticketOf = async (subject: string) =>
  (await desk.lists.ticketPage({ view: 'status', statuses: ['New', 'Open', 'Pending', 'Solved'] })).tickets.find((ticket) => ticket.subject === subject)!;
const arrives = async (subject: string, over: Record<string, string> = {}, body = ['Hello']): Promise<void> => {
  // Whatever was announced: after days without upkeep the mailbox is no longer watched.
  await desk.deliver(mailOf({ 'Message-ID': `<${subject.replace(/\W/g, '')}@outside.example>`, Subject: subject, ...over }, body), { from: OLIVER });
  await scanAll(desk.service);
  await desk.drain();
};
const timePasses = async (hours: number): Promise<void> => {
  desk.clock.advance(hours * HOUR_MS);
  await ruleAll(desk.service);
  await desk.drain();
};
const entries = async (key: string) => (await desk.lists.conversation(key)).map(({ kind, visibleText, delivery }) => [kind, visibleText, delivery]);

it('a new mail is sorted, given to somebody and answered in the request that stores it', async () => {
  const aylin = (await desk.lists.agents()).find((agent) => agent.address.startsWith('aylin'))!;
  await save(
    rule({
      name: 'SAP to Finance IT',
      all: [{ field: 'subject', operator: 'contains', values: ['SAP'] }],
      then: [
        { do: 'setPriority', priority: 'Urgent' },
        { do: 'setText', field: 'team', value: 'Finance IT' },
        { do: 'assign', agent: { id: aylin.id, name: aylin.name } },
        { do: 'addTags', tags: ['sap'] },
        { do: 'addNote', text: 'Ask for the booking area.' },
        { do: 'reply', text: 'Hello {{requester.name}}, we look into “{{ticket.subject}}”.' },
      ],
    }),
  );
  await arrives('Printer on fire');
  const mark = desk.simulator.log.mark();
  await arrives('SAP export breaks', {}, ['It stops at once.']);
  expect(desk.simulator.log.since(mark).filter((each) => each.url.includes('sharepoint.com'))[0]!.url).toMatch(/\$batch$/);
  const ticket = await ticketOf('SAP export breaks');
  expect(ticket).toMatchObject({ priority: 'Urgent', team: 'Finance IT', assignee: { id: aylin.id }, tags: ['sap'], lastMessageFrom: 'Requester' });
  expect(await entries(ticket.key)).toEqual([
    ['Mail', 'It stops at once.', 'None'],
    ['System', 'SAP to Finance IT', 'None'],
    ['Note', 'Ask for the booking area.', 'None'],
    ['Reply', 'Hello Oliver Whitfield, we look into “SAP export breaks”.', 'Sent'],
  ]);
  expect((await desk.inbox(OLIVER)).at(-1)!.body.content).toContain('we look into');
  expect(await ticketOf('Printer on fire')).toMatchObject({ priority: 'Normal', team: null });
});

it.each([
  ['restricted', { Restricted: true, Objected: false }],
  ['who objected', { Restricted: false, Objected: true }],
])('no rule looks at a person %s, at mail or at silence', async (how, flags) => {
  await save(
    rule({
      then: [
        { do: 'setPriority', priority: 'Urgent' },
        { do: 'reply', text: 'We have it.' },
      ],
    }),
    rule({
      key: 'late',
      name: 'Late',
      on: 'timePassed',
      all: [{ field: 'hoursSinceMessage', operator: 'atLeast', values: ['2'] }],
      then: [{ do: 'addTags', tags: ['late'] }],
    }),
    rule({ key: 'answer', on: 'requesterReplied', then: [{ do: 'addTags', tags: ['answered'] }] }),
  );
  const contacts = desk.simulator.sharePoint.list(NORDWIND.desk, `${new URL(NORDWIND.desk).pathname}/Lists/${LISTS.Contacts.url}`);
  await desk.lists.apply([{ write: 'createContact', contact: { name: 'Oliver', address: OLIVER, language: null } }]);
  const contact = [...contacts.items.all()].find((item) => item.values['ContactEmail'] === OLIVER)!;
  contacts.items.write(contact, flags);
  const before = (await desk.inbox(OLIVER)).length;
  await arrives(`Quiet ${how}`);
  await timePasses(3);
  const ticket = await ticketOf(`Quiet ${how}`);
  expect(ticket).toMatchObject({ priority: 'Normal', tags: [] });
  expect(await entries(ticket.key)).toEqual([['Mail', 'Hello', 'None']]);
  expect(await desk.inbox(OLIVER)).toHaveLength(before);
  contacts.items.write(contact, { Restricted: false, Objected: false });
  desk.clock.advance(HOUR_MS);
  await timePasses(1);
  expect(await ticketOf(`Quiet ${how}`)).toMatchObject({ tags: ['late'] });
});

it('a machine gets no reply of a rule', async () => {
  await save(rule({ then: [{ do: 'reply', text: 'We have it.' }] }));
  const before = (await desk.inbox(OLIVER)).length;
  await arrives('Nightly report', { 'Auto-Submitted': 'auto-generated' });
  expect((await entries((await ticketOf('Nightly report')).key)).map(([kind]) => kind)).toEqual(['Mail', 'System']);
  expect(await desk.inbox(OLIVER)).toHaveLength(before);
});

it('“Thanks” does not open a solved ticket', async () => {
  await save(
    rule({
      name: 'Thanks does not reopen',
      on: 'requesterReplied',
      all: [{ field: 'text', operator: 'is', values: ['Thanks!'] }],
      then: [{ do: 'setStatus', status: 'Solved' }],
    }),
  );
  const solved = async (subject: string) => {
    const ticket = await ticketOf(subject);
    await desk.lists.updateTicket(ticket.id, ticket.etag, { status: 'Solved', solvedAt: '2026-11-21T09:00:00Z' });
  };
  await solved('Printer on fire');
  await arrives('Thanks', { 'In-Reply-To': '<Printeronfire@outside.example>' }, ['Thanks!']);
  expect(await ticketOf('Printer on fire')).toMatchObject({ status: 'Solved', preview: 'Thanks!' });
  await arrives('Again', { 'In-Reply-To': '<Printeronfire@outside.example>' }, ['It burns again.']);
  expect(await ticketOf('Printer on fire')).toMatchObject({ status: 'Open' });
});

describe('when time passes', () => {
  const remind = rule({
    key: 'remind',
    name: 'Remind after three days',
    on: 'timePassed',
    all: [
      { field: 'status', operator: 'is', values: ['Pending'] },
      { field: 'hoursSinceMessage', operator: 'atLeast', values: ['72'] },
    ],
    then: [
      { do: 'reply', text: 'Is there any news?' },
      { do: 'addTags', tags: ['reminded'] },
    ],
  });
  const solve = rule({
    key: 'solve',
    name: 'Solve after ten days',
    on: 'timePassed',
    all: [
      { field: 'status', operator: 'is', values: ['Pending'] },
      { field: 'hoursSinceMessage', operator: 'atLeast', values: ['240'] },
    ],
    then: [{ do: 'setStatus', status: 'Solved' }],
  });
  const waiting = async (subject: string) => {
    await arrives(subject);
    const ticket = await ticketOf(subject);
    await desk.lists.updateTicket(ticket.id, ticket.etag, { status: 'Pending' });
    return ticket.key;
  };

  it('reminds once and solves later, on the silence since the last message of a person', async () => {
    await save(remind, solve);
    const key = await waiting('No news');
    await timePasses(71);
    expect(await entries(key)).toHaveLength(1);
    await timePasses(2);
    await timePasses(1);
    expect((await entries(key)).map(([kind]) => kind)).toEqual(['Mail', 'System', 'Reply']);
    expect(await ticketOf('No news')).toMatchObject({ status: 'Pending', tags: ['reminded'] });
    await timePasses(170);
    expect(await ticketOf('No news')).toMatchObject({ status: 'Solved', solvedAt: expect.any(String) });
    expect((await entries(key)).at(-1)).toEqual(['System', 'Solve after ten days', 'None']);
  });

  it('does nothing twice when everything the service remembers is lost, and leaves alone what an agent set back', async () => {
    await save(remind);
    const key = await waiting('Forgotten');
    await timePasses(73);
    const ticket = await ticketOf('Forgotten');
    await desk.lists.updateTicket(ticket.id, ticket.etag, { tags: [] });
    for await (const row of desk.service.storage.table('ledger').listEntities())
      await desk.service.storage.table('ledger').deleteEntity(row.partitionKey!, row.rowKey!);
    await timePasses(3);
    expect((await entries(key)).filter(([kind]) => kind === 'Reply')).toHaveLength(1);
    expect(await ticketOf('Forgotten')).toMatchObject({ tags: [] });
  });

  it('writes once when the answer of SharePoint is lost', async () => {
    await save(remind);
    const key = await waiting('Lost answer');
    desk.clock.advance(73 * HOUR_MS);
    const mended = desk.simulator.faults.add({ url: /\$batch/, fault: { kind: 'dropAfter' } });
    await ruleAll(desk.service);
    await desk.drain();
    mended();
    await timePasses(0.25);
    expect(await ticketOf('Lost answer')).toMatchObject({ tags: ['reminded'] });
    expect((await entries(key)).map(([kind]) => kind)).toEqual(['Mail', 'System', 'Reply']);
  });

  it('changes the ticket as it is when somebody saved between reading and writing', async () => {
    await save(remind);
    const key = await waiting('Between');
    desk.clock.advance(73 * HOUR_MS);
    const open = desk.service.open((await desk.service.registry.installations(NORDWIND.id))[0]!);
    const lists = {
      ...open.lists,
      ticketPage: async (...question: Parameters<typeof open.lists.ticketPage>) => {
        const page = await open.lists.ticketPage(...question);
        const { id, etag } = await ticketOf('Between');
        await desk.lists.updateTicket(id, etag, { priority: 'High', tags: ['by hand'] });
        return page;
      },
    };
    expect(await runTimeRules({ ...open, lists }, desk.clock.now())).toMatchObject({ ran: 1 });
    expect(await ticketOf('Between')).toMatchObject({ priority: 'High', tags: ['by hand', 'reminded'] });
    expect((await entries(key)).filter(([kind]) => kind === 'System')).toHaveLength(1);
  });

  it('asks nothing of a desk without rules of time', async () => {
    await save();
    await desk.drain();
    await ruleAll(desk.service);
    const mark = desk.simulator.log.mark();
    await desk.drain();
    expect(
      desk.simulator.log
        .since(mark)
        .filter((each) => each.url.includes('sharepoint.com'))
        .map((each) => new URL(each.url).pathname.split('/').at(-2)),
    ).toEqual([]);
  });
});

it('a ticket that an agent made is ruled when the desk says that it is there, once, and whom they wrote to gets no second mail', async () => {
  const aylin = NORDWIND.agents[0];
  await save(
    rule({
      name: 'Phone',
      all: [{ field: 'channel', operator: 'is', values: ['Desk'] }],
      then: [
        { do: 'setPriority', priority: 'High' },
        { do: 'addNote', text: 'Call back.' },
        { do: 'reply', text: 'We are on it.' },
      ],
    }),
  );
  const at = new Date(desk.clock.now()).toISOString();
  const makes = async (key: string, kind: 'Mail' | 'Reply', hints: number): Promise<void> => {
    const requester = { name: 'Oliver', address: OLIVER };
    await desk.lists.apply([
      {
        write: 'createTicket',
        ticket: aNewTicket({ key, subject: key, status: 'Open', requester, channel: 'Desk', mailbox: NORDWIND.support, createdAt: at, lastMessageAt: at }),
      },
      {
        write: 'createMessage',
        message: aNewMessage({
          key: `${key}-1`,
          ticketKey: key,
          kind,
          from: requester,
          to: kind === 'Reply' ? [requester] : [],
          subject: key,
          visibleText: 'Words',
          sentAt: at,
          delivery: 'Queued',
          evidence: { rule: 'desk', opens: true },
        }),
      },
    ]);
    for (let told = 0; told < hints; told += 1) {
      await desk.call('hints', { method: 'POST', headers: await desk.as(aylin.upn), body: JSON.stringify({ desk: NORDWIND.desk, messageKey: `${key}-1` }) });
      await desk.drain();
    }
  };
  await makes('phoned', 'Mail', 2);
  await makes('written', 'Reply', 2);
  expect(await ticketOf('phoned')).toMatchObject({ priority: 'High' });
  expect(await entries('phoned')).toEqual([
    ['Mail', 'Words', 'None'],
    ['System', 'Phone', 'None'],
    ['Note', 'Call back.', 'None'],
    ['Reply', 'We are on it.', 'Sent'],
  ]);
  expect(await entries('written')).toEqual([
    ['Reply', 'Words', 'Sent'],
    ['System', 'Phone', 'None'],
    ['Note', 'Call back.', 'None'],
  ]);
  // The hint was lost: the minute's look finds it, by the one request it makes anyhow, and finds it no second time.
  await makes('unheard', 'Mail', 0);
  for (let minute = 0; minute < 2; minute += 1) {
    await sendAll(desk.service);
    await desk.drain();
  }
  expect(await entries('unheard')).toEqual([
    ['Mail', 'Words', 'None'],
    ['System', 'Phone', 'None'],
    ['Note', 'Call back.', 'None'],
    ['Reply', 'We are on it.', 'Sent'],
  ]);
  await sendAll(desk.service);
  const mark = desk.simulator.log.mark();
  await desk.drain();
  expect(desk.simulator.log.since(mark).filter((each) => each.url.includes('sharepoint.com'))).toHaveLength(1);
});

it.each<[string, number, string[], RegExp | null]>([
  ['over by itself, looked at twice', 0, ['snoozed', 'snoozeEnded'], null],
  ['over by itself, and the answer to the entry is lost', 0, ['snoozed', 'snoozeEnded'], /\$batch/],
  ['brought back before', -1, ['snoozed'], null],
  ['put off further', 3_600_000, ['snoozed'], null],
])('a snooze %s says so once, or not at all', async (name, later, events, lost) => {
  const at = new Date(desk.clock.now()).toISOString();
  const until = desk.clock.now() + 600_000;
  const time = (ms: number): string => new Date(ms).toISOString();
  const key = `snooze-${name.length}`;
  await desk.lists.apply([
    {
      write: 'createTicket',
      ticket: aNewTicket({
        key,
        subject: key,
        status: 'Open',
        requester: { name: 'Oliver', address: OLIVER },
        channel: 'Desk',
        createdAt: at,
        lastMessageAt: at,
      }),
    },
    {
      write: 'createMessage',
      message: aNewMessage({
        key: `${key}-s`,
        ticketKey: key,
        kind: 'System',
        from: { name: 'Aylin', address: NORDWIND.agents[0].upn },
        subject: key,
        visibleText: 'Snoozed',
        sentAt: at,
        sendAfter: time(until),
        delivery: 'Queued',
        evidence: { rule: 'desk' },
        event: { event: 'snoozed', until: time(until) },
      }),
    },
  ]);
  const minute = async (): Promise<void> => {
    await sendAll(desk.service);
    await desk.drain();
  };
  const ticket = (await desk.lists.ticket({ key }))!;
  await desk.lists.updateTicket(ticket.id, ticket.etag, { snoozedUntil: later < 0 ? null : time(until + later) });
  await minute();
  expect((await desk.lists.conversation(key)).map(({ event }) => event?.event)).toEqual(['snoozed']);
  await desk.clock.advance(601_000);
  const mended = lost ? desk.simulator.faults.add({ url: lost, fault: { kind: 'dropAfter' }, times: 1 }) : () => undefined;
  await minute();
  mended();
  await minute();
  expect((await desk.lists.conversation(key)).map(({ event, delivery }) => [event?.event, delivery])).toEqual(events.map((event) => [event, 'None']));
});
