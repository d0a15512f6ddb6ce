import { build } from 'esbuild';
import type { Ratio } from '../ratio.ts';
import type { Ground } from './browser.ts';
import { firstRow, marksOf, nodesIn, slowBrowser } from './slowPage.ts';

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

/** The baseline: a page that shows `items.top()` of PnPjs, in the same browser on the same list; and what the desk needs of it. */
export async function plainList({ chromium, large }: Ground): Promise<Ratio[]> {
  const bundle = await build({
    stdin: { contents: SOURCE, resolveDir: import.meta.dirname, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    target: 'es2022',
  });
  const browser = await slowBrowser(chromium);
  const address = new URL(large.address);
  await browser.context.route('**/plain.html*', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Plain list</title><body></body>' }),
  );
  const { page } = await browser.open(`${address.origin}/plain.html${address.search}`);
  const mark = await large.mark();
  await page.addScriptTag({ type: 'module', content: bundle.outputFiles[0]!.text });
  await page.waitForFunction(() => 'plain' in window);
  const plain = await page.evaluate(() => (window as unknown as { plain: { ms: number; nodes: number } }).plain);
  const plainBytes = (await large.since(mark)).reduce((sum, { bytesOut }) => sum + bytesOut, 0);
  await page.close();

  const desk = await browser.open(large.address);
  await firstRow(desk.page);
  const { began, first } = await marksOf(desk.page);
  const answer = (await large.since(mark)).find(
    ({ url }) => /ListDeskTickets/i.test(url) && /RenderListDataAsStream|\/items/i.test(url) && !/top=5000/i.test(url),
  );
  const nodes = await nodesIn(desk.page);
  await browser.close();
  return [
    { what: `first row: desk / plain items.top(${ROWS}) page`, ours: first! - began!, floor: plain.ms, unit: 'ms', atMost: 0.5 },
    { what: 'elements: desk / plain page', ours: nodes, floor: plain.nodes, unit: '', atMost: 0.1 },
    { what: 'answer with the first rows: desk / plain page', ours: (answer?.bytesOut ?? Infinity) / 1024, floor: plainBytes / 1024, unit: 'kB', atMost: 0.1 },
  ];
}
