import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { WEEKLY_KEY } from '@listdesk/shared/reports';
import { LISTS } from '@listdesk/shared/schema';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import type { Simulator } from '../../../../dev/simulator/simulator';
import { NORDWIND } from '../../../../dev/world';
import type { EvidenceClient } from '../../app/serviceClient';
import { openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';
import { scaleFor } from './scale';

const HOUR = 3_600_000;
let simulator: Simulator;
let lists: DeskLists;

beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '#tool=reports';
  ({ simulator, lists } = await simulatedDesk());
});
afterEach(() => simulator.faults.clear());

const START = Date.now();
const ago = (hours: number): string => new Date(START - hours * HOUR).toISOString();
/** Tickets straight into the list: SharePoint lets nobody choose when an item was made. */
function stand(...tickets: Record<string, string | number | null>[]): void {
  const path = `${new URL(NORDWIND.desk).pathname}/Lists/${LISTS.Tickets.url}`;
  simulator.sharePoint.seedItems(
    path,
    NORDWIND.desk,
    tickets.map((over, at) => ({
      Title: `Drucker ${at}`,
      TicketKey: `t-${at}`,
      TicketStatus: 'Open',
      TicketPriority: 'Normal',
      RequesterName: 'Oliver Whitfield',
      RequesterEmail: 'oliver.whitfield@nordwind.example',
      Created: ago(60),
      LastMessageAt: ago(60),
      ...over,
    })),
  );
}
const missed = { FirstResponseDue: ago(40), Team: 'Finance IT', Category: 'SAP' };
const kept = { FirstResponseDue: ago(40), FirstRespondedAt: ago(59), Team: 'Finance IT', TicketStatus: 'Solved', SolvedAt: ago(30), Rating: 3 };

test('a supervisor sees how the desk serves, what was missed by whom, and the tickets behind it', async () => {
  stand(missed, kept, { ...kept, Team: 'Workplace' }, { ...missed, Team: null, Category: 'VPN' });
  openDesk(lists);
  expect(await screen.findByRole('button', { name: 'Promises kept 50% Show the tickets' })).toBeVisible();
  expect(screen.getByRole('button', { name: /^Open now 2 \+2 against the time before/ })).toBeVisible();
  expect(screen.getByRole('button', { name: /^First answer, median 1 h / })).toBeVisible();
  expect(screen.getByRole('button', { name: /^Satisfaction 100%/ })).toBeVisible();
  fireEvent.click(screen.getByRole('button', { name: 'Finance IT: show 1 missed' }));
  const pane = screen.getByRole('complementary', { name: 'Finance IT, missed' });
  expect(within(pane).getByText('1 ticket, the worst first.')).toBeVisible();
  fireEvent.click(await within(pane).findByText('Drucker 0'));
  await waitFor(() => expect(window.location.hash).toContain('ticket='));
});

test('narrowed to a team, as tables, and by person and category', async () => {
  stand(missed, kept, { ...kept, Team: 'Workplace' });
  openDesk(lists);
  fireEvent.click(await screen.findByRole('button', { name: 'As tables' }));
  expect(await screen.findByText('Overdue', { selector: 'th' })).toBeVisible();
  fireEvent.click(screen.getByRole('button', { name: /^Team/ }));
  fireEvent.click(await screen.findByRole('option', { name: 'Workplace' }));
  expect(await screen.findByRole('button', { name: /^Promises kept 100%/ })).toBeVisible();
  fireEvent.click(screen.getByRole('tab', { name: 'Categories' }));
  const row = await screen.findByRole('rowheader', { name: 'No category' });
  expect(row.closest('tr')).toHaveTextContent('No category1');
  fireEvent.click(screen.getByRole('tab', { name: 'Workload' }));
  expect(await screen.findByRole('rowheader', { name: 'Nobody' })).toBeVisible();
});

test('whose data is restricted is in no figure', async () => {
  stand({}, { RequesterEmail: 'quiet@outside.example' });
  const outcomes = await lists.apply([{ write: 'createContact', contact: { name: 'Quiet', address: 'quiet@outside.example', language: null } }]);
  expect(outcomes[0]).toMatchObject({ outcome: 'created' });
  const contact = (await lists.contactByEmail('quiet@outside.example'))!;
  await lists.apply([{ write: 'updateContact', id: contact.id, etag: contact.etag, patch: { restricted: true } }]);
  openDesk(lists);
  expect(await screen.findByRole('button', { name: /^Open now 1 / })).toBeVisible();
});

test('an empty desk says so; one that cannot be read says why, and is asked again', async () => {
  simulator.faults.add({ url: /Restricted/, fault: { kind: 'status', status: 403 } });
  openDesk(lists);
  expect(await screen.findByText('The report could not be read')).toBeVisible();
  simulator.faults.clear();
  fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
  expect(await screen.findByText('No tickets in that time')).toBeVisible();
});

test.each([
  [0, [0, 1]],
  [3, [0, 1, 2, 3]],
  [5, [0, 2, 4, 6]],
  [58, [0, 20, 40, 60]],
  [181, [0, 50, 100, 150, 200]],
  [90_000, [0, 50_000, 100_000]],
])('a chart that holds %i has the lines %j', (most, steps) => {
  expect(scaleFor(most).steps).toEqual(steps);
});

test('the knowledge base: which articles were put into which tickets, what became of them, and what nothing is written about', async () => {
  stand(kept, { ...missed, Category: 'VPN' });
  const text = { language: 'de', category: 'SAP', audience: 'Everybody' as const, state: 'Published' as const, html: '<p>Neu anmelden</p>', page: null };
  await lists.createArticle('a-1', { ...text, title: 'Export bricht ab' });
  await lists.noteArticleUse('a-1', { id: 1, key: 't-0' });
  simulator.faults.add({ url: /ListDeskArticleUses/, fault: { kind: 'status', status: 403 } });
  openDesk(lists);
  await screen.findByRole('button', { name: /^Open now 1 / });
  fireEvent.click(screen.getByRole('tab', { name: 'Articles' }));
  expect(await screen.findByText('The report could not be read')).toBeVisible();
  simulator.faults.clear();
  fireEvent.click(screen.getByText('Try now'));
  const used = (await screen.findByText('Export bricht ab')).closest('tr')!;
  expect(used).toHaveTextContent(/^Export bricht abDE1011 of 1$/);
  expect(screen.getByRole('rowheader', { name: 'VPN' }).closest('tr')).toHaveTextContent('VPN1none0');
  fireEvent.click(within(used).getByText('1', { selector: 'button' }));
  const pane = screen.getByRole('complementary', { name: 'Export bricht ab' });
  expect(within(pane).getByText('1 ticket, the newest use first.')).toBeVisible();
  expect(await within(pane).findByText('Drucker 0')).toBeVisible();
});

describe('who gets the figures of each week by mail', () => {
  const asked: [readonly number[], string][] = [];
  const evidence = (answers: Awaited<ReturnType<EvidenceClient['saveWeekly']>>[]): EvidenceClient =>
    ({
      saveWeekly: async (people: readonly number[], timeZone: string) => {
        asked.push([people, timeZone]);
        return answers.shift() ?? { ok: true, value: true };
      },
    }) as unknown as EvidenceClient;

  test('is chosen by a supervisor among the people of the desk, by the clock of its working hours', async () => {
    const [first, second] = await lists.agents();
    await lists.saveSettingValue(WEEKLY_KEY, { people: [second!.id, 4711], timeZone: 'Europe/Lisbon', since: ago(1) });
    openDesk(
      { ...lists, currentUser: async () => ({ ...(await lists.currentUser()), isSiteAdmin: false, roles: ['Supervisor'] }) },
      { evidence: evidence([{ ok: false, failure: { kind: 'offline' } }]) },
    );
    fireEvent.click(await screen.findByText('Send weekly'));
    expect(await screen.findByText(/^Each Monday after 6:00 \(Europe\/Lisbon\)/)).toBeVisible();
    const box = (address: string): HTMLElement => screen.getByLabelText(new RegExp(address));
    expect([first, second].map((one) => (box(one!.address) as HTMLInputElement).checked)).toEqual([false, true]);
    fireEvent.click(box(first!.address));
    fireEvent.click(screen.getByText('Save'));
    await waitFor(() => expect(document.querySelector('.dialog .banner, .ms-Dialog-main .banner')).toHaveTextContent(/offline/));
    expect(box(first!.address)).toBeChecked();
    fireEvent.click(screen.getByText('Save'));
    expect(await screen.findByText('Sent every Monday to 2 people.', { selector: '.clip' })).toBeVisible();
    // Who left the desk is left out without being asked for.
    expect(asked).toEqual(Array.from({ length: 2 }, () => [[second!.id, first!.id], 'Europe/Lisbon']));
    expect(screen.queryByText(/^Each Monday/)).toBeNull();
  });

  test.each([
    ['a reader', { roles: ['ReadOnly'] as const, evidence: evidence([]) }],
    ['a supervisor of a desk without a service', { roles: ['Supervisor'] as const }],
  ])('is not offered to %s', async (_, { roles, ...port }) => {
    openDesk({ ...lists, currentUser: async () => ({ ...(await lists.currentUser()), isSiteAdmin: false, roles: [...roles] }) }, port);
    expect(await screen.findByText('No tickets in that time')).toBeVisible();
    expect(screen.queryByText('Send weekly')).toBeNull();
  });
});
