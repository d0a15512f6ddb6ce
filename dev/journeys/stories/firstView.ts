import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { NORDWIND } from '../../world.ts';
import { story } from '../story.ts';

/** Ceiling of each web part's own script (the promise of docs/decisions.md; this may only fall), Fluent UI and PnPjs in it, compressed as the network carries it. Parts (`chunk.*`) load afterwards, words are files of their own. */
const MOST_BYTES = 142_000;
const SCRIPTS = { desk: /\/listdesk-desk[^/]*\.js$/, portal: /\/listdesk-portal[^/]*\.js$/ };
/** What tells the browser to compile the whole file while it comes in (spfx-webpart/config/webpackPatch.js); anywhere but in the first line it is a comment. */
const COMPILED_ON_ARRIVAL = '//# allFunctionsCalledOnLoad\n';

/** The web part's own script as the page got it. */
async function loadedScript(page: Page, script: RegExp): Promise<{ path: string; bytes: Buffer }> {
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
  const address = loaded.find((name) => script.test(new URL(name).pathname));
  assert.ok(address, `no ${script} among ${loaded.join(', ')}`);
  return { path: new URL(address).pathname, bytes: Buffer.from(await (await fetch(address)).arrayBuffer()) };
}

export default [
  story('the first view of desk and portal stays under its ceiling of script', async (stage) => {
    const desk = await stage.desk(NORDWIND.agents[0].upn);
    await desk.getByRole('region', { name: 'Ticket list' }).waitFor();
    const portal = await stage.portal(NORDWIND.requesters[0].upn);
    await portal.getByRole('textbox', { name: 'In one line' }).waitFor();
    for (const [page, script] of [
      [desk, SCRIPTS.desk],
      [portal, SCRIPTS.portal],
    ] as const) {
      const { path, bytes } = await loadedScript(page, script);
      const sent = gzipSync(bytes, { level: 9 }).length;
      assert.ok(sent <= MOST_BYTES, `${path} has ${sent} bytes`);
    }
    const { bytes } = await loadedScript(desk, SCRIPTS.desk);
    assert.equal(bytes.subarray(0, COMPILED_ON_ARRIVAL.length).toString(), COMPILED_ON_ARRIVAL);
  }),

  story('what floats comes after the first rows, before anybody opens it, and opens', async (stage) => {
    const desk = await stage.desk(NORDWIND.agents[0].upn);
    await desk.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/chunk.layers')));
    await desk.locator('.tip').getByRole('button', { name: 'Keyboard shortcuts' }).hover();
    await desk.locator('.ms-Tooltip', { hasText: 'Keyboard shortcuts' }).waitFor();
    await desk
      .getByRole('button', { name: /^Status:/ })
      .first()
      .click();
    await desk.getByRole('listbox', { name: 'Status' }).waitFor();
    await desk.keyboard.press('Escape');
    await desk.waitForFunction(() => /^Status:/.test(document.activeElement?.getAttribute('aria-label') ?? ''));
  }),
];
