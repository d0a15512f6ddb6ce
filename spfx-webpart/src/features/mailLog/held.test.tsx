import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { parseSenderRules, SENDER_RULES_KEY } from '@listdesk/shared/intake';
import type { QuarantineAnswer } from '@listdesk/shared/quarantine';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import { openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';
import { mail, service } from './testing/heldService';

let lists: DeskLists;
beforeEach(async () => {
  window.localStorage.clear();
  window.location.hash = '#tool=mailLog';
  ({ lists } = await simulatedDesk());
});
const rowOf = (name: RegExp) => screen.findByRole('row', { name });

test('an agent reads a held mail as plain text and lets it in; the next one takes its place; undo holds it again', async () => {
  const { quarantine, decisions } = service([mail('a'), mail('b', { receivedAt: new Date(Date.now() - 90_000).toISOString() })]);
  openDesk(lists, { quarantine });
  fireEvent.click(await rowOf(/^Held, from it@nordwlnd.example, Passwort a/));
  const pane = screen.getByRole('complementary', { name: 'Mail Passwort a' });
  expect(await within(pane).findByText('<b>Klicken</b> Sie hier: http://login.example')).toBeVisible();
  expect(within(pane).queryByRole('link')).toBeNull();
  expect(await within(pane).findByText('The sender’s domain imitates yours.')).toBeVisible();
  for (const fact of [
    'pass: the sending server may send for it',
    'none: not signed',
    'failed: the domain does not stand behind it',
    'ceo@elsewhere.example',
    'Would be a new ticket',
    /^to 2 places: login\.example, same\.example\. 2 are not the sender’s\./,
  ])
    expect(within(pane).getByText(fact)).toBeVisible();
  const links = Array.from(pane.querySelectorAll('.heldlinks li'), (each) => each.textContent);
  expect(links).toEqual(['microsoft.com leads to https://login.example/: shows another address than it leads to', 'Hilfe leads to https://login.example/help']);
  fireEvent.click(within(pane).getByRole('button', { name: 'Let it in' }));
  expect(await screen.findByRole('complementary', { name: 'Mail Passwort b' })).toBeVisible();
  await waitFor(() => expect(decisions()).toEqual(['release a']));
  fireEvent.click(await screen.findByRole('button', { name: /^Undo/ }));
  await waitFor(() => expect(decisions()).toEqual(['release a', 'undo a']));
  expect(await rowOf(/^Held, .*Passwort a/)).toBeVisible();
});

test('delete with a rule: the whole domain is held from now on; undo takes the rule back, too', async () => {
  await lists.saveSettingValue(SENDER_RULES_KEY, [{ match: 'subject', value: 'lottery', action: 'block' }]);
  const { quarantine, decisions } = service([mail('a')]);
  openDesk(lists, { quarantine });
  fireEvent.click(await rowOf(/^Held, from/));
  fireEvent.click(await screen.findByRole('checkbox', { name: 'When deleting: hold everything from nordwlnd.example' }));
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
  const rules = async () => parseSenderRules((await lists.settingValues([SENDER_RULES_KEY])).get(SENDER_RULES_KEY));
  await waitFor(async () =>
    expect(await rules()).toEqual([
      { match: 'subject', value: 'lottery', action: 'block' },
      { match: 'domain', value: 'nordwlnd.example', action: 'quarantine' },
    ]),
  );
  fireEvent.click(await screen.findByRole('button', { name: /^Undo/ }));
  await waitFor(async () => expect(await rules()).toEqual([{ match: 'subject', value: 'lottery', action: 'block' }]));
  expect(decisions()).toEqual(['delete a', 'undo a']);
});

test('what was decided can be taken back days later from the held list, on this device', async () => {
  const { quarantine, decisions } = service([mail('a')]);
  const first = openDesk(lists, { quarantine });
  const row = await rowOf(/^Held, from/);
  fireEvent.click(row);
  const close = screen.getByRole('button', { name: 'Back to the mails' });
  fireEvent.keyDown(close, { key: 'Delete' });
  await waitFor(() => expect(decisions()).toEqual(['delete a']));
  first.unmount();
  openDesk(lists, { quarantine });
  fireEvent.click(await screen.findByRole('tab', { name: /^Held/ }));
  fireEvent.click(await rowOf(/^Deleted, .*Passwort a/));
  fireEvent.click(screen.getByRole('button', { name: 'Take it back' }));
  expect(await rowOf(/^Held, .*Passwort a/)).toBeVisible();
});

test('a decision the service does not carry out comes back with the reason', async () => {
  const { quarantine } = service([mail('a')], () => new TypeError('Failed to fetch'));
  openDesk(lists, { quarantine });
  fireEvent.click(await rowOf(/^Held, from/));
  fireEvent.click(screen.getByRole('button', { name: 'Let it in' }));
  expect((await screen.findAllByText(/^“Passwort a”: nothing was changed\./)).length).toBeGreaterThan(0);
  expect(await rowOf(/^Held, .*Passwort a/)).toBeVisible();
});

test.each<[QuarantineAnswer['outcome'], RegExp]>([['gone', /is no longer held: somebody has decided meanwhile/]])('%s is told', async (outcome, words) => {
  const { quarantine } = service([mail('a')], () => ({ outcome }));
  openDesk(lists, { quarantine });
  fireEvent.click(await rowOf(/^Held, from/));
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
  expect((await screen.findAllByText(words)).length).toBeGreaterThan(0);
});

test('axe finds nothing with a held mail open', async () => {
  const { quarantine } = service([mail('a', { hasFiles: true })]);
  openDesk(lists, { quarantine });
  fireEvent.click(await rowOf(/^Held, from/));
  await screen.findByText(/Klicken/);
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});
