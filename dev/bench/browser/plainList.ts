import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import type { Ratio } from '../ratio.ts';
import type { BenchDesk } from './benchDesk.ts';
import { CPU_SLOWER } from './slowPage.ts';

const ROWS = 5_000;
/** What a team writes first: all rows that one answer holds, each drawn. */
const SOURCE = `
import { spfi, SPBrowser } from '@pnp/sp';
import '@pnp/sp/webs/index.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/items/index.js';
const sp = spfi().using(SPBrowser({ baseUrl: location.origin + '/sites/helpdesk' }));
const began = performance.now();
const items = await sp.web.getList('/sites/helpdesk/Lists/ListDeskTickets').items.top(${ROWS})();
const table = document.createElement('table');
for (const item of items) {
  const row = table.insertRow();
  for (const value of [item.Id, item.Title, item.TicketStatus, item.RequesterName, item.LastMessageAt]) row.insertCell().textContent = String(value);
}
document.body.replaceChildren(table);
requestAnimationFrame(() => { window.plain = { ms: performance.now() - began, nodes: document.querySelectorAll('body *').length }; });
`;

/** The baseline: a page that shows `items.top()` of PnPjs, on the same machine and list. It promises nothing. */
export async function plainList(chromium: Browser, desk: BenchDesk, latencyMs: number): Promise<Ratio[]> {
  const bundle = await build({ stdin: { contents: SOURCE, resolveDir: import.meta.dirname, loader: 'js' }, bundle: true, write: false, format: 'esm', minify: true, target: 'es2022' });
  const context = await chromium.newContext();
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
    const address = new URL(desk.address);
    await page.route('**/plain.html*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Plain list</title><body></body>' }));
    await page.goto(`${address.origin}/plain.html${address.search}`);
    const mark = desk.simulator.log.mark();
    await page.addScriptTag({ type: 'module', content: bundle.outputFiles[0]!.text });
    await page.waitForFunction(() => 'plain' in window, undefined, { timeout: 120_000 });
    const plain = await page.evaluate(() => (window as unknown as { plain: { ms: number; nodes: number } }).plain);
    const bytes = desk.simulator.log.since(mark).reduce((sum, { bytesOut }) => sum + bytesOut, 0);
    return [
      { what: 'baseline, plain items.top(): rows after the script ran / latency', ours: plain.ms, floor: latencyMs, unit: 'ms', atMost: null },
      { what: 'baseline, plain items.top(): elements of 5000 rows / rows', ours: plain.nodes, floor: ROWS, unit: '', atMost: null },
      { what: 'baseline, plain items.top(): answer', ours: bytes / 1024, floor: 1, unit: 'kB', atMost: null },
    ];
  } finally {
    await context.close();
  }
}
