import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { NORDWIND } from '../../world.ts';
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
];
