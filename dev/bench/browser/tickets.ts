import type { Page } from 'playwright-core';
import type { Ratio } from '../ratio.ts';
import type { Ground } from './browser.ts';
import { firstRow, forgetTasks, marksOf, settled, slowBrowser } from './slowPage.ts';

/** Up to here a change feels immediate. */
const INSTANT_MS = 100;
const KEYS = 40;
const STEPS = 8;
const ROW = 12;
const OPEN_WITHIN_MS = 15_000;

const conversations = (page: Page): Promise<number> => page.evaluate(() => window.benchMarks.answers.filter(({ url }) => /ListDeskMessages/i.test(url)).length);
const forgetAnswers = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.benchMarks.answers.length = 0;
  });

/** Opening, going on to the next one, and typing. */
export async function tickets({ chromium, large }: Ground): Promise<Ratio[]> {
  const browser = await slowBrowser(chromium);
  const { page } = await browser.open(large.address);
  await firstRow(page);
  await settled(page);

  // A row far from what was read ahead.
  await forgetAnswers(page);
  const row = page.locator('.gridbox [role="rowgroup"] [role="row"]').nth(ROW);
  const number = (await row.getAttribute('data-id')) ?? '';
  await row.click();
  await page.waitForFunction(
    (id) =>
      document.querySelector('aside.reading .num')?.textContent === id &&
      document.querySelector('aside.reading [role="log"]')?.getAttribute('aria-busy') === 'false',
    number,
    { timeout: OPEN_WITHIN_MS },
  );
  const cold = await conversations(page);

  // The one after it was read ahead meanwhile.
  await settled(page);
  await forgetAnswers(page);
  await page.keyboard.press('j');
  // From the key to the next ticket's words; what is asked for after that reads the one after it ahead.
  await page.waitForFunction(
    (id) =>
      document.querySelector('aside.reading .num')?.textContent !== id &&
      document.querySelector('aside.reading [role="log"]')?.getAttribute('aria-busy') === 'false',
    number,
    { timeout: OPEN_WITHIN_MS },
  );
  const prefetched = await conversations(page);

  const next: number[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    next.push(await timeToNext(page));
    await page.waitForTimeout(900);
  }
  next.sort((a, b) => a - b);

  await page.keyboard.press('r');
  const editor = page.locator('[contenteditable="true"]').first();
  await editor.waitFor();
  await settled(page);
  await forgetTasks(page);
  await page.keyboard.type('The invoice is on its way to you again.'.slice(0, KEYS), { delay: 60 });
  await page.waitForTimeout(500);
  const { keys } = await marksOf(page);
  const slowest = keys.length ? Math.max(...keys) : 0;
  await browser.close();
  return [
    { what: 'browser: requests to open a ticket', ours: cold, floor: 1, unit: '', atMost: 1 },
    { what: 'browser: requests to open a ticket that was read ahead', ours: prefetched, floor: 1, unit: '', atMost: 0 },
    { what: 'browser: next ticket shown, CPU 4x slower / what feels immediate', ours: next[Math.floor(STEPS / 2)]!, floor: INSTANT_MS, unit: 'ms', atMost: 1 },
    { what: 'browser: longest wait of a key in the composer, CPU 4x slower / 50 ms', ours: slowest, floor: 50, unit: 'ms', atMost: 1 },
  ];
}

/** From the key to the frame in which the next ticket's name stands in the pane. */
const timeToNext = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const number = (): string => document.querySelector('aside.reading .num')?.textContent ?? '';
    const before = number();
    const began = performance.now();
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true }));
    while (number() === before && performance.now() - began < 5_000) await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - began;
  });
