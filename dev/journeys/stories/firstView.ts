import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { NORDWIND } from '../../world.ts';
import { story } from '../story.ts';

/** Ceiling of each web part's own script (the promise of docs/decisions.md; this may only fall), Fluent UI and PnPjs in it, compressed as the network carries it. Parts (`chunk.*`) load afterwards, words are files of their own. */
const MOST_BYTES = 142_000;
const SCRIPTS = { desk: /\/listdesk-desk[^/]*\.js$/, portal: /\/listdesk-portal[^/]*\.js$/ };

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
      const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
      const address = loaded.find((name) => script.test(new URL(name).pathname));
      assert.ok(address, `no ${script} among ${loaded.join(', ')}`);
      const bytes = gzipSync(Buffer.from(await (await fetch(address)).arrayBuffer()), { level: 9 }).length;
      assert.ok(bytes <= MOST_BYTES, `${new URL(address).pathname} has ${bytes} bytes`);
    }
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
