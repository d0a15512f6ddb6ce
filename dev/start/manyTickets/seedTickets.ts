import { LISTS } from '@listdesk/shared/schema';
import type { Simulator } from '../../simulator/simulator.ts';
import type { Field } from '../../simulator/sharepoint/state/model.ts';
import { NORDWIND } from '../../world.ts';
import { OWN_COLUMNS } from '../ownColumns.ts';
import { PHRASES, type Phrases } from './phrases.ts';

/** As many as SharePoint serves to a view by index; a desk with more open tickets has other troubles. */
export const MAX_OPEN = 3_000;
/** Only the newest tickets have messages, so that memory and what is kept on disk stay small. */
export const TICKETS_WITH_MESSAGES = 500;
const MINUTES_BETWEEN = 9;
const BATCH = 100_000;
const DUE_HOURS = 30;

type Row = Record<string, string | number | boolean | null | string[]>;
const COST_CENTRES = ['4410', '4420', '5100', '7300'];
const NEEDED_WITHIN_DAYS = 20;
const iso = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');

/** The same tickets for the same number: a small generator (mulberry32), not the machine's chance. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/**
 * Fills Nordwind's desk up to `count` tickets, invented, in two languages, the newest ones open and with messages. A desk that
 * has as many already is left alone. Answers how many were added. `now` is the newest ticket's time.
 */
export function seedTickets(simulator: Simulator, count: number, now: number): number {
  const path = (list: 'Tickets' | 'Messages'): string => `${new URL(NORDWIND.desk).pathname}/Lists/${LISTS[list].url}`;
  const store = simulator.sharePoint.list(NORDWIND.desk, path('Tickets')).items;
  const missing = Math.max(0, count - store.size);
  const agents = simulator.sharePoint
    .site(NORDWIND.desk)
    .users.filter((user) => NORDWIND.agents.some((agent) => user.loginName.toLowerCase().endsWith(agent.upn)))
    .map((user) => user.id);
  const { fields } = simulator.sharePoint.list(NORDWIND.desk, path('Tickets'));
  const own = fields.filter(({ internalName }) => OWN_COLUMNS.includes(internalName));
  const open = Math.min(MAX_OPEN, Math.ceil(missing / 40));
  const roll = dice(missing);
  for (let from = 0; from < missing; from += BATCH) {
    const until = Math.min(missing, from + BATCH);
    const tickets: Row[] = [];
    const messages: Row[] = [];
    for (let at = from; at < until; at += 1) {
      const age = missing - 1 - at;
      const ticket = ticketRow(at, age, age < open, now - age * MINUTES_BETWEEN * 60_000, agents, roll);
      tickets.push(age < TICKETS_WITH_MESSAGES ? { ...ticket.row, ...ownValues(own, now, agents, roll) } : ticket.row);
      if (age < TICKETS_WITH_MESSAGES) messages.push(...ticket.messages());
    }
    simulator.sharePoint.seedItems(path('Tickets'), NORDWIND.desk, tickets);
    if (messages.length) simulator.sharePoint.seedItems(path('Messages'), NORDWIND.desk, messages);
  }
  return missing;
}

function ticketRow(
  at: number,
  age: number,
  isOpen: boolean,
  writtenAt: number,
  agents: readonly number[],
  roll: (below: number) => number,
): { row: Row; messages: () => Row[] } {
  const pick = <T>(from: readonly T[]): T => from[roll(from.length)]!;
  const phrases: Phrases = pick(PHRASES);
  const [thing, category, tag] = pick(phrases.things);
  const [firstName, lastName] = [pick(phrases.first), pick(phrases.last)];
  const requester = { name: `${firstName} ${lastName}`, address: `${ascii(firstName)}.${ascii(lastName)}${roll(40)}@customers.example` };
  const subject = phrases.subject(thing, pick(phrases.troubles), pick(phrases.places));
  const opening = `${pick(phrases.openings)} ${pick(phrases.openings)}`;
  const status = isOpen ? pick(['New', 'Open', 'Open', 'Pending']) : age < TICKETS_WITH_MESSAGES * 4 && roll(3) === 0 ? 'Solved' : 'Closed';
  const answered = status !== 'New' && (!isOpen || roll(2) === 0);
  const answer = pick(phrases.answers);
  const assignee = status === 'New' || (isOpen && roll(5) === 0) || agents.length === 0 ? null : pick(agents);
  const createdAt = writtenAt - (1 + roll(300)) * 60_000;
  const due = iso(createdAt + DUE_HOURS * 3_600_000);
  const row: Row = {
    Title: subject,
    TicketKey: `seed-${at}`,
    TicketStatus: status,
    TicketPriority: pick(['Low', 'Normal', 'Normal', 'Normal', 'High', 'Urgent']),
    Category: category,
    Assignee: assignee,
    Tags: roll(2) ? tag : null,
    RequesterName: requester.name,
    RequesterEmail: requester.address,
    Channel: pick(['Mail', 'Mail', 'Mail', 'Portal']),
    Mailbox: NORDWIND.support,
    LastMessageAt: iso(writtenAt),
    LastMessageFrom: answered ? 'Agent' : 'Requester',
    Preview: answered ? answer : opening,
    TicketLanguage: phrases.language,
    Created: iso(createdAt),
    Modified: iso(writtenAt),
    ...(isOpen
      ? { FirstResponseDue: answered ? null : due, ResolutionDue: due }
      : { SolvedAt: iso(writtenAt), ...(status === 'Closed' ? { ClosedAt: iso(writtenAt) } : {}) }),
    ...(answered ? { FirstRespondedAt: iso(writtenAt) } : {}),
  };
  const message = (part: number, values: Row): Row => ({
    Title: subject,
    MessageKey: `seed-${at}-${part}`,
    TicketKey: `seed-${at}`,
    BodyHtml: '',
    FullText: '',
    Files: '[]',
    Evidence: '{"rule":"new"}',
    SenderVerified: true,
    ...values,
  });
  const messages = (): Row[] => [
    message(1, {
      MessageKind: 'Mail',
      FromName: requester.name,
      FromEmail: requester.address,
      Recipients: recipients(NORDWIND.support),
      VisibleText: opening,
      SentAt: iso(createdAt),
      DeliveryState: 'None',
    }),
    ...(answered
      ? [
          message(2, {
            MessageKind: 'Reply',
            FromName: NORDWIND.agents[at % NORDWIND.agents.length]!.displayName,
            FromEmail: NORDWIND.support,
            Recipients: recipients(requester.address),
            VisibleText: answer,
            SentAt: iso(writtenAt),
            DeliveryState: 'Sent',
          }),
        ]
      : []),
  ];
  return { row, messages };
}

/** What somebody filled in of the desk's own columns: some tickets have one, some another, as in life. */
function ownValues(own: readonly Field[], now: number, agents: readonly number[], roll: (below: number) => number): Row {
  const value = ({ type, choices }: Field): Row[string] => {
    if (type === 'Number') return 1 + roll(40);
    if (type === 'Boolean') return roll(2) === 0;
    if (type === 'DateTime') return `${iso(now + roll(NEEDED_WITHIN_DAYS) * 86_400_000).slice(0, 10)}T00:00:00Z`;
    if (type === 'User') return agents[roll(agents.length)] ?? null;
    if (type === 'Choice') return choices[roll(choices.length)] ?? null;
    if (type === 'MultiChoice') return choices.filter(() => roll(2) === 0);
    return COST_CENTRES[roll(COST_CENTRES.length)] ?? null;
  };
  return Object.fromEntries(own.filter(() => roll(3) > 0).map((field) => [field.internalName, value(field)]));
}

const recipients = (address: string): string => JSON.stringify({ to: [{ name: '', address }], cc: [] });
/** The written-out form of umlauts, as people's addresses have them. */
const ascii = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replace(/[^a-z-]/g, '');
