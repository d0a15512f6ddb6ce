import type { Browser } from 'playwright-core';
import { openBrowser } from '../../journeys/browser.ts';
import type { Bench, Ratio } from '../ratio.ts';
import { benchDesk, CACHE, type BenchDesk } from './benchDesk.ts';
import { firstView } from './firstView.ts';
import { largeList } from './largeList.ts';
import { plainList } from './plainList.ts';
import { polling } from './polling.ts';
import { searchInPage } from './searchInPage.ts';
import { tickets } from './tickets.ts';

export const TICKETS = 100_000;
const FEW = 4_000;
export const LATENCY_MS = 150;
const PART_MS = 480_000;

/** What the parts measure on: Chromium, a desk with very many tickets and one with few. */
export type Ground = { chromium: Browser; large: BenchDesk; small: BenchDesk; latencyMs: number; tickets: number };

/** In turn, never beside each other: two on one core spoil both. */
const PARTS: readonly { name: string; measure: (ground: Ground) => Promise<Ratio[]> }[] = [
  { name: 'first view', measure: firstView },
  { name: 'tickets', measure: tickets },
  { name: 'large list', measure: largeList },
  { name: 'polling', measure: polling },
  { name: 'search', measure: searchInPage },
  { name: 'plain list', measure: plainList },
];

/**
 * The desk's speed in a real Chromium, on the package a customer gets. Left out with words where there is no browser or no package;
 * a part that cannot be measured is a missed row and stops nobody else. BROWSER_PARTS names parts to measure alone.
 */
export const browser: Bench = async () => {
  let chromium: Browser;
  try {
    chromium = await openBrowser(CACHE);
  } catch (error) {
    process.stderr.write(`  left out: ${error instanceof Error ? error.message : String(error)}\n`);
    return [];
  }
  const desks: BenchDesk[] = [];
  try {
    for (const count of [TICKETS, FEW]) {
      const desk = await benchDesk(count, LATENCY_MS);
      if (!desk) {
        process.stderr.write('  left out: there is no package yet; npm run build makes it.\n');
        return [];
      }
      desks.push(desk);
    }
    const ground: Ground = { chromium, large: desks[0]!, small: desks[1]!, latencyMs: LATENCY_MS, tickets: TICKETS };
    const rows: Ratio[] = [];
    const wanted = process.env['BROWSER_PARTS']?.split(',');
    for (const part of PARTS.filter(({ name }) => !wanted || wanted.includes(name))) rows.push(...(await bounded(part, ground)));
    return rows;
  } finally {
    await chromium.close();
    for (const desk of desks) desk.close();
  }
};

async function bounded({ name, measure }: (typeof PARTS)[number], ground: Ground): Promise<Ratio[]> {
  process.stderr.write(`  ${name}\n`);
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not over after ${PART_MS / 1000} s`)), PART_MS);
    });
    return await Promise.race([measure(ground), late]);
  } catch (error) {
    process.stderr.write(`  ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return [{ what: `browser: ${name} could not be measured`, ours: Infinity, floor: 1, unit: '', atMost: 1 }];
  } finally {
    clearTimeout(timer);
    for (const context of ground.chromium.contexts()) await context.close().catch(() => undefined);
  }
}
