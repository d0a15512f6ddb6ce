import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { NORDWIND } from '../../world.ts';
import { story } from '../story.ts';

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

    const send = desk.getByRole('button', { name: /^Send/ }).first();
    await desk
      .locator('.composer')
      .getByRole('button', { name: /^Canned response/ })
      .click();
    await desk.locator('.composer').getByText('None yet').waitFor();
    const { y, height } = (await send.boundingBox())!;
    assert.ok(y >= 0 && y + height <= 800, `Send stands at ${y} of 800`);
  }),
];
