import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { NORDWIND } from '../../world.ts';
import { look } from '../pictures.ts';
import { story } from '../story.ts';
import { openedTicket, writeReply } from '../ticketPage.ts';

const [AYLIN] = NORDWIND.agents;
const FROM = 'kim.larsen@customer.example';

/** An admin of the desk has it so, or no longer. */
async function takesWhoAnswers(admin: Page, on: boolean): Promise<void> {
  const rule = admin.getByRole('switch', { name: /^Whoever answers an unassigned ticket takes it/ });
  await rule.click();
  await rule.and(admin.locator(`[aria-checked="${on}"]`)).waitFor();
  await look(admin, `who answers takes it ${on ? 'on' : 'off'}`);
  await admin.getByRole('button', { name: 'Save', exact: true }).click();
  await admin.getByText('Saved.').waitFor();
}

export default [
  story('whoever answers an unassigned ticket takes it where the desk wants it so; undone, it is nobody’s again', async (stage) => {
    await stage.mail({ from: FROM, subject: 'Taken by answering', text: 'Who is there?' });
    const admin = await stage.desk(NORDWIND.admin.upn, {}, { width: 1280, height: 800 });
    await admin
      .getByRole('link', { name: 'Settings' })
      .or(admin.getByRole('button', { name: 'Settings' }))
      .first()
      .click();
    await admin.getByRole('navigation', { name: 'Sections of the settings' }).getByText('Tickets', { exact: true }).click();
    await takesWhoAnswers(admin, true);
    try {
      const desk = await openedTicket(stage, AYLIN.upn, /Taken by answering/);
      const assignee = (name: string) => desk.locator('.props').getByRole('button', { name: `Assignee: ${name}`, exact: true });
      await assignee('Nobody').waitFor();
      const answered = async (): Promise<void> => {
        await writeReply(desk, 'I am.');
        await desk.keyboard.press('Control+Enter');
        await assignee(AYLIN.displayName).waitFor();
      };
      await answered();
      await desk.getByRole('article', { name: /^Reply by Aylin Demir/ }).waitFor();
      await desk.keyboard.press('z');
      await assignee('Nobody').waitFor();
    } finally {
      await takesWhoAnswers(admin, false);
    }
  }),

  story('chosen tickets are saved as a table', async (stage) => {
    for (const subject of ['In the table, "first"', '=In the table, second']) await stage.mail({ from: FROM, subject, text: 'A row.' });
    const desk = await stage.desk(AYLIN.upn, {}, { width: 1280, height: 800 });
    for (const name of [/In the table, "first"/, /=In the table, second/]) {
      const row = desk.getByRole('row', { name });
      await row.hover();
      await row.getByRole('checkbox').click();
    }
    const more = desk.getByRole('toolbar').getByRole('button', { name: 'More actions' });
    await more.click();
    const option = desk.getByRole('option', { name: 'Save as CSV' });
    await option.waitFor();
    await look(desk, 'what else is done to many');
    if (!(await option.isVisible())) await more.click();
    const saving = desk.waitForEvent('download');
    await option.click();
    const file = await saving;
    assert.equal(file.suggestedFilename(), 'tickets.csv');
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    assert.equal(lines.length, 3);
    assert.match(lines[0] ?? '', /No\.?|Number/);
    const table = lines.join('\n');
    assert.match(table, /"In the table, ""first"""/);
    // A spreadsheet does not take it for a formula.
    assert.match(table, /'=In the table, second/);
    assert.match(table, /kim\.larsen@customer\.example/);
  }),
];
