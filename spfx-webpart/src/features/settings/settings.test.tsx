import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import type { Simulator } from '../../../../dev/simulator/simulator';
import { openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';
import { checkSettings, formOf, settingsOf } from './desk/form';
import { DEFAULT_DESK_SETTINGS } from '@listdesk/shared/schema';

let simulator: Simulator;
let lists: DeskLists;

beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '#tool=settings';
  ({ simulator, lists } = await simulatedDesk());
});
afterEach(() => simulator.faults.clear());

const field = (name: RegExp) => screen.findByRole('textbox', { name });
const type = (element: HTMLElement, value: string) => fireEvent.change(element, { target: { value } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

test('an admin renames the desk, adds a mailbox and is sent to check-up', async () => {
  openDesk(lists);
  type(await field(/^Name of the desk/), 'IT Munich');
  fireEvent.click(screen.getByRole('link', { name: 'Mailboxes' }));
  press('Add a mailbox');
  const boxes = screen.getAllByRole('textbox', { name: /^Address/ });
  type(boxes[boxes.length - 1] as HTMLElement, 'HR@Nordwind.example');
  press('Save');
  await waitFor(() => expect(screen.getByText('A mailbox was added. Check-up connects it and tries whether mail comes through.')).toBeVisible());
  const stored = await lists.settings();
  expect(stored.name).toBe('IT Munich');
  expect(stored.mailboxes.map(({ address }) => address)).toEqual([expect.stringContaining('support@'), 'hr@nordwind.example']);
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
});

test('what is wrong is said at its field, whichever section it stands in, and nothing is sent', async () => {
  window.location.hash = '#tool=settings&section=tickets';
  openDesk(lists);
  const days = await field(/^A closed ticket reopens/);
  type(days, '-1');
  fireEvent.click(screen.getByRole('link', { name: 'Desk' }));
  press('Save');
  expect(await screen.findByText('A whole number from 0 to 3,650.')).toBeVisible();
  await waitFor(() => expect(screen.getByRole('textbox', { name: /^A closed ticket reopens/ })).toHaveFocus());
  expect((await lists.settings()).reopenWithinDays).toBe(14);
  type(screen.getByRole('textbox', { name: /^A closed ticket reopens/ }), '30');
  expect(screen.queryByText('A whole number from 0 to 3,650.')).toBeNull();
});

test('reopening: its own time for a category, how often at most, and files nobody keeps', async () => {
  window.location.hash = '#tool=settings&section=tickets';
  openDesk(lists);
  await field(/^A closed ticket reopens/);
  press('Add a category');
  type(screen.getByRole('textbox', { name: 'Category, line 1' }), 'Onboarding');
  type(screen.getByRole('textbox', { name: 'Days, line 1' }), '60');
  type(screen.getByRole('textbox', { name: 'Times, line 1' }), '2');
  fireEvent.click(screen.getByRole('link', { name: 'Mail limits' }));
  type(screen.getByRole('textbox', { name: /^Files that are not kept/ }), '.exe; JS');
  press('Save');
  await waitFor(async () =>
    expect(await lists.settings()).toMatchObject({
      reopenDaysOf: { Onboarding: 60 },
      reopens: [
        { minutes: 1440, max: 2 },
        { minutes: 10080, max: 15 },
      ],
      blockedEndings: ['exe', 'js'],
    }),
  );
});

test('that an answer takes an unassigned ticket is switched on, and stays', async () => {
  window.location.hash = '#tool=settings&section=tickets';
  openDesk(lists);
  const takes = await screen.findByRole('switch', { name: 'Whoever answers an unassigned ticket takes it' });
  expect(takes).not.toBeChecked();
  fireEvent.click(takes);
  press('Save');
  await waitFor(async () => expect((await lists.settings()).answerTakes).toBe(true));
});

test('the second of two admins is asked; theirs stands until then', async () => {
  openDesk(lists);
  type(await field(/^Name of the desk/), 'Mine');
  await lists.saveSettings({ ...(await lists.settings()), name: 'Theirs' });
  press('Save');
  await waitFor(() => expect(screen.getByText('Somebody else saved settings meanwhile.')).toBeVisible());
  expect((await lists.settings()).name).toBe('Theirs');
  press('Save mine over theirs');
  await waitFor(async () => expect((await lists.settings()).name).toBe('Mine'));
});

test('what was typed and not saved is there again, and can be discarded', async () => {
  const first = openDesk(lists);
  type(await field(/^Name of the desk/), 'Half do');
  first.unmount();
  openDesk(lists);
  expect(await field(/^Name of the desk/)).toHaveValue('Half do');
  expect(screen.getByText('You had not saved these changes.')).toBeVisible();
  press('Discard changes');
  await waitFor(async () => expect(await field(/^Name of the desk/)).toHaveValue('IT Service Desk'));
});

test('a refused save says why and keeps what was typed', async () => {
  openDesk(lists);
  type(await field(/^Name of the desk/), 'IT');
  // The desk itself reads the settings when it starts; the refusal is meant for the page alone.
  await screen.findByText('IT Service Desk');
  simulator.faults.add({ url: /ListDeskSettings/, fault: { kind: 'status', status: 403 } });
  press('Save');
  await waitFor(() => expect(screen.getByText(/You have no right to do this on the desk’s site.*What you typed is kept/)).toBeVisible());
  simulator.faults.clear();
  press('Try now');
  await waitFor(async () => expect((await lists.settings()).name).toBe('IT'));
});

test('axe finds nothing, with problems shown', async () => {
  openDesk(lists);
  type(await field(/^Name of the desk/), '');
  press('Save');
  expect(await screen.findByText('This is needed.')).toBeVisible();
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

test('limits are changed line by line and go back to their defaults', async () => {
  window.location.hash = '#tool=settings&section=limits';
  openDesk(lists);
  const sender = await screen.findByRole('group', { name: 'Mail of one sender' });
  type(within(sender).getByRole('textbox', { name: 'Mails, line 1' }), '7');
  fireEvent.click(within(sender).getByRole('button', { name: 'Add a line' }));
  type(within(sender).getByRole('textbox', { name: 'Mails, line 4' }), '9');
  press('Save');
  expect(await within(sender).findByText('A whole number from 1 to 10,080.')).toBeVisible();
  type(within(sender).getByRole('textbox', { name: 'Minutes, line 4' }), '3');
  press('Save');
  await waitFor(async () =>
    expect((await lists.settings()).limits.fromSender).toEqual([
      { minutes: 10, max: 7 },
      { minutes: 60, max: 300 },
      { minutes: 1440, max: 2000 },
      { minutes: 3, max: 9 },
    ]),
  );
  fireEvent.click(within(sender).getByRole('button', { name: 'Reset to default' }));
  press('Save');
  await waitFor(async () => expect((await lists.settings()).limits.fromSender).toEqual(DEFAULT_DESK_SETTINGS.limits.fromSender));
});

test('a supervisor reads and cannot change', async () => {
  openDesk({ ...lists, currentUser: async () => ({ ...(await lists.currentUser()), isSiteAdmin: false, roles: ['Supervisor'] }) });
  expect(await screen.findByText('Only admins change settings.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  for (const box of screen.queryAllByRole('textbox', { name: /^Name of the desk/ })) expect(box).toHaveAttribute('readonly');
});

const form = formOf({ ...DEFAULT_DESK_SETTINGS, name: 'IT', mailboxes: [{ address: 'a@x.example', name: '' }] });
test.each([
  ['all right', {}, {}],
  ['no name', { name: '  ' }, { name: 'missing' }],
  ['a long name', { name: 'x'.repeat(81) }, { name: 'tooLong' }],
  ['no address', { mailboxes: [{ address: ' ', name: '' }] }, { 'mailbox.0': 'missing' }],
  ['half an address', { mailboxes: [{ address: 'support@nordwind', name: '' }] }, { 'mailbox.0': 'address' }],
  [
    'an address twice, written large',
    {
      mailboxes: [
        { address: 'a@x.example', name: '' },
        { address: 'A@x.example ', name: '' },
      ],
    },
    { 'mailbox.1': 'twice' },
  ],
  ['half a day', { reopenWithinDays: '1.5' }, { reopenWithinDays: 'days' }],
  ['ten years and a day', { reopenWithinDays: '3651' }, { reopenWithinDays: 'days' }],
  ['no minutes', { limits: { ...form.limits, fromSender: [{ minutes: '0', max: '5' }] } }, { 'limit.fromSender.0.minutes': 'minutes' }],
  ['half a mail', { limits: { ...form.limits, toAddress: [{ minutes: '5', max: '0.5' }] } }, { 'limit.toAddress.0.max': 'count' }],
  [
    'a category twice and one without a name',
    {
      reopenDaysOf: [
        { category: 'IT', days: '1' },
        { category: ' IT ', days: 'x' },
        { category: '', days: '2' },
      ],
    },
    { 'reopenDaysOf.1.category': 'category', 'reopenDaysOf.1.days': 'days', 'reopenDaysOf.2.category': 'missing' },
  ],
  ['an opening without figures', { reopens: [{ minutes: '', max: '' }] }, { 'limit.reopens.0.max': 'count', 'limit.reopens.0.minutes': 'minutes' }],
  ['an ending that is none', { blockedEndings: 'exe, a/b' }, { blockedEndings: 'ending' }],
  ['a limit without a line', { limits: { ...form.limits, fromEverybody: [] } }, { 'limit.fromEverybody': 'noWindow' }],
])('%s', (_name, change, problems) => expect(checkSettings({ ...form, ...change })).toEqual(problems));

test('what the page does not know stays as it is', () => {
  const base = { ...DEFAULT_DESK_SETTINGS, schemaVersion: 7, later: 'kept' } as typeof DEFAULT_DESK_SETTINGS;
  expect(settingsOf({ ...form, name: ' HR ' }, base)).toMatchObject({ name: 'HR', schemaVersion: 7, later: 'kept', limits: base.limits });
});
