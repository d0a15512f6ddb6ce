import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { parseSla, SLA_KEY, type SlaSettings } from '@listdesk/shared/sla';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import { mailArrives, openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';
import { dayFrom, dayText, domainsFrom, holidaysFrom, holidaysText, hoursText, minutesFrom } from './slaForm';

let lists: DeskLists;
beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '';
  ({ lists } = await simulatedDesk());
});
const stored = async (): Promise<SlaSettings> => parseSla((await lists.settingValues([SLA_KEY])).get(SLA_KEY));
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const type = (name: string | RegExp, value: string) => fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
const policy = (change = {}) => ({
  key: 'p',
  name: 'All',
  enabled: true,
  when: { priorities: [], categories: [], domains: [], mailboxes: [] },
  firstResponseMinutes: 60,
  resolutionMinutes: 480,
  calendar: null,
  ...change,
});
const row = (name: RegExp) => screen.findByRole('row', { name });
const ticket = async (key: string) => (await lists.ticket({ key }))!;

test('an admin writes a policy and hours, wrong fields are named and not saved', async () => {
  window.location.hash = '#tool=settings&section=sla';
  openDesk(lists);
  expect(await screen.findByText(/promises nothing/)).toBeVisible();
  press('Add policy');
  press('Add working hours');
  type(/^First answer within/, 'soon');
  press('Save');
  expect(await screen.findByText('Hours from 0.02 to 8,784, such as 8 or 0.5.')).toBeVisible();
  expect(await stored()).toEqual({ policies: [], calendars: [] });
  type(/^First answer within/, '1,5');
  type('Monday', '8-12, 13:00 – 17:30');
  type(/^Days off/, '12-25 Christmas\n2026-04-03 Good Friday');
  press(/^Counted/);
  fireEvent.click(await screen.findByRole('option', { name: 'Office hours' }));
  press('Save');
  await waitFor(async () =>
    expect((await stored()).policies).toMatchObject([{ name: 'New policy', firstResponseMinutes: 90, resolutionMinutes: 2880, enabled: true }]),
  );
  const [calendar] = (await stored()).calendars;
  expect(calendar).toMatchObject({ name: 'Office hours', holidays: [{ yearly: true }, { date: '2026-04-03', yearly: false }] });
  expect(calendar!.week[0]).toEqual([
    { from: 480, to: 720 },
    { from: 780, to: 1050 },
  ]);
  expect((await stored()).policies[0]!.calendar).toBe(calendar!.key);
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

test('hours a policy counts by can be removed; the policy counts around the clock then', async () => {
  const week = [[{ from: 540, to: 1020 }], [], [], [], [], [], []];
  await lists.saveSettingValue(SLA_KEY, {
    policies: [policy({ calendar: 'c' })],
    calendars: [{ key: 'c', name: 'Office', timeZone: 'Europe/Berlin', week, holidays: [] }],
  });
  window.location.hash = '#tool=settings&section=sla';
  openDesk(lists);
  const card = await screen.findByRole('group', { name: 'Office' });
  fireEvent.click(within(card).getByRole('button', { name: 'Remove Office' }));
  press('Save');
  await waitFor(async () => expect(await stored()).toMatchObject({ policies: [{ key: 'p', calendar: null }], calendars: [] }));
});

test('the desk moves the promises in the same write as the status, and undo puts them back', async () => {
  await lists.saveSettingValue(SLA_KEY, { policies: [policy()], calendars: [] });
  const due = new Date(Date.now() + 480 * 60_000).toISOString().replace(/\.\d+Z$/, 'Z');
  await mailArrives(lists, 'a', { status: 'Open', resolutionDue: due, firstResponseDue: due });
  openDesk(lists);
  fireEvent.click(await row(/Rechnungsexport/));
  fireEvent.keyDown(document.body, { key: 'e' });
  await waitFor(async () => expect(await ticket('a')).toMatchObject({ status: 'Solved', resolutionDue: expect.stringContaining('T') }));
  const solved = await ticket('a');
  expect(Date.parse(solved.slaPausedAt!)).toBeGreaterThan(Date.now() - 60_000);
  fireEvent.keyDown(document.body, { key: 'z' });
  await waitFor(async () => expect(await ticket('a')).toMatchObject({ status: 'Open', slaPausedAt: null }));
});

test.each([
  ['8', 480],
  ['0,25', 15],
  ['1.5', 90],
  ['', null],
  ['0', undefined],
  ['-1', undefined],
  ['viel', undefined],
  ['99999', undefined],
])('hours "%s" are %s minutes', (text, minutes) => expect(minutesFrom(text)?.value).toBe(minutes));

test.each([
  ['09:00–12:00, 13–17:30', '09:00–12:00, 13:00–17:30'],
  ['13-14; 8-9', '08:00–09:00, 13:00–14:00'],
  ['0-24', '00:00–24:00'],
  ['', ''],
  ['9-8', null],
  ['9-12, 11-13', null],
  ['9', null],
  ['9-25', null],
  ['9:75-10', null],
])('a day "%s" reads as %s', (text, shown) => {
  const day = dayFrom(text);
  expect(day && dayText(day.value)).toBe(shown);
});

test.each([
  ['02-29 Leap day', '02-29 Leap day'],
  ['2026-04-03', '2026-04-03'],
  ['2026-02-29 no', null],
  ['Christmas', null],
])('a day off "%s" reads as %s', (text, shown) => {
  const days = holidaysFrom(text);
  expect(days && holidaysText(days.value)).toBe(shown);
});

test('a domain is typed with or without its sign; a word is none', () => {
  expect(domainsFrom('@Nordwind.example, münchen.example')?.value).toEqual(['nordwind.example', 'münchen.example']);
  expect(domainsFrom('nordwind')).toBeNull();
  expect(hoursText(90, 'de-DE')).toBe('1,5');
});
