import type { Ticket, TicketPatch } from '@listdesk/shared/tickets';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import { SLA_KEY, type SlaPolicy } from '@listdesk/shared/sla';
import { mailArrives, simulatedDesk } from '../../features/desk/testing/deskInSimulator';
import { browserKeep } from '../keep/keep';
import { createDesk } from './desk';

const MINUTE = 60_000;
const policy = (key: string, resolutionMinutes: number, when: Partial<SlaPolicy['when']> = {}): SlaPolicy => ({
  key,
  name: key,
  enabled: true,
  when: { priorities: [], categories: [], domains: [], mailboxes: [], ...when },
  firstResponseMinutes: null,
  resolutionMinutes,
  calendar: null,
});
/** Two hours for what is high, half an hour for what is high and about SAP, eight hours for the rest. */
const POLICIES = [policy('sap', 30, { priorities: ['High'], categories: ['SAP'] }), policy('high', 120, { priorities: ['High'] }), policy('rest', 480)];

let lists: DeskLists;
beforeEach(async () => {
  window.localStorage.clear();
  ({ lists } = await simulatedDesk());
  await lists.saveSettingValue(SLA_KEY, { policies: POLICIES, calendars: [] });
});
const now = async (): Promise<Ticket> => (await lists.ticket({ key: 'a' }))!;

/** A desk of somebody who looks at the ticket as it is. */
async function looking(name: string) {
  const desk = createDesk(
    { lists, hint: async () => undefined, keep: browserKeep(window.localStorage, name), now: () => Date.now(), newKey: () => name, siteUrl: '' },
    () => undefined,
  );
  const ticket = await now();
  desk.put([ticket]);
  return { ...desk, does: (patch: TicketPatch) => desk.change([ticket.id], patch, 'done') };
}

/** How many minutes after its making the ticket is due, without those in which the clock stood. */
const promised = ({ createdAt, resolutionDue, slaPausedSeconds }: Ticket): number =>
  Math.round((Date.parse(resolutionDue!) - Date.parse(createdAt)) / MINUTE - (slaPausedSeconds ?? 0) / 60);

/** A ticket of two hours ago, for which the clock stands since an hour. */
const waits = () => {
  const at = (minutes: number): string => new Date(Date.now() + minutes * MINUTE).toISOString().replace(/\.\d+Z$/, 'Z');
  return mailArrives(lists, 'a', { status: 'Pending', createdAt: at(-120), resolutionDue: at(360), slaPausedAt: at(-60) });
};

test.each<[string, TicketPatch, TicketPatch, Partial<Ticket>, number, number]>([
  ['they raised it, we open it', { priority: 'High' }, { status: 'Open' }, { priority: 'High', status: 'Open', slaPausedAt: null }, 120, 60],
  ['they opened it, we raise it', { status: 'Open' }, { priority: 'High' }, { priority: 'High', status: 'Open', slaPausedAt: null }, 120, 60],
  ['they raised it, we say what it is about', { priority: 'High' }, { category: 'SAP' }, { priority: 'High', category: 'SAP', status: 'Pending' }, 30, 0],
  [
    'both opened it, we raise it too',
    { status: 'Open' },
    { status: 'Open', priority: 'High' },
    { priority: 'High', status: 'Open', slaPausedAt: null },
    120,
    60,
  ],
])('of two people’s changes: %s; it is due as both together promise', async (_, theirs, ours, stands, minutes, paused) => {
  await waits();
  const [their, our] = [await looking('theirs'), await looking('ours')];
  await their.does(theirs);
  await our.does(ours);
  const ticket = await now();
  expect(ticket).toMatchObject(stands);
  expect([promised(ticket), Math.round((ticket.slaPausedSeconds ?? 0) / 60)]).toEqual([minutes, paused]);
});

test('undo of a change that was put together with theirs leaves it due as theirs alone promises', async () => {
  await waits();
  const [their, our] = [await looking('theirs'), await looking('ours')];
  await their.does({ category: 'SAP' });
  await our.does({ priority: 'High' });
  expect(promised(await now())).toBe(30);
  await our.undo();
  const ticket = await now();
  expect(ticket).toMatchObject({ priority: 'Normal', category: 'SAP', status: 'Pending' });
  expect(promised(ticket)).toBe(480);
});

test('undo of what nobody else touched puts back exactly what was', async () => {
  await waits();
  const before = await now();
  const our = await looking('ours');
  await our.does({ status: 'Open' });
  expect((await now()).resolutionDue).not.toBe(before.resolutionDue);
  await our.undo();
  const { resolutionDue, slaPausedAt, slaPausedSeconds } = await now();
  expect({ resolutionDue, slaPausedAt, slaPausedSeconds }).toEqual({
    resolutionDue: before.resolutionDue,
    slaPausedAt: before.slaPausedAt,
    slaPausedSeconds: before.slaPausedSeconds,
  });
});

test('what is not asked about is due at once by the values that stand, while the status is asked about', async () => {
  await waits();
  const [their, our] = [await looking('theirs'), await looking('ours')];
  await their.does({ status: 'Open' });
  await our.does({ status: 'Solved', priority: 'High' });
  const ticket = await now();
  expect(ticket).toMatchObject({ status: 'Open', priority: 'High' });
  expect(promised(ticket)).toBe(120);
});
