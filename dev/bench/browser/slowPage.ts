import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

export const CPU_SLOWER = 4;
/** A wait that is not over by then is a finding, not a reason to hang. */
export const READY_MS = 45_000;
const LONGEST_TASK_MS = 50;

type Marks = { began: number | null; first: number | null; tasks: { at: number; ms: number }[]; answers: { url: string; at: number }[]; keys: number[] };
declare global {
  interface Window {
    benchMarks: Marks;
  }
}

/** Watches from the first moment: when our script begins to run (marked by the page's loader), when the first row stands, each answer of SharePoint's, long tasks, and how long each key waited for its picture. */
function watch(): void {
  const marks: Marks = { began: null, first: null, tasks: [], answers: [], keys: [] };
  window.benchMarks = marks;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => marks.tasks.push({ at: entry.startTime, ms: entry.duration }))).observe({
    type: 'longtask',
    buffered: true,
  });
  new PerformanceObserver((list) =>
    list.getEntries().forEach((entry) => {
      if (entry.name === 'keydown') marks.keys.push((entry as PerformanceEventTiming).processingEnd - entry.startTime);
    }),
  ).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  new PerformanceObserver((list) =>
    list.getEntries().forEach((entry) => {
      if (/^runs .*\/listdesk-desk[^/]*$/.test(entry.name)) marks.began ??= entry.startTime;
    }),
  ).observe({ type: 'mark', buffered: true });
  const ask = window.fetch.bind(window);
  window.fetch = async (...given) => {
    const answer = await ask(...given);
    marks.answers.push({ url: answer.url, at: performance.now() });
    return answer;
  };
  // Watching on would itself cost memory for every row that comes and goes.
  new MutationObserver((_, observer) => {
    if (!document.querySelector('.gridbox [role="rowgroup"] [role="row"]')) return;
    marks.first = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

/** One person's browser (storage, cookies); its pages run four times slower. */
export type SlowBrowser = { context: BrowserContext; open(address: string): Promise<SlowPage>; close(): Promise<void> };
export type SlowPage = { page: Page; devtools: CDPSession; /** Gzipped bytes of each script of our package, by path. */ scripts: Map<string, number> };

export async function slowBrowser(browser: Browser): Promise<SlowBrowser> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(watch);
  return {
    context,
    async open(address) {
      const page = await context.newPage();
      page.setDefaultTimeout(READY_MS);
      const scripts = new Map<string, number>();
      page.on('response', (response) => {
        const { pathname } = new URL(response.url());
        if (!pathname.startsWith('/_package/') || !pathname.endsWith('.js')) return;
        // A body that is gone with its page is of no matter: what counts is measured while the page stands.
        void response.body().then(
          (body) => scripts.set(pathname, gzipSync(body, { level: 9 }).length),
          () => undefined,
        );
      });
      const devtools = await context.newCDPSession(page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
      await page.goto(address);
      return { page, devtools, scripts };
    },
    close: () => context.close(),
  };
}

export const firstRow = (page: Page): Promise<unknown> => page.waitForFunction(() => window.benchMarks.first !== null);
export const marksOf = (page: Page): Promise<Marks> => page.evaluate(() => window.benchMarks);
export const nodesIn = (page: Page): Promise<number> => page.evaluate(() => document.querySelectorAll('.listdesk *').length);
export const forgetTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.benchMarks.tasks.length = 0;
    window.benchMarks.keys.length = 0;
  });
export const longTasks = async (page: Page): Promise<number[]> => (await marksOf(page)).tasks.map(({ ms }) => ms).filter((ms) => ms > LONGEST_TASK_MS);

/** What the page's script holds after all that can go is gone, in MB. */
export async function heapOf({ devtools }: SlowPage): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize / 1024 ** 2;
}

/** How often since its beginning the page went through its styles, and laid itself out. */
export async function passesOf({ devtools }: SlowPage): Promise<{ styles: number; layouts: number }> {
  await devtools.send('Performance.enable');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const figure = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? 0;
  return { styles: figure('RecalcStyleCount'), layouts: figure('LayoutCount') };
}

/** Waits until the page has asked nothing and worked on nothing for a while, at most so long. */
export async function settled(page: Page, quietMs = 1_000, atMostMs = 15_000): Promise<void> {
  const until = Date.now() + atMostMs;
  for (let last = -1; Date.now() < until;) {
    const { tasks, answers } = await marksOf(page);
    const now = tasks.length + answers.length;
    if (now === last) return;
    last = now;
    await page.waitForTimeout(quietMs);
  }
}
