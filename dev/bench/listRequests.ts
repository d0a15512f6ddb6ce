import type { NewMessage } from '@listdesk/shared/intake';
import type { DeskLists, ListWrite } from '@listdesk/shared/sharepoint';
import { DESK_SETTINGS_KEY } from '@listdesk/shared/schema';
import type { Bench, Ratio } from './ratio.ts';
import { ADMIN, AGENT, emptySite, simulatedDesk, type SimulatedDesk } from './simulatedDesk.ts';
import { provisionDesk } from '@listdesk/shared/sharepoint';
import { aNewMessage, aNewTicket } from '../exampleItems.ts';

const AT = '2026-11-20T10:00:00Z';

/** Requests on the wire for what the desk does all day, against the least SharePoint allows: one `$batch`, and one a file. */
export const listRequests: Bench = async () => {
  const desk = await simulatedDesk();
  const lists = desk.lists(AGENT);
  const row = async (what: string, floor: number, work: () => Promise<unknown>): Promise<Ratio> => ({
    what: `requests: ${what}`,
    ours: await countOf(desk, work),
    floor,
    unit: '',
    atMost: 1,
  });
  const first = await lists.apply(newTicket('1'));
  const ticket = first[1]!;
  const message = first[2]!;
  if (ticket.outcome !== 'created' || message.outcome !== 'created') throw new Error('the first ticket was refused');
  const me = await lists.currentUser();
  return [
    await row('contact, ticket, message and log line of a new mail', 1, () => lists.apply(newTicket('2'))),
    await row('the same mail delivered twice', 1, () => lists.apply(newTicket('2'))),
    await row('settings, which also tell whether there are circles, once in five minutes', 1, () => lists.settingValues([DESK_SETTINGS_KEY])),
    await row('message and ticket of a reply', 1, () => lists.apply(reply(ticket))),
    await row('a file of a message', 1, () => lists.addAttachment(message.id, 'a.txt', new TextEncoder().encode('a'))),
    await row('a page of a view', 1, () => lists.ticketPage({ view: 'mine', agentId: me.id })),
    await row('a conversation', 1, () => lists.conversation('t-1')),
    await row('three counts', 1, () => lists.counts(me.id)),
    await row('agents to assign to', 1, () => lists.agents()),
    await row('what changed', 1, async () => lists.changes('Tickets', await fixedToken(lists))),
    { what: 'requests: set-up of an empty site', ours: await setUp(), floor: 1, unit: '', atMost: null },
  ];
};

let token: string | null = null;
const fixedToken = async (lists: DeskLists): Promise<string> => (token ??= await lists.changeToken('Tickets'));

async function countOf(desk: SimulatedDesk, work: () => Promise<unknown>): Promise<number> {
  await fixedToken(desk.lists(AGENT));
  const mark = desk.simulator.log.mark();
  await work();
  return desk.simulator.log.since(mark).length;
}

async function setUp(): Promise<number> {
  const desk = await emptySite();
  const mark = desk.simulator.log.mark();
  await provisionDesk(desk.as(ADMIN), desk.siteUrl);
  return desk.simulator.log.since(mark).length;
}

function newTicket(n: string): ListWrite[] {
  const requester = { name: 'Oliver', address: 'oliver.whitfield@nordwind.example' };
  const ticket = aNewTicket({
    key: `t-${n}`,
    subject: 'Printer',
    requester,
    mailbox: 'support@nordwind.example',
    createdAt: AT,
    lastMessageAt: AT,
    preview: 'It burns',
  });
  return [
    { write: 'createContact', contact: { ...requester, language: null } },
    { write: 'createTicket', ticket },
    { write: 'createMessage', message: message(`m-${n}`, `t-${n}`) },
    {
      write: 'createMailLog',
      entry: {
        key: `m-${n}`,
        at: AT,
        mailbox: 'support@nordwind.example',
        from: requester.address,
        subject: 'Printer',
        outcome: 'ticket',
        reason: 'new',
        ticketKey: `t-${n}`,
        messageId: null,
      },
    },
  ];
}

const reply = (ticket: { id: number; etag: string }): ListWrite[] => [
  { write: 'createMessage', message: message('m-r', 't-1') },
  { write: 'updateTicket', id: ticket.id, etag: ticket.etag, patch: { status: 'Open', lastMessageAt: '2026-11-20T11:00:00Z' } },
];

const message = (key: string, ticketKey: string): NewMessage =>
  aNewMessage({
    key,
    ticketKey,
    from: { name: 'Oliver', address: 'oliver.whitfield@nordwind.example' },
    subject: 'Printer',
    html: '<p>It burns</p>',
    visibleText: 'It burns',
    sentAt: AT,
    internetMessageId: `<${key}@nordwind.example>`,
  });
