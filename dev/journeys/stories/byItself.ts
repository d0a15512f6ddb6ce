import assert from 'node:assert/strict';
import { NORDWIND } from '../../world.ts';
import { mailInFrame, mailsWith } from '../mailInFrame.ts';
import { look } from '../pictures.ts';
import { writeRow } from '../storedRow.ts';
import { story } from '../story.ts';
import { openedTicket, writeReply } from '../ticketPage.ts';

const FROM = 'kim.larsen@customer.example';
const MARA = NORDWIND.admin;
/** The clock comes to the moment that stands in a row: no story waits for a morning. */
const NOW_COMES_MS = 3_000;
const soon = (): string => new Date(Date.now() + NOW_COMES_MS).toISOString();

export default [
  story('a snooze ends by itself: the ticket is back in the view, once, and its conversation says so', async (stage) => {
    const subject = 'Slept until morning';
    await stage.mail({ from: FROM, subject, text: 'Ask me tomorrow.' });
    const desk = await openedTicket(stage, MARA.upn, /Slept until morning/);
    await desk.clock.install();
    await desk.reload();
    await desk.getByRole('button', { name: /^Snooze/ }).click();
    await desk.getByRole('option', { name: /^Tomorrow/ }).click();
    await desk.getByText(/^Out of the views until/).waitFor();
    await desk
      .getByRole('log')
      .getByText(/Snoozed until/)
      .waitFor();
    await desk.getByRole('link', { name: /^All open/ }).click();
    await desk.getByRole('heading', { name: /All open/ }).waitFor();
    assert.equal(await desk.getByRole('row', { name: /Slept until morning/ }).count(), 0);

    // Nothing is written: the desk's own clock brings it back.
    await desk.clock.fastForward('24:00:00');
    await desk.getByRole('row', { name: /Slept until morning/ }).waitFor();

    const over = soon();
    await writeRow(stage, 'Messages', `Title eq '${subject}' and MessageKind eq 'System'`, { SendAfter: over });
    await writeRow(stage, 'Tickets', `Title eq '${subject}'`, { SnoozedUntil: over });
    for (let minute = 0; minute < 2; minute += 1) await stage.local.functions.fire('outboundScan');
    await desk.getByRole('row', { name: /Slept until morning/ }).dblclick();
    const log = desk.getByRole('log');
    await log.getByText('Snooze ended').waitFor();
    assert.equal(await log.getByText('Snooze ended').count(), 1);
    assert.equal(await desk.getByText(/^Out of the views until/).count(), 0);
    await look(desk, 'snooze ended');
  }),

  story('a planned answer leaves at its minute, not before and once', async (stage) => {
    const subject = 'Answered at its minute';
    await stage.mail({ from: FROM, subject, text: 'Tomorrow will do.' });
    const desk = await openedTicket(stage, MARA.upn, /Answered at its minute/);
    await writeReply(desk, 'As promised for the morning.');
    await desk.locator('.composer').getByRole('button', { name: 'Send later' }).click();
    await desk.getByRole('option', { name: /^Tomorrow morning/ }).click();
    await desk.getByRole('button', { name: /^Send .*8:00/ }).click();
    const reply = desk.getByRole('article', { name: /^Reply by Mara Vogt/ });
    await reply.getByText(/^Leaves .*8:00/).waitFor();
    // A minute before its time: looked at, and left where it is.
    await stage.local.functions.fire('outboundScan');
    await writeRow(stage, 'Messages', `Title eq '${subject}' and MessageKind eq 'Reply'`, { SendAfter: soon() });
    for (let minute = 0; minute < 2; minute += 1) await stage.local.functions.fire('outboundScan');
    await reply.getByText(/^Sent/).waitFor();
    const mailbox = await stage.mailbox(FROM);
    await mailbox.getByRole('link', { name: /Answered at its minute/ }).click();
    await mailInFrame(mailbox, 'As promised for the morning.');
    assert.equal(mailsWith(stage, FROM, 'As promised for the morning.'), 1, 'it left once');
  }),

  story('a rule made in the desk sorts the next mail, and the ticket says which rule it was', async (stage) => {
    const desk = await stage.desk(MARA.upn, {}, { width: 1440, height: 900 });
    await desk.getByRole('button', { name: 'Rules', exact: true }).click();
    await desk.getByRole('button', { name: 'New rule' }).first().click();
    await desk.getByRole('textbox', { name: 'Name' }).fill('Lifts first');
    await desk.getByRole('textbox', { name: 'Value of condition 1' }).fill('lift');
    await desk.getByRole('button', { name: /^Set the priority: / }).click();
    await desk.getByRole('option', { name: 'Urgent' }).click();
    await desk.getByRole('button', { name: 'Save' }).click();
    await desk
      .getByText(/Rule “Lifts first” saved/)
      .first()
      .waitFor();
    // The service keeps settings for five minutes; one that starts reads them.
    await stage.local.functions.restart();
    await stage.mail({ from: FROM, subject: 'The lift is stuck', text: 'Between two floors.' });
    await desk.getByRole('link', { name: /^All open/ }).click();
    const row = desk.getByRole('row', { name: /The lift is stuck.*urgent/i });
    await row.waitFor();
    await row.dblclick();
    await desk.getByRole('log').getByText('Rule: Lifts first').waitFor();
    await look(desk, 'sorted by a rule');

    await desk.getByRole('button', { name: 'Rules', exact: true }).click();
    await desk.getByRole('region', { name: 'Rules', exact: true }).getByText('Lifts first').click();
    await desk.getByRole('button', { name: 'Delete rule' }).click();
    await desk.getByText('Rule “Lifts first” deleted.').first().waitFor();
    await stage.local.functions.restart();
  }),
];
