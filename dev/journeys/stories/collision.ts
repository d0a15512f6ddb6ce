import assert from 'node:assert/strict';
import type { Page, Request } from 'playwright-core';
import { NORDWIND } from '../../world.ts';
import { wrongIn } from '../accessibility.ts';
import { look } from '../pictures.ts';
import { story } from '../story.ts';
import { openedTicket, writeReply } from '../ticketPage.ts';

const [AYLIN, JONAS] = NORDWIND.agents;
const writesStatus = (request: Request): boolean => request.method() === 'POST' && /TicketStatus/.test(request.postData() ?? '');

async function setStatus(desk: Page, to: string): Promise<void> {
  await desk
    .getByRole('button', { name: /^Status: / })
    .first()
    .click();
  await desk.getByRole('option', { name: to }).click();
}
/** Whatever this desk writes of a status stays on its way until it is let go. */
async function holdStatus(desk: Page): Promise<() => void> {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await desk.route(/\/_api\//, async (route, request) => {
    if (writesStatus(request)) await held;
    await route.continue();
  });
  return letGo;
}

export default [
  story('two people give a ticket another status: who, what and when is said, it waits for a decision over a reload, and the choice stands', async (stage) => {
    await stage.mail({ from: 'kim.larsen@customer.example', subject: 'Two hands at once', text: 'Who answers?' });
    const aylin = await openedTicket(stage, AYLIN.upn, /Two hands at once/);
    const jonas = await openedTicket(stage, JONAS.upn, /Two hands at once/);
    const letGo = await holdStatus(aylin);
    await setStatus(aylin, 'Open');
    await writeReply(jonas, 'I did.');
    await jonas.getByRole('button', { name: 'Send with another status' }).click();
    await jonas.getByRole('option', { name: /Solved/ }).click();
    const written = jonas.waitForResponse((response) => writesStatus(response.request()));
    await jonas.getByRole('button', { name: 'Send, set Solved' }).click();
    await written;
    letGo();

    const question = aylin.getByRole('dialog', { name: 'Jonas Weber changed the status while you did' });
    await question.waitFor();
    await question.getByRole('radio', { name: /Open.*Yours/, checked: true }).waitFor();
    await question.getByRole('radio', { name: /Solved.*Jonas Weber · .*, with a reply/ }).waitFor();
    assert.deepEqual(await wrongIn(aylin, 'conflict', ['light', 'dark']), []);
    await look(aylin, 'a conflict');

    await question.getByRole('button', { name: 'Read it' }).click();
    await question.waitFor({ state: 'detached' });
    await aylin.getByRole('article', { name: /^Reply by Jonas Weber/ }).waitFor();
    await aylin.getByRole('button', { name: 'Status: Solved' }).first().waitFor();
    await aylin.getByRole('button', { name: 'Decide' }).click();
    await question.waitFor();
    await aylin.keyboard.press('Escape');
    await aylin.getByText('A change of yours is not saved.').waitFor();
    await look(aylin, 'a conflict to be decided');

    await aylin.reload();
    await question.waitFor();
    await question.getByRole('radio', { name: /Solved/ }).check();
    await question.getByRole('button', { name: 'Keep theirs' }).waitFor();
    await question.getByRole('radio', { name: /Open/ }).check();
    await question.getByRole('button', { name: 'Save as Open' }).click();
    await aylin.getByRole('button', { name: 'Status: Open' }).first().waitFor();
    await jonas.getByRole('button', { name: 'Status: Open' }).first().waitFor();
    assert.equal(await aylin.getByText('A change of yours is not saved.').count(), 0);
  }),

  story('a draft survives a reload, is read and taken over by a colleague, and whoever began it is told before sending it too', async (stage) => {
    await stage.mail({ from: 'kim.larsen@customer.example', subject: 'Begun by one', text: 'When does it open?' });
    const aylin = await openedTicket(stage, AYLIN.upn, /Begun by one/);
    await writeReply(aylin, 'It opens at nine.');
    await aylin.getByText(/^Draft saved/).waitFor();
    await aylin.reload();
    await aylin.getByRole('button', { name: /Go on with your draft/ }).waitFor();
    await look(aylin, 'a draft kept');
    await aylin.keyboard.press('r');
    const hers = aylin.getByRole('textbox', { name: /^Reply to/ });
    await hers.getByText('It opens at nine.').waitFor();

    // A browser of its own, as her phone is.
    const phone = await openedTicket(stage, AYLIN.upn, /Begun by one/);
    const elsewhere = phone.getByRole('list', { name: 'Drafts' });
    await elsewhere.getByText(/^Your draft from another device/).waitFor();
    await elsewhere.getByRole('button', { name: 'Go on here' }).click();
    await phone
      .getByRole('textbox', { name: /^Reply to/ })
      .getByText('It opens at nine.')
      .waitFor();
    await phone.close();

    const jonas = await openedTicket(stage, JONAS.upn, /Begun by one/);
    const theirs = jonas.getByRole('list', { name: 'Drafts' });
    await theirs.getByText(/^Draft by Aylin Demir/).waitFor();
    await theirs.getByRole('button', { name: 'Read' }).click();
    await theirs.getByText('It opens at nine.').waitFor();
    await look(jonas, 'a draft of a colleague');
    await theirs.getByRole('button', { name: 'Take over' }).click();
    await jonas
      .getByRole('textbox', { name: /^Reply to/ })
      .getByText('It opens at nine.')
      .waitFor();
    await theirs.waitFor({ state: 'detached' });
    await jonas.keyboard.press('Control+Enter');
    await jonas.getByRole('article', { name: /^Reply by Jonas Weber/ }).waitFor();

    await aylin.getByText('Jonas Weber has answered meanwhile').waitFor();
    await look(aylin, 'answered meanwhile');
    await aylin.getByRole('button', { name: 'Keep as draft' }).click();
    await aylin.getByRole('button', { name: /Go on with your draft/ }).waitFor();
    await aylin.keyboard.press('r');
    await hers.getByText('It opens at nine.').waitFor();
    await aylin.keyboard.press('Control+Enter');
    await aylin.getByRole('button', { name: 'Discard', exact: true }).click();
    await aylin.getByRole('button', { name: /^Reply to/ }).waitFor();
    assert.equal(await aylin.getByRole('article', { name: /^Reply by/ }).count(), 1, 'only the colleague’s answer left');
  }),
];
