import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { RULES_KEY, type Rule } from '@listdesk/shared/rules';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import type { Simulator } from '../../../../dev/simulator/simulator';
import { mailArrives, openDesk, simulatedDesk } from '../desk/testing/deskInSimulator';
import { atEvent, backAgain, freshRule, moved, problemsOf, valuesOf, withoutRule, withRule } from './ruleForm';

let simulator: Simulator;
let lists: DeskLists;

const rule = (over: Partial<Rule>): Rule => ({
  key: 'r',
  name: 'To finance',
  enabled: true,
  on: 'created',
  all: [{ field: 'subject', operator: 'contains', values: ['SAP'] }],
  any: [],
  then: [{ do: 'setPriority', priority: 'High' }],
  ...over,
});
const stored = async (): Promise<unknown> => (await lists.storedSettingValue(RULES_KEY)).value;
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const type = (element: HTMLElement, value: string) => fireEvent.change(element, { target: { value } });

describe('the screen', () => {
  beforeEach(async () => {
    window.localStorage.clear();
    window.location.hash = '#tool=rules';
    ({ simulator, lists } = await simulatedDesk());
  });
  afterEach(() => simulator.faults.clear());

  test('an admin writes a rule, sees what it would do with a ticket, saves, deletes and brings it back', async () => {
    await mailArrives(lists, 'a', { subject: 'SAP export breaks' });
    await mailArrives(lists, 'b', { subject: 'Printer' });
    openDesk(lists);
    await screen.findByText('No rule yet');
    press('New rule');
    type(screen.getByRole('textbox', { name: /^Name/ }), 'To finance');
    type(screen.getByRole('textbox', { name: 'Value of condition 1' }), 'SAP, Kreditor');
    const trial = screen.getByRole('complementary', { name: 'Try it' });
    expect(await within(trial).findByText('1 would match.')).toBeVisible();
    fireEvent.click(within(trial).getByRole('button', { name: /^Ticket to try/ }));
    fireEvent.click(await screen.findByRole('option', { name: /SAP export breaks/ }));
    expect(await within(trial).findByText('The rule would run. All conditions hold.')).toBeVisible();
    expect(within(trial).getByText('High')).toBeVisible();
    expect(screen.getByRole('img', { name: 'Holds for the tried ticket' })).toBeVisible();
    expect((await axe.run(document.body, { rules: { region: { enabled: false }, 'color-contrast': { enabled: false } } })).violations).toEqual([]);
    press('Save');
    await waitFor(async () =>
      expect(await stored()).toEqual([
        expect.objectContaining({
          name: 'To finance',
          on: 'created',
          all: [{ field: 'subject', operator: 'contains', values: ['SAP', 'Kreditor'] }],
          then: [{ do: 'setPriority', priority: 'High' }],
        }),
      ]),
    );
    await waitFor(() => expect(screen.getByRole('button', { name: 'Delete rule' })).toBeEnabled());
    press('Delete rule');
    await waitFor(async () => expect(await stored()).toEqual([]));
    fireEvent.click(await screen.findByRole('button', { name: /^Undo/ }));
    await waitFor(async () => expect(await stored()).toHaveLength(1));
    expect((await lists.ticketPage({ view: 'allOpen' })).tickets.map((ticket) => ticket.priority)).toEqual(['Normal', 'Normal']);
  });

  test('what is missing is said at its place and nothing is saved', async () => {
    openDesk(lists);
    await screen.findByText('No rule yet');
    press('New rule');
    press('Save');
    await waitFor(() => expect(screen.getAllByText('Something is missing here.').length).toBeGreaterThanOrEqual(2));
    await waitFor(() => expect(screen.getByRole('textbox', { name: /^Name/ })).toHaveFocus());
    expect(await stored()).toBeUndefined();
  });

  test('a rule somebody else saved meanwhile stays, and so does one this version cannot read', async () => {
    const foreign = { key: 'x', name: 'From a newer version', on: 'fullMoon' };
    await lists.saveSettingValue(RULES_KEY, [foreign, rule({})]);
    openDesk(lists);
    fireEvent.click(await screen.findByRole('button', { name: /To finance/ }));
    type(screen.getByRole('textbox', { name: /^Name/ }), 'To the bookkeepers');
    const theirs = rule({ key: 'other', name: 'Theirs' });
    await lists.saveSettingValue(RULES_KEY, [foreign, rule({}), theirs]);
    press('Save');
    await waitFor(async () => expect(await stored()).toEqual([foreign, rule({ name: 'To the bookkeepers' }), theirs]));
  });
});

test.each<[string, Partial<Rule>, string[]]>([
  ['a whole rule', {}, []],
  ['no name', { name: ' ' }, ['name missing']],
  ['a condition without a value', { all: [{ field: 'subject', operator: 'contains', values: [] }] }, ['all.0 missing']],
  ['an empty field needs no value', { all: [{ field: 'team', operator: 'isEmpty', values: [] }] }, []],
  ['hours that are none', { on: 'timePassed', all: [{ field: 'hoursSinceMessage', operator: 'atLeast', values: ['soon'] }] }, ['all.0 number']],
  ['time that never has to pass', { on: 'timePassed', all: [{ field: 'status', operator: 'is', values: ['Open'] }] }, ['all.0 noTime']],
  ['nothing to do', { then: [] }, ['then missing']],
  ['no text', { then: [{ do: 'reply', text: '' }] }, ['then.0 missing']],
  ['a token a rule cannot fill', { then: [{ do: 'reply', text: 'No. {{ticket.number}}' }] }, ['then.0 unknownToken']],
  ['a token it can', { then: [{ do: 'reply', text: 'Dear {{requester.name}}' }] }, []],
])('%s', (_name, over, expected) => {
  expect(problemsOf(rule(over)).map((each) => `${each.at} ${each.problem}`)).toEqual(expected);
});

test('another event keeps only the conditions that mean something there', () => {
  const made = rule({ any: [{ field: 'text', operator: 'contains', values: ['x'] }] });
  expect(atEvent(made, 'timePassed')).toMatchObject({ on: 'timePassed', all: made.all, any: [] });
});

test('values are typed with commas, each once', () => {
  expect(valuesOf(' SAP, Kreditor ;SAP\n, ')).toEqual(['SAP', 'Kreditor']);
});

test('rules change places among those of the same event, and come back to theirs', () => {
  const [a, b, c] = [rule({ key: 'a' }), rule({ key: 'b', on: 'timePassed' }), rule({ key: 'c' })];
  expect(moved([a, b, c], 'a', 1)).toEqual([c, b, a]);
  expect(moved([a, b, c], 'b', 1)).toBeNull();
  expect(backAgain(withoutRule([a, b, c], 'b'), b, 1)).toEqual([a, b, c]);
  expect(backAgain([a, b], b, 0)).toBeNull();
  expect(withRule([a, b], { ...b, name: 'New' })).toEqual([a, { ...b, name: 'New' }]);
});

test('a fresh rule of time waits a day', () => {
  expect(freshRule('k', 'timePassed').all).toEqual([{ field: 'hoursSinceMessage', operator: 'atLeast', values: ['24'] }]);
});
