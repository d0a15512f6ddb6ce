import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { pdf } from '../../privacy/documents.ts';
import { NORDWIND } from '../../world.ts';
import { look } from '../pictures.ts';
import { story } from '../story.ts';
import { openedTicket } from '../ticketPage.ts';

const [AYLIN] = NORDWIND.agents;
/** A red dot of 5 x 5. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==';
const FILES = [
  { filename: 'dot.png', content: Buffer.from(DOT, 'base64') },
  { filename: 'plan.pdf', content: Buffer.from(pdf(['The ground floor', 'The roof'])) },
  { filename: 'setup.exe', content: Buffer.from('MZ never run') },
  { filename: 'notes.txt', content: 'Water <b>off</b> on Monday' },
  { filename: 'broken.png', content: Buffer.from('no picture') },
];
const file = (desk: Page, name: string): Locator => desk.getByRole('log').getByRole('button', { name: new RegExp(`^${name.replace('.', '\\.')}`) });
const preview = (desk: Page, name: string): Locator => desk.getByRole('document', { name: `Preview of ${name}` });
const focused = (element: Locator): Promise<void> => element.and(element.page().locator(':focus')).waitFor();

export default [
  story(
    'the files of a mail: a picture, a PDF and a text one after the other by keys, the focus comes back; what could run is kept and only saved',
    async (stage) => {
      await stage.mail({ from: 'kim.larsen@customer.example', subject: 'Five files', text: 'Look at these.', attachments: FILES });
      const desk = await openedTicket(stage, AYLIN.upn, /Five files/);
      const opener = file(desk, 'dot.png');
      await opener.focus();
      await desk.keyboard.press('Enter');
      const picture = preview(desk, 'dot.png').getByRole('img', { name: 'dot.png' });
      await picture.waitFor();
      await desk.waitForFunction(() => (document.querySelector('.preview img') as HTMLImageElement | null)?.naturalWidth === 5);
      await focused(preview(desk, 'dot.png').getByRole('group', { name: 'dot.png' }));
      await preview(desk, 'dot.png').getByText('File 1 of 4').waitFor();
      await desk.keyboard.press('+');
      await preview(desk, 'dot.png').getByText('125%').waitFor();
      await desk.keyboard.press('0');

      await desk.keyboard.press('ArrowRight');
      const plan = preview(desk, 'plan.pdf');
      await plan.getByRole('img', { name: 'Page 1 of 2' }).waitFor();
      await plan.getByText('The ground floor').waitFor({ state: 'attached' });
      await desk.keyboard.press('PageDown');
      await plan.getByRole('img', { name: 'Page 2 of 2' }).waitFor();
      await plan.getByText('The roof').waitFor({ state: 'attached' });
      const ink = await plan.locator('canvas').evaluate((canvas) => {
        const { width, height } = canvas as HTMLCanvasElement;
        const { data } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
        return data.some((value, at) => at % 4 === 0 && value < 128);
      });
      assert.ok(ink, 'the page is drawn, not blank');
      await look(desk, 'preview of a pdf');

      await desk.keyboard.press('ArrowRight');
      await preview(desk, 'notes.txt').getByText('Water <b>off</b> on Monday').waitFor();
      await desk.keyboard.press('ArrowRight');
      await preview(desk, 'broken.png')
        .getByRole('alert')
        .getByText(/damaged or not what its name says/)
        .waitFor();
      await look(desk, 'preview of a broken picture');
      await desk.keyboard.press('ArrowLeft');
      await preview(desk, 'notes.txt').getByText('File 3 of 4').waitFor();
      const saving = desk.waitForEvent('download');
      await preview(desk, 'notes.txt').getByRole('button', { name: 'Save notes.txt' }).click();
      assert.equal((await saving).suggestedFilename(), 'notes.txt');
      await desk.keyboard.press('Escape');
      await preview(desk, 'notes.txt').waitFor({ state: 'detached' });
      await focused(opener);

      const risky = file(desk, 'setup.exe');
      await risky.getByText('Kept, not opened').waitFor();
      const kept = desk.waitForEvent('download');
      await risky.click();
      assert.equal((await kept).suggestedFilename(), 'setup.exe');
      assert.equal(await desk.getByRole('document', { name: /^Preview of/ }).count(), 0);
    },
  ),
];
