import assert from 'node:assert/strict';
import { NORDWIND } from '../../world.ts';
import { wrongIn } from '../accessibility.ts';
import { look } from '../pictures.ts';
import { story } from '../story.ts';
import { openedTicket, writeReply } from '../ticketPage.ts';

const KIM = 'kim.larsen@customer.example';
const MARA = NORDWIND.admin;

/** A day so many weeks from now, as a field of a form takes it. */
const inWeeks = (weeks: number): string => new Date(Date.now() + weeks * 7 * 86_400_000).toISOString().slice(0, 10);

export default [
  story('a ticket is put off and comes back with undo, and again until a moment of one’s own', async (stage) => {
    await stage.mail({ from: KIM, subject: 'Put off until later', text: 'It can wait.' });
    const desk = await openedTicket(stage, MARA.upn, /Put off until later/);
    const snooze = desk.getByRole('button', { name: /^Snooze/ });
    const bar = desk.getByText(/^Out of the views until/);
    await snooze.click();
    await desk.getByRole('option', { name: /^Tomorrow/ }).click();
    await bar.waitFor();
    await look(desk, 'a snoozed ticket');
    await desk.keyboard.press('z');
    await bar.waitFor({ state: 'detached' });
    await snooze.click();
    await desk.getByRole('option', { name: /^Pick a time/ }).click();
    const form = desk.getByRole('dialog', { name: 'Pick a time' });
    await form.getByLabel('Out of the views until').fill('2020-01-01T08:00');
    await form.getByText('A time in the future, at most a year away.').waitFor();
    await form.getByLabel('Out of the views until').fill(`${inWeeks(6)}T08:00`);
    await form.getByRole('button', { name: 'Snooze' }).click();
    await bar.waitFor();
    await desk.getByRole('link', { name: /^Snoozed/ }).click();
    await desk.getByRole('row', { name: /Put off until later/ }).waitFor();
    await desk.getByRole('link', { name: /^All open/ }).click();
    await desk.getByRole('heading', { name: /All open/ }).waitFor();
    assert.equal(await desk.getByRole('row', { name: /Put off until later/ }).count(), 0);
  }),

  story('a macro is written, looked at, run on one ticket and on several, and taken back', async (stage) => {
    for (const subject of ['Macro, the second', 'Macro, the first']) await stage.mail({ from: KIM, subject, text: 'The usual.' });
    const desk = await openedTicket(stage, MARA.upn, /Macro, the first/);
    await desk.getByRole('button', { name: /^Macro/ }).click();
    await desk.getByRole('button', { name: 'New macro' }).click();
    const editor = desk.getByRole('dialog', { name: 'New macro' });
    await editor.getByLabel('Name').fill('To the hardware people');
    for (const kind of ['Priority', 'Team', 'Add note']) {
      await editor.getByRole('button', { name: 'Add step' }).click();
      await desk.getByRole('option', { name: kind, exact: true }).click();
    }
    await editor.getByRole('textbox', { name: 'Team' }).fill('Hardware');
    await editor.getByRole('textbox', { name: 'Add note' }).fill('{{requester.name}} waits.');
    assert.deepEqual(await wrongIn(desk, 'macro editor', ['light', 'dark']), []);
    await editor.getByRole('button', { name: 'Save' }).click();
    const dialog = desk.getByRole('dialog', { name: /^Run a macro/ });
    await dialog.getByRole('radio', { name: /To the hardware people/ }).check();
    await dialog.getByText('Priority is High').waitFor();
    await dialog.getByText('Team is Hardware').waitFor();
    await look(desk, 'a macro to be run');
    await dialog.getByRole('button', { name: 'Run', exact: true }).click();
    await desk
      .getByRole('status')
      .filter({ hasText: /^To the hardware people ran on/ })
      .waitFor();
    await desk.getByRole('button', { name: 'Priority: High' }).first().waitFor();
    await desk.getByText(/waits\.$/).waitFor();
    await desk.keyboard.press('z');
    await desk.getByRole('button', { name: 'Priority: Normal' }).first().waitFor();
    await desk.getByText(/waits\.$/).waitFor({ state: 'detached' });

    await desk.getByRole('link', { name: /^All open/ }).click();
    for (const name of [/Macro, the first/, /Macro, the second/]) {
      await desk.getByRole('row', { name }).click();
      await desk.keyboard.press('x');
    }
    await desk.getByRole('toolbar', { name: /2/ }).getByRole('button', { name: 'Macro' }).click();
    await dialog.getByRole('radio', { name: /To the hardware people/ }).check();
    await dialog.getByRole('button', { name: 'Run on 2 tickets' }).click();
    for (const name of [/Macro, the first.*high/i, /Macro, the second.*high/i]) await desk.getByRole('row', { name }).waitFor();
    await desk.getByRole('button', { name: /^Undo/ }).first().click();
    for (const name of [/Macro, the first.*normal/i, /Macro, the second.*normal/i]) await desk.getByRole('row', { name }).waitFor();
  }),

  story('a message becomes a ticket of its own, is merged back with a look before, and later mail follows', async (stage) => {
    await stage.mail({ from: KIM, subject: 'Two things in one', text: 'The printer is out of paper.' });
    const desk = await openedTicket(stage, MARA.upn, /Two things in one/);
    const shown = (): string => /ticket=(\d+)/.exec(desk.url())?.[1] ?? '';
    const number = shown();
    const conversation = desk.getByRole('log');
    await stage.mail({ from: KIM, subject: `Re: Two things in one [#${number}]`, text: 'And my lamp is broken.' });
    const lamp = conversation.getByRole('article').filter({ hasText: 'And my lamp is broken.' });
    await lamp.getByRole('button', { name: 'Actions for this message' }).click();
    await desk.getByRole('option', { name: 'Make it a ticket of its own' }).click();
    const split = desk.getByRole('dialog', { name: 'A ticket of its own' });
    assert.equal(await split.getByLabel('Subject').inputValue(), 'Two things in one');
    await look(desk, 'a split');
    await split.getByLabel('Subject').fill('A broken lamp');
    await split.getByRole('button', { name: 'Make the ticket' }).click();
    await desk.getByRole('heading', { name: 'A broken lamp' }).waitFor();
    await conversation.getByText(`This was a message of ticket ${number}`).waitFor();
    const own = shown();
    assert.notEqual(own, number);

    const merge = async (): Promise<void> => {
      await desk.getByRole('button', { name: 'Merge', exact: true }).click();
      const dialog = desk.getByRole('dialog', { name: `Merge ticket ${own}` });
      await dialog.getByRole('combobox', { name: 'Ticket to merge with' }).fill('Two things in one');
      await dialog.getByRole('option', { name: /Two things in one/ }).click();
      await dialog.getByText(`Mail that answers ${own} later arrives in ${number}.`).waitFor();
      await look(desk, 'a merge with its plan');
      await dialog.getByRole('button', { name: `Merge ${own} into ${number}` }).click();
      await desk.getByRole('heading', { name: 'Two things in one' }).waitFor();
      await lamp.waitFor();
    };
    await merge();
    await desk.keyboard.press('z');
    await desk.getByRole('heading', { name: 'A broken lamp' }).waitFor();
    await lamp.waitFor();
    await merge();
    await stage.mail({ from: KIM, subject: `Re: A broken lamp [#${own}]`, text: 'It is the left one.' });
    await conversation.getByText('It is the left one.').waitFor();
  }),

  story('a ticket is printed without its private notes, or with them, and its link leads a colleague to it', async (stage) => {
    await stage.mail({ from: KIM, subject: 'On paper', text: 'Two pages, as it were.' });
    const desk = await openedTicket(stage, MARA.upn, /On paper/);
    await desk.keyboard.press('n');
    await desk.getByRole('textbox', { name: /note/i }).and(desk.locator(':focus')).waitFor();
    await desk.keyboard.type('Nobody else may read this.');
    await desk.keyboard.press('Control+Enter');
    await desk.getByRole('article', { name: /^Private note by/ }).waitFor();
    const paper = async (command: string): Promise<string> => {
      await desk.keyboard.press('Control+k');
      await desk.getByRole('combobox', { name: 'Command or search' }).fill(command);
      await desk.getByRole('option', { name: command }).first().click();
      // A frame a print; the last one is this.
      const frame = desk.frameLocator('iframe[sandbox="allow-same-origin allow-modals"]').last();
      await frame.getByText('Two pages, as it were.').waitFor({ state: 'attached' });
      const text = (await frame.locator('body').textContent()) ?? '';
      await desk.evaluate(() => document.querySelectorAll('iframe[sandbox="allow-same-origin allow-modals"]').forEach((each) => each.remove()));
      return text;
    };
    assert.match(await paper('Print'), /\d+ On paper[\s\S]*Two pages/);
    assert.doesNotMatch(await paper('Print'), /Nobody else/);
    assert.match(await paper('Print with private notes'), /Nobody else may read this/);

    await desk.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await desk.getByRole('button', { name: 'Copy link' }).click();
    await desk.getByRole('status').filter({ hasText: 'Link copied' }).waitFor();
    const link = new URL(await desk.evaluate(() => navigator.clipboard.readText()));
    link.searchParams.set('as', NORDWIND.agents[1].upn);
    const colleague = await stage.open(link.href, { width: 1280, height: 800 });
    await colleague.getByRole('heading', { name: 'On paper' }).waitFor();
  }),

  story('an article of the knowledge base is put into an answer as text', async (stage) => {
    await stage.mail({ from: KIM, subject: 'How to descale', text: 'The coffee is bitter.' });
    const desk = await stage.desk(MARA.upn, {}, { width: 1280, height: 800 });
    await desk.getByRole('row', { name: /How to descale/ }).waitFor();
    await desk.getByRole('button', { name: 'Knowledge base' }).click();
    await desk.getByRole('button', { name: 'New article' }).first().click();
    await desk.getByRole('textbox', { name: /^Title/ }).fill('Descaling the machine');
    await desk.getByRole('textbox', { name: 'Text' }).pressSequentially('Half a litre of vinegar.');
    await desk.getByRole('button', { name: 'State: Draft' }).click();
    await desk.getByRole('option', { name: 'Published' }).click();
    await desk.getByRole('button', { name: /^For whom/ }).click();
    await desk.getByRole('option', { name: 'Everybody' }).click();
    await desk.getByRole('button', { name: 'Save' }).click();
    await desk.getByRole('status').filter({ hasText: /saved/ }).waitFor();
    await desk.getByRole('link', { name: /^All open/ }).click();
    await desk.getByRole('row', { name: /How to descale/ }).click();
    await desk.keyboard.press('Enter');
    await desk.getByRole('button', { name: /^Snooze/ }).waitFor();
    await writeReply(desk, 'Like this: ');
    const composer = desk.locator('.composer');
    await composer.getByRole('button', { name: 'Knowledge article' }).click();
    await composer.getByRole('option', { name: /Descaling the machine/ }).waitFor();
    await look(desk, 'an article to be put in');
    await composer.getByRole('button', { name: 'Put in as text' }).click();
    await desk
      .getByRole('textbox', { name: /^Reply to/ })
      .getByText('Half a litre of vinegar.')
      .waitFor();
  }),

  story('what is found is chosen and changed together, and nothing else', async (stage) => {
    for (const subject of ['Findable lamp one', 'Findable lamp two', 'No light of these']) await stage.mail({ from: KIM, subject, text: 'Light.' });
    const desk = await stage.desk(MARA.upn, {}, { width: 1280, height: 800 });
    for (const name of [/Findable lamp one/, /Findable lamp two/, /No light of these/]) await desk.getByRole('row', { name }).waitFor();
    const search = desk.getByRole('searchbox').first();
    await search.fill('findable');
    await desk.getByRole('row', { name: /No light of these/ }).waitFor({ state: 'detached' });
    assert.equal(await desk.locator('.tr[data-id]').count(), 2);
    await desk.getByRole('checkbox', { name: /all/i }).first().check();
    await desk
      .getByRole('toolbar', { name: /2/ })
      .getByRole('button', { name: /^Status|^Set status/ })
      .click();
    await desk.getByRole('option', { name: 'Pending' }).click();
    for (const name of [/Findable lamp one.*pending/i, /Findable lamp two.*pending/i]) await desk.getByRole('row', { name }).waitFor();
    await desk.keyboard.press('Escape');
    await search.fill('');
    await desk.getByRole('row', { name: /No light of these.*new/i }).waitFor();
  }),

  story('several tickets go to the recycle bin together, in two requests, and come back with their messages', async (stage) => {
    for (const lamp of ['red', 'green', 'blue']) await stage.mail({ from: KIM, subject: `A ${lamp} lamp`, text: 'It hums.' });
    const desk = await stage.desk(MARA.upn, {}, { width: 1280, height: 800 });
    const lamp = (colour: string) => desk.getByRole('row', { name: new RegExp(`A ${colour} lamp`) });
    for (const colour of ['red', 'green', 'blue']) {
      await lamp(colour).click();
      await desk.keyboard.press('x');
    }
    const requests: string[] = [];
    desk.on('request', (request) => {
      if (/\$batch$/.test(request.url())) requests.push(request.postData() ?? '');
    });
    await desk.getByRole('button', { name: 'More actions' }).click();
    await desk.getByRole('option', { name: /^Delete/ }).click();
    await desk.getByText('3 tickets and their messages are in the recycle bin').first().waitFor();
    for (const colour of ['red', 'green', 'blue']) assert.equal(await lamp(colour).count(), 0);
    // One batch for the messages of all, one for the tickets.
    assert.deepEqual(
      requests.map((body) => (body.match(/\/recycle/g) ?? []).length).filter((count) => count > 0),
      [3, 3],
    );
    await desk.keyboard.press('z');
    for (const colour of ['red', 'green', 'blue']) await lamp(colour).waitFor();
    await lamp('red').getByText('A red lamp').click();
    await desk.getByText('It hums.').first().waitFor();
  }),
];
