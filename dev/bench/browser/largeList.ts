import type { Page } from 'playwright-core';
import type { Ratio } from '../ratio.ts';
import type { Ground } from './browser.ts';
import { leftOut, whenCalm } from './calm.ts';
import { firstRow, forgetTasks, heapOf, longTasks, nodesIn, settled, slowBrowser } from './slowPage.ts';

const SCROLLED_ROWS = 10_000;
/** Scrolled in stretches, so that one in which others slowed the machine can be scrolled again. */
const STRETCHES = 10;
const MORE_STRETCHES = 10;
const ROW_PX = 32;
/** A notch of the wheel in every frame: faster than a hand turns it. */
const ROWS_A_FRAME = 3;
const ROWS_A_JUMP = 40;
/** On a machine that others use as well fewer rows pass; the row says how many. */
const STRETCH_AT_MOST_MS = 20_000;

/** What grows with the list, and what scrolling through it costs. */
export async function largeList({ chromium, large, small, tickets }: Ground): Promise<Ratio[]> {
  const figures: { nodes: number; heap: number }[] = [];
  let long: number[] = [];
  let passed = 0;
  let note = '';
  for (const desk of [small, large]) {
    const browser = await slowBrowser(chromium);
    const opened = await browser.open(desk.address);
    await firstRow(opened.page);
    await settled(opened.page);
    figures.push({ nodes: await nodesIn(opened.page), heap: await heapOf(opened) });
    if (desk === large) {
      // All rows of the view once, so that what is measured is scrolling and not the network.
      await scroll(opened.page, SCROLLED_ROWS / 2, ROWS_A_JUMP);
      await settled(opened.page);
      const { results, disturbed } = await whenCalm(STRETCHES, MORE_STRETCHES, async () => {
        await forgetTasks(opened.page);
        const rows = await scroll(opened.page, SCROLLED_ROWS / STRETCHES, ROWS_A_FRAME);
        return { rows, long: await longTasks(opened.page) };
      });
      note = leftOut(disturbed);
      passed = results.reduce((sum, { rows }) => sum + rows, 0);
      long = results.flatMap((stretch) => stretch.long);
      figures.push({ nodes: await nodesIn(opened.page), heap: await heapOf(opened) });
    }
    await browser.close();
  }
  const [few, many, scrolled] = figures as [(typeof figures)[0], (typeof figures)[0], (typeof figures)[0]];
  return [
    { what: `browser: elements with ${tickets} tickets / few`, ours: many.nodes, floor: few.nodes, unit: '', atMost: 1.05 },
    { what: `browser: elements after ${passed} rows / before`, ours: scrolled.nodes, floor: many.nodes, unit: '', atMost: 1.1 },
    { what: `browser: memory with ${tickets} tickets / few`, ours: many.heap, floor: few.heap, unit: 'MB', atMost: 1.15 },
    { what: `browser: memory after ${passed} rows / before`, ours: scrolled.heap, floor: many.heap, unit: 'MB', atMost: 1.5 },
    { what: `browser: tasks over 50 ms while scrolling ${passed} rows, CPU 4x slower${note}`, ours: long.length, floor: 1, unit: '', atMost: 0 },
    { what: 'browser: longest task while scrolling / 50 ms', ours: Math.max(0, ...long), floor: 50, unit: 'ms', atMost: null },
  ];
}

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
