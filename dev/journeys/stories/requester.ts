import assert from 'node:assert/strict';
import { NORDWIND } from '../../world.ts';
import { wrongIn } from '../accessibility.ts';
import { look } from '../pictures.ts';
import { story } from '../story.ts';
import { openedTicket } from '../ticketPage.ts';

const [AYLIN] = NORDWIND.agents;
const [KATHARINA, OLIVER] = NORDWIND.requesters;

export default [
  story('who asked for a colleague stays in copy, the colleague finds the request and rates it, and the agent reads how', async (stage) => {
    const subject = 'A badge for a new colleague';
    const asking = await stage.portal(KATHARINA.upn);
    await asking.getByRole('textbox', { name: 'In one line' }).fill(subject);
    await asking.getByRole('textbox', { name: 'What happens, and what did you expect?' }).fill('Oliver has none yet.');
    await asking.getByRole('button', { name: 'Send request' }).click();
    await asking.getByText(/Your request is number \d+/).waitFor();

    const desk = await openedTicket(stage, AYLIN.upn, new RegExp(subject));
    const details = desk.getByRole('complementary', { name: 'Details' });
    // Begun on a phone, which is turned: what is chosen is still there.
    await desk.setViewportSize({ width: 390, height: 844 });
    await desk.getByRole('button', { name: 'Details' }).click();
    const other = desk.getByRole('button', { name: 'Other requester' });
    await other.focus();
    await desk.keyboard.press('Escape');
    await other.waitFor({ state: 'detached' });
    await desk.getByRole('button', { name: 'Details' }).click();
    await other.click();
    const form = desk.getByRole('dialog', { name: /^Requester of ticket/ });
    await form.getByRole('combobox', { name: 'Requester' }).pressSequentially(OLIVER.upn);
    await desk.keyboard.press('Tab');
    await form.getByText(/^Keep .* in Cc/).click();
    await look(desk, 'another requester');
    await desk.setViewportSize({ width: 844, height: 390 });
    // Shown by name where the desk knows it.
    const make = form.getByRole('button', { name: 'Make the requester' });
    await make.and(desk.locator(':enabled')).waitFor();
    assert.equal(await form.getByRole('checkbox').isChecked(), true);
    await desk.setViewportSize({ width: 390, height: 844 });
    await make.click({ trial: true });
    await desk.setViewportSize({ width: 1280, height: 800 });
    assert.deepEqual(await wrongIn(desk, 'another requester', ['light', 'dark']), []);
    await make.click();
    await details.getByRole('link', { name: OLIVER.upn }).waitFor();
    await details.getByText(KATHARINA.upn, { exact: true }).waitFor();

    const theirs = await stage.portal(OLIVER.upn);
    await theirs.getByText(subject).first().waitFor();
    await desk.keyboard.press('e');
    await details.getByRole('button', { name: 'Status: Solved' }).waitFor();
    await theirs.reload();
    await theirs.getByRole('button', { name: 'Poor' }).click();
    await theirs.getByText(/^Thank you/).waitFor();
    await details.getByText('Rating', { exact: true }).waitFor();
    await details.getByText('Poor', { exact: true }).waitFor();
    await look(desk, 'a rated ticket');
  }),

  story('what is begun beside a ticket outlives a tablet that is turned, and a key opens one list', async (stage) => {
    await stage.mail({ from: KATHARINA.upn, subject: 'Turned while reading', text: 'The door stays shut.' });
    const desk = await openedTicket(stage, AYLIN.upn, /Turned while reading/);
    const form = desk.getByRole('dialog', { name: /^Requester of ticket/ });
    const who = form.getByRole('combobox', { name: 'Requester' });
    await desk.getByRole('button', { name: 'Other requester' }).click();
    await who.pressSequentially('never.seen');
    await desk.setViewportSize({ width: 768, height: 1024 });
    await desk.locator('.tk .chip', { hasText: 'Details' }).waitFor();
    assert.equal(await who.inputValue(), 'never.seen');
    await form.getByRole('button', { name: 'Cancel' }).click();
    await form.waitFor({ state: 'detached' });

    const lists = desk.getByRole('listbox');
    const oneList = async (): Promise<void> => {
      await desk.getByRole('log').focus();
      await desk.keyboard.press('s');
      await lists.first().waitFor();
      assert.equal(await lists.count(), 1);
      await desk.keyboard.press('Escape');
      await lists.first().waitFor({ state: 'detached' });
    };
    await oneList();
    await desk.getByRole('button', { name: 'Details' }).click();
    await desk.getByRole('button', { name: 'Other requester' }).waitFor();
    await oneList();
    await desk.setViewportSize({ width: 1280, height: 800 });
    await desk.getByRole('complementary', { name: 'Details' }).waitFor();
    assert.equal(await lists.count(), 0);
  }),
];
