import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { NORDWIND } from '../../world.ts';
import { wrongIn } from '../accessibility.ts';
import { mailInFrame } from '../mailInFrame.ts';
import { look } from '../pictures.ts';
import { story } from '../story.ts';
import { openedTicket, writeReply } from '../ticketPage.ts';

/** A red dot of 5 x 5, as a person copies a part of the screen. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==';

const pasteDot = (box: Locator): Promise<void> =>
  box.evaluate((element, dot) => {
    const clipboardData = new DataTransfer();
    const bytes = Uint8Array.from(atob(dot), (character) => character.charCodeAt(0));
    clipboardData.items.add(new File([bytes], 'dot.png', { type: 'image/png' }));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, DOT);
/** What one writes with, in order: words as they are, pictures by name. */
const written = (box: Locator): Promise<string> =>
  box.evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement;
    copy.querySelectorAll('img').forEach((picture) => picture.replaceWith(`[${picture.alt}]`));
    // A space beside a picture is one that does not break.
    return (copy.textContent ?? '').replace(/\u00a0/g, ' ');
  });

export default [
  story('a picture lands where one writes, and what sends stays in sight under an open list of responses', async (stage) => {
    await stage.mail({ from: 'kim.larsen@customer.example', subject: 'Which dot is it?', text: 'Please show me.' });
    const desk = await stage.desk(NORDWIND.agents[0].upn, {}, { width: 1280, height: 800 });
    await desk.getByRole('row', { name: /Which dot/ }).click();
    await desk.getByRole('log').getByText('Please show me.').waitFor();
    await desk.keyboard.press('r');
    const box = desk.locator('[contenteditable="true"]').first();
    await box.waitFor();
    await box.pressSequentially('This and that.');
    for (let step = 0; step < ' and that.'.length; step += 1) await desk.keyboard.press('ArrowLeft');
    await pasteDot(box);
    await box.locator('img').waitFor();
    assert.equal(await written(box), 'This[dot.png] and that.');
    await look(desk, 'a picture in a reply');

    const send = desk.getByRole('button', { name: /^Send/ }).first();
    await desk
      .locator('.composer')
      .getByRole('button', { name: /^Canned response/ })
      .click();
    await desk.locator('.composer').getByText('None yet').waitFor();
    const { y, height } = (await send.boundingBox())!;
    assert.ok(y >= 0 && y + height <= 800, `Send stands at ${y} of 800`);
  }),

  story('a planned answer waits in sight, gets another time, comes back to be edited, and leaves', async (stage) => {
    await stage.mail({ from: 'kim.larsen@customer.example', subject: 'Answered tomorrow', text: 'There is time.' });
    const desk = await openedTicket(stage, NORDWIND.agents[0].upn, /Answered tomorrow/);
    await writeReply(desk, 'Good morning.');
    const later = desk.locator('.composer').getByRole('button', { name: 'Send later' });
    await later.click();
    await desk.getByRole('option', { name: /^Pick a moment/ }).click();
    const form = desk.getByRole('dialog', { name: 'When it leaves' });
    const when = form.getByLabel('Day and time');
    await when.fill('2020-01-01T08:00');
    await form.getByText('From two minutes to 30 days ahead.').waitFor();
    assert.deepEqual(await wrongIn(desk, 'planned sending', ['light', 'dark']), []);
    const day = (ahead: number): string => {
      const at = new Date(Date.now() + ahead * 86_400_000);
      return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
    };
    await when.fill(`${day(2)}T09:30`);
    await form.getByRole('button', { name: 'Set' }).click();
    await desk.getByRole('button', { name: /^Send .*9:30/ }).click();
    const reply = desk.getByRole('article', { name: /^Reply by Aylin Demir/ });
    await reply.getByText(/^Leaves .*9:30/).waitFor();
    await look(desk, 'a planned answer');

    await reply.getByRole('button', { name: 'Other time' }).click();
    await when.fill(`${day(3)}T10:45`);
    await form.getByRole('button', { name: 'Set' }).click();
    await reply.getByText(/^Leaves .*10:45/).waitFor();
    await reply.getByRole('button', { name: 'Cancel and edit' }).click();
    const box = desk.getByRole('textbox', { name: /^Reply to/ });
    await box.getByText('Good morning.').waitFor();
    await reply.waitFor({ state: 'detached' });

    await later.click();
    await desk.getByRole('option', { name: /^Tomorrow morning/ }).click();
    await box.and(desk.locator(':focus')).waitFor();
    await desk.keyboard.press('Control+Enter');
    await reply.getByRole('button', { name: 'Send at once' }).click();
    await reply.getByText(/^Sent/).waitFor();
    const mailbox = await stage.mailbox('kim.larsen@customer.example');
    await mailbox.getByRole('link', { name: /Answered tomorrow/ }).click();
    await mailInFrame(mailbox, 'Good morning.');
    // Counted when it left, not when it was planned for.
    await desk
      .locator('dt', { hasText: 'First answer' })
      .locator('+ dd', { hasText: /now|ago|Today/ })
      .waitFor();
  }),
];
