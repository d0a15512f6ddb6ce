import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import de from '../../webparts/setup/loc/de-de.js';
import en from '../../webparts/setup/loc/en-us.js';
import { ABSENT, check, GREEN, NORDWIND, openSetup, SUPPORT, wholeDesk } from './testing/setupDesk';
import type { Desk } from './testing/setupDesk';

afterEach(() => { cleanup(); jest.useRealTimers(); });

const steps = () => within(screen.getByRole('navigation', { name: 'Steps' })).getAllByRole('button').map((step) => (step.querySelector('.col')?.textContent ?? '').replace(/\. .*/, ''));
const title = (name: string) => screen.findByRole('heading', { level: 1, name });

describe('lists', () => {
  it('are made with progress, and the page goes on to what is next', async () => {
    let finish: (() => void) | undefined;
    const desk = wholeDesk({ inspection: ABSENT, settings: { ...wholeDesk().settings, mailboxes: [] } });
    openSetup({ desk, answer: () => ({ body: [check('connection', 'failed', 'This desk is not connected to the service.')] }), words: en, ports: () => ({
      provision: (onProgress) => new Promise((resolve) => { onProgress({ done: 3, total: 12, step: { step: 'createColumn', list: 'Tickets', column: 'Team' } }); finish = () => { desk.inspection = { state: 'ready' }; resolve(); }; }),
    }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Create the lists' }));
    expect(screen.getByRole('progressbar', { name: 'Progress of creating the lists' })).toHaveAttribute('aria-valuenow', '25');
    expect(screen.getByText('Adding Team to ListDesk Tickets')).toBeInTheDocument();
    await act(async () => finish?.());
    expect(await title('Allow the service')).toBeInTheDocument();
    expect(steps().slice(0, 2)).toEqual(['Step 1: Create lists, Done', 'Step 2: Allow the service, To do']);
  });

  it('interrupted: says what failed, keeps what is there, and goes on', async () => {
    const desk = wholeDesk({ inspection: { state: 'incomplete', storedVersion: 0, steps: [{ step: 'storeVersion' }], conflicts: [] } });
    let fails = true;
    openSetup({ desk, answer: () => ({ body: GREEN }), words: en, ports: () => ({
      provision: () => { if (fails) { fails = false; return Promise.reject(new Error('SharePoint is busy. Next try in 8 s.')); } desk.inspection = { state: 'ready' }; return Promise.resolve(); },
    }) });
    expect(await screen.findByText('1 step is left. What is there stays as it is.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Finish the lists' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('SharePoint is busy. Next try in 8 s.');
    await userEvent.click(screen.getByRole('button', { name: 'Finish the lists' }));
    await waitFor(() => expect(steps()[0]).toBe('Step 1: Create lists, Done'));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('a customer’s column in the way is named and nothing is started', async () => {
    openSetup({ desk: wholeDesk({ inspection: { ...ABSENT, state: 'incomplete', storedVersion: 0, conflicts: [{ list: 'Tickets', column: 'Team', found: 'Lookup', expected: 'Text' }] } }), answer: () => ({ body: [] }), words: en });
    expect(await screen.findByText(/A column of yours has our name: Team in ListDesk Tickets/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Finish the lists' })).toBeDisabled();
  });

  it('that cannot be looked at say why', async () => {
    openSetup({ desk: wholeDesk(), answer: () => ({ body: GREEN }), words: en, ports: () => ({ inspect: () => Promise.reject(new Error('You may not use this site.')) }) });
    expect(await screen.findByRole('alert')).toHaveTextContent('You may not use this site.');
    expect(screen.getByRole('button', { name: /Allow the service/ })).toBeDisabled();
  });
});

describe('the service', () => {
  const notConnected = [check('connection', 'failed', 'This desk is not connected to the service.')];
  const never = wholeDesk().settings;

  it('gives the exact command for this site and copies it', async () => {
    const view = openSetup({ desk: wholeDesk({ settings: { ...never, mailboxes: [] } }), answer: () => ({ body: notConnected }), words: en });
    await title('Allow the service');
    await userEvent.click(screen.getAllByRole('button', { name: 'Copy' })[0]!);
    expect(view.copied).toEqual([
      "Connect-PnPOnline -Url 'https://nordwind.sharepoint.com/sites/helpdesk' -Interactive\r\n" +
      "Grant-PnPEntraIDAppSitePermission -AppId '0f8b1c1e-7a51-4d0e-8f5c-3b1d5a9c0001' -DisplayName 'ListDesk' -Site 'https://nordwind.sharepoint.com/sites/helpdesk' -Permissions Manage",
    ]);
    expect(screen.getByRole('link', { name: 'Open Microsoft’s consent page' })).toHaveAttribute('href', expect.stringContaining(`/${NORDWIND.tenantId}/v2.0/adminconsent?client_id=${NORDWIND.appId}&`));
  });

  it('turns green when the grant was made and "check again" pressed', async () => {
    const denied = [check('lists', 'failed', 'The service may not use this site.', 'Grant ListDesk access to the site.')];
    let granted = false;
    const view = openSetup({ desk: wholeDesk(), answer: () => ({ body: granted ? GREEN : denied }), words: en });
    await title('Allow the service');
    const row = (await screen.findByRole('heading', { level: 2, name: 'Failed: Access of the service' })).closest('li')!;
    expect(row).toHaveTextContent('The service may not use this site.');
    expect(row).toHaveTextContent('Grant ListDesk access to the site.');
    granted = true;
    await userEvent.click(screen.getByRole('button', { name: 'I did it, check again' }));
    await waitFor(() => expect(steps()[1]).toBe('Step 2: Allow the service, Done'));
    expect(view.sent.at(-1)).toEqual({ method: 'POST', path: '/api/installations', body: { desk: NORDWIND.siteUrl, mailboxes: [SUPPORT] } });
  });

  it('API permission missing: leads to the page where it is approved', async () => {
    openSetup({ desk: wholeDesk(), answer: () => new Error('AADSTS65001'), words: en });
    expect(await screen.findByRole('link', { name: 'API access in the SharePoint admin center' })).toHaveAttribute('href', 'https://nordwind-admin.sharepoint.com/_layouts/15/online/AdminHome.aspx#/webApiPermissionManagement');
  });

  it('never seen before: introduces itself by the licence call and asks again', async () => {
    let known = false;
    const view = openSetup({ desk: wholeDesk(), answer: ({ path }) => {
      if (path === '/api/licence') { known = true; return { body: { licence: 'x' } }; }
      return known ? { body: GREEN } : { status: 403, body: { error: { code: 'notOnboarded', message: 'Open the desk once.' } } };
    }, words: en });
    await waitFor(() => expect(steps()[1]).toBe('Step 2: Allow the service, Done'));
    expect(view.sent[1]).toEqual({ method: 'POST', path: '/api/licence', body: { domain: 'nordwind.sharepoint.com', installationUrl: NORDWIND.siteUrl } });
  });
});

describe('the mailbox', () => {
  const fresh = (): Desk => wholeDesk({ settings: { ...wholeDesk().settings, mailboxes: [] } });
  it('is saved in the settings first, then connected', async () => {
    const desk = fresh();
    const view = openSetup({ desk, answer: ({ method }) => ({ body: method === 'POST' ? GREEN : [check('lists')] }), words: en });
    await title('Connect the mailbox');
    await userEvent.type(screen.getByRole('textbox', { name: 'Support address' }), '  Support@Nordwind.example');
    await userEvent.click(screen.getByRole('button', { name: 'Save and check' }));
    await waitFor(() => expect(steps()[2]).toBe('Step 3: Connect the mailbox, Done'));
    expect(desk.settings.mailboxes).toEqual([{ address: SUPPORT, name: 'Service Desk' }]);
    expect(view.sent.at(-1)?.body).toEqual({ desk: NORDWIND.siteUrl, mailboxes: [SUPPORT] });
  });
  it.each(['support', 'a@b', 'x y@z.de', "a'b@c.de; Remove-Mailbox"])('%s is no address', async (typed) => {
    const desk = fresh();
    openSetup({ desk, answer: () => ({ body: [check('lists')] }), words: en });
    await title('Connect the mailbox');
    await userEvent.type(screen.getByRole('textbox', { name: 'Support address' }), typed);
    await userEvent.click(screen.getByRole('button', { name: 'Save and check' }));
    expect(screen.getByRole('alert')).toHaveTextContent('Write one mail address');
    expect(desk.settings.mailboxes).toEqual([]);
  });
  it('not yet allowed: red with the commands of this tenant, and the focus on what is red after a check', async () => {
    const denied = [check('lists'), check(`mailbox ${SUPPORT}`, 'failed', 'The service may not read this mailbox.', 'Include the mailbox.'), check('replies')];
    const view = openSetup({ desk: wholeDesk(), answer: () => ({ body: denied }), words: en });
    await title('Connect the mailbox');
    await userEvent.click(screen.getByRole('button', { name: 'Copy' }));
    expect(view.copied[0]!.split('\r\n').slice(2, 7)).toEqual([
      '$app = Get-MgServicePrincipal -Filter "appId eq \'0f8b1c1e-7a51-4d0e-8f5c-3b1d5a9c0001\'"',
      "New-ServicePrincipal -AppId $app.AppId -ObjectId $app.Id -DisplayName 'ListDesk'",
      `New-ManagementScope -Name 'ListDesk ${SUPPORT}' -RecipientRestrictionFilter "PrimarySmtpAddress -eq '${SUPPORT}'"`,
      `New-ManagementRoleAssignment -App $app.Id -Role 'Application Mail.ReadWrite' -CustomResourceScope 'ListDesk ${SUPPORT}'`,
      `New-ManagementRoleAssignment -App $app.Id -Role 'Application Mail.Send' -CustomResourceScope 'ListDesk ${SUPPORT}'`,
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Check again' }));
    await waitFor(() => expect(screen.getByRole('heading', { level: 2, name: `Failed: Mailbox: ${SUPPORT}` })).toHaveFocus());
  });
});

describe('the test mail', () => {
  const ticket = { id: 4711, subject: 'Fwd: ListDesk test A1B2C3D4' } as Desk['tickets'][number];
  async function started(desk: Desk) {
    jest.useFakeTimers({ doNotFake: ['performance'] });
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    openSetup({ desk, answer: () => ({ body: GREEN }), words: en });
    await title('Send a test mail');
    await user.click(screen.getByRole('button', { name: 'Start the test' }));
    return user;
  }
  it('is seen when its ticket is there, and remembered', async () => {
    const desk = wholeDesk();
    await started(desk);
    expect(screen.getByRole('link', { name: 'Open my mail program' })).toHaveAttribute('href', `mailto:${SUPPORT}?subject=ListDesk%20test%20A1B2C3D4`);
    desk.tickets = [ticket];
    desk.now += 6_000;
    await act(async () => { jest.advanceTimersByTime(5_000); });
    expect(await screen.findByText('Ticket 4711 came after 6 seconds')).toBeInTheDocument();
    expect(desk.memory).not.toBeNull();
  });
  it('that does not come is said to be late, with what to look at', async () => {
    const desk = wholeDesk();
    await started(desk);
    desk.now += 11 * 60_000;
    await act(async () => { jest.advanceTimersByTime(5_000); });
    expect(await screen.findByText('No ticket after 10 minutes')).toBeInTheDocument();
  });
});

it('a whole desk shows its check-up, any day later', async () => {
  openSetup({ desk: wholeDesk({ memory: '2026-11-20T00:00:00Z' }), answer: () => ({ body: GREEN }), words: de, locale: 'de-DE' });
  const table = await screen.findByRole('region', { name: 'Prüfung des ganzen Desks' });
  await waitFor(() => expect(within(table).getAllByRole('row')).toHaveLength(6));
  expect(table).toHaveTextContent(`Postfach: ${SUPPORT}`);
});

it.each([[['Marta Lindqvist', 'Jonas Weber'], 'Ask Marta Lindqvist, Jonas Weber.'], [[], 'Ask an owner of this site.']])('who is no admin is told whom to ask: %s', (whoToAsk, words) => {
  const view = openSetup({ desk: wholeDesk(), answer: () => ({ body: GREEN }), words: en, props: { isAdmin: false, whoToAsk } });
  expect(screen.getByText(words)).toBeInTheDocument();
  expect(view.sent).toEqual([]);
});

it('axe finds nothing, with checks red and green', async () => {
  const { container } = openSetup({ desk: wholeDesk(), answer: () => ({ body: [check('lists'), check(`mailbox ${SUPPORT}`, 'failed', 'Denied', 'Mend it')] }), words: en });
  await screen.findByRole('heading', { level: 2, name: `Failed: Mailbox: ${SUPPORT}` });
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false }, 'label-content-name-mismatch': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

it('both languages have the same words', () => {
  expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();
  expect(Object.keys(en).filter((key) => places(en[key]!) !== places(de[key]!))).toEqual([]);
});
