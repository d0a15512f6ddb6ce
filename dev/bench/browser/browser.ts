import type { Browser } from 'playwright-core';
import { openBrowser } from '../../journeys/browser.ts';
import type { Bench, Ratio } from '../ratio.ts';
import { benchDesk, CACHE, type BenchDesk } from './benchDesk.ts';
import { plainList } from './plainList.ts';
import { firstRow, marksOf, nodesIn, slowPage } from './slowPage.ts';

const TICKETS = 100_000;
const FEW = 4_000;
const LATENCY_MS = 150;
const SCROLLED_ROWS = 10_000;
const ROW_PX = 32;
const IDLE_MS = 30_000;
const PROMISED_KB = 150;

/** The desk's speed in a real Chromium, on the package a customer gets. Left out with words where there is no browser or no package. */
export const browser: Bench = async () => {
  let chromium: Browser;
  try {
    chromium = await openBrowser(CACHE);
  } catch (error) {
    process.stderr.write(`  left out: ${error instanceof Error ? error.message : String(error)}\n`);
    return [];
  }
  try {
    const large = await benchDesk(TICKETS, LATENCY_MS);
    if (!large) {
      process.stderr.write('  left out: there is no package yet; npm run build makes it.\n');
      return [];
    }
    const small = await benchDesk(FEW, LATENCY_MS);
    try {
      return [...(await measured(chromium, large, small!)), ...(await plainList(chromium, large, LATENCY_MS))];
    } finally {
      await large.close();
      await small?.close();
    }
  } finally {
    await chromium.close();
  }
};

async function measured(chromium: Browser, large: BenchDesk, small: BenchDesk): Promise<Ratio[]> {
  const { log } = large.simulator;
  const { page, scripts, close } = await slowPage(chromium, large.address);
  const few = await slowPage(chromium, small.address);
  try {
    // The page around the web part reads its context from SharePoint first; what counts begins with our bundle.
    await page.waitForFunction(() => window.benchMarks.began !== null, undefined, { timeout: 60_000 });
    await firstRow(page);
    const { began, first } = await marksOf(page);
    const listRequests = log.entries.filter(({ url }) => /ListDeskTickets/i.test(url) && /items/i.test(url));
    const kB = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) / 1024;
    await firstRow(few.page);
    await Promise.all([page.waitForTimeout(4_000), few.page.waitForTimeout(4_000)]);
    const nodes = [await nodesIn(page), await nodesIn(few.page)] as const;
    await few.close();

    await page.evaluate(() => { window.benchMarks.long.length = 0; });
    await scroll(page);
    const long = (await marksOf(page)).long.length;

    const mark = log.mark();
    await page.waitForTimeout(IDLE_MS);
    const idle = log.since(mark).length * (60_000 / IDLE_MS);

    return [
      { what: `browser: list requests until the first row, ${TICKETS} tickets`, ours: listRequests.length, floor: 1, unit: '', atMost: 1 },
      { what: `browser: first row after the bundle ran, CPU 4x slower / latency`, ours: first! - began!, floor: LATENCY_MS, unit: 'ms', atMost: 3 },
      { what: `browser: elements with ${TICKETS} tickets / ${FEW}`, ours: nodes[0], floor: nodes[1], unit: '', atMost: 1.05 },
      { what: `browser: tasks over 50 ms while scrolling ${SCROLLED_ROWS} rows`, ours: 1 + long, floor: 1, unit: '+1', atMost: null },
      { what: `browser: requests a minute of a desk just opened / idle budget`, ours: idle, floor: 4, unit: '', atMost: null },
      { what: `browser: script of the first view, gzip / promise`, ours: kB, floor: PROMISED_KB, unit: 'kB', atMost: 1 },
    ];
  } finally {
    await close();
  }
}

/** A screen at a time, each one drawn before the next. */
async function scroll(page: Parameters<typeof marksOf>[0]): Promise<void> {
  await page.evaluate(async ({ rows, rowPx }) => {
    const body = document.querySelector('.gridbox [role="rowgroup"]');
    if (!body) throw new Error('there is no grid');
    for (let top = 0; top < rows * rowPx; top += body.clientHeight) {
      body.scrollTop = top % Math.max(1, body.scrollHeight - body.clientHeight);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }, { rows: SCROLLED_ROWS, rowPx: ROW_PX });
}
