import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { parseSenderRules, SENDER_RULES_KEY, type SenderRule } from '@listdesk/shared/intake';
import { parseTemplates, SIGNATURES_KEY, TEMPLATES_KEY, type MailTemplate } from '@listdesk/shared/mail';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import { serviceClient } from '../../app/serviceClient';
import { scriptedService } from '../../app/serviceClient/testing/scriptedService';
import { mailArrives, openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';
import { checkRule, moved, tryRules } from './senders/senderForm';
import { checkTemplates, effectiveTemplate, rangeOfLine } from './templates/templateForm';

let lists: DeskLists;
beforeEach(async () => {
  window.localStorage.clear();
  ({ lists } = await simulatedDesk());
});
const openAt = (section: string, port = {}) => {
  window.location.hash = `#tool=settings&section=${section}`;
  return openDesk(lists, port);
};
const type = (element: HTMLElement, value: string) => fireEvent.change(element, { target: { value } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const clean = async () =>
  expect(
    (await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => [
      id,
      nodes[0]?.html,
    ]),
  ).toEqual([]);
const storedTemplates = async () => parseTemplates((await lists.settingValues([TEMPLATES_KEY])).get(TEMPLATES_KEY));
const storedRules = async () => parseSenderRules((await lists.settingValues([SENDER_RULES_KEY])).get(SENDER_RULES_KEY));

test('a template is written for a language, tried with a chosen ticket, saved and reset', async () => {
  await mailArrives(lists, 'a', {});
  const script = scriptedService(({ body }) => {
    const { template } = body as { template: MailTemplate };
    return template.body.includes('{% if')
      ? { body: { outcome: 'invalid', problem: 'tag {% if %} not closed', at: { field: 'body', line: 2, column: 1 } } }
      : { body: { outcome: 'rendered', subject: 'Eingegangen [#1]', html: '<p>Nummer 1</p>' } };
  });
  openAt('templates', { templates: serviceClient(script.send, { online: () => true }).templates('https://nordwind.sharepoint.com/sites/helpdesk') });
  const text = await screen.findByRole('textbox', { name: /^Text \(HTML/ });
  expect((text as HTMLTextAreaElement).value).toContain('Thank you for your message');
  expect(await screen.findByText('Eingegangen [#1]')).toBeVisible();
  type(text, 'First\n{% if ticket %}');
  expect(await screen.findByText(/Line 2, column 1: tag/)).toBeVisible();
  press('Show line 2');
  expect([(text as HTMLTextAreaElement).selectionStart, (text as HTMLTextAreaElement).selectionEnd]).toEqual([6, 21]);
  type(text, 'We have it: {{ ticket.number }}');
  await waitFor(() => expect(screen.queryByText(/Line 2/)).toBeNull());
  press('Save');
  await waitFor(async () =>
    expect(await storedTemplates()).toMatchObject([{ name: 'acknowledgement', language: 'en', body: 'We have it: {{ ticket.number }}' }]),
  );
  expect(await screen.findByText('Saved.')).toBeVisible();
  await clean();
  press('Reset to default');
  expect((screen.getByRole('textbox', { name: /^Text \(HTML/ }) as HTMLTextAreaElement).value).toContain('Thank you for your message');
  press('Save');
  await waitFor(async () => expect(await storedTemplates()).toEqual([]));
});

test('a reply without the answer in it is not saved', async () => {
  openAt('templates');
  await screen.findByRole('textbox', { name: /^Text \(HTML/ });
  fireEvent.click(screen.getByRole('tab', { name: 'Reply' }));
  type(screen.getByRole('textbox', { name: /^Text \(HTML/ }), 'Hello');
  press('Save');
  expect(await screen.findByText(/the agent’s words would not be sent/)).toBeVisible();
  expect(await storedTemplates()).toEqual([]);
});

test('the second of two admins is asked; the templates of the first stand until then', async () => {
  openAt('templates');
  type(await screen.findByRole('textbox', { name: /^Text \(HTML/ }), 'Mine');
  await lists.saveSettingValue(TEMPLATES_KEY, [{ name: 'acknowledgement', language: 'de', subject: 's', body: 'Theirs' }]);
  press('Save');
  expect(await screen.findByText('Somebody else saved settings meanwhile.')).toBeVisible();
  expect((await storedTemplates())[0]?.body).toBe('Theirs');
  press('Take theirs');
  await waitFor(() => expect(screen.queryByText('Somebody else saved settings meanwhile.')).toBeNull());
});

test('signatures: one for the desk, one for a mailbox, one for an agent, kept when the page closes before they are saved', async () => {
  const settings = await lists.settings();
  await lists.saveSettings({ ...settings, mailboxes: [...settings.mailboxes, { address: 'hr@nordwind.example', name: 'HR' }] });
  const first = openAt('signatures');
  type(await screen.findByRole('textbox', { name: /^Signature of the desk/ }), 'Nordwind IT');
  first.unmount();
  openAt('signatures');
  const box = await screen.findByRole('textbox', { name: /^Signature of the desk/ });
  expect(box).toHaveValue('Nordwind IT');
  type(await screen.findByRole('textbox', { name: /^HR \(hr@/ }), 'People');
  // Who works at the desk is read after who asks.
  fireEvent.click(await screen.findByRole('button', { name: 'Add a signature for …' }));
  fireEvent.click(await screen.findByRole('option', { name: /^Aylin Demir/ }));
  type(await screen.findByRole('textbox', { name: 'Aylin Demir' }), 'Aylin, IT');
  press('Save');
  await waitFor(async () =>
    expect((await lists.settingValues([SIGNATURES_KEY])).get(SIGNATURES_KEY)).toEqual({
      desk: 'Nordwind IT',
      agents: { 'aylin.demir@nordwind.example': 'Aylin, IT' },
      mailboxes: { 'hr@nordwind.example': 'People' },
    }),
  );
  await clean();
});

test('a sender rule is added, tried, moved, changed, deleted and brought back', async () => {
  await lists.saveSettingValue(SENDER_RULES_KEY, [
    { match: 'domain', value: 'spam.example', action: 'block' },
    { match: 'domain', value: 'ads.example', action: 'quarantine' },
  ]);
  openAt('senders');
  await screen.findByText('spam.example');
  press('Add a rule');
  const form = screen.getByRole('form', { name: 'Add a rule' });
  fireEvent.click(within(form).getByRole('button', { name: 'Save' }));
  expect(await within(form).findByText('This is needed.')).toBeVisible();
  type(within(form).getByRole('textbox', { name: /^Address/ }), 'Anna@Spam.example');
  fireEvent.click(within(form).getByRole('radio', { name: /^Let in/ }));
  fireEvent.click(within(form).getByRole('button', { name: 'Save' }));
  await waitFor(async () => expect(await storedRules()).toContainEqual({ match: 'address', value: 'Anna@Spam.example', action: 'allow' }));
  const tried = screen.getByRole('group', { name: 'Try a sender' });
  type(within(tried).getByRole('textbox', { name: 'Address' }), 'anna@spam.example');
  expect(within(tried).getByRole('status')).toHaveTextContent('Let in, by the rule Address Anna@Spam.example.');
  fireEvent.click(within(tried).getByRole('checkbox'));
  expect(within(tried).getByRole('status')).toHaveTextContent('Turned away, by the rule Domain spam.example.');
  press('Move ads.example up');
  await waitFor(async () => expect((await storedRules()).map(({ value }) => value)).toEqual(['ads.example', 'spam.example', 'Anna@Spam.example']));
  await clean();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Delete the rule for spam.example' })).toBeEnabled());
  press('Delete the rule for spam.example');
  await waitFor(async () => expect((await storedRules()).map(({ value }) => value)).toEqual(['ads.example', 'Anna@Spam.example']));
  fireEvent.click(await screen.findByRole('button', { name: /^Undo/ }));
  await waitFor(async () => expect((await storedRules()).map(({ value }) => value)).toEqual(['ads.example', 'spam.example', 'Anna@Spam.example']));
});

test('a rule somebody added meanwhile stays', async () => {
  openAt('senders');
  await screen.findByText('No rule yet');
  await lists.saveSettingValue(SENDER_RULES_KEY, [{ match: 'subject', value: 'lottery', action: 'block' }]);
  press('Add a rule');
  const form = screen.getByRole('form', { name: 'Add a rule' });
  type(within(form).getByRole('textbox', { name: /^Address/ }), 'a@x.example');
  fireEvent.click(within(form).getByRole('button', { name: 'Save' }));
  await waitFor(async () => expect(await storedRules()).toHaveLength(2));
});

const rule = (match: SenderRule['match'], value: string, action: SenderRule['action'] = 'block'): SenderRule => ({ match, value, action });
test.each([
  ['nothing', rule('address', ' '), 'missing'],
  ['half an address', rule('address', 'anna'), 'address'],
  ['a domain alone', rule('domain', 'example'), 'domain'],
  ['a domain with its sign', rule('domain', '@example.com'), null],
  ['the same domain', rule('domain', '@X.example'), 'twice'],
  ['the same words for another thing', rule('subject', 'x.example'), null],
  ['too many letters', rule('subject', 'x'.repeat(255)), 'tooLong'],
])('a rule for %s', (_name, one, problem) => expect(checkRule(one, [rule('domain', 'x.example')])).toBe(problem));

test('a rule moves among its own kind and stays at the ends', () => {
  const [a, b, c] = [rule('address', 'a@x.example'), rule('domain', 'x.example'), rule('address', 'c@x.example')];
  expect(moved([a, b, c], c, -1)).toEqual([c, b, a]);
  expect(moved([a, b, c], a, -1)).toEqual([a, b, c]);
  expect(tryRules([b], { address: ' A@Sub.X.example ', subject: '', verified: false })).toBe(b);
});

const template = (body: string, name: MailTemplate['name'] = 'reply', language = 'en'): MailTemplate => ({ name, language, subject: 's', body });
test.each([
  ['whole', [template('{{ content }}')], []],
  ['an acknowledgement without an answer', [template('Hi', 'acknowledgement')], []],
  ['empty', [template(' ')], ['missing']],
  ['without the answer', [template('{{ contents }}')], ['noContent']],
  ['too long', [template(`{{ content }}${'x'.repeat(20_000)}`)], ['tooLong']],
  ['too much together', ['en', 'de', 'fr', 'es'].map((language) => template(`{{ content }}${'x'.repeat(16_000)}`, 'reply', language)), ['tooMuch']],
])('templates that are %s', (_name, own, problems) => expect(checkTemplates(own).map(({ problem }) => problem)).toEqual(problems));

test('what stands for a language nobody wrote in is the desk’s', () => {
  const own = [template('Hallo {{ content }}', 'reply', 'de')];
  expect(effectiveTemplate(own, 'reply', 'fi', 'de').language).toBe('de');
  expect(effectiveTemplate(own, 'reply', 'fi', null).language).toBe('en');
  expect(rangeOfLine('ab\ncde\nf', 2)).toEqual([3, 6]);
  expect(rangeOfLine('ab', 9)).toEqual([0, 2]);
});
