import { ADMIN, AGENT, REQUESTER, SECOND_AGENT, seed, simulatedDesk, type SimulatedDesk } from '../../../dev/bench/simulatedDesk.ts';
import type { Role } from '../schema/index.ts';
import { addToRole, inspectDesk, provisionDesk, removeFromRole } from './index.ts';

/** What each role may is SharePoint's word, not ours: the screens hide what is refused here. */

let desk: SimulatedDesk;
const NEWCOMER = SECOND_AGENT;
beforeEach(async () => {
  desk = await simulatedDesk();
  seed(desk, 'Tickets', [
    {
      Title: 'Printer',
      TicketKey: 't-1',
      TicketStatus: 'Open',
      TicketPriority: 'Normal',
      LastMessageAt: '2026-11-20T10:00:00Z',
      LastMessageFrom: 'Requester',
      RequesterEmail: 'kim@outside.example',
    },
  ]);
  const { id } = (await desk.lists(ADMIN).agents()).find(({ address }) => address === NEWCOMER)!;
  await removeFromRole(desk.as(ADMIN), desk.siteUrl, 'Agent', id);
});

const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'may',
    (error: unknown) => ((error as { code?: string }).code === 'lists.denied' ? 'denied' : (error as Error).message),
  );
async function rightsOf(who: string): Promise<Record<string, string>> {
  const lists = desk.lists(who);
  const ticket = await desk.lists(ADMIN).ticket({ key: 't-1' });
  return {
    read: await outcome(lists.ticketPage({ view: 'allOpen' })),
    write: await outcome(lists.updateTicket(ticket!.id, ticket!.etag, { priority: 'High' })),
    readSettings: await outcome(lists.settings()),
    settings: await outcome(
      desk
        .lists(ADMIN)
        .settings()
        .then((settings) => lists.saveSettings(settings)),
    ),
    roles: await outcome(addToRole(desk.as(who), desk.siteUrl, 'Agent', REQUESTER)),
  };
}

it.each<[Role, Record<string, string>]>([
  ['Admin', { read: 'may', write: 'may', readSettings: 'may', settings: 'may', roles: 'may' }],
  ['Supervisor', { read: 'may', write: 'may', readSettings: 'may', settings: 'denied', roles: 'denied' }],
  ['Agent', { read: 'may', write: 'may', readSettings: 'may', settings: 'denied', roles: 'denied' }],
  ['ReadOnly', { read: 'may', write: 'denied', readSettings: 'may', settings: 'denied', roles: 'denied' }],
])('%s', async (role, rights) => {
  await addToRole(desk.as(ADMIN), desk.siteUrl, role, NEWCOMER);
  expect((await desk.lists(NEWCOMER).currentUser()).roles).toEqual([role]);
  expect(await rightsOf(NEWCOMER)).toEqual(rights);
});

it('somebody without a role has no rights at all', async () => {
  const rights = await rightsOf(REQUESTER);
  // Without a page of the site there is not even a digest to write with.
  expect([rights['read'], rights['readSettings'], Object.values(rights).includes('may')]).toEqual(['denied', 'denied', false]);
});

it('a role that was taken away is gone at once', async () => {
  const { id } = (await desk.lists(ADMIN).agents()).find(({ address }) => address === AGENT)!;
  await removeFromRole(desk.as(ADMIN), desk.siteUrl, 'Agent', id);
  expect(await outcome(desk.lists(AGENT).ticketPage({ view: 'allOpen' }))).toBe('denied');
});

it('who is admin of one desk has no rights on another of the same organisation', async () => {
  await addToRole(desk.as(ADMIN), desk.siteUrl, 'Admin', NEWCOMER);
  const second = 'https://nordwind.sharepoint.com/sites/facilities';
  desk.simulator.sharePoint.createSite(second, { title: 'Facilities', owners: [ADMIN] });
  const sp = desk.as(NEWCOMER);
  expect([await outcome(inspectDesk(sp, second)), await outcome(provisionDesk(sp, second))]).not.toContain('may');
});
