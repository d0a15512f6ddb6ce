import { fireEvent, screen, within } from '@testing-library/react';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import type { Simulator } from '../../../../dev/simulator/simulator';
import { NORDWIND } from '../../../../dev/world';
import { listsOf, mailArrives, openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';

const [AYLIN] = NORDWIND.agents;
const PORTAL = 'https://nordwind.sharepoint.com/sites/intranet/SitePages/Portal.aspx';
let simulator: Simulator;
let lists: DeskLists;

beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '';
  ({ simulator, lists } = await simulatedDesk());
});
afterEach(() => simulator.faults.clear());

const row = (name: RegExp) => screen.findByRole('row', { name });
const refuse = (url: RegExp, status: number): (() => void) => simulator.faults.add({ url, fault: { kind: 'status', status } });
async function choose(chip: RegExp, value: string): Promise<void> {
  fireEvent.click(within(screen.getByRole('group', { name: 'Filters' })).getByRole('button', { name: chip }));
  fireEvent.click(await screen.findByRole('option', { name: value }));
  fireEvent.keyDown(await screen.findByRole('listbox'), { key: 'Escape' });
}
const title = (): HTMLElement => screen.getByRole('heading', { level: 1 });

describe('nothing to do', () => {
  test('says when the next ticket of the desk is due', async () => {
    await mailArrives(lists, 'a', { status: 'Open', resolutionDue: new Date(Date.now() + 20 * 86_400_000).toISOString() });
    window.location.hash = 'view=mine';
    openDesk(lists);
    expect(await screen.findByText(/Nothing needs you here.*The next ticket of the desk is due \d+ \w+.*\d\d:\d\d\.$/)).toBeVisible();
  });

  test('says what is late, and leads there', async () => {
    await mailArrives(lists, 'a', { status: 'Open', resolutionDue: new Date(Date.now() - 86_400_000).toISOString() });
    window.location.hash = 'view=mine';
    openDesk(lists);
    expect(await screen.findByText(/1 ticket of the desk is overdue\.$/)).toBeVisible();
    fireEvent.click(screen.getByRole('button', { name: 'Show overdue' }));
    expect(await row(/Rechnungsexport/)).toBeVisible();
    expect(title()).toHaveTextContent('All open');
    expect(title()).toHaveFocus();
  });

  test('a view of what is put off says so', async () => {
    window.location.hash = 'view=snoozed';
    openDesk(lists);
    expect(await screen.findByText('Nothing is snoozed')).toBeVisible();
  });
});

describe('filtered away', () => {
  test('each filter says what it costs, and one of them can go', async () => {
    await mailArrives(lists, 'a', { status: 'Open', priority: 'Urgent' });
    await mailArrives(lists, 'b', { status: 'Open', priority: 'Urgent', subject: 'Second' });
    await mailArrives(lists, 'c', { status: 'Pending', priority: 'Low', subject: 'Third' });
    openDesk(lists);
    await row(/Rechnungsexport/);
    await choose(/^Status:/, 'Pending');
    await row(/Third/);
    await choose(/^Priority:/, 'Urgent');
    expect(await screen.findByText('No ticket matches all the filters')).toBeVisible();
    expect(await screen.findByRole('button', { name: '1 ticket without Priority: Urgent' })).toBeVisible();
    fireEvent.click(await screen.findByRole('button', { name: '2 tickets without Status: Pending' }));
    expect(await row(/Second/)).toBeVisible();
    expect(screen.queryByRole('row', { name: /Third/ })).toBeNull();
    expect(title()).toHaveFocus();
  });

  test('one filter alone says how many there are without it', async () => {
    await mailArrives(lists, 'a', { status: 'Open' });
    openDesk(lists);
    await row(/Rechnungsexport/);
    await choose(/^Status:/, 'Pending');
    expect(await screen.findByText('1 ticket without Status: Pending')).toBeVisible();
  });
});

describe('the tickets did not load', () => {
  test('the network is back: it is tried at once', async () => {
    await mailArrives(lists, 'a', { status: 'Open' });
    refuse(/ListDeskTickets/, 503);
    openDesk(lists);
    await screen.findByText(/^We try again by ourselves in/);
    simulator.faults.clear();
    fireEvent(window, new Event('online'));
    expect(await row(/Rechnungsexport/)).toBeVisible();
  });

  test('a start that failed begins once more: settings and people are read, not the rows alone', async () => {
    await mailArrives(lists, 'a', { status: 'Open' });
    let answers = false;
    const settings: DeskLists['settings'] = async () => {
      if (!answers) throw Object.assign(new Error('HTTP 503'), { code: 'lists.unavailable' });
      return lists.settings();
    };
    const broken: DeskLists = {
      ...lists,
      settings,
      ticketPage: async (...asked) => (answers ? lists.ticketPage(...asked) : (await settings(), null as never)),
    };
    openDesk(broken);
    await screen.findByText(/^We try again by ourselves in/);
    answers = true;
    fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
    expect(await row(/Rechnungsexport/)).toBeVisible();
    await choose(/^Assignee:/, AYLIN.displayName);
  });
});

describe('no agent here', () => {
  test('who can help is named, one’s own requests have a door, and rights that came let in', async () => {
    await mailArrives(lists, 'a', { status: 'Open' });
    const back = refuse(/ListDeskTickets/, 403);
    openDesk(await listsOf(simulator, AYLIN.upn), { portalUrl: PORTAL });
    expect(await screen.findByText(/To work here, ask Mara Vogt\.$/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go to my requests' })).toHaveAttribute('href', PORTAL);
    expect(screen.getByRole('link', { name: 'Ask for access' }).getAttribute('href')).toMatch(
      new RegExp(`^mailto:${NORDWIND.admin.upn}\\?subject=.+${encodeURIComponent(NORDWIND.desk)}$`),
    );
    back();
    fireEvent.click(screen.getByRole('button', { name: 'Check again' }));
    expect(await row(/Rechnungsexport/)).toBeVisible();
  });

  test('who may see nobody is led to SharePoint’s own question at the site’s door', async () => {
    refuse(/_api/, 403);
    openDesk(lists);
    expect(await screen.findByText(/ask an owner of this site\.$/)).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Go to my requests' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Ask for access' })).toHaveAttribute('href', NORDWIND.desk);
  });
});

describe('no lists yet', () => {
  test('an admin begins', async () => {
    refuse(/ListDesk(Tickets|Settings)/, 404);
    openDesk(lists);
    fireEvent.click(await screen.findByRole('button', { name: 'Start set-up' }));
    expect(await screen.findByText('set-up page')).toBeVisible();
  });

  test('an agent reads who can begin, and has no button that would refuse', async () => {
    const made = refuse(/ListDesk(Tickets|Settings)/, 404);
    openDesk(await listsOf(simulator, AYLIN.upn));
    expect(await screen.findByText('Mara Vogt can start the set-up.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Start set-up' })).toBeNull();
    made();
    fireEvent.click(screen.getByRole('button', { name: 'Check again' }));
    expect(await screen.findByText('All done')).toBeVisible();
  });
});
