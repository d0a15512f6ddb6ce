import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { NORDWIND } from '../../world.ts';
import { findings } from '../accessibility.ts';
import { story, type Stage } from '../story.ts';

const [AYLIN] = NORDWIND.agents;
const MARA = NORDWIND.admin;
const [KATHARINA] = NORDWIND.requesters;
const SETTLE_MS = 600;

const LOOKS = [
  { theme: 'light', width: 1280, height: 800, rules: 'all' },
  { theme: 'dark', width: 1280, height: 800, rules: 'colour' },
  { theme: 'contrast', width: 1280, height: 800, rules: 'colour' },
  { theme: 'light', width: 390, height: 844, rules: 'all' },
  { theme: 'dark', width: 390, height: 844, rules: 'colour' },
] as const;
const TOOLS = [
  ['board', 'reports', 'mailLog', 'responses', 'articles'],
  ['rules', 'settings', 'audit', 'privacy'],
] as const;

/** Goes by address as a link does: no reload, so many views are looked at in the time of one. */
async function show(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.waitForTimeout(SETTLE_MS);
  // A part that comes later shows that it is on its way; nothing is judged half drawn.
  await page
    .locator('.listdesk [aria-busy="true"]')
    .first()
    .waitFor({ state: 'detached' })
    .catch(() => undefined);
}

let made: Promise<void> | null = null;
/** One ticket for all the stories of this file. */
const aTicket = (stage: Stage): Promise<void> =>
  (made ??= (async () => {
    await stage.mail({
      from: 'kim.larsen@customer.example',
      subject: 'A ticket to look at',
      text: 'The lamp over my desk flickers.\n\n> You wrote:\n> Which lamp?',
    });
    const desk = await stage.desk(AYLIN.upn);
    await desk.getByRole('row', { name: /A ticket to look at/ }).waitFor();
  })());

async function ticketId(page: Page): Promise<string> {
  return (await page.locator('.tr[data-id]').first().getAttribute('data-id')) ?? '';
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.waitForTimeout(250);
}

export default [
  ...LOOKS.map(({ theme, width, height, rules }) =>
    story(
      `no barrier on the desk: ${theme}, ${width} wide`,
      async (stage) => {
        await aTicket(stage);
        const desk = await stage.desk(AYLIN.upn, { theme }, { width, height });
        await desk.locator('.tr[data-id]').first().waitFor();
        const found = await findings(desk, 'list', rules);
        await desk.keyboard.press('Control+k');
        await desk.waitForTimeout(SETTLE_MS);
        found.push(...(await findings(desk, 'palette', rules)));
        await close(desk);
        await desk
          .locator('.listdesk')
          .press('?')
          .catch(() => undefined);
        await desk.waitForTimeout(SETTLE_MS);
        found.push(...(await findings(desk, 'keys', rules)));
        await close(desk);
        assert.deepEqual(found, []);
      },
      { looksOnly: true },
    ),
  ),

  ...LOOKS.map(({ theme, width, height, rules }) =>
    story(
      `no barrier at a ticket: ${theme}, ${width} wide`,
      async (stage) => {
        await aTicket(stage);
        const desk = await stage.desk(AYLIN.upn, { theme }, { width, height });
        await desk.locator('.tr[data-id]').first().waitFor();
        const found: string[] = [];
        const id = await ticketId(desk);
        await show(desk, `ticket=${id}`);
        found.push(...(await findings(desk, 'ticket', rules)));
        await desk.keyboard.press('r');
        await desk.waitForTimeout(SETTLE_MS);
        found.push(...(await findings(desk, 'reply', rules)));
        await close(desk);
        await desk.keyboard.press('n');
        await desk.waitForTimeout(SETTLE_MS);
        found.push(...(await findings(desk, 'note', rules)));
        await close(desk);
        assert.deepEqual(found, []);
      },
      { looksOnly: true },
    ),
  ),

  ...LOOKS.flatMap(({ theme, width, height, rules }) =>
    TOOLS.map((tools, half) =>
      story(
        `no barrier in the tools ${half + 1}: ${theme}, ${width} wide`,
        async (stage) => {
          const desk = await stage.desk(MARA.upn, { theme }, { width, height });
          await desk.getByRole('region').first().waitFor();
          const found: string[] = [];
          for (const tool of tools) {
            await show(desk, `tool=${tool}`);
            found.push(...(await findings(desk, tool, rules)));
          }
          if (half === 1) {
            await show(desk, 'setup=1');
            found.push(...(await findings(desk, 'set-up', rules)));
          }
          assert.deepEqual(found, []);
        },
        { looksOnly: true },
      ),
    ),
  ),

  ...LOOKS.map(({ theme, width, height, rules }) =>
    story(
      `no barrier in the portal: ${theme}, ${width} wide`,
      async (stage) => {
        const portal = await stage.portal(KATHARINA.upn, { theme }, { width, height });
        await portal.locator('.listdesk').waitFor();
        await portal.waitForTimeout(SETTLE_MS);
        const found = await findings(portal, 'home', rules);
        // A request nobody has: the page says so, which is a view as well.
        await show(portal, 'listdesk/request/none');
        found.push(...(await findings(portal, 'request', rules)));
        assert.deepEqual(found, []);
      },
      { looksOnly: true },
    ),
  ),
];
