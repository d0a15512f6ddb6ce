import { answerNeedsClock, withSla, type PlannedAction } from './index.ts';
import { NO_SLA, type SlaSettings } from '../sla/index.ts';
import type { Ticket } from '../tickets/index.ts';

const sla: SlaSettings = {
  calendars: [],
  policies: [
    {
      key: 'a',
      name: 'All',
      enabled: true,
      when: { priorities: [], categories: [], domains: [], mailboxes: [] },
      firstResponseMinutes: 60,
      resolutionMinutes: 480,
      calendar: null,
    },
  ],
};
const waiting = {
  id: 7,
  status: 'Pending',
  priority: 'Normal',
  category: null,
  requester: { name: '', address: 'a@x.example' },
  mailbox: null,
  createdAt: '2026-11-18T08:00:00.000Z',
  firstRespondedAt: '2026-11-18T08:30:00.000Z',
  firstResponseDue: '2026-11-18T09:00:00.000Z',
  resolutionDue: '2026-11-18T16:00:00.000Z',
  slaPausedAt: '2026-11-18T08:30:00.000Z',
  slaPausedSeconds: 0,
} as unknown as Ticket;
const create = {
  do: 'createTicket',
  ticket: { ...waiting, status: 'New', firstRespondedAt: null, firstResponseDue: null, resolutionDue: null, slaPausedAt: null },
} as unknown as PlannedAction;
const reopen: PlannedAction = { do: 'updateTicket', ticketId: 7, etag: '"1"', patch: { status: 'Open' } };
const touch: PlannedAction = { do: 'updateTicket', ticketId: 7, etag: '"1"', patch: { lastMessageAt: '2026-11-18T10:00:00.000Z' } };
const now = '2026-11-18T10:30:00.000Z';

test('a ticket is made with the times the desk promises', () => {
  expect(withSla({ actions: [create] }, sla, null, now).actions[0]).toMatchObject({
    ticket: { firstResponseDue: '2026-11-18T09:00:00.000Z', resolutionDue: '2026-11-18T16:00:00.000Z' },
  });
});

test('an answer of the requester lets the clock run again, and the wait is added', () => {
  expect(withSla({ actions: [reopen] }, sla, waiting, now).actions[0]).toMatchObject({
    patch: { status: 'Open', slaPausedAt: null, slaPausedSeconds: 7200, resolutionDue: '2026-11-18T18:00:00.000Z' },
  });
});

test.each([
  ['the desk promises nothing', [create, reopen], NO_SLA, waiting],
  ['the ticket is not known', [reopen], sla, null],
  ['another ticket is known', [reopen], sla, { ...waiting, id: 8 } as Ticket],
  ['the status stays', [touch], sla, waiting],
] as [string, PlannedAction[], SlaSettings, Ticket | null][])('times stay as they are when %s', (_name, actions, settings, ticket) => {
  expect(withSla({ actions }, settings, ticket, now).actions).toEqual(actions);
});

test('the whole ticket is asked for only when its clock can change', () => {
  expect([answerNeedsClock({ actions: [reopen] }, sla), answerNeedsClock({ actions: [touch] }, sla), answerNeedsClock({ actions: [reopen] }, NO_SLA)]).toEqual([
    true,
    false,
    false,
  ]);
});
