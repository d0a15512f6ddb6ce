import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { NORDWIND } from '../../world.ts';
import { look } from '../pictures.ts';
import { story } from '../story.ts';

const [AYLIN] = NORDWIND.agents;
const SUBJECT = 'Read from its newest message';
/** The first words of each message, as they stand one below the other. */
const order = (page: Page): Promise<string[]> =>
  page
    .getByRole('log')
    .getByRole('article')
    .evaluateAll((all) => all.map((one) => one.querySelector('.prose')?.textContent?.trim() ?? ''));

export default [
  story('a conversation begins with its newest message for whoever wants it so, after a reload too, and a note just written stands on top', async (stage) => {
    await stage.mail({ from: 'kim.larsen@customer.example', subject: SUBJECT, text: 'First words.' });
    const desk = await stage.desk(AYLIN.upn, {}, { width: 1280, height: 800 });
    await desk.getByRole('row', { name: new RegExp(SUBJECT) }).dblclick();
    const note = async (words: string): Promise<void> => {
      await desk.keyboard.press('n');
      const box = desk.locator('.composer [contenteditable="true"]');
      await box.fill(words);
      await desk.getByRole('button', { name: /^Add note/ }).click();
      await desk.getByRole('log').getByText(words).waitFor();
    };
    await desk.getByRole('heading', { name: SUBJECT }).waitFor();
    await note('Second words.');
    assert.deepEqual(await order(desk), ['First words.', 'Second words.']);
    await desk.getByRole('button', { name: /^What of the conversation is shown/ }).click();
    await desk.getByRole('option', { name: 'Newest first' }).click();
    assert.deepEqual(await order(desk), ['Second words.', 'First words.']);
    await desk.reload();
    await desk.getByRole('log').getByText('First words.').waitFor();
    assert.deepEqual(await order(desk), ['Second words.', 'First words.']);
    await note('Third words.');
    assert.deepEqual(await order(desk), ['Third words.', 'Second words.', 'First words.']);
    await look(desk, 'newest message first');
    await desk.getByRole('log').focus();
    await desk.keyboard.press('[');
    await desk.getByRole('article').filter({ hasText: 'Third words.' }).and(desk.locator(':focus')).waitFor();
    await desk.keyboard.press('[');
    await desk.getByRole('article').filter({ hasText: 'Second words.' }).and(desk.locator(':focus')).waitFor();
    await desk.getByRole('button', { name: /^What of the conversation is shown/ }).click();
    await desk.getByRole('option', { name: 'Oldest first' }).click();
    assert.deepEqual(await order(desk), ['First words.', 'Second words.', 'Third words.']);
  }),
];
