import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';

export const CPU_SLOWER = 4;
const READY_MS = 60_000;

/** A script of our package as it came over the wire, compressed as SharePoint's delivery network does. */
export type SlowPage = { page: Page; scripts: Map<string, number>; close: () => Promise<void> };

type Marks = { began: number | null; first: number | null; long: number[] };
declare global {
  interface Window { benchMarks: Marks }
}

/** Watches from the first moment: when our bundle begins, when the first row of the grid stands, and every task over 50 ms. */
function watch(): void {
  const marks: Marks = { began: null, first: null, long: [] };
  window.benchMarks = marks;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => marks.long.push(entry.duration))).observe({ type: 'longtask', buffered: true });
  new MutationObserver(() => {
    if (marks.began === null && document.querySelector('.listdesk')) marks.began = performance.now();
    if (marks.first === null && document.querySelector('.gridbox [role="rowgroup"] [role="row"]')) marks.first = performance.now();
  }).observe(document, { childList: true, subtree: true });
}

/** Opens the desk on a machine that is four times slower. */
export async function slowPage(browser: Browser, address: string): Promise<SlowPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const scripts = new Map<string, number>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.startsWith('/_package/') || !pathname.endsWith('.js')) return;
    void response.body().then((body) => scripts.set(pathname, gzipSync(body).length), () => undefined);
  });
  await page.addInitScript(watch);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
  await page.goto(address);
  return { page, scripts, close: () => context.close() };
}

export const firstRow = (page: Page) => page.waitForFunction(() => window.benchMarks.first !== null, undefined, { timeout: READY_MS });
export const marksOf = (page: Page): Promise<Marks> => page.evaluate(() => window.benchMarks);
export const nodesIn = (page: Page): Promise<number> => page.evaluate(() => document.querySelectorAll('.listdesk *').length);
