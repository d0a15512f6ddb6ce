import type { Ratio } from '../ratio.ts';
import type { Ground } from './browser.ts';
import { leftOut, whenCalm } from './calm.ts';
import { firstRow, marksOf, settled, slowBrowser } from './slowPage.ts';

const RUNS = 5;
/** So many runs more where the machine was slowed by others. */
const MORE_RUNS = 10;
const SECOND_VISITS = 3;
const MORE_SECOND_VISITS = 4;
const DRAWING_MS = 300;
const PROMISED_KB = 150;
/** Rows that stand before this came from the device. Longer answers the desk calls slow, and is live again only after a quick one. */
const SECOND_VISIT_LATENCY_MS = 2_500;
const REMEMBERED_AFTER_MS = 6_000;
const SHAREPOINT = /\/_api\//;
const CHUNK = /\/chunk\./;

type Cold = { ms: number; requests: number; kB: number };

async function firstVisit({ chromium, large }: Ground): Promise<Cold> {
  const browser = await slowBrowser(chromium);
  const { page, scripts } = await browser.open(large.address);
  await firstRow(page);
  const { began, first, answers } = await marksOf(page);
  const asked = answers.filter(({ url, at }) => SHAREPOINT.test(url) && /items/i.test(url) && at <= first!);
  // Parts come in after the rows and are counted where they are used; words are one file a language.
  const own = [...scripts].filter(([path]) => /listdesk-desk/.test(path) && !CHUNK.test(path));
  await browser.close();
  return { ms: first! - began!, requests: asked.length, kB: own.reduce((sum, [, bytes]) => sum + bytes, 0) / 1024 };
}

const middleOf = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** First visit, and second visit on the same device. */
export async function firstView(ground: Ground): Promise<Ratio[]> {
  const { latencyMs, tickets } = ground;
  const { results, disturbed } = await whenCalm(RUNS, MORE_RUNS, () => firstVisit(ground));
  return [
    {
      what: `browser: list requests until the first row, ${tickets} tickets`,
      ours: Math.max(...results.map(({ requests }) => requests)),
      floor: 1,
      unit: '',
      atMost: 1,
    },
    {
      what: `browser: first row after the bundle ran / latency + 300 ms${leftOut(disturbed)}`,
      ours: middleOf(results.map(({ ms }) => ms)),
      floor: latencyMs + DRAWING_MS,
      unit: 'ms',
      atMost: 1,
    },
    { what: 'browser: script of the first view, gzip / promise', ours: Math.max(...results.map(({ kB }) => kB)), floor: PROMISED_KB, unit: 'kB', atMost: 1 },
    ...(await secondVisits(ground)),
  ];
}

type Warm = { ms: number; answered: number };

async function secondVisit({ chromium, large, latencyMs }: Ground): Promise<Warm> {
  const browser = await slowBrowser(chromium);
  const before = await browser.open(large.address);
  await firstRow(before.page);
  await settled(before.page);
  await before.page.waitForTimeout(REMEMBERED_AFTER_MS);
  await before.page.close();
  await large.answersTake(SECOND_VISIT_LATENCY_MS);
  try {
    const { page } = await browser.open(large.address);
    await firstRow(page);
    const { began, first, answers } = await marksOf(page);
    await page.waitForFunction(() => document.querySelector('.appbar .live:not(.stale)') !== null);
    return { ms: first! - began!, answered: answers.filter(({ url, at }) => SHAREPOINT.test(url) && at <= first!).length };
  } finally {
    await large.answersTake(latencyMs);
    await browser.close();
  }
}

async function secondVisits(ground: Ground): Promise<Ratio[]> {
  const { results, disturbed } = await whenCalm(SECOND_VISITS, MORE_SECOND_VISITS, () => secondVisit(ground));
  return [
    {
      what: 'browser: answers needed for the first row of a second visit',
      ours: Math.max(...results.map(({ answered }) => answered)),
      floor: 1,
      unit: '',
      atMost: 0,
    },
    {
      what: `browser: first row of a second visit after the bundle ran / latency + 300 ms${leftOut(disturbed)}`,
      ours: middleOf(results.map(({ ms }) => ms)),
      floor: ground.latencyMs + DRAWING_MS,
      unit: 'ms',
      atMost: 1,
    },
  ];
}
