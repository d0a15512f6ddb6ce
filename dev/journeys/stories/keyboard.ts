import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { NORDWIND } from '../../world.ts';
import { story } from '../story.ts';

const [AYLIN] = NORDWIND.agents;
/** Names the element with the focus by what a person would call it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => { const on = document.activeElement; return on === null || on === document.body ? 'nothing' : (on.getAttribute('data-id') ?? on.getAttribute('aria-label') ?? on.textContent ?? '').trim(); });
const tabStops = (page: Page): Promise<number> => page.evaluate(() => document.querySelectorAll('.gridbox [role="rowgroup"] [role="row"][tabindex="0"]').length);

export default [
  story('a desk without a mouse: one tab stop in the list, J and K move it, Escape gives the focus back', async (stage) => {
    await stage.mail({ from: 'kim.larsen@customer.example', subject: 'Reached by keys', text: 'No mouse today.' });
    await stage.mail({ from: 'kim.larsen@customer.example', subject: 'Reached by keys as well', text: 'Still no mouse.' });
    const desk = await stage.desk(AYLIN.upn, {}, { width: 1440, height: 900 });
    await desk.getByRole('row', { name: /Reached by keys as well/ }).waitFor({ timeout: 60_000 });
    await desk.getByRole('row', { name: /Reached by keys,/ }).waitFor({ timeout: 60_000 });
    await desk.locator('.tr[data-id]').first().focus();

    const row = desk.locator('.tr[data-id]').first();
    await row.focus();
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
];
