import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { NORDWIND } from '../../world.ts';
import { close, PAGES, SETTLE_MS, show, wrongIn } from '../accessibility.ts';
import { story, type Stage } from '../story.ts';

const [AYLIN] = NORDWIND.agents;
const MARA = NORDWIND.admin;
const [KATHARINA] = NORDWIND.requesters;
const TOOLS = [
  ['board', 'reports', 'mailLog', 'responses', 'articles'],
  ['rules', 'settings', 'audit', 'privacy'],
] as const;

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
