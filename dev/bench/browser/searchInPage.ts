import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Ratio } from '../ratio.ts';
import type { Ground } from './browser.ts';
import { slowBrowser } from './slowPage.ts';

const PROMISED_MS = 50;
const RUNS = 5;
const file = (path: string): string => JSON.stringify(fileURLToPath(new URL(path, import.meta.url)));
const source = (tickets: number): string => `
import { createWordIndex } from ${file('../../../spfx-webpart/src/app/localIndex/wordIndex.ts')};
import { benchDeskRows } from ${file('./benchRows.ts')};
const index = createWordIndex(() => '');
for (const row of benchDeskRows(${tickets})) index.put(row);
window.searchMs = (text) => {
  const times = [];
  for (let run = 0; run < ${RUNS}; run += 1) { const began = performance.now(); index.search(text, 20); times.push(performance.now() - began); }
  return times.sort((a, b) => a - b)[${Math.floor(RUNS / 2)}];
};
`;

/** The desk's own index in Chromium, with all tickets, as a person types. */
export async function searchInPage({ chromium, large, tickets }: Ground): Promise<Ratio[]> {
  const bundle = await build({
    stdin: { contents: source(tickets), resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    target: 'es2022',
    conditions: ['source'],
  });
  const browser = await slowBrowser(chromium);
  await browser.context.route('**/search.html', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Search</title>' }));
  const { page } = await browser.open(new URL('/search.html', large.address).href);
  await page.addScriptTag({ content: bundle.outputFiles[0]!.text });
  const rows: Ratio[] = [];
  for (const text of ['r', 'rechn', 'export', 'rechnungsexport katharina', '99999', 'zzzz']) {
    const ours = await page.evaluate((typed) => (window as unknown as { searchMs(text: string): number }).searchMs(typed), text);
    rows.push({ what: `browser: search of ${tickets} tickets for "${text}", CPU 4x slower`, ours, floor: PROMISED_MS, unit: 'ms', atMost: 1 });
  }
  await browser.close();
  return rows;
}
