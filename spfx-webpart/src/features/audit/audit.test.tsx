import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { audited, type DeskLists } from '@listdesk/shared/sharepoint';
import type { Simulator } from '../../../../dev/simulator/simulator';
import { mailArrives, openDesk, privacyOf, simulatedDesk } from '../desk/testing/deskInSimulator';
import en from './words/en';
import { auditCsv, auditJson, deedWords } from './auditFiles';
import { detailText } from './detailText';
import type { ChainedEntry } from '@listdesk/shared/audit';

let simulator: Simulator;
let lists: DeskLists;
beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '#tool=audit';
  ({ simulator, lists } = await simulatedDesk());
  lists = audited(lists);
});
afterEach(() => simulator.faults.clear());
const row = (text: string) => screen.findByRole('cell', { name: text });

test('an admin reads who did what in words, narrows it to one person or heap, and clears that again', async () => {
  await lists.saveSettings({ ...(await lists.settings()), name: 'HR' });
  await lists.audit({ action: 'ticket.viewed', subject: '7' });
  openDesk(lists);
  expect(await row('Settings saved')).toBeVisible();
  expect(await row('changed: name of the desk')).toBeVisible();
  expect(screen.getAllByRole('cell', { name: 'mara.vogt@nordwind.example' })).toHaveLength(2);
  fireEvent.change(screen.getByRole('searchbox', { name: 'Person, or number of a ticket' }), { target: { value: 'nobody' } });
  expect(await screen.findByText('No entry fits')).toBeVisible();
  fireEvent.click(screen.getAllByRole('button', { name: /Clear/ })[0] as HTMLElement);
  expect(await row('Confidential ticket viewed')).toBeVisible();
});

test('the number of a ticket shows who made, changed and opened it', async () => {
  await mailArrives(lists, 'a', {});
  const ticket = (await lists.ticketPage({ view: 'allOpen' })).tickets[0]!;
  await lists.updateTicket(ticket.id, ticket.etag, { priority: 'High' });
  await lists.audit({ action: 'ticket.viewed', subject: String(ticket.id) });
  openDesk(lists);
  fireEvent.change(await screen.findByRole('searchbox', { name: 'Person, or number of a ticket' }), { target: { value: `#${ticket.id}` } });
  const log = await screen.findByRole('list', { name: `What happened to ticket ${ticket.id}` });
  expect(within(log).getByText('Changed: priority')).toBeVisible();
  expect(within(log).getByText('Made')).toBeVisible();
  expect(within(log).getByText('Confidential ticket viewed')).toBeVisible();
});

test('verifying says that the chain is whole, and which entry somebody changed', async () => {
  for (const subject of ['1', '2', '3']) await lists.audit({ action: 'ticket.viewed', subject });
  const openPrivacy = privacyOf(simulator);
  openDesk(lists, { openPrivacy });
  fireEvent.click(await screen.findByRole('button', { name: 'Verify the chain' }));
  expect(await screen.findByText('The chain of 3 entries is whole.')).toBeVisible();
  await (await openPrivacy()).access.list('AuditLog').items.getById(2).update({ Actor: 'somebody else' });
  fireEvent.click(screen.getByRole('button', { name: 'Verify the chain' }));
  expect(await screen.findByText(/Entry 2 was changed/)).toBeVisible();
});

test('a refused answer says why and can be asked again', async () => {
  simulator.faults.add({ url: /ListDeskAuditLog/, fault: { kind: 'status', status: 403 } });
  openDesk(lists);
  expect(await screen.findByText('The audit log did not load')).toBeVisible();
  simulator.faults.clear();
  fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
  expect(await screen.findByText(/Nothing was written down yet|No entry fits/)).toBeVisible();
});

test('axe finds nothing', async () => {
  await lists.audit({ action: 'ticket.viewed', subject: '7' });
  openDesk(lists);
  await row('Confidential ticket viewed');
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  await waitFor(() => expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]));
});

const entry: ChainedEntry = {
  sequence: 1,
  at: '2026-11-21T08:00:00.000Z',
  actor: '=cmd()',
  action: 'ticket.deleted.refused',
  subject: '7',
  details: { count: 2, changed: 'acknowledge, circles, later', at: '2026-11-21T08:00:00Z', drill: true, role: 'Agent', hash: 'ab'.repeat(32), unknown: 'x' },
  previous: 'p',
  hash: 'h',
};
const say = (key: string, values: Record<string, string | number> = {}): string =>
  (en[key] ?? key).replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name]));
test('files: a table no spreadsheet runs, and the chain as it is kept', () => {
  const deed = (action: string): string => deedWords(say, (key) => key in en, action);
  const moment = new Date(entry.at);
  const local = `${moment.toLocaleDateString('en', { day: 'numeric', month: 'short', year: 'numeric' })} ${moment.toLocaleTimeString('en', { timeStyle: 'short' })}`;
  const detail = (details: ChainedEntry['details']): string => detailText(details, say, (key) => key in en, 'en');
  expect(detail(entry.details)).toBe(
    `how many: 2, changed: acknowledgement, circles, later, moment: ${local}, drill: yes, role: agent, check sum: abababababab…, unknown: x`,
  );
  expect(auditCsv([entry], ['No.'], deed, detail, 'en')).toContain(
    '"1","2026-11-21T08:00:00.000Z","\'=cmd()","Ticket deleted: not carried out","7","how many: 2, changed: acknowledgement',
  );
  expect(JSON.parse(auditJson([entry]))).toEqual({ format: 1, entries: [entry] });
  expect(deed('privacy.erase.begun')).toBe('Privacy: erasure begun');
  expect(deed('something.new')).toBe('something.new');
});
