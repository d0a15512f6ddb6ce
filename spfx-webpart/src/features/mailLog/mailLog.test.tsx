import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import type { MailLogEntry } from '@listdesk/shared/intake';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import type { Simulator } from '../../../../dev/simulator/simulator';
import { mailArrives, openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';

let simulator: Simulator;
let lists: DeskLists;

beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '#tool=mailLog';
  ({ simulator, lists } = await simulatedDesk());
});
afterEach(() => simulator.faults.clear());

async function logged(...entries: Partial<MailLogEntry>[]): Promise<void> {
  const outcomes = await lists.apply(
    entries.map((entry, at) => ({
      write: 'createMailLog' as const,
      entry: {
        key: `m-${at}`,
        at: new Date(Date.now() - (entries.length - at) * 1_000).toISOString(),
        mailbox: 'support@nordwind.example',
        from: 'katharina.hoffmann@nordwind.example',
        subject: `Mail ${at}`,
        outcome: 'ticket' as const,
        reason: 'new',
        ticketKey: null,
        messageId: null,
        ...entry,
      },
    })),
  );
  if (outcomes.some(({ outcome }) => outcome !== 'created')) throw new Error(JSON.stringify(outcomes));
}
const rowOf = (name: RegExp) => screen.findByRole('row', { name });

test('a person sees what happened to a mail and why, and goes to its ticket', async () => {
  await mailArrives(lists, 'a', {});
  await logged({ subject: 'RE: Rechnungsexport', outcome: 'reply', reason: 'joined by number', ticketKey: 'a' });
  openDesk(lists);
  fireEvent.click(await rowOf(/^Joined, from katharina/));
  const pane = screen.getByRole('complementary', { name: 'Mail RE: Rechnungsexport' });
  expect(within(pane).getByText('It joined a ticket.')).toBeVisible();
  expect(within(pane).getByText('The number of the ticket stands in the subject, and its sender takes part in the ticket.')).toBeVisible();
  expect(within(pane).getByText('As recorded: joined by number')).toBeVisible();
  fireEvent.click(await within(pane).findByRole('button', { name: /^Open ticket/ }));
  expect(await screen.findByText('Seit heute früh bricht der Export ab.')).toBeVisible();
});

test('the figures add up, a figure shows its mails, held ones stand on top', async () => {
  await logged(
    { outcome: 'ticket' },
    { outcome: 'reply', reason: 'joined by sentId' },
    { outcome: 'bounce', reason: 'bounce: mailer-daemon' },
    { outcome: 'automatic', reason: 'list-id; new' },
    { outcome: 'quarantined', reason: 'rule: domain', subject: 'Passwort läuft ab' },
  );
  openDesk(lists);
  expect(await screen.findByText('5 in = 1 + 1 + 2 + 1. Every mail is in exactly one of these.')).toBeVisible();
  const rows = (await screen.findAllByRole('row')).slice(1).map((row) => row.textContent ?? '');
  expect(rows[0]).toBe('Held, decide');
  expect(rows[1]).toContain('Passwort läuft ab');
  fireEvent.click(screen.getByRole('button', { name: 'Automatic and others: 2. Show only these' }));
  await waitFor(() => expect(screen.queryByRole('row', { name: /^New ticket/ })).toBeNull());
  expect(await rowOf(/^Bounce/)).toBeVisible();
  fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
  expect(await rowOf(/^New ticket/)).toBeVisible();
});

test('search finds in sender and subject; what hides everything says so and offers the way out', async () => {
  await logged({ subject: 'Drucker brennt' }, { from: 'oliver.whitfield@nordwind.example', subject: 'VPN' });
  openDesk(lists);
  await rowOf(/Drucker/);
  const find = screen.getByRole('searchbox', { name: 'Search sender or subject' });
  fireEvent.change(find, { target: { value: 'whitfield' } });
  await waitFor(() => expect(screen.queryByRole('row', { name: /Drucker/ })).toBeNull());
  expect(await rowOf(/VPN/)).toBeVisible();
  fireEvent.change(find, { target: { value: 'Mondlandung' } });
  expect(await screen.findByText('No mail matches')).toBeVisible();
  fireEvent.click(screen.getAllByRole('button', { name: 'Clear filters' })[0] as HTMLElement);
  expect(await rowOf(/Drucker/)).toBeVisible();
});

test('keys: J and K move, Escape closes and gives the focus back to the row', async () => {
  await logged({ subject: 'Zwei' }, { subject: 'Eins' });
  openDesk(lists);
  const first = await rowOf(/Eins/);
  first.focus();
  fireEvent.keyDown(first, { key: 'Enter' });
  expect(screen.getByRole('complementary', { name: 'Mail Eins' })).toBeVisible();
  fireEvent.keyDown(first, { key: 'j' });
  const pane = await screen.findByRole('complementary', { name: 'Mail Zwei' });
  fireEvent.keyDown(within(pane).getByRole('button', { name: 'Back to the mails' }), { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
  expect(document.activeElement).toHaveAttribute('role', 'row');
});

test('a log that does not load says why, and comes after another try', async () => {
  await logged({ subject: 'Eins' });
  simulator.faults.add({ url: /ListDeskMailLog/, fault: { kind: 'status', status: 403 } });
  openDesk(lists);
  expect(await screen.findByText('The mail log did not load')).toBeVisible();
  expect(screen.getByText('You have no right to do this on the desk’s site. A desk admin can give it to you.')).toBeVisible();
  simulator.faults.clear();
  fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
  expect(await rowOf(/Eins/)).toBeVisible();
});

test('axe finds nothing: empty, full, with a held mail open', async () => {
  openDesk(lists);
  await screen.findByText('No mail in this time');
  const check = async (): Promise<void> =>
    expect(
      (await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => [
        id,
        nodes[0]?.html,
      ]),
    ).toEqual([]);
  await check();
  await logged({ outcome: 'quarantined', reason: 'rule: address' }, {});
  fireEvent.click(screen.getByRole('button', { name: 'Look again' }));
  fireEvent.click((await screen.findAllByRole('row', { name: /^Held, from/ }))[0] as HTMLElement);
  expect(screen.getByText('Held, nothing has happened to it.')).toBeVisible();
  await check();
});
