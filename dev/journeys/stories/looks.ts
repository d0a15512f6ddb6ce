import assert from 'node:assert/strict';
import { NORDWIND } from '../../world.ts';
import { story } from '../story.ts';

const [AYLIN] = NORDWIND.agents;
const [KATHARINA] = NORDWIND.requesters;

export default [
  story('the desk speaks German', async (stage) => {
    const desk = await stage.desk(AYLIN.upn, { locale: 'de-DE' });
    await desk.getByRole('button', { name: 'Neues Ticket' }).waitFor();
    await desk
      .getByRole('link', { name: /Nicht zugewiesen|Ohne Bearbeiter/ })
      .first()
      .waitFor();
    assert.equal(await desk.getByText('New ticket', { exact: true }).count(), 0, 'no English word may remain');
    const portal = await stage.portal(KATHARINA.upn, { locale: 'de-DE' });
    await portal.getByText('Meine Anfragen').first().waitFor();
  }),

  story('a dark section makes a dark desk, Teams in contrast a desk in contrast', async (stage) => {
    for (const [theme, expected] of [
      ['light', 'light'],
      ['dark', 'dark'],
      ['contrast', 'contrast'],
    ] as const) {
      const desk = await stage.desk(AYLIN.upn, { theme });
      await desk.getByRole('region', { name: 'Ticket list' }).waitFor();
      assert.equal(await desk.locator('.listdesk').getAttribute('data-theme'), expected);
    }
  }),

  story('nothing is cut off on a telephone', async (stage) => {
    for (const page of [await stage.desk(AYLIN.upn, {}, { width: 390, height: 844 }), await stage.portal(KATHARINA.upn, {}, { width: 390, height: 844 })]) {
      await page.locator('.listdesk').waitFor();
      await page.waitForTimeout(1000);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, `the page is ${overflow} px wider than the screen`);
    }
  }),
];
