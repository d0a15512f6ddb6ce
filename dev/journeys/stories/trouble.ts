import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { LISTS } from '@listdesk/shared/schema';
import { NORDWIND } from '../../world.ts';
import { BROKEN, BUSY, during, NO_ANSWER, NO_NETWORK, NO_RIGHT, REFUSED, without } from '../faults.ts';
import { mailInFrame, mailsWith } from '../mailInFrame.ts';
import { look } from '../pictures.ts';
import { story } from '../story.ts';
import { openedTicket, writeReply } from '../ticketPage.ts';

const [AYLIN] = NORDWIND.agents;
const FROM = 'kim.larsen@customer.example';
const told = (page: Page, words: string): Promise<void> => page.getByRole('alert').getByText(words, { exact: true }).first().waitFor();
async function command(page: Page, words: string, option: RegExp = new RegExp(`^${words}`)): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command or search' }).fill(words);
  await page.getByRole('option', { name: option }).first().click();
}

export default [
  story('a file that does not come says why, stays in the ticket and comes with the next press', async (stage) => {
    await stage.mail({
      from: FROM,
      subject: 'A file in trouble',
      text: 'See the notes.',
      attachments: [
        { filename: 'notes.txt', content: 'All is well.' },
        { filename: 'setup.exe', content: 'MZ' },
      ],
    });
    const desk = await openedTicket(stage, AYLIN.upn, /A file in trouble/);
    const file = (name: RegExp): Locator => desk.getByRole('log').getByRole('button', { name });
    const preview = desk.getByRole('document', { name: 'Preview of notes.txt' });
    const FILES = /attachmentFiles.*\$value/i;
    await during(stage, REFUSED, FILES, 'GET', async () => {
      await file(/^notes/).click();
      await preview.getByText(`notes.txt did not open. ${NO_RIGHT} It is kept in the ticket: try again.`).waitFor();
      await look(desk, 'file not opened');
      await desk.keyboard.press('Escape');
      await file(/^setup/).click();
      await told(desk, `setup.exe did not open. ${NO_RIGHT} It is kept in the ticket: try again.`);
      await look(desk, 'file not saved');
    });
    await during(stage, BROKEN, FILES, 'GET', async () => {
      await file(/^notes/).click();
      await preview.getByText(`notes.txt did not open. ${NO_ANSWER}`, { exact: false }).waitFor();
    });
    await without(desk, async () => {
      await preview.getByRole('button', { name: 'Try now' }).click();
      await preview.getByText(`notes.txt did not open. ${NO_NETWORK}`, { exact: false }).waitFor();
    });
    // Asked to wait, it waits and asks again by itself.
    await during(stage, BUSY, FILES, 'GET', async () => {
      await preview.getByRole('button', { name: 'Try now' }).click();
      await preview.getByRole('progressbar', { name: 'Loading the file' }).waitFor();
    });
    await preview.getByText('All is well.').waitFor();
    await desk.keyboard.press('Escape');
    const saved = desk.waitForEvent('download');
    await file(/^setup/).click();
    assert.equal((await saved).suggestedFilename(), 'setup.exe');
  }),

  story('what is not printed says why, and prints when pressed again', async (stage) => {
    for (const subject of ['On no paper, first', 'On no paper, second', 'On no paper, third']) await stage.mail({ from: FROM, subject, text: 'Print me.' });
    const desk = await stage.desk(AYLIN.upn, {}, { width: 1280, height: 800 });
    const row = (which: string): Locator => desk.getByRole('row', { name: new RegExp(`On no paper, ${which}`) });
    for (const which of ['first', 'second', 'third']) await row(which).waitFor();
    const MESSAGES = /ListDeskMessages/;
    const number = async (which: string): Promise<string> => (await row(which).getAttribute('data-id')) ?? '';
    for (const [which, fault, reason] of [
      ['first', REFUSED, NO_RIGHT],
      ['second', BROKEN, NO_ANSWER],
    ] as const)
      await during(stage, fault, MESSAGES, 'GET', async () => {
        await row(which).click();
        await command(desk, 'Print');
        await told(desk, `${await number(which)} was not printed. ${reason} Print it again.`);
        await look(desk, 'not printed');
      });
    await without(desk, async () => {
      await row('third').click();
      await command(desk, 'Print');
      await told(desk, `${await number('third')} was not printed. ${NO_NETWORK} Print it again.`);
    });
    await desk.setViewportSize({ width: 390, height: 844 });
    const cut = await desk.locator('.statusbar .clip').evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
    assert.equal(cut, false, 'what went wrong is read to its end on a phone too');
    await desk.setViewportSize({ width: 1280, height: 800 });
    await command(desk, 'Print');
    await desk.frameLocator('iframe[sandbox="allow-same-origin allow-modals"]').getByText('Print me.').waitFor({ state: 'attached' });
    assert.equal(await desk.locator('iframe[sandbox="allow-same-origin allow-modals"]').count(), 1);
  }),

  story('an answer that cannot be planned stays with its writer; one that is planned stays planned; each leaves once', async (stage) => {
    await stage.mail({ from: FROM, subject: 'Planned in trouble', text: 'There is time.' });
    const desk = await openedTicket(stage, AYLIN.upn, /Planned in trouble/);
    await writeReply(desk, 'Tomorrow at eight.');
    await desk.locator('.composer').getByRole('button', { name: 'Send later' }).click();
    await desk.getByRole('option', { name: /^Tomorrow morning/ }).click();
    const send = desk.getByRole('button', { name: /^Send .*8:00/ });
    const reply = desk.getByRole('article', { name: /^Reply by Aylin Demir/ });
    const BATCH = /\$batch/;
    await during(stage, BROKEN, BATCH, 'POST', async () => {
      await send.click();
      await told(desk, `Not sent. ${NO_ANSWER} Your text is kept.`);
      await desk
        .getByRole('textbox', { name: /^Reply to/ })
        .getByText('Tomorrow at eight.')
        .waitFor();
      await look(desk, 'not planned');
    });
    // Carried out, and the answer lost on its way.
    await during(stage, { kind: 'dropAfter' }, BATCH, 'POST', async () => {
      await send.click();
      await send.waitFor({ state: 'detached' });
    });
    await reply.getByText(/^Leaves .*8:00/).waitFor();
    assert.equal(await reply.count(), 1);

    const MESSAGES = /ListDeskMessages.*items/i;
    const NOT_DONE = (reason: string): string => `This did not work: the message stands as it was. ${reason} Try it again.`;
    await during(stage, REFUSED, MESSAGES, 'POST', async () => {
      await reply.getByRole('button', { name: 'Cancel and edit' }).click();
      await told(desk, NOT_DONE(NO_RIGHT));
      await look(desk, 'plan not changed');
    });
    await during(stage, BROKEN, MESSAGES, 'POST', async () => {
      await reply.getByRole('button', { name: 'Send at once' }).click();
      await told(desk, NOT_DONE(NO_ANSWER));
    });
    await without(desk, async () => {
      await reply.getByRole('button', { name: 'Send at once' }).click();
      await told(desk, NOT_DONE(NO_NETWORK));
      await reply.getByText(/^Leaves .*8:00/).waitFor();
    });
    await reply.getByRole('button', { name: 'Send at once' }).click();
    await reply.getByText(/^Sent/).waitFor();
    const mailbox = await stage.mailbox(FROM);
    await mailbox.getByRole('link', { name: /Planned in trouble/ }).click();
    await mailInFrame(mailbox, 'Tomorrow at eight.');
    assert.equal(mailsWith(stage, FROM, 'Tomorrow at eight.'), 1, 'it left once');
  }),

  story('articles that do not load say so over the text being written, and come with a press', async (stage) => {
    stage.local.simulator.sharePoint.seedItems(`${new URL(NORDWIND.desk).pathname}/Lists/${LISTS.Articles.url}`, NORDWIND.desk, [
      { ArticleKey: 'trouble-1', Title: 'Trouble with articles', ArticleBody: '<p>Wait.</p>', ArticleState: 'Published', Audience: 'Everybody' },
    ]);
    await stage.mail({ from: FROM, subject: 'An article in trouble', text: 'How?' });
    const desk = await openedTicket(stage, AYLIN.upn, /An article in trouble/);
    await writeReply(desk, 'Like this: ');
    const picker = desk.locator('.textpicker');
    const ARTICLES = /ListDeskArticles/i;
    await during(stage, REFUSED, ARTICLES, 'GET', async () => {
      await desk.locator('.composer').getByRole('button', { name: 'Knowledge article' }).click();
      await picker.getByText('The articles did not load').waitFor();
      await picker.getByText(NO_RIGHT).waitFor();
      await look(desk, 'articles not loaded');
    });
    await during(stage, BROKEN, ARTICLES, 'GET', async () => {
      await picker.getByRole('button', { name: 'Try now' }).click();
      await picker.getByText(NO_ANSWER).waitFor();
    });
    await without(desk, async () => {
      await picker.getByRole('button', { name: 'Try now' }).click();
      await picker.getByText(NO_NETWORK).waitFor();
    });
    // Asked to wait, it waits and asks again by itself.
    await during(stage, BUSY, ARTICLES, 'GET', async () => {
      await picker.getByRole('button', { name: 'Try now' }).click();
      await picker.getByText('The articles did not load').waitFor({ state: 'detached' });
    });
    await picker.getByRole('option', { name: /Trouble with articles/ }).waitFor();
    await desk
      .getByRole('textbox', { name: /^Reply to/ })
      .getByText('Like this:')
      .waitFor();
  }),

  story(
    'a change from the palette and a card on the board: refused it goes back and says why, without an answer it is kept and goes out once',
    async (stage) => {
      await stage.mail({ from: FROM, subject: 'Moved in trouble', text: 'Whose is it?' });
      const desk = await openedTicket(stage, AYLIN.upn, /Moved in trouble/);
      const number = /ticket=(\d+)/.exec(desk.url())?.[1] ?? '';
      const TICKETS = /ListDeskTickets.*items/i;
      const assignee = (name: string): Locator => desk.locator('.props').getByRole('button', { name: `Assignee: ${name}`, exact: true });
      await during(stage, REFUSED, TICKETS, 'POST', async () => {
        await command(desk, 'Assign to Jonas', /Assign to.*Jonas/);
        await told(desk, `Ticket ${number} was not changed. ${NO_RIGHT}`);
        await assignee('Nobody').waitFor();
        await look(desk, 'not assigned');
      });
      await without(desk, async () => {
        await command(desk, 'Assign to Jonas', /Assign to.*Jonas/);
        await assignee('Jonas Weber').waitFor();
      });
      await desk.getByText('Live', { exact: true }).waitFor();
      await during(stage, BUSY, TICKETS, 'POST', async () => {
        await command(desk, 'Set priority', /^Set priority/);
        await desk.getByRole('option', { name: /Urgent/ }).click();
        await desk.getByText(/^As of /).waitFor();
      });
      await desk.getByText('Live', { exact: true }).waitFor();
      await desk.locator('.props').getByRole('button', { name: 'Priority: Urgent', exact: true }).waitFor();
      const jonas = await stage.desk(NORDWIND.agents[1].upn, {}, { width: 1280, height: 800 });
      await jonas.getByRole('link', { name: /^My tickets/ }).click();
      await jonas.getByRole('row', { name: /Moved in trouble/ }).waitFor();

      await desk.getByRole('link', { name: /^All open/ }).click();
      await desk.getByRole('button', { name: 'Board', exact: true }).first().click();
      const card = (column: string): Locator => desk.locator(`[data-column="${column}"] [data-card]`, { hasText: 'Moved in trouble' });
      await card('New').focus();
      await during(stage, REFUSED, TICKETS, 'POST', async () => {
        await desk.keyboard.press('Control+ArrowRight');
        await told(desk, `Ticket ${number} was not changed. ${NO_RIGHT}`);
        await card('New').waitFor();
        await look(desk, 'card not moved');
      });
      await card('New').focus();
      await during(stage, BROKEN, TICKETS, 'POST', async () => {
        await desk.keyboard.press('Control+ArrowRight');
        await card('Open').waitFor();
        await desk.getByText(/^As of /).waitFor();
        await look(desk, 'card waits');
      });
      await jonas.getByRole('row', { name: /Moved in trouble.*open/i }).waitFor();
      await desk.getByText('Live', { exact: true }).waitFor();
      await card('Open').waitFor();
    },
  ),
];
