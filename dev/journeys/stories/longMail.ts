import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { NORDWIND } from '../../world.ts';
import { story } from '../story.ts';

const LINES = Array.from({ length: 120 }, (_, at) => `Line ${at + 1} of what happened in the cellar on Tuesday.`).join('\n');
const SETTLED_MS = 3_500;

/** How far the newest message begins below the upper edge of the conversation. */
const beginsAt = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const log = document.querySelector('[role="log"]')!;
    const messages = log.querySelectorAll('article');
    return Math.round(messages[messages.length - 1]!.getBoundingClientRect().top - log.getBoundingClientRect().top);
  });

export default [
  story('a long mail is read from its first line, in the pane, with the next ticket, and on its page', async (stage) => {
    for (const subject of ['The cellar, first part', 'The cellar, second part'])
      await stage.mail({ from: 'kim.larsen@customer.example', subject, text: LINES });
    const desk = await stage.desk(NORDWIND.agents[0].upn, {}, { width: 1280, height: 800 });
    for (const part of [/first part/, /second part/]) {
      await desk.getByRole('row', { name: part }).click();
      await desk.locator('[role="log"] article', { hasText: 'Line 120 of' }).last().waitFor();
      await desk.waitForTimeout(SETTLED_MS);
      const at = await beginsAt(desk);
      assert.ok(at >= 0 && at < 100, `${part} begins at ${at} px of the pane`);
    }
    await desk.keyboard.press('Enter');
    await desk.locator('.tk [role="log"]').waitFor();
    await desk.waitForTimeout(SETTLED_MS);
    const at = await beginsAt(desk);
    assert.ok(at >= 0 && at < 100, `begins at ${at} px of the page`);
  }),
];
