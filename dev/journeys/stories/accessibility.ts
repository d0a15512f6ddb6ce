import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { NORDWIND } from '../../world.ts';
import { siteTheme, type ThemeName } from '../../workbench/themes.ts';
import { findings } from '../accessibility.ts';
import { story, type Stage } from '../story.ts';

const [AYLIN] = NORDWIND.agents;
const MARA = NORDWIND.admin;
const [KATHARINA] = NORDWIND.requesters;
const SETTLE_MS = 600;
const FADE_MS = 250;

/** One page for each of these; its themes are put on one after the other, as a section of SharePoint changes. Contrast comes from Teams only. */
const PAGES = [
  { themes: ['light', 'dark'], width: 1280, height: 800 },
  { themes: ['contrast'], width: 1280, height: 800 },
  { themes: ['light', 'dark'], width: 390, height: 844 },
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

/** What is wrong in the view that is open now, in each theme; afterwards the first one is on again. */
async function wrongIn(page: Page, view: string, themes: readonly ThemeName[]): Promise<string[]> {
  const wear = async (theme: ThemeName): Promise<void> => {
    await page.evaluate((worn) => (window as unknown as { listdeskSiteTheme: (theme: unknown) => void }).listdeskSiteTheme(worn), siteTheme(theme));
    await page.locator(`.listdesk[data-theme="${theme}"]`).first().waitFor();
    await page.waitForTimeout(FADE_MS);
  };
  const [first, ...others] = themes;
  const found = await findings(page, `${view} (${first})`, first === 'light' ? 'all' : 'colour');
  for (const theme of others) {
    await wear(theme);
    found.push(...(await findings(page, `${view} (${theme})`, 'colour')));
  }
  if (others.length) await wear(first!);
  return found;
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
  ...PAGES.map(({ themes, width, height }) =>
    story(
      `no barrier on the desk: ${themes.join(' and ')}, ${width} wide`,
      async (stage) => {
        await aTicket(stage);
        const desk = await stage.desk(AYLIN.upn, { theme: themes[0] }, { width, height });
        await desk.locator('.tr[data-id]').first().waitFor();
        const found = await wrongIn(desk, 'list', themes);
        await desk.keyboard.press('Control+k');
        await desk.waitForTimeout(SETTLE_MS);
        found.push(...(await wrongIn(desk, 'palette', themes)));
        await close(desk);
        await desk
          .locator('.listdesk')
          .press('?')
          .catch(() => undefined);
        await desk.waitForTimeout(SETTLE_MS);
        found.push(...(await wrongIn(desk, 'keys', themes)));
        await close(desk);
        assert.deepEqual(found, []);
      },
      { looksOnly: true },
    ),
  ),

  ...PAGES.map(({ themes, width, height }) =>
    story(
      `no barrier at a ticket: ${themes.join(' and ')}, ${width} wide`,
      async (stage) => {
        await aTicket(stage);
        const desk = await stage.desk(AYLIN.upn, { theme: themes[0] }, { width, height });
        await desk.locator('.tr[data-id]').first().waitFor();
        const found: string[] = [];
        const id = await ticketId(desk);
        await show(desk, `ticket=${id}`);
        found.push(...(await wrongIn(desk, 'ticket', themes)));
        await desk.keyboard.press('r');
        await desk.waitForTimeout(SETTLE_MS);
        found.push(...(await wrongIn(desk, 'reply', themes)));
        await close(desk);
        await desk.keyboard.press('n');
        await desk.waitForTimeout(SETTLE_MS);
        found.push(...(await wrongIn(desk, 'note', themes)));
        await close(desk);
        assert.deepEqual(found, []);
      },
      { looksOnly: true },
    ),
  ),

  ...PAGES.flatMap(({ themes, width, height }) =>
    TOOLS.map((tools, half) =>
      story(
        `no barrier in the tools ${half + 1}: ${themes.join(' and ')}, ${width} wide`,
        async (stage) => {
          const desk = await stage.desk(MARA.upn, { theme: themes[0] }, { width, height });
          await desk.getByRole('region').first().waitFor();
          const found: string[] = [];
          for (const tool of tools) {
            await show(desk, `tool=${tool}`);
            found.push(...(await wrongIn(desk, tool, themes)));
          }
          if (half === 1) {
            await show(desk, 'setup=1');
            found.push(...(await wrongIn(desk, 'set-up', themes)));
          }
          assert.deepEqual(found, []);
        },
        { looksOnly: true },
      ),
    ),
  ),

  ...PAGES.map(({ themes, width, height }) =>
    story(
      `no barrier in the portal: ${themes.join(' and ')}, ${width} wide`,
      async (stage) => {
        const portal = await stage.portal(KATHARINA.upn, { theme: themes[0] }, { width, height });
        await portal.locator('.listdesk').waitFor();
        await portal.waitForTimeout(SETTLE_MS);
        const found = await wrongIn(portal, 'home', themes);
        // A request nobody has: the page says so, which is a view as well.
        await show(portal, 'listdesk/request/none');
        found.push(...(await wrongIn(portal, 'request', themes)));
        assert.deepEqual(found, []);
      },
      { looksOnly: true },
    ),
  ),
];
