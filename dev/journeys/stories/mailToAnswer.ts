import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { NORDWIND } from '../../world.ts';
import { mailInFrame } from '../mailInFrame.ts';
import { look } from '../pictures.ts';
import { story } from '../story.ts';

const [AYLIN, JONAS] = NORDWIND.agents;
const KIM = 'kim.larsen@customer.example';
/** A red pixel. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==', 'base64');

const row = (page: Page, subject: string) => page.getByRole('row', { name: new RegExp(subject) });

async function openTicket(page: Page, subject: string): Promise<void> {
  await row(page, subject).getByTitle(subject, { exact: true }).click();
  await page.getByRole('heading', { name: subject, level: 2 }).waitFor();
}

async function reply(page: Page, text: string): Promise<void> {
  await page
    .getByRole('textbox', { name: /^Reply to/ })
    .or(page.getByRole('button', { name: /^Reply to/ }))
    .first()
    .click();
  await page.getByRole('textbox', { name: /^Reply to/ }).fill(text);
  await page.getByRole('button', { name: /^Send, set/ }).click();
}

export default [
  story('a mail becomes a ticket on the open desk, is answered, and the answer to the answer joins it', async (stage) => {
    const desk = await stage.desk(AYLIN.upn);
    await desk.getByRole('region', { name: 'Ticket list' }).waitFor();
    const subject = 'Scanner sends empty pages';
    const messageId = await stage.mail({ from: `Kim Larsen <${KIM}>`, subject, text: 'Hello,\n\nour scanner sends empty pages since Monday.\n\nKim' });
    // No reload: the desk must show it by itself.
    await row(desk, subject).waitFor();
    await openTicket(desk, subject);
    await desk.getByRole('log', { name: 'Conversation' }).getByText('our scanner sends empty pages since Monday').waitFor();
    await reply(desk, 'Dear Kim, please switch it off and on again. Does it help?');

    const mailbox = await stage.mailbox(KIM);
    const thread = mailbox.getByRole('link', { name: new RegExp(subject) });
    await thread.waitFor();
    await thread.click();
    const answer = await mailInFrame(mailbox, 'please switch it off and on again');
    assert.equal(answer.inReplyTo, messageId, 'the answer must name the original as its parent');

    await mailbox.getByRole('textbox', { name: 'Message' }).fill('It does not help. The display shows this:');
    await mailbox.getByLabel('Insert picture').setInputFiles({ name: 'display.png', mimeType: 'image/png', buffer: PICTURE });
    await mailbox.getByLabel('Attach files').setInputFiles({ name: 'scanner log.txt', mimeType: 'text/plain', buffer: Buffer.from('E-17 paper path') });
    await mailbox.getByRole('button', { name: 'Send' }).click();
    await mailInFrame(mailbox, 'It does not help. The display shows this:');

    const conversation = desk.getByRole('log', { name: 'Conversation' });
    await conversation.getByText('scanner log.txt').waitFor();
    // The picture comes with a request of its own, after the text.
    await mailInFrame(desk, 'It does not help. The display shows this:', 1);
    await look(desk, 'a conversation');
    assert.equal(await row(desk, subject).count(), 1, 'the answer must join the ticket instead of making another');
  }),

  story('a private note is seen by the next agent and never mailed', async (stage) => {
    const subject = 'Badge does not open the gate';
    const requester = 'ines.moreau@customer.example';
    await stage.mail({ from: requester, subject, text: 'The gate stays closed for my badge.' });
    const desk = await stage.desk(AYLIN.upn);
    await openTicket(desk, subject);
    await desk.keyboard.press('n');
    const note = 'Badge office says it was blocked on Friday.';
    await desk.getByRole('textbox', { name: /note/i }).fill(note);
    await desk.getByRole('button', { name: /^(Add|Save) note/ }).click();
    const other = await stage.desk(JONAS.upn);
    await openTicket(other, subject);
    await other.getByRole('log', { name: 'Conversation' }).getByText(note).waitFor();
    const sent = stage.local.simulator.graph.mailbox(requester);
    const texts = [...(sent?.messages.values() ?? [])].map((message) => message.body.content).join('\n');
    assert.ok(!texts.includes('blocked on Friday'), 'a private note must not be mailed');
  }),
];
