import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { NORDWIND } from '../../world.ts';
import { BROKEN, during, NO_ANSWER, NO_NETWORK, NO_RIGHT, REFUSED, without } from '../faults.ts';
import { look } from '../pictures.ts';
import { story } from '../story.ts';

const [AYLIN, JONAS] = NORDWIND.agents;
const FROM = 'kim.larsen@customer.example';
const choose = (page: Page, name: string | RegExp) => page.locator('.listdesk [role="listbox"]').getByRole('option', { name }).click();
const heads = (page: Page): Promise<string[]> =>
  page.getByRole('columnheader').evaluateAll((all) => all.map((one) => (one.textContent ?? '').trim()).filter(Boolean));

export default [
  story('a saved view: made, shared, found by a colleague with its count, changed, kept over a reload, deleted and brought back', async (stage) => {
    await stage.mail({ from: FROM, subject: 'Seen in a view', text: 'It burns.' });
    const aylin = await stage.desk(AYLIN.upn, {}, { width: 1440, height: 900 });
    await aylin.getByRole('row', { name: /Seen in a view/ }).hover();
    await aylin
      .getByRole('row', { name: /Seen in a view/ })
      .getByRole('checkbox')
      .click();
    await aylin.getByRole('toolbar').getByRole('button', { name: 'Priority' }).click();
    await choose(aylin, 'Urgent');
    await aylin.keyboard.press('Escape');
    await aylin.getByRole('button', { name: 'Priority: any' }).click();
    await choose(aylin, 'Urgent');
    await aylin.keyboard.press('Escape');
    await aylin.getByRole('button', { name: /^Columns/ }).click();
    await choose(aylin, /^Mailbox/);
    await choose(aylin, /^Cost centre/);
    await aylin.keyboard.press('Escape');
    await aylin.getByRole('button', { name: 'Save as view' }).click();
    const dialog = aylin.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.getByText('A view needs a name.').waitFor();
    await look(aylin, 'a view to be saved');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Burning now');
    await dialog.getByText('Share with everybody on the desk').click();
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await aylin.getByRole('link', { name: /^Burning now/ }).waitFor();
    const shown = await heads(aylin);

    const jonas = await stage.desk(JONAS.upn, {}, { width: 1440, height: 900 });
    await jonas.getByRole('link', { name: /^Burning now\D*\d/ }).click();
    await jonas.getByRole('row', { name: /Seen in a view/ }).waitFor();
    await jonas.getByRole('columnheader', { name: 'Cost centre' }).waitFor();
    await look(jonas, 'a saved view');
    assert.deepEqual(await heads(jonas), shown);
    assert.equal(await jonas.getByRole('button', { name: /^Rename, share or delete/ }).count(), 0, 'it is not his');

    await aylin.getByRole('button', { name: 'Rename, share or delete Burning now' }).click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('On fire');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await aylin.getByRole('link', { name: /^On fire/ }).waitFor();
    await aylin.reload();
    await aylin.getByRole('heading', { name: /On fire/ }).waitFor();
    await aylin.getByRole('columnheader', { name: 'Cost centre' }).waitFor();
    assert.deepEqual(await heads(aylin), shown);
    await jonas.reload();
    await jonas.getByRole('link', { name: /^On fire/ }).waitFor();

    await aylin.getByRole('button', { name: 'Rename, share or delete On fire' }).click();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await aylin.getByRole('link', { name: /^On fire/ }).waitFor({ state: 'detached' });
    await aylin.getByRole('button', { name: /^Undo/ }).click();
    await aylin.getByRole('link', { name: /^On fire/ }).waitFor();
  }),

  story('a saved view gets other filters: saved over a reload, discarded, and not saved says why and keeps what is seen', async (stage) => {
    for (const subject of ['Filters, the high one', 'Filters, the plain one']) await stage.mail({ from: FROM, subject, text: 'Which view?' });
    const aylin = await stage.desk(AYLIN.upn, {}, { width: 1440, height: 900 });
    const row = (page: Page, subject: string) => page.getByRole('row', { name: new RegExp(`Filters, the ${subject} one`) });
    const priority = async (page: Page, was: string, ...values: string[]): Promise<void> => {
      await page
        .getByRole('group', { name: 'Filters' })
        .getByRole('button', { name: `Priority: ${was}` })
        .click();
      for (const value of values) await choose(page, value);
      await page.keyboard.press('Escape');
    };
    const small = (page: Page, name: string) => page.locator('.saveview').getByRole('button', { name, exact: true });
    await row(aylin, 'plain').waitFor();
    await row(aylin, 'high').hover();
    await row(aylin, 'high').getByRole('checkbox').click();
    await aylin.getByRole('toolbar').getByRole('button', { name: 'Priority' }).click();
    await choose(aylin, 'High');
    await aylin.keyboard.press('Escape');
    await priority(aylin, 'any', 'High');
    await row(aylin, 'plain').waitFor({ state: 'detached' });
    await small(aylin, 'Save as view').click();
    const dialog = (page: Page) => page.getByRole('dialog');
    await dialog(aylin).getByRole('textbox', { name: 'Name' }).fill('Watched');
    await dialog(aylin).getByText('Share with everybody on the desk').click();

    // Carried out, and the answer lost on its way: pressed again it is one view.
    await during(stage, { kind: 'dropAfter' }, /ListDeskViews.*items/i, 'POST', async () => {
      await dialog(aylin).getByRole('button', { name: 'Save', exact: true }).click();
      await dialog(aylin)
        .getByText(/^Watched was not saved\./)
        .waitFor();
      await look(aylin, 'view not saved');
    });
    await dialog(aylin).getByRole('button', { name: 'Save', exact: true }).click();
    const link = (page: Page) => page.getByRole('link', { name: /^Watched/ });
    await link(aylin).waitFor();
    await dialog(aylin).waitFor({ state: 'detached' });
    assert.equal(await link(aylin).count(), 1);

    await priority(aylin, 'High', 'Normal');
    await row(aylin, 'plain').waitFor();
    await look(aylin, 'a view with a change');
    await small(aylin, 'Discard the change').click();
    await row(aylin, 'plain').waitFor({ state: 'detached' });
    await aylin.getByRole('group', { name: 'Filters' }).getByRole('button', { name: 'Priority: High' }).waitFor();
    assert.equal(
      await aylin
        .locator('.saveview')
        .getByRole('button', { name: /^(Save|Discard)/ })
        .count(),
      0,
      'nothing is changed',
    );

    await priority(aylin, 'High', 'Normal');
    const notSaved = async (reason: string): Promise<void> => {
      await small(aylin, 'Save').click();
      await aylin.getByRole('alert').getByText(`Watched was not saved. ${reason} What you see stays as it is: save it again.`, { exact: true }).waitFor();
      await row(aylin, 'plain').waitFor();
    };
    const VIEWS = /ListDeskViews.*items/i;
    await during(stage, REFUSED, VIEWS, 'POST', () => notSaved(NO_RIGHT));
    await during(stage, BROKEN, VIEWS, 'POST', () => notSaved(NO_ANSWER));
    await without(aylin, () => notSaved(NO_NETWORK));
    await small(aylin, 'Save').click();
    await aylin.getByRole('status').filter({ hasText: 'View Watched saved' }).first().waitFor();
    await aylin.reload();
    await aylin.getByRole('heading', { name: /Watched/ }).waitFor();
    await row(aylin, 'plain').waitFor();
    await row(aylin, 'high').waitFor();

    // It is not his: he keeps his own beside hers.
    const jonas = await stage.desk(JONAS.upn, {}, { width: 1440, height: 900 });
    await link(jonas).click();
    await row(jonas, 'plain').waitFor();
    await priority(jonas, 'High, Normal', 'Normal');
    await row(jonas, 'plain').waitFor({ state: 'detached' });
    assert.equal(await small(jonas, 'Save').count(), 0, 'hers stays hers');
    await small(jonas, 'Save as view').click();
    await dialog(jonas).getByRole('textbox', { name: 'Name' }).fill('Only the high');
    await dialog(jonas).getByRole('button', { name: 'Save', exact: true }).click();
    await jonas.getByRole('link', { name: /^Only the high/ }).waitFor();
    await jonas.getByRole('heading', { name: /Only the high/ }).waitFor();
    await link(jonas).click();
    await row(jonas, 'plain').waitFor();
    await aylin.reload();
    await link(aylin).waitFor();
    await row(aylin, 'plain').waitFor();
    assert.equal(await aylin.getByRole('link', { name: /^Only the high/ }).count(), 0, 'his is his alone');
  }),
];
