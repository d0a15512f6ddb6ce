import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import de from '../../webparts/setup/loc/de-de.js';
import en from '../../webparts/setup/loc/en-us.js';
import { ABSENT, check, found, GREEN, NORDWIND, openSetup, SUPPORT, wholeDesk } from './testing/setupDesk';
import type { Desk } from './testing/setupDesk';
import { CHECK_CODES } from '@listdesk/shared/portal';
import type { CheckCode } from '@listdesk/shared/portal';
import { SCHEMA_VERSION } from '@listdesk/shared/schema';
import { NOT_SENT } from '@listdesk/shared/tickets';

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const steps = () =>
  within(screen.getByRole('navigation', { name: 'Steps' }))
    .getAllByRole('button')
    .map((step) => (step.querySelector('.col')?.textContent ?? '').replace(/\. .*/, ''));
const title = (name: string) => screen.findByRole('heading', { level: 1, name });

describe('lists', () => {
  it('are made with progress, and the page goes on to what is next', async () => {
    let finish: (() => void) | undefined;
    const desk = wholeDesk({ inspection: ABSENT, settings: { ...wholeDesk().settings, mailboxes: [] } });
    openSetup({
      desk,
      answer: () => ({ body: [check('connection', 'failed', 'This desk is not connected to the service.')] }),
      words: en,
      ports: () => ({
        provision: (onProgress) =>
          new Promise((resolve) => {
            onProgress({ done: 3, total: 12, step: { step: 'createColumn', list: 'Tickets', column: 'Team' } });
            finish = () => {
              desk.inspection = { state: 'ready' };
              resolve();
            };
          }),
      }),
    });
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
    openSetup({
      desk,
      answer: () => ({ body: GREEN }),
      words: en,
      ports: () => ({
        provision: () => {
          if (fails) {
            fails = false;
            return Promise.reject(new Error('SharePoint is busy. Next try in 8 s.'));
          }
          desk.inspection = { state: 'ready' };
          return Promise.resolve();
        },
      }),
    });
    expect(await screen.findByText('1 step is left. What is there stays as it is.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Finish the lists' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('SharePoint is busy. Next try in 8 s.');
    await userEvent.click(screen.getByRole('button', { name: 'Finish the lists' }));
    await waitFor(() => expect(steps()[0]).toBe('Step 1: Create lists, Done'));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('a customer’s column in the way is named and nothing is started', async () => {
    openSetup({
      desk: wholeDesk({
        inspection: { ...ABSENT, state: 'incomplete', storedVersion: 0, conflicts: [{ list: 'Tickets', column: 'Team', found: 'Lookup', expected: 'Text' }] },
      }),
      answer: () => ({ body: [] }),
      words: en,
    });
    expect(await screen.findByText(/A column of yours has our name: Team in ListDesk Tickets/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Finish the lists' })).toBeDisabled();
  });

  it('that cannot be looked at say why', async () => {
    openSetup({
      desk: wholeDesk(),
      answer: () => ({ body: GREEN }),
      words: en,
      ports: () => ({ inspect: () => Promise.reject(new Error('You may not use this site.')) }),
    });
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
    expect(screen.getByRole('link', { name: 'Open Microsoft’s consent page' })).toHaveAttribute(
      'href',
      expect.stringContaining(`/${NORDWIND.tenantId}/v2.0/adminconsent?client_id=${NORDWIND.appId}&`),
    );
    // Entra takes only an address of the registration: the service's, never a customer's site.
    expect(new URL(screen.getByRole('link', { name: 'Open Microsoft’s consent page' }).getAttribute('href')!).searchParams.get('redirect_uri')).toBe(
      'https://service.listdesk.example/api/consented',
    );
  });

  it('after the reload that API access wants: the consent given before is green, and what is left is the grant', async () => {
    openSetup({ desk: wholeDesk(), answer: () => ({ body: [found('connection', 'connection.notConnected')] }), words: en });
    expect(await screen.findByText('Consent for your organisation')).toHaveTextContent('Passed: ');
    expect(screen.queryByText('Open Microsoft’s consent page')).toBeNull();
    expect(screen.getByText('Open this site to the service', { selector: 'h2' })).toHaveTextContent('To do: ');
  });

  it('turns green when the grant was made and "check again" pressed', async () => {
    const denied = [found('access', 'access.ok', 'ok'), found('lists', 'site.notGranted')];
    let granted = false;
    const view = openSetup({ desk: wholeDesk(), answer: () => ({ body: granted ? GREEN : denied }), words: en });
    await title('Allow the service');
    const row = (await screen.findByRole('heading', { level: 2, name: 'Failed: Access of the service' })).closest('li')!;
    expect(row).toHaveTextContent('The service may not use this site.');
    expect(row).toHaveTextContent('Meanwhile: Mail waits in the mailbox and replies wait on the desk. Nothing is lost');
    granted = true;
    await userEvent.click(screen.getByRole('button', { name: 'I did it, check again' }));
    await waitFor(() => expect(steps()[1]).toBe('Step 2: Allow the service, Done'));
    expect(view.sent.at(-1)).toEqual({ method: 'POST', path: '/api/installations', body: { desk: NORDWIND.siteUrl, mailboxes: [SUPPORT] } });
  });

  it('without the service’s address says where to write it, and asks for nothing that cannot help', async () => {
    openSetup({ desk: wholeDesk(), answer: () => new TypeError('no service address'), words: en, props: { place: { ...NORDWIND, serviceUrl: '' } } });
    expect(await screen.findByText('This web part does not know its service yet')).toBeInTheDocument();
    expect(screen.queryByText('Open Microsoft’s consent page')).toBeNull();
  });

  it('API permission missing: leads to the page where it is approved, below the consent that must come first', async () => {
    openSetup({ desk: wholeDesk(), answer: () => new Error('AADSTS65001'), words: en });
    expect(
      (await screen.findByText('This page may not talk to the service yet')).compareDocumentPosition(screen.getByText('Open Microsoft’s consent page')),
    ).toBe(Node.DOCUMENT_POSITION_PRECEDING);
    expect(await screen.findByRole('link', { name: 'API access in the SharePoint admin center' })).toHaveAttribute(
      'href',
      'https://nordwind-admin.sharepoint.com/_layouts/15/online/AdminHome.aspx#/webApiPermissionManagement',
    );
  });

  it('never seen before: introduces itself by the licence call and asks again', async () => {
    let known = false;
    const view = openSetup({
      desk: wholeDesk(),
      answer: ({ path }) => {
        if (path === '/api/licence') {
          known = true;
          return { body: { licence: 'x' } };
        }
        return known ? { body: GREEN } : { status: 403, body: { error: { code: 'notOnboarded', message: 'Open the desk once.' } } };
      },
      words: en,
    });
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

describe('a broken link says what it is, what it means for mail, and how to mend it', () => {
  const SITE = NORDWIND.siteUrl;
  const grant = [
    `Connect-PnPOnline -Url '${SITE}' -Interactive`,
    `Grant-PnPEntraIDAppSitePermission -AppId '${NORDWIND.appId}' -DisplayName 'ListDesk' -Site '${SITE}' -Permissions Manage`,
  ];
  const operator = (code: string) => [`Code: ${code}`, `Tenant: ${NORDWIND.tenantId}`, `Desk: ${SITE}`, `App: ${NORDWIND.appId}`];
  const role = (name: string) => `New-ManagementRoleAssignment -App $app.Id -Role 'Application ${name}' -CustomResourceScope 'ListDesk ${SUPPORT}'`;
  const app = [
    'Connect-ExchangeOnline',
    "Connect-MgGraph -Scopes 'Application.Read.All'",
    `$app = Get-MgServicePrincipal -Filter "appId eq '${NORDWIND.appId}'"`,
  ];
  const test = `Test-ServicePrincipalAuthorization -Identity $app.Id -Resource '${SUPPORT}' | Format-Table`;
  const spo = "Connect-SPOService -Url 'https://nordwind-admin.sharepoint.com'";
  it.each<[string, CheckCode, string[], string[], RegExp]>([
    ['access', 'access.notConsented', [], ['Open Microsoft’s consent page'], /waits in the mailbox/],
    ['access', 'access.credentialExpired', operator('access.credentialExpired'), [], /waits in the mailbox/],
    ['access', 'access.credentialRefused', operator('access.credentialRefused'), [], /waits in the mailbox/],
    ['lists', 'site.notGranted', grant, [], /waits in the mailbox/],
    ['lists', 'site.readOnly', grant, [], /waits in the mailbox/],
    ['lists', 'site.missing', [spo, `Restore-SPODeletedSite -Identity '${SITE}'`], [], /waits in the mailbox/],
    [
      'lists',
      'site.full',
      [spo, `Set-SPOSite -Identity '${SITE}' -StorageQuota 102400 -StorageQuotaWarningLevel 92160`],
      ['See what takes the space', 'Open the recycle bin of the site'],
      /as soon as there is space/,
    ],
    ['lists', 'lists.missing', [], ['Open the recycle bin of the site'], /waits in the mailbox/],
    ['lists', 'lists.columnsMissing', [], [], /waits in the mailbox/],
    [`mailbox ${SUPPORT}`, 'mailbox.readOnly', [...app, role('Mail.ReadWrite'), test], [], /becomes tickets/],
    [
      `mailbox ${SUPPORT}`,
      'mailbox.missing',
      ['Connect-ExchangeOnline', `Get-Recipient -Identity '${SUPPORT}' | Format-List RecipientTypeDetails, PrimarySmtpAddress`],
      [],
      /bounces/,
    ],
    [`sending ${SUPPORT}`, 'sending.notAllowed', [...app, role('Mail.Send'), test], [], /tried for an hour/],
  ])('%s, %s', async (name, code, commands, links, mail) => {
    const before = name.includes(' ') ? [found('access', 'access.ok', 'ok'), found('lists', 'lists.ok', 'ok')] : [];
    const view = openSetup({ desk: wholeDesk(), answer: () => ({ body: [...before, found(name, code, 'failed', ['ListDeskTickets.Team'])] }), words: en });
    const row = (await screen.findByText(en['mend.meanwhile']!)).closest('li')!;
    expect(row).toHaveTextContent(en[`found.${code}`]!.replace('{about}', 'ListDeskTickets.Team'));
    expect(row).toHaveTextContent(mail);
    expect(row).toHaveTextContent(en[`found.${code}.mend`]!);
    expect(
      within(row)
        .queryAllByRole('link')
        .map((link) => link.textContent)
        .filter((words) => words !== 'Send this to a colleague'),
    ).toEqual(links);
    if (commands.length) {
      await userEvent.click(within(row).getAllByRole('button', { name: 'Copy' })[0]!);
      expect(view.copied[0]!.split('\r\n')).toEqual(commands);
      const letter = decodeURIComponent(within(row).getByRole('link', { name: 'Send this to a colleague' }).getAttribute('href')!);
      for (const line of commands) expect(letter).toContain(line);
    }
    await userEvent.click(within(row).getByRole('button', { name: 'I did it, check again' }));
    await waitFor(() => expect(view.sent.at(-1)).toMatchObject({ method: 'POST', path: '/api/installations' }));
  });

  it('a deleted column is made anew from there, with progress', async () => {
    const desk = wholeDesk();
    let mended = false;
    openSetup({
      desk,
      answer: () => ({ body: mended ? GREEN : [found('lists', 'lists.columnsMissing', 'failed', ['ListDeskTickets.Team'])] }),
      words: en,
      ports: () => ({
        provision: () => {
          mended = true;
          return Promise.resolve();
        },
      }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Finish the lists' }));
    await waitFor(() => expect(steps()[1]).toBe('Step 2: Allow the service, Done'));
  });

  it.each(CHECK_CODES)('%s has words in both languages, and every red one says what it means for mail', (code) => {
    for (const words of [en, de]) {
      expect(words[`found.${code}`]).toBeTruthy();
      if (!code.endsWith('.ok')) expect(words[`found.${code}.mend`]).toBeTruthy();
      if (/^(access|site|connection)\./.test(code) && code !== 'access.ok') expect(words[`found.${code}.mail`]).toBeTruthy();
    }
  });

  it('one that a newer service found stands in the service’s own words', async () => {
    openSetup({ desk: wholeDesk(), answer: () => ({ body: [check('lists', 'failed', 'Something new.', 'Do this.', 'lists.haunted')] }), words: en });
    const row = (await screen.findByRole('heading', { level: 2, name: 'Failed: Access of the service' })).closest('li')!;
    expect(row).toHaveTextContent('Something new.');
    expect(row).toHaveTextContent('Do this.');
  });
});

describe('a desk of an older version', () => {
  const older = (): Desk =>
    wholeDesk({
      inspection: {
        state: 'incomplete',
        storedVersion: SCHEMA_VERSION - 1,
        steps: [{ step: 'createColumn', list: 'Tickets', column: 'Team' }, { step: 'storeVersion' }],
        conflicts: [],
      },
    });
  it('is offered the upgrade, does it with progress, and stands', async () => {
    const desk = older();
    let finish: (() => void) | undefined;
    openSetup({
      desk,
      answer: () => ({ body: GREEN }),
      words: en,
      ports: () => ({
        provision: (onProgress) =>
          new Promise((resolve) => {
            onProgress({ done: 1, total: 2, step: { step: 'createColumn', list: 'Tickets', column: 'Team' } });
            finish = () => {
              desk.inspection = { state: 'ready' };
              resolve();
            };
          }),
      }),
    });
    expect(await screen.findByText(`Made by ListDesk with lists of version ${SCHEMA_VERSION - 1}`)).toBeInTheDocument();
    expect(screen.getByText(/^2 steps lead to version/)).toHaveTextContent('Nothing of yours is changed; web parts of the version before keep working.');
    await userEvent.click(screen.getByRole('button', { name: 'Upgrade the lists' }));
    expect(screen.getByRole('progressbar', { name: 'Progress of creating the lists' })).toHaveAttribute('aria-valuenow', '50');
    await act(async () => finish?.());
    await waitFor(() => expect(steps()[0]).toBe('Step 1: Create lists, Done'));
  });
  it('still shows its check-up', async () => {
    openSetup({ desk: older(), answer: () => ({ body: [found('lists', 'lists.older', 'warning')] }), words: en });
    expect(await screen.findByRole('region', { name: 'Check-up of the whole desk' })).toHaveTextContent('The lists were made by an older version of ListDesk.');
  });
});

it('a deleted list is named, with the way to the recycle bin', async () => {
  openSetup({
    desk: wholeDesk({ inspection: { state: 'incomplete', storedVersion: SCHEMA_VERSION, steps: [{ step: 'createList', list: 'Tickets' }], conflicts: [] } }),
    answer: () => ({ body: [] }),
    words: en,
  });
  expect(await screen.findByText('Missing: ListDesk Tickets')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Open the recycle bin of the site' })).toHaveAttribute('href', `${NORDWIND.siteUrl}/_layouts/15/RecycleBin.aspx`);
});

describe('people', () => {
  const toPeople = async (): Promise<void> => userEvent.click(await screen.findByRole('button', { name: /People and roles/ }));
  it('are given a role here, and counted', async () => {
    const desk = wholeDesk();
    openSetup({ desk, answer: () => ({ body: GREEN }), words: en });
    await toPeople();
    await userEvent.type(await screen.findByRole('textbox', { name: 'Sign-in address' }), 'Jonas.Weber@nordwind.example');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Group' }), 'ListDesk Supervisors');
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    expect(await screen.findByText('jonas.weber@nordwind.example is in ListDesk Supervisors now.')).toBeInTheDocument();
    expect(desk.people).toEqual([{ role: 'Supervisor', address: 'jonas.weber@nordwind.example' }]);
    expect(screen.getByText('2 people can be given tickets', { selector: 'h2' })).toBeInTheDocument();
  });
  it('SharePoint does not know are said so, and the address stays', async () => {
    openSetup({
      desk: wholeDesk(),
      answer: () => ({ body: GREEN }),
      words: en,
      ports: () => ({ addPerson: () => Promise.reject(new Error('The specified user could not be found.')) }),
    });
    await toPeople();
    await userEvent.type(await screen.findByRole('textbox', { name: 'Sign-in address' }), 'nobody@nordwind.example');
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The specified user could not be found.');
    expect(screen.getByRole('textbox', { name: 'Sign-in address' })).toHaveValue('nobody@nordwind.example');
  });
  it('over the seats of the licence are said to the admin, and stop nobody', async () => {
    const claims = {
      iss: 'listdesk',
      tid: NORDWIND.tenantId,
      domains: ['nordwind.sharepoint.com'],
      plan: 'Team',
      seats: 1,
      iat: 0,
      exp: 9e9,
      graceUntil: 9e9,
      suspended: false,
    } as const;
    const desk = wholeDesk({
      agents: [
        { id: 7, name: 'A', address: 'a@x.example' },
        { id: 8, name: 'B', address: 'b@x.example' },
      ],
    });
    openSetup({ desk, answer: () => ({ body: GREEN }), words: en, claims: { ...claims, domains: [...claims.domains] } });
    await toPeople();
    expect(await screen.findByText('1 over the number of seats of your licence (1)', { selector: 'h2' })).toBeInTheDocument();
    // The same on the check-up, any day later.
    expect(screen.getByRole('region', { name: 'Check-up of the whole desk' })).toHaveTextContent('Attention: 1 over the number of seats of your licence (1)');
    expect(screen.getByRole('button', { name: 'Add' })).toBeEnabled();
  });
});

describe('the test mail', () => {
  const ticket = { id: 4711, key: 'ticket-key', subject: 'Fwd: ListDesk test A1B2C3D4' } as Desk['tickets'][number];
  /** The check-up is green when the page opens; `later` is what it finds once the test begins. */
  async function started(desk: Desk, later = GREEN) {
    jest.useFakeTimers({ doNotFake: ['performance'] });
    const view = openSetup({ desk, answer: ({ method }) => ({ body: method === 'POST' ? later : GREEN }), words: en });
    await title('Send a test mail');
    fireEvent.click(screen.getByRole('button', { name: 'Start the test' }));
    await looked(0);
    return view;
  }
  const looked = (seconds = 5): Promise<void> => act(() => jest.advanceTimersByTimeAsync(seconds * 1000));
  const rows = (): string[] => [...document.querySelectorAll('.body2 .cks h2')].map(({ textContent }) => textContent!);

  it('walks the whole way: the chain, the ticket, the answer, each green when it is', async () => {
    const desk = wholeDesk();
    const view = await started(desk);
    expect(view.sent.at(-1)).toMatchObject({ method: 'POST', path: '/api/installations' });
    expect(rows()).toEqual(['Passed: Every link of the chain was tried', 'Running: Waiting for your mail', 'To do: Then your answer']);
    expect(screen.getByRole('link', { name: 'Open my mail program' })).toHaveAttribute('href', `mailto:${SUPPORT}?subject=ListDesk%20test%20A1B2C3D4`);
    desk.tickets = [ticket];
    desk.now += 6_000;
    await looked();
    expect(rows().slice(1)).toEqual(['Passed: Ticket 4711 came after 6 seconds', 'To do: Answer the ticket']);
    desk.answer = { delivery: 'Queued', deliveryError: null };
    await looked();
    expect(rows()[2]).toBe('Running: Your answer is on its way');
    desk.answer = { delivery: 'Sent', deliveryError: null };
    await looked();
    expect(rows()[2]).toBe('Passed: Your answer left');
    expect(desk.memory).toEqual({ at: new Date(desk.now).toISOString(), seconds: 6, ticket: { id: 4711, key: 'ticket-key' } });
  });

  it('goes on where it was, after the ticket was opened and answered; an answer that did not leave says why', async () => {
    const desk = wholeDesk({
      memory: { at: '2026-11-21T08:59:00Z', seconds: 6, ticket: { id: 4711, key: 'ticket-key' } },
      answer: { delivery: 'Failed', deliveryError: 'The service may not send from this mailbox.' },
    });
    jest.useFakeTimers({ doNotFake: ['performance'] });
    openSetup({ desk, answer: () => ({ body: GREEN }), words: en });
    await title('Send a test mail');
    await looked();
    expect(rows()).toEqual(['Passed: Every link of the chain was tried', 'Passed: Ticket 4711 came after 6 seconds', 'Failed: Your answer did not leave']);
    expect(screen.getByText('The service may not send from this mailbox.')).toBeInTheDocument();
  });

  it.each([
    [NOT_SENT.denied, 'ListDesk darf von diesem Postfach nicht senden. Ein Administrator muss es in den Exchange-Bereich von ListDesk aufnehmen.'],
    ['550 5.1.1 mailbox unavailable', '550 5.1.1 mailbox unavailable'],
  ])('says why the answer did not leave in the reader’s language, and what another server said as it said it: %s', async (deliveryError, told) => {
    const desk = wholeDesk({
      memory: { at: '2026-11-21T08:59:00Z', seconds: 6, ticket: { id: 4711, key: 'ticket-key' } },
      answer: { delivery: 'Failed', deliveryError },
    });
    jest.useFakeTimers({ doNotFake: ['performance'] });
    openSetup({ desk, answer: () => ({ body: GREEN }), words: en, locale: 'de-DE' });
    await title('Send a test mail');
    await looked();
    expect(await screen.findByText(told)).toBeInTheDocument();
  });

  it('over a link that broke says which, with its mend, and goes on waiting for the mail', async () => {
    await started(wholeDesk(), [check('lists'), found(`mailbox ${SUPPORT}`, 'mailbox.notInScope')]);
    expect(rows()[0]).toBe('Failed: A link of the chain is broken');
    expect(screen.getByText('The service may not read this mailbox.', { selector: '.cks .sub' }).closest('li')).toHaveTextContent('New-ManagementScope');
    expect(rows()[1]).toBe('Running: Waiting for your mail');
  });

  it('that was held or dropped leads to the mail log', async () => {
    const desk = wholeDesk({ cameOtherwise: true });
    await started(desk);
    await looked();
    expect(rows()[1]).toBe('Failed: Your mail came and became no ticket');
  });

  it('that does not come is said to be late, with what to look at, and the chain is tried again', async () => {
    const desk = wholeDesk();
    const view = await started(desk);
    const tried = view.sent.length;
    desk.now += 11 * 60_000;
    await looked();
    expect(rows()[1]).toBe('Failed: No ticket after 10 minutes');
    await looked(0);
    expect(view.sent.length).toBe(tried + 1);
  });
});

it('a whole desk shows its check-up, any day later', async () => {
  openSetup({
    desk: wholeDesk({ memory: { at: '2026-11-20T00:00:00Z', seconds: 3, ticket: null } }),
    answer: () => ({ body: GREEN }),
    words: de,
    locale: 'de-DE',
  });
  const table = await screen.findByRole('region', { name: 'Prüfung des ganzen Desks' });
  await waitFor(() => expect(within(table).getAllByRole('row')).toHaveLength(7));
  expect(table).toHaveTextContent(`Postfach: ${SUPPORT}`);
});

it.each([
  [['Marta Lindqvist', 'Jonas Weber'], 'Ask Marta Lindqvist, Jonas Weber.'],
  [[], 'Ask an owner of this site.'],
])('who is no admin is told whom to ask: %s', (whoToAsk, words) => {
  const view = openSetup({ desk: wholeDesk(), answer: () => ({ body: GREEN }), words: en, props: { isAdmin: false, whoToAsk } });
  expect(screen.getByText(words)).toBeInTheDocument();
  expect(view.sent).toEqual([]);
});

it('axe finds nothing, with checks red and green', async () => {
  const { container } = openSetup({
    desk: wholeDesk(),
    answer: () => ({ body: [check('lists'), check(`mailbox ${SUPPORT}`, 'failed', 'Denied', 'Mend it')] }),
    words: en,
  });
  await screen.findByRole('heading', { level: 2, name: `Failed: Mailbox: ${SUPPORT}` });
  const { violations } = await axe.run(container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false }, 'label-content-name-mismatch': { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

it('both languages have the same words', () => {
  expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();
  expect(Object.keys(en).filter((key) => places(en[key]!) !== places(de[key]!))).toEqual([]);
});
