import type { Ratio } from '../ratio.ts';
import type { Ground } from './browser.ts';
import { firstRow, settled, slowBrowser } from './slowPage.ts';

const ROUNDS = 3;
const ROUND_MS = 15_000;
/** After so long without a hand on the desk it is idle (`ACTIVE_FOR_MS` of the desk). */
const IDLE_AFTER_MS = 121_000;

/** What a window nobody works in asks of SharePoint, seen and unseen. Time is moved on, not waited for. */
export async function polling({ chromium, small }: Ground): Promise<Ratio[]> {
  const browser = await slowBrowser(chromium);
  await browser.context.addInitScript((ahead) => {
    let moved = 0;
    const real = Date.now.bind(Date);
    Date.now = () => real() + moved;
    Object.assign(window, {
      letTimePass: () => {
        moved = ahead;
      },
    });
    let seen: DocumentVisibilityState = 'visible';
    Object.defineProperty(document, 'visibilityState', { get: () => seen });
    Object.assign(window, {
      hideWindow: () => {
        seen = 'hidden';
        document.dispatchEvent(new Event('visibilitychange'));
      },
    });
  }, IDLE_AFTER_MS);
  const { page } = await browser.open(small.address);
  await firstRow(page);
  await settled(page);
  await page.evaluate(() => (window as unknown as { letTimePass(): void }).letTimePass());
  // The round that was ordered while somebody worked is still of the old pace.
  await page.waitForTimeout(ROUND_MS);
  const mark = await small.mark();
  await page.waitForTimeout(ROUNDS * ROUND_MS);
  const idle = (await small.since(mark)).length;
  await page.evaluate(() => (window as unknown as { hideWindow(): void }).hideWindow());
  await page.waitForTimeout(2_000);
  const hiddenFrom = await small.mark();
  await page.waitForTimeout(ROUND_MS + 5_000);
  const hidden = (await small.since(hiddenFrom)).length;
  await browser.close();
  return [
    { what: 'browser: requests of an idle window in 45 s / one in 15 s', ours: idle, floor: ROUNDS, unit: '', atMost: 1 },
    { what: 'browser: requests of a hidden window in 20 s', ours: hidden, floor: 1, unit: '', atMost: 0 },
  ];
}
