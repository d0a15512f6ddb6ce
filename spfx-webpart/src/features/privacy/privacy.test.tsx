import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { unzipSync, strFromU8 } from 'fflate';
import { audited, type DeskLists } from '@listdesk/shared/sharepoint';
import { askRequest, personHash } from '@listdesk/shared/sharepoint/privacy';
import type { EvidenceClient } from '../../app/serviceClient';
import type { Simulator } from '../../../../dev/simulator/simulator';
import { NORDWIND } from '../../../../dev/world';
import { mailArrives, openDesk, privacyOf, simulatedDesk } from '../desk/testing/deskInSimulator';

const KATHARINA = 'katharina.hoffmann@nordwind.example';
let simulator: Simulator;
let lists: DeskLists;
let openPrivacy: ReturnType<typeof privacyOf>;
let saved: Blob[];

beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '#tool=privacy';
  ({ simulator, lists } = await simulatedDesk());
  lists = audited(lists);
  openPrivacy = privacyOf(simulator);
  saved = [];
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => {
      saved.push(blob);
      return 'blob:test';
    },
    revokeObjectURL: () => undefined,
  });
  await mailArrives(lists, 'a', {});
  await mailArrives(
    lists,
    'b',
    { requester: { name: 'Otto Other', address: 'otto@elsewhere.example' }, subject: 'Printer' },
    { from: { name: 'Otto Other', address: 'otto@elsewhere.example' }, visibleText: 'The purple elephant does not print.' },
  );
});
afterEach(() => simulator.faults.clear());

const NO_EVIDENCE: EvidenceClient = {
  auditHead: async () => ({ ok: true, value: { head: null, forged: false } }),
  compliance: async () => ({ ok: false, failure: { kind: 'offline' } }),
  mailAnswer: async () => ({ ok: false, failure: { kind: 'offline' } }),
};

// By label and text: asking a whole page for roles takes seconds; that each has its role and name is what axe looks at below.
const box = (name: RegExp | string) => screen.findByLabelText(name, { selector: 'input, textarea' });
const type = (element: HTMLElement, value: string) => fireEvent.change(element, { target: { value } });
const buttonIn = (from: HTMLElement, name: string | RegExp, kind = 'button'): HTMLButtonElement => {
  const named = Array.from(from.querySelectorAll<HTMLButtonElement>(kind)).filter((each) => {
    const text = (each.getAttribute('aria-label') ?? each.textContent ?? '').trim();
    return typeof name === 'string' ? text === name : name.test(text);
  });
  expect([String(name), named.length]).toEqual([String(name), 1]);
  return named[0]!;
};
const press = async (name: string | RegExp, from = document.body) => fireEvent.click(await waitFor(() => buttonIn(from, name)));
const tab = async (name: string) => fireEvent.click(await waitFor(() => buttonIn(document.body, name, '[role=tab]')));
const region = (name: string) => screen.findByLabelText(name, { selector: 'section' });
const find = async (address = KATHARINA): Promise<void> => {
  type(await box('Address'), address);
  await press('Find');
  await region('Where something of this person is');
};
const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await (blob as unknown as { arrayBuffer(): Promise<ArrayBuffer> }).arrayBuffer());

test('find, say which files nobody looked into, then save an export in which nobody else appears', async () => {
  await lists.addAttachment((await lists.conversation('b'))[0]!.id, '=plan.pdf', new TextEncoder().encode('%PDF'));
  openDesk(lists, { openPrivacy });
  await find();
  const found = screen.getByLabelText('Where something of this person is', { selector: 'section' });
  expect(within(found).getByRole('row', { name: /^Tickets 1/ })).toBeVisible();
  const unread = screen.getByLabelText('Files nobody has looked into', { selector: 'section' });
  expect(within(unread).getByText('=plan.pdf').closest('tr')).toHaveTextContent(/^2/);
  expect(unread).toHaveTextContent('0 at tickets the person takes part in, 1 at tickets of others');
  await press('Save the list', unread);
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(new TextDecoder().decode(await bytesOf(saved.pop() as Blob))).toContain(`"2","'=plan.pdf"`);
  await press('Save the export');
  await waitFor(() => expect(saved).toHaveLength(1));
  const files = unzipSync(await bytesOf(saved[0] as Blob));
  expect(Object.keys(files).sort()).toEqual(['data.csv', 'data.json', 'data.xml', 'index.html', 'manifest.json']);
  const text = strFromU8(files['data.json'] as Uint8Array);
  expect(text).toContain('Seit heute früh bricht der Export ab.');
  expect(text).not.toMatch(/otto|elephant/i);
  expect((await lists.auditPage({ top: 10 })).entries.map(({ action }) => action)).toContain('privacy.export.done');
});

test('erase: look first, agree, then nothing is left and the receipt can be saved', async () => {
  openDesk(lists, { openPrivacy });
  await find();
  const card = screen.getByLabelText('Erase', { selector: 'section' });
  await press('Look what would go', card);
  const agree = await within(card).findByLabelText(/Everything of katharina/);
  expect(buttonIn(card, 'Erase now')).toBeDisabled();
  fireEvent.click(agree);
  await press('Erase now', card);
  expect(await within(card).findByText(/rows deleted, .*0 traces left/)).toBeVisible();
  expect((await lists.ticketPage({ view: 'allOpen' })).tickets.map(({ key }) => key)).toEqual(['b']);
  await press('Receipt', card);
  expect(saved).toHaveLength(1);
});

test('under a legal hold nothing can be erased: of a person, and of one ticket', async () => {
  openDesk(lists, { openPrivacy });
  await tab('Holds');
  const { id } = (await lists.ticketPage({ view: 'allOpen' })).tickets.find(({ requester }) => requester.address === KATHARINA)!;
  type(await box('Ticket number'), String(id));
  type(await box('Reason'), 'AZ 12/26');
  await press('Set the hold');
  expect(await screen.findByText('AZ 12/26')).toBeVisible();
  await tab('A person');
  await find();
  const card = screen.getByLabelText('Erase', { selector: 'section' });
  await press('Look what would go', card);
  expect(await within(card).findByText(/^Nothing would go\./)).toBeVisible();
  expect(within(card).getAllByText('kept: legal hold').length).toBeGreaterThan(1);
  await tab('Holds');
  await press(`Lift the hold on ticket ${id}`);
  expect(await screen.findByText('No ticket is under a hold.')).toBeVisible();
  await tab('A person');
  await find();
  expect(buttonIn(document.body, 'Set: Legal hold')).toBeDisabled();
  type(await box('Reason'), 'AZ 13/26');
  await press('Set: Legal hold');
  await waitFor(() => expect(screen.getAllByText('Legal hold set.').length).toBeGreaterThan(0));
  await press('Look what would go', screen.getByLabelText('Erase', { selector: 'section' }));
  expect(await screen.findByText('Under a legal hold: nothing is erased.')).toBeVisible();
  expect(screen.queryByText('Erase now', { selector: 'button, button *' })).toBeNull();
  await tab('Holds');
  expect(await screen.findByText('AZ 13/26')).toBeVisible();
  expect((await lists.auditPage({ top: 20 })).entries.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['ticket.held', 'ticket.released', 'privacy.hold.done']),
  );
});

test('a name is corrected, and consent is recorded', async () => {
  openDesk(lists, { openPrivacy });
  await find();
  type(await box('Right name'), 'Katharina Schröder');
  await press('Correct');
  await waitFor(async () =>
    expect((await lists.ticketPage({ view: 'allOpen' })).tickets.map(({ requester }) => requester.name)).toContain('Katharina Schröder'),
  );
  await waitFor(() => expect(screen.getAllByText(/rows corrected/).length).toBeGreaterThan(0));
  type(await box('What it is about'), 'Newsletter');
  await press('Record as given');
  await waitFor(async () =>
    expect((await (await openPrivacy()).log.requests(5)).find(({ kind }) => kind === 'consent')).toMatchObject({
      receipt: { purpose: 'Newsletter', given: true },
    }),
  );
});

test('a request for somebody else: checked, answered, by mail too', async () => {
  const privacy = await openPrivacy();
  await askRequest(privacy.access, {
    key: 'r1',
    kind: 'erase',
    personHash: await personHash(NORDWIND.desk, KATHARINA),
    requester: { name: 'Katharina', address: KATHARINA, for: 'Erika' },
    wish: 'My mother died.',
    at: new Date().toISOString(),
    verification: { by: 'none' },
  });
  const mailed: string[] = [];
  let reachable = false;
  openDesk(lists, {
    openPrivacy,
    evidence: {
      ...NO_EVIDENCE,
      mailAnswer: async (key, text) =>
        reachable ? { ok: true, value: mailed.push(`${key}: ${text}`) ? 'sent' : 'unsure' } : { ok: false, failure: { kind: 'offline' } },
    },
  });
  await tab('Requests');
  const card = await region('Erasure Katharina');
  expect(within(card).getByText('My mother died.')).toBeVisible();
  expect(buttonIn(card, 'Answer: done')).toBeDisabled();
  type(within(card).getByLabelText('How you checked'), 'certificate seen');
  await press('Checked', card);
  const checked = await screen.findByText(/Identity checked by .*certificate seen/);
  const again = checked.closest('section') as HTMLElement;
  type(within(again).getByLabelText('Answer'), 'It is done.');
  fireEvent.click(within(again).getByLabelText(`Also send the answer by mail to ${KATHARINA}`));
  await press('Answer: done', again);
  // What could not be mailed is not answered either: once it is, the address is gone.
  expect(await within(again).findByText('The mail was not sent, and the request is still open.')).toBeVisible();
  reachable = true;
  await press('Answer: done', again);
  expect(await screen.findByText('Nobody waits for an answer')).toBeVisible();
  expect(mailed).toEqual(['r1: It is done.']);
  expect((await lists.auditPage({ action: 'privacy.answered', top: 5 })).entries).toHaveLength(1);
});

test('retention: rules that cannot be meant so are not saved; others are, and what would go is shown', async () => {
  openDesk(lists, { openPrivacy });
  await tab('Retention');
  const days = await screen.findByLabelText('Days');
  type(days, '0');
  expect(buttonIn(document.body, 'Save')).toBeDisabled();
  type(days, '30');
  await press('Save');
  await waitFor(async () => expect((await lists.settingValues(['retention'])).get('retention')).toMatchObject({ tickets: [{ days: 30, then: 'delete' }] }));
  await press('What would go now');
  expect(await screen.findByText('Tickets deleted with their messages: 0')).toBeVisible();
  expect((await lists.auditPage({ action: 'retention.saved', top: 5 })).entries).toHaveLength(1);
});

test('a breach: recorded, judged, told, its notice drafted and closed', async () => {
  openDesk(lists, { openPrivacy });
  await tab('Breaches');
  type(await box('What happened, in a few words'), 'Mailbox open');
  await press('Record');
  await screen.findByLabelText('Customers, 24 hours');
  expect(buttonIn(document.body, 'Close')).toBeDisabled();
  await press('Find people');
  await screen.findByText('2 people (all tickets)');
  for (const field of ['What happened', 'Likely consequences', 'Measures taken', 'Advice to the people', 'Contact for questions'])
    type(await box(`${field} *`), `text of ${field}`);
  fireEvent.change(screen.getByLabelText('Risk for people'), { target: { value: 'Risk' } });
  await press('Save');
  await waitFor(() => expect(buttonIn(document.body, 'Save')).toBeDisabled());
  await press('Told now: Customers, 24 hours');
  await waitFor(() => expect(screen.queryByLabelText('Told now: Customers, 24 hours')).toBeNull());
  await press('Told now: Authority, 72 hours');
  await waitFor(() => expect(buttonIn(document.body, 'Close')).toBeEnabled());
  fireEvent.click(screen.getByText('Notice to the authority (Art. 33)'));
  await press('Save the draft: Notice to the authority (Art. 33)');
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(strFromU8(await bytesOf(saved[0] as Blob))).toContain('text of Measures taken');
  await press('Close');
  await waitFor(() => expect(screen.queryByText('Close', { selector: 'button, button *' })).toBeNull());
});

test('promises: without a service it says so; with one what was tried is shown and saved', async () => {
  const first = openDesk(lists, { openPrivacy });
  await tab('Promises');
  expect(await screen.findByText('No service is connected')).toBeVisible();
  first.unmount();
  window.location.hash = '#tool=privacy';
  const report = {
    format: 1 as const,
    at: '2026-11-21T08:00:00.000Z',
    desk: NORDWIND.desk,
    lines: [
      { check: 'region' as const, state: 'kept' as const, evidence: 'It runs in swedencentral.' },
      { check: 'tls' as const, state: 'cannot' as const, evidence: 'It could not be tried.' },
    ],
  };
  openDesk(lists, { openPrivacy, evidence: { ...NO_EVIDENCE, compliance: async () => ({ ok: true, value: report }) } });
  await tab('Promises');
  await press('Try them now');
  expect(await screen.findByText('It runs in swedencentral.')).toBeVisible();
  expect(screen.getByText(/1 kept, 0 broken, 1 could not be tried/)).toBeVisible();
  await press('HTML');
  expect(saved).toHaveLength(1);
});

test('axe finds nothing on any of the pages', async () => {
  openDesk(lists, { openPrivacy });
  for (const name of ['A person', 'Requests', 'Holds', 'Retention', 'Breaches']) {
    await tab(name);
    if (name === 'A person') await find();
    await waitFor(() => expect(document.querySelector('main [aria-busy="true"], [role=main] [aria-busy="true"]')).toBeNull());
    const found = await axe.run(document.querySelector<HTMLElement>('.pane.privacy')!, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect([name, found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])]).toEqual([name, []]);
  }
});

test('where circles of others are out of sight, a search says so', async () => {
  const circle = { key: 'circle-ab12cd34', name: 'HR', groupId: 7, mine: false, people: [] };
  openDesk({ ...lists, circles: async () => [circle, { ...circle, key: 'circle-ab12cd35', mine: true }] }, { openPrivacy });
  await tab('A person');
  expect(await screen.findByText('Circles you are not in: 1')).toBeVisible();
});
