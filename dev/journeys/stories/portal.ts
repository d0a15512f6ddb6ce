import assert from 'node:assert/strict';
import { NORDWIND } from '../../world.ts';
import { mailInFrame } from '../mailInFrame.ts';
import { story } from '../story.ts';

const [AYLIN] = NORDWIND.agents;
const [KATHARINA, OLIVER] = NORDWIND.requesters;

export default [
  story('a request from the portal becomes a ticket; its requester sees it, nobody else does', async (stage) => {
    const subject = 'Beamer in room Elbe shows nothing';
    const portal = await stage.portal(KATHARINA.upn);
    await portal.getByRole('textbox', { name: 'In one line' }).fill(subject);
    await portal.getByRole('textbox', { name: 'What happens, and what did you expect?' }).fill('The screen stays blue over HDMI.');
    const send = portal.getByRole('button', { name: 'Send request' });
    // A second click in the same moment must not make a second request.
    await send.dblclick();
    await portal.getByText(/Your request is number \d+/).waitFor();
    const mine = portal.getByRole('link', { name: new RegExp(subject) }).or(portal.getByRole('button', { name: new RegExp(subject) }));
    await mine.first().waitFor();
    assert.equal(await mine.count(), 1, 'two clicks must make one request');

    const desk = await stage.desk(AYLIN.upn);
    const rows = desk.getByRole('row', { name: new RegExp(subject) });
    await rows.first().waitFor();
    assert.equal(await rows.count(), 1);

    const stranger = await stage.portal(OLIVER.upn);
    await stranger.getByText('My requests').first().waitFor();
    await stranger.waitForTimeout(2000);
    assert.equal(await stranger.getByText(subject).count(), 0, 'a request of somebody else must not be shown');
  }),

  story('who asks on the portal gets the number by mail, as the portal says', async (stage) => {
    const subject = 'Chair in room Alster is broken';
    const portal = await stage.portal(OLIVER.upn);
    await portal.getByRole('textbox', { name: 'In one line' }).fill(subject);
    await portal.getByRole('textbox', { name: 'What happens, and what did you expect?' }).fill('A leg is loose.');
    await portal.getByRole('button', { name: 'Send request' }).click();
    const number = /number (\d+)/.exec(await portal.getByText(/Your request is number \d+/).innerText())?.[1];
    const mailbox = await stage.mailbox(OLIVER.upn);
    // The mail carries the number and nothing of what was written, so that nobody can make the desk carry their words to a stranger.
    await mailbox
      .getByRole('link', { name: new RegExp(`\\[#${number}\\]`) })
      .first()
      .click();
    await mailInFrame(mailbox, `#${number}`);
  }),

  story('a requester has no way to the desk itself', async (stage) => {
    const page = await stage.open(`${new URL(stage.local.addresses.desk).origin}/sites/helpdesk/SitePages/Desk.aspx?as=${OLIVER.upn}`);
    await page.getByRole('heading', { name: /Access denied/ }).waitFor();
  }),
];
