import type { Locator, Page } from 'playwright-core';
import { NORDWIND } from '../../world.ts';
import { story } from '../story.ts';

const [AYLIN] = NORDWIND.agents;
const FROM = 'kim.larsen@customer.example';
const card = (page: Page, subject: string, column: string): Locator => page.locator(`[data-column="${column}"] [data-card]`, { hasText: subject });
const told = (page: Page, words: RegExp): Locator => page.locator('[aria-live="polite"], [aria-live="assertive"]').getByText(words).first();
const choose = (page: Page, name: string | RegExp) => page.locator('.listdesk [role="listbox"]').getByRole('option', { name }).click();

/** As a hand does it: pressed, carried in steps, held over the place, let go. */
async function carry(page: Page, from: Locator, to: Locator, before: () => Promise<void>): Promise<void> {
  const [start, end] = [(await from.boundingBox())!, (await to.boundingBox())!];
  await page.mouse.move(start.x + 40, start.y + 20);
  await page.mouse.down();
  await page.mouse.move(end.x + 60, end.y + 200, { steps: 12 });
  await before();
  await page.mouse.up();
}

export default [
  story('the board: a card goes by keys and by mouse, is announced and taken back; one that SharePoint refuses goes back and says why', async (stage) => {
    for (const subject of ['Card by keys', 'Card by mouse']) await stage.mail({ from: FROM, subject, text: 'Where does it stand?' });
    const desk = await stage.desk(AYLIN.upn, {}, { width: 1280, height: 800 });
    await desk.getByRole('row', { name: /Card by mouse/ }).waitFor();
    await desk.getByRole('row', { name: /Card by keys/ }).waitFor();
    await desk.getByRole('row', { name: /Card by keys/ }).hover();
    await desk
      .getByRole('row', { name: /Card by keys/ })
      .getByRole('checkbox')
      .click();
    await desk.getByRole('toolbar').getByRole('button', { name: 'Priority' }).click();
    await choose(desk, 'High');
    await desk.getByRole('button', { name: 'Board', exact: true }).first().click();
    await card(desk, 'Card by keys', 'New').focus();
    await desk.keyboard.press('Control+ArrowRight');
    await card(desk, 'Card by keys', 'Open').and(desk.locator(':focus')).waitFor();
    await told(desk, /^\d+ moved to Open, \d+ of \d+/).waitFor();
    await desk.keyboard.press('z');
    await card(desk, 'Card by keys', 'New').waitFor();

    const pending = desk.locator('[data-column="Pending"]').first();
    await carry(desk, card(desk, 'Card by mouse', 'New'), pending, () => desk.getByText('Drop to set Pending').waitFor());
    await card(desk, 'Card by mouse', 'Pending').waitFor();
    await told(desk, /^\d+ moved to Pending/).waitFor();

    const heal = stage.local.simulator.faults.add({ method: 'POST', url: /ListDeskTickets.*items/i, fault: { kind: 'status', status: 403 } });
    try {
      await card(desk, 'Card by mouse', 'Pending').focus();
      await desk.keyboard.press('Control+ArrowLeft');
      await told(desk, /was not changed|not saved|no right|may not/i).waitFor();
      await card(desk, 'Card by mouse', 'Pending').waitFor();
    } finally {
      heal();
    }

    await desk.getByRole('button', { name: /^Lanes/ }).click();
    await choose(desk, 'Priority');
    await card(desk, 'Card by mouse', 'Pending').focus();
    const lane = (priority: string): Locator => desk.locator(`[data-lane="${priority}"] [data-card]`, { hasText: 'Card by mouse' });
    await lane('Normal').waitFor();
    await desk.keyboard.press('Control+ArrowUp');
    await lane('High').and(desk.locator(':focus')).waitFor();
    await told(desk, /^\d+ moved to High/).waitFor();
  }),
];
