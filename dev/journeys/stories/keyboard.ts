import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { NORDWIND } from '../../world.ts';
import { show } from '../accessibility.ts';
import { story } from '../story.ts';

const [AYLIN] = NORDWIND.agents;
/** Names the element with the focus by what a person would call it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const on = document.activeElement;
    return on === null || on === document.body ? 'nothing' : (on.getAttribute('data-id') ?? on.getAttribute('aria-label') ?? on.textContent ?? '').trim();
  });
const tabStops = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelectorAll('.gridbox [role="rowgroup"] [role="row"][tabindex="0"]').length);

export default [
  story('a desk without a mouse: one tab stop in the list, J and K move it, Escape gives the focus back', async (stage) => {
    await stage.mail({ from: 'kim.larsen@customer.example', subject: 'Reached by keys', text: 'No mouse today.' });
    await stage.mail({ from: 'kim.larsen@customer.example', subject: 'Reached by keys as well', text: 'Still no mouse.' });
    const desk = await stage.desk(AYLIN.upn, {}, { width: 1440, height: 900 });
    await desk.getByRole('row', { name: /Reached by keys as well/ }).waitFor();
    await desk.getByRole('row', { name: /Reached by keys,/ }).waitFor();

    // The current row stays what it was when mail comes above it: the keys go to the first one.
    await desk.locator('.tr[data-id][tabindex="0"]').focus();
    await desk.keyboard.press('Home');
    await desk.waitForFunction(() => document.activeElement !== null && document.activeElement === document.querySelector('.tr[data-id][aria-rowindex="2"]'));
    const first = await focused(desk);
    await desk.keyboard.press('j');
    await desk.waitForFunction((was) => document.activeElement?.getAttribute('data-id') !== was, first);
    assert.equal(await tabStops(desk), 1);
    await desk.keyboard.press('k');
    await desk.waitForFunction((was) => document.activeElement?.getAttribute('data-id') === was, first);

    await desk.keyboard.press('Control+k');
    await desk.getByRole('combobox', { name: 'Command or search' }).waitFor();
    await desk.keyboard.press('Escape');
    await desk.waitForFunction((was) => document.activeElement?.getAttribute('data-id') === was, first);

    const create = desk.getByRole('button', { name: /New ticket/ }).first();
    await create.focus();
    await desk.keyboard.press('Enter');
    await desk.getByRole('dialog').waitFor();
    await desk.keyboard.press('Escape');
    await desk.waitForFunction(() => /New ticket/.test(document.activeElement?.textContent ?? document.activeElement?.getAttribute('aria-label') ?? ''));
  }),

  story(
    'without a mouse behind a figure, in the dialog of the week, in the sheet of keys and through the lanes: each takes the focus and gives it back',
    async (stage) => {
      await stage.mail({ from: 'kim.larsen@customer.example', subject: 'Counted in a report', text: 'One more.' });
      const desk = await stage.desk(NORDWIND.admin.upn, {}, { width: 1440, height: 900 });
      const row = desk.getByRole('row', { name: /Counted in a report/ });
      await row.waitFor();
      const has = (element: Locator): Promise<void> => element.and(desk.locator(':focus')).waitFor();
      await desk.locator('.tr[data-id][tabindex="0"]').focus();
      const first = await focused(desk);
      await desk.keyboard.press('?');
      await has(desk.locator('.sheet').getByRole('button', { name: 'Close' }));
      await desk.keyboard.press('Escape');
      await desk.waitForFunction((was) => document.activeElement?.getAttribute('data-id') === was, first);

      await show(desk, 'tool=reports');
      const figure = desk.locator('.kpi:enabled').first();
      await figure.focus();
      await desk.keyboard.press('Enter');
      await has(desk.locator('.drill').getByRole('heading').first());
      await desk.keyboard.press('Escape');
      await has(figure);
      const weekly = desk.getByRole('button', { name: 'Send weekly' });
      await weekly.focus();
      await desk.keyboard.press('Enter');
      await desk.getByRole('dialog').waitFor();
      await desk.waitForFunction(() => document.activeElement?.closest('[role="dialog"]') !== null);
      await desk.keyboard.press('Escape');
      await has(weekly);

      await show(desk, 'tool=board');
      await desk.getByRole('button', { name: /^Lanes/ }).focus();
      await desk.keyboard.press('Enter');
      await desk.getByRole('listbox', { name: 'Lanes' }).waitFor();
      await desk.keyboard.press('p');
      await desk.keyboard.press('Enter');
      const card = desk.locator('[data-card]', { hasText: 'Counted in a report' });
      const lane = desk
        .locator('.blanes')
        .getByRole('button', { name: /Normal/ })
        .first();
      await lane.focus();
      await desk.keyboard.press('Enter');
      await card.waitFor({ state: 'detached' });
      await has(lane);
      await desk.keyboard.press('Enter');
      await card.focus();
      await desk.keyboard.press('Enter');
      await desk.getByRole('heading', { name: 'Counted in a report' }).waitFor();
    },
  ),

  story('six keys: the oldest unassigned ticket is opened and taken, answered with a canned response and solved', async (stage) => {
    await stage.mail({ from: 'kim.larsen@customer.example', subject: 'Answered in six keys', text: 'It needs the usual answer.' });
    const desk = await stage.desk(AYLIN.upn, {}, { width: 1440, height: 900 });
    await desk.getByRole('row', { name: /Answered in six keys/ }).waitFor();
    await desk.getByRole('button', { name: 'Canned responses' }).click();
    await desk.getByRole('button', { name: 'New response' }).first().click();
    await desk.getByRole('textbox', { name: 'Name' }).fill('The usual');
    await desk.getByRole('textbox', { name: 'Text' }).fill('Hello {{requester.name}}, this is done.');
    await desk.getByRole('button', { name: 'Save' }).click();
    await desk
      .getByText(/The usual.*saved|saved.*The usual/)
      .first()
      .waitFor();
    await desk.getByRole('link', { name: /All open/ }).click();
    await desk.locator('.tr[data-id]').first().focus();

    let pressed = 0;
    const press = async (key: string): Promise<void> => {
      pressed += 1;
      await desk.keyboard.press(key);
    };
    await press('o');
    await desk
      .getByRole('button', { name: /^Assignee: .*Aylin Demir/ })
      .first()
      .waitFor();
    await press('r');
    await desk
      .getByRole('textbox', { name: /^Reply to/ })
      .and(desk.locator(':focus'))
      .waitFor();
    await press('/');
    await desk.getByRole('option', { name: /The usual/, selected: true }).waitFor();
    await press('Enter');
    await desk
      .getByRole('textbox', { name: /^Reply to/ })
      .getByText(/this is done/)
      .waitFor();
    await press('Control+Enter');
    const reply = desk.getByRole('article', { name: /^Reply by Aylin Demir/ });
    await reply.waitFor();
    await press('e');
    await desk.getByRole('button', { name: 'Status: Solved' }).first().waitFor();
    assert.match(await reply.innerText(), /Hello .*, this is done/);
    assert.ok(pressed <= 6, `${pressed} keys`);
  }),
];
