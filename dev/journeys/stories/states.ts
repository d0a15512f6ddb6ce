import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { NORDWIND } from '../../world.ts';
import { PAGES, show, wrongIn } from '../accessibility.ts';
import { story, type Stage } from '../story.ts';

const [AYLIN] = NORDWIND.agents;
const MARA = NORDWIND.admin;
const SUBJECT = 'A door that says why it is shut';
const ROW = new RegExp(SUBJECT);

let made: Promise<void> | null = null;
const aTicket = (stage: Stage): Promise<void> =>
  (made ??= (async () => {
    await stage.mail({ from: 'kim.larsen@customer.example', subject: SUBJECT, text: 'It does not say.' });
    const desk = await stage.desk(AYLIN.upn);
    await desk.getByRole('row', { name: ROW }).waitFor();
  })());

/** Opens the desk while SharePoint answers so; the page and what puts it right again. */
async function refused(stage: Stage, status: number, url: RegExp, open: () => Promise<Page>): Promise<{ desk: Page; mend: () => void }> {
  const mend = stage.local.simulator.faults.add({ url, fault: { kind: 'status', status } });
  try {
    return { desk: await open(), mend };
  } catch (error) {
    mend();
    throw error;
  }
}

async function choose(desk: Page, chip: RegExp, value: string): Promise<void> {
  await desk.getByRole('group', { name: 'Filters' }).getByRole('button', { name: chip }).click();
  await desk.getByRole('option', { name: value }).click();
  await desk.keyboard.press('Escape');
}

export default PAGES.map(({ themes, width, height }) =>
  story(`where nothing stands the desk says why, leads on and has no barrier: ${themes.join(' and ')}, ${width} wide`, async (stage) => {
    await aTicket(stage);
    const open = (): Promise<Page> => stage.desk(AYLIN.upn, { theme: themes[0] }, { width, height });
    const found: string[] = [];

    const failed = await refused(stage, 503, /ListDeskTickets/, open);
    try {
      await failed.desk.getByText(/^We try again by ourselves in \d+ s\.$/).waitFor();
      found.push(...(await wrongIn(failed.desk, 'not loaded', themes)));
    } finally {
      failed.mend();
    }
    const { desk } = failed;
    // By now it may be trying by itself; both lead to the list.
    const tickets = desk.getByRole('row', { name: ROW }).waitFor();
    await Promise.race([desk.getByRole('button', { name: 'Try now' }).click(), tickets]);
    await tickets;

    await choose(desk, /^Status:/, 'New');
    await choose(desk, /^Priority:/, 'Low');
    const drop = desk.getByRole('button', { name: /without Priority: Low$/ });
    await drop.waitFor();
    found.push(...(await wrongIn(desk, 'filtered away', themes)));
    await drop.click();
    await desk.getByRole('row', { name: ROW }).waitFor();
    await desk.getByRole('button', { name: 'Clear filters' }).first().click();

    await show(desk, 'view=snoozed');
    await desk.getByText('Nothing is snoozed').or(desk.locator('.tr[data-id]').first()).waitFor();
    found.push(...(await wrongIn(desk, 'snoozed', themes)));
    await show(desk, 'ticket=999999');
    await desk.getByText('Ticket 999999 is not there').waitFor();
    found.push(...(await wrongIn(desk, 'gone', themes)));

    const denied = await refused(stage, 403, /\/_api\/web\/(getList|lists)/i, open);
    try {
      await denied.desk.getByText(`ask ${MARA.displayName}`).waitFor();
      await denied.desk.getByRole('link', { name: 'Go to my requests' }).waitFor();
      found.push(...(await wrongIn(denied.desk, 'no agent', themes)));
    } finally {
      denied.mend();
    }
    await denied.desk.getByRole('button', { name: 'Check again' }).click();
    await denied.desk.getByRole('row', { name: ROW }).waitFor();
    assert.deepEqual(found, []);
  }),
);
