import type { Page } from 'playwright-core';
import type { Ratio } from '../ratio.ts';
import type { Ground } from './browser.ts';
import { leftOut, whenCalm } from './calm.ts';
import { firstRow, forgetTasks, heapOf, longTasks, nodesIn, passesOf, settled, slowBrowser } from './slowPage.ts';

const SCROLLED_ROWS = 10_000;
/** Scrolled in stretches, so that one in which others slowed the machine can be scrolled again. */
const STRETCHES = 10;
const MORE_STRETCHES = 10;
const ROW_PX = 32;
/** A notch of the wheel in every frame: faster than a hand turns it. */
const ROWS_A_FRAME = 3;
/** The index of the search fills by itself, a page of so many tickets at a time, and takes so much memory for each. */
const INDEX_PAGE = /filter=Id\+lt\+\d+\+and\+Id\+ge\+\d+/;
const IDS_A_PAGE = 1_000;
const BYTES_A_TICKET = 400;
/** No page came for so long: that was the last. */
const LAST_PAGE_AFTER_MS = 3_000;
/** On a machine that others use as well fewer rows pass; the row says how many. */
const STRETCH_AT_MOST_MS = 20_000;

/** What grows with the list, and what scrolling through it costs. */
export async function largeList({ chromium, large, small, tickets }: Ground): Promise<Ratio[]> {
  const figures: { nodes: number; heap: number }[] = [];
  let long: number[] = [];
  let passed = 0;
  let learnt = 0;
  let passes = { styles: 0, layouts: 0 };
  let note = '';
  for (const desk of [small, large]) {
    const browser = await slowBrowser(chromium);
    const opened = await browser.open(desk.address);
    await firstRow(opened.page);
    await settled(opened.page);
    figures.push({ nodes: await nodesIn(opened.page), heap: await heapOf(opened) });
    if (desk === large) {
      // All rows of the view, so that what is measured is scrolling and not the network.
      await toTheEnd(opened.page);
      await settled(opened.page);
      figures.push({ nodes: await nodesIn(opened.page), heap: await heapOf(opened) });
      const mark = await desk.mark();
      const before = await passesOf(opened);
      const { results, disturbed } = await whenCalm(STRETCHES, MORE_STRETCHES, async () => {
        await forgetTasks(opened.page);
        const rows = await scroll(opened.page, SCROLLED_ROWS / STRETCHES, ROWS_A_FRAME);
        return { rows, long: await longTasks(opened.page) };
      });
      const after = await passesOf(opened);
      passes = { styles: after.styles - before.styles, layouts: after.layouts - before.layouts };
      note = leftOut(disturbed);
      passed = results.reduce((sum, { rows }) => sum + rows, 0);
      long = results.flatMap((stretch) => stretch.long);
      figures.push({ nodes: await nodesIn(opened.page), heap: await heapOf(opened) });
      learnt = (await desk.since(mark)).filter(({ url }) => INDEX_PAGE.test(decodeURIComponent(url))).length * IDS_A_PAGE;
    }
    await browser.close();
  }
  const [few, many, whole, scrolled] = figures as [(typeof figures)[0], (typeof figures)[0], (typeof figures)[0], (typeof figures)[0]];
  return [
    { what: `browser: elements with ${tickets} tickets / few`, ours: many.nodes, floor: few.nodes, unit: '', atMost: 1.05 },
    { what: `browser: elements after ${passed} rows / before`, ours: scrolled.nodes, floor: many.nodes, unit: '', atMost: 1.1 },
    { what: `browser: memory with ${tickets} tickets / few`, ours: many.heap, floor: few.heap, unit: 'MB', atMost: 1.15 },
    { what: 'browser: memory with all rows of the view / its first page', ours: whole.heap, floor: many.heap, unit: 'MB', atMost: 1.5 },
    {
      what: `browser: memory after ${passed} rows / before and ${learnt} tickets the search learnt meanwhile`,
      ours: scrolled.heap,
      floor: whole.heap + (learnt * BYTES_A_TICKET) / 1024 ** 2,
      unit: 'MB',
      atMost: 1.1,
    },
    { what: 'browser: passes through the styles while scrolling / layouts', ours: passes.styles, floor: passes.layouts, unit: '', atMost: 1.1 },
    { what: `browser: tasks over 50 ms while scrolling ${passed} rows, CPU 4x slower${note}`, ours: long.length, floor: 1, unit: '', atMost: 0 },
    { what: 'browser: longest task while scrolling / 50 ms', ours: Math.max(0, ...long), floor: 50, unit: 'ms', atMost: null },
  ];
}

/** To the last row there is, page after page. */
const toTheEnd = (page: Page): Promise<void> =>
  page.evaluate(async (lastAfterMs) => {
    const body = document.querySelector('.gridbox [role="rowgroup"]');
    if (!body) throw new Error('there is no grid');
    let height = 0;
    for (let until = performance.now() + lastAfterMs; performance.now() < until;) {
      if (body.scrollHeight > height) until = performance.now() + lastAfterMs;
      height = body.scrollHeight;
      body.scrollTop = height;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    body.scrollTop = 0;
  }, LAST_PAGE_AFTER_MS);

/** Answers how many rows passed. */
async function scroll(page: Page, rows: number, rowsAFrame: number): Promise<number> {
  const frames = await page.evaluate(
    async ({ frames, px, atMostMs }) => {
      const body = document.querySelector('.gridbox [role="rowgroup"]');
      if (!body) throw new Error('there is no grid');
      let step = px;
      const until = performance.now() + atMostMs;
      let frame = 0;
      for (; frame < frames && performance.now() < until; frame += 1) {
        const end = body.scrollHeight - body.clientHeight;
        if ((step > 0 && body.scrollTop >= end - 1) || (step < 0 && body.scrollTop <= 0)) step = -step;
        body.scrollTop += step;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return frame;
    },
    { frames: rows / rowsAFrame, px: rowsAFrame * ROW_PX, atMostMs: STRETCH_AT_MOST_MS },
  );
  return frames * rowsAFrame;
}
