import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { NORDWIND } from '../../world.ts';
import { look } from '../pictures.ts';
import { siteUser, writeRow } from '../storedRow.ts';
import { story } from '../story.ts';

const [AYLIN, JONAS] = NORDWIND.agents;
const [KATHARINA] = NORDWIND.requesters;
const FROM = 'kim.larsen@customer.example';
const row = (page: Page, subject: string) => page.getByRole('row', { name: new RegExp(subject) });
const field = (page: Page, name: string, value: string | RegExp) =>
  page.locator('.props').getByRole('button', { name: typeof value === 'string' ? `${name}: ${value}` : value, exact: true });
const choose = (page: Page, name: string | RegExp) => page.locator('.listdesk [role="listbox"]').getByRole('option', { name }).click();
async function open(page: Page, subject: string): Promise<void> {
  await row(page, subject).dblclick();
  await page.locator('.props').waitFor();
}

export default [
  story('work shared with others: team, tags, a follower, a colleague named in a note who sees it, and the history of all of it', async (stage) => {
    await stage.mail({ from: FROM, subject: 'Worked on by several', text: 'The door to the server room stays open.' });
    const aylin = await stage.desk(AYLIN.upn, {}, { width: 1280, height: 800 });
    await open(aylin, 'Worked on by several');
    await field(aylin, 'Team', 'Add').click();
    await aylin.getByRole('combobox', { name: 'Team' }).fill('Building');
    await aylin.keyboard.press('Enter');
    await field(aylin, 'Team', 'Building').waitFor();
    await field(aylin, 'Tags', 'Add').click();
    await aylin.getByRole('combobox', { name: 'Tags' }).fill('door');
    await aylin.keyboard.press('Enter');
    await field(aylin, 'Tags', 'door').waitFor();
    await field(aylin, 'Followers', 'Add').click();
    await choose(aylin, /Piotr Nowak/);
    await aylin.keyboard.press('Escape');
    await field(aylin, 'Followers', /Followers: Piotr Nowak/).waitFor();

    await aylin.keyboard.press('n');
    const note = aylin.getByRole('textbox', { name: /note/i });
    await note.pressSequentially('Look at it, @Jon');
    await choose(aylin, /Jonas Weber/);
    await note.pressSequentially(' it is like #1, C#7 is none');
    await aylin.getByRole('button', { name: /^Add note/ }).click();
    await aylin.locator('.mention', { hasText: '@Jonas Weber' }).waitFor();
    await aylin.getByRole('log').getByRole('link', { name: '#1', exact: true }).waitFor();
    assert.equal(await aylin.getByRole('log').getByRole('link').count(), 1, 'what only looks like a number is no link');

    const jonas = await stage.desk(JONAS.upn, {}, { width: 1280, height: 800 });
    await open(jonas, 'Worked on by several');
    await jonas.getByText('A private note mentions you.').waitFor();
    await look(jonas, 'a note that mentions me');
    await jonas.locator('.mention.me', { hasText: '@Jonas Weber' }).waitFor();
    await jonas.getByRole('button', { name: 'Seen', exact: true }).click();
    await jonas.getByText('A private note mentions you.').waitFor({ state: 'detached' });
    await jonas.getByRole('button', { name: 'History of every change' }).click();
    const history = jonas.getByRole('region', { name: 'History of every change' });
    for (const told of ['Team: None → Building', 'Tags: None → door', 'Followers: None → Piotr Nowak']) await history.getByText(told).waitFor();
    await jonas.getByRole('log').getByRole('link', { name: '#1', exact: true }).click();
    await jonas.waitForFunction(() => location.hash.includes('ticket=1'));
  }),

  story('a parent solved on the board asks about its open child, which follows and comes back', async (stage) => {
    for (const subject of ['The great outage', 'Part of the outage']) await stage.mail({ from: FROM, subject, text: 'Nothing works.' });
    const desk = await stage.desk(AYLIN.upn, {}, { width: 1280, height: 800 });
    await row(desk, 'Part of the outage').waitFor();
    await open(desk, 'The great outage');
    await desk.getByRole('button', { name: 'Link a ticket' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByRole('button', { name: /^What the other ticket is/ }).click();
    await choose(desk, 'a child');
    await dialog.getByRole('combobox', { name: 'Ticket to link' }).fill('Part of the');
    await dialog.getByRole('option', { name: /Part of the outage/ }).click();
    await dialog.getByRole('button', { name: 'Link', exact: true }).click();
    await desk.locator('.linklist').getByText('Part of the outage').waitFor();

    await desk.evaluate(() => {
      location.hash = 'tool=board';
    });
    const card = (subject: string, column: string) => desk.locator(`[data-column="${column}"] [data-card]`, { hasText: subject });
    await card('The great outage', 'New').focus();
    for (const column of ['Open', 'Pending']) {
      await desk.keyboard.press('Control+ArrowRight');
      await card('The great outage', column).and(desk.locator(':focus')).waitFor();
    }
    await desk.keyboard.press('Control+ArrowRight');
    await desk.getByText('1 linked child is still open.').waitFor();
    await look(desk, 'a child still open');
    await desk.getByRole('button', { name: 'Set it to Solved too' }).click();
    await card('Part of the outage', 'New').waitFor({ state: 'detached' });
    await desk.keyboard.press('z');
    await card('Part of the outage', 'New').waitFor();
    await desk.getByText('1 linked child is still open.').waitFor();
  }),

  story(
    'a ticket given to somebody who is no agent: nobody outside is offered; whom SharePoint itself named stands there and can be relieved',
    async (stage) => {
      await stage.mail({ from: FROM, subject: 'Given to an outsider', text: 'Whose is it?' });
      const desk = await stage.desk(AYLIN.upn, {}, { width: 1280, height: 800 });
      await open(desk, 'Given to an outsider');
      await field(desk, 'Assignee', 'Nobody').click();
      await desk.getByRole('combobox', { name: 'Assignee' }).fill('Katharina');
      await desk.getByRole('option', { name: 'Nothing found' }).waitFor();
      await desk.keyboard.press('Enter');
      await field(desk, 'Assignee', 'Nobody').waitFor();

      await writeRow(stage, 'Tickets', "Title eq 'Given to an outsider'", { AssigneeId: await siteUser(stage, KATHARINA.upn) });
      await field(desk, 'Assignee', KATHARINA.displayName).waitFor();
      await look(desk, 'given to an outsider');
      await field(desk, 'Assignee', KATHARINA.displayName).click();
      await choose(desk, /Jonas Weber/);
      await field(desk, 'Assignee', 'Jonas Weber').waitFor();
      await desk.keyboard.press('z');
      await field(desk, 'Assignee', KATHARINA.displayName).waitFor();
      await desk.getByRole('button', { name: 'History of every change' }).click();
      const history = desk.getByRole('region', { name: 'History of every change' });
      await history.getByText(`Assignee: None → ${KATHARINA.displayName}`).waitFor();
      await history.getByText(`Assignee: Jonas Weber → ${KATHARINA.displayName}`).waitFor();
    },
  ),
];
