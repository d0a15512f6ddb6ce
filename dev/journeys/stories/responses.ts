import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { NORDWIND } from '../../world.ts';
import { wrongIn } from '../accessibility.ts';
import { mailInFrame } from '../mailInFrame.ts';
import { look } from '../pictures.ts';
import { story } from '../story.ts';

const [AYLIN, JONAS] = NORDWIND.agents;
const KIM = 'kim.larsen@customer.example';
const FORM = { name: 'return form.txt', mimeType: 'text/plain', buffer: Buffer.from('Name:\nNumber:') };

const openTools = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Canned responses' }).click();
  await page.getByRole('heading', { name: 'Canned responses' }).waitFor();
};

export default [
  story('a response with formatting and a file is written once, and leaves with a reply; one’s own is shown to nobody else', async (stage) => {
    const subject = 'How do I send it back?';
    await stage.mail({ from: `Kim Larsen <${KIM}>`, subject, text: 'It does not fit.' });
    const desk = await stage.desk(AYLIN.upn, {}, { width: 1280, height: 800 });
    await desk.getByRole('row', { name: /How do I send it back/ }).waitFor();
    await openTools(desk);
    await desk.getByRole('button', { name: 'New response' }).first().click();
    await desk.getByRole('textbox', { name: /^Name/ }).fill('Send it back');
    await desk.getByRole('button', { name: /^Who sees it/ }).click();
    await desk.getByRole('option', { name: 'Only me' }).click();
    const text = desk.getByRole('textbox', { name: 'Text' });
    await text.click();
    await desk.getByRole('button', { name: 'Name of the requester' }).click();
    await desk.keyboard.type(', ');
    await desk.keyboard.press('Control+b');
    await desk.keyboard.type('print and sign');
    await desk.keyboard.press('Control+b');
    await desk.keyboard.type(' the form.');
    await desk.locator('.respedit input[type=file]').setInputFiles(FORM);
    await desk.getByRole('region', { name: 'Preview' }).getByText('Kim Larsen').first().waitFor();
    assert.deepEqual(await wrongIn(desk, 'a response in the editor', ['light', 'dark']), []);
    await look(desk, 'a response in the editor');
    await desk.getByRole('button', { name: 'Save' }).click();
    await desk.getByRole('button', { name: /^Send it back.*Only me/ }).waitFor();

    const other = await stage.desk(JONAS.upn, {}, { width: 1280, height: 800 });
    await openTools(other);
    // Other stories leave responses of everybody.
    await other.getByText('No canned response yet').or(other.locator('.resp').first()).waitFor();
    assert.equal(await other.getByRole('button', { name: /^Send it back/ }).count(), 0);

    await desk.goto(desk.url().replace(/#.*/, ''));
    await desk.getByRole('row', { name: /How do I send it back/ }).click();
    await desk.getByRole('log').getByText('It does not fit.').waitFor();
    await desk.keyboard.press('r');
    await desk.locator('[contenteditable="true"]').first().waitFor();
    await desk.keyboard.press('/');
    await desk.getByRole('option', { name: /^Send it back/ }).waitFor();
    assert.deepEqual(await wrongIn(desk, 'a response with a file above a reply', ['light', 'dark']), []);
    await desk.keyboard.press('Enter');
    await desk.getByRole('list', { name: 'Attached files' }).getByText(FORM.name, { exact: true }).waitFor();
    await desk.getByRole('button', { name: /^Send, set/ }).click();

    const mailbox = await stage.mailbox(KIM);
    await mailbox.getByRole('link', { name: new RegExp(subject.replace('?', '')) }).click();
    await mailInFrame(mailbox, 'print and sign');
    await mailbox.getByText(FORM.name, { exact: true }).waitFor();
    const { simulator } = stage.local;
    const bodies = [...(simulator.graph.mailbox(KIM)?.messages.values() ?? [])].map(({ body }) => body.content);
    assert.ok(
      bodies.some((body) => /Kim Larsen, <b>print and sign<\/b>(&nbsp;| )the form\./.test(body)),
      'the reply leaves formatted and filled',
    );
  }),

  story('what stands in a reply becomes a response without leaving it, on a phone too', async (stage) => {
    await stage.mail({ from: KIM, subject: 'The tap drips', text: 'Since Tuesday.' });
    const desk = await stage.desk(AYLIN.upn, { theme: 'dark' }, { width: 390, height: 844 });
    await desk.getByText('The tap drips').first().click();
    await desk.getByText('Since Tuesday.').last().waitFor();
    await desk.getByRole('button', { name: /^Reply to/ }).click();
    const box = desk.locator('[contenteditable="true"]').first();
    await box.fill('We come tomorrow.');
    await desk
      .locator('.composer')
      .getByRole('button', { name: /^Canned response/ })
      .click();
    await desk.getByRole('button', { name: 'New response' }).click();
    const dialog = desk.getByRole('dialog', { name: 'New response' });
    const name = dialog.getByRole('textbox', { name: /^Name/ });
    await name.fill('Tomorrow');
    // The phone is turned and turned back.
    await desk.setViewportSize({ width: 844, height: 390 });
    await desk.locator('.listdesk:not([data-w="phone"])').waitFor();
    await desk.setViewportSize({ width: 390, height: 844 });
    await desk.locator('.listdesk[data-w="phone"]').waitFor();
    assert.equal(await name.inputValue(), 'Tomorrow');
    await dialog.getByText('We come tomorrow.').first().waitFor();
    assert.deepEqual(await wrongIn(desk, 'a new response over a reply', ['dark', 'light']), []);
    await look(desk, 'a new response over a reply');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await box.innerText(), 'We come tomorrow.');
    await desk.getByRole('button', { name: 'Discard the draft' }).click();
  }),
];
