import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { SUEDWIND } from '../../world.ts';
import { mailInFrame } from '../mailInFrame.ts';
import { story, type Stage } from '../story.ts';

/** docs/install.md, step by step, as Lea Brandt of Südwind does it, whose organisation has never heard of ListDesk. */
const LEA = SUEDWIND.admin.upn;
const PACKAGE = join(fileURLToPath(new URL('../../../', import.meta.url)), 'spfx-webpart/sharepoint/solution/listdesk.sppkg');
const PAGE = '/sites/helpdesk/SitePages/Desk.aspx';

const administration = (stage: Stage): Promise<Page> => stage.open(`${new URL(stage.local.addresses.desk).origin}/_admin?as=${LEA}`);

/** Follows a link that opens a page of Microsoft's own. */
async function follow(page: Page, link: Locator): Promise<Page> {
  const [opened] = await Promise.all([page.waitForEvent('popup'), link.click()]);
  return opened;
}

/** Copies the commands that the page shows into PowerShell; answers what stands there at the end. */
async function runCommands(admin: Page, desk: Page, label: string): Promise<string> {
  const lines = await desk.getByRole('region', { name: label }).locator('span').allInnerTexts();
  await admin.getByRole('textbox', { name: 'Commands' }).fill(lines.join('\n'));
  await admin.getByRole('button', { name: 'Run' }).click();
  return admin.getByRole('status').innerText();
}

const goTo = (desk: Page, step: string): Promise<void> =>
  desk
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('button', { name: new RegExp(step) })
    .click();
const done = (desk: Page, step: string): Promise<void> => desk.getByRole('button', { name: new RegExp(`${step}.*Done`) }).waitFor();

async function createLists(stage: Stage): Promise<Page> {
  const first = await stage.desk(LEA);
  await first
    .getByRole('button', { name: 'Start set-up' })
    .or(first.getByRole('link', { name: 'Start set-up' }))
    .click();
  await first.getByRole('button', { name: 'Create the lists' }).click();
  // Closed in the middle: what was made stays, and the rest is offered.
  await first.getByRole('progressbar').first().waitFor();
  await first.close();
  const desk = await stage.desk(LEA);
  await desk
    .getByRole('link', { name: 'Set-up and check-up' })
    .or(desk.getByRole('button', { name: /^(Start set-up|Set-up and check-up)$/ }))
    .first()
    .click();
  const finish = desk.getByRole('button', { name: /^(Create|Finish) the lists$/ });
  // What the closed page had already sent may have been enough: then set-up goes on with its next step.
  const made = desk.getByRole('button', { name: /Create lists.*Done/ });
  await finish.or(made).first().waitFor();
  if (await finish.isVisible()) await finish.click();
  await made.waitFor();
  return desk;
}

async function allowTheService(admin: Page, desk: Page): Promise<void> {
  const consent = desk.getByRole('link', { name: 'Open Microsoft’s consent page' });
  for (const [answer, words] of [
    ['Cancel', 'Consent was not given'],
    ['Accept', 'Consent was given'],
  ] as const) {
    const asked = await follow(desk, consent);
    await asked.getByRole('button', { name: answer }).click();
    await asked.getByText(words).first().waitFor();
    await asked.close();
  }
  const api = await follow(desk, desk.getByRole('link', { name: 'API access in the SharePoint admin center' }));
  await api.getByRole('button', { name: 'Approve' }).click();
  await api.getByText('ListDesk is approved.').waitFor();
  await api.close();
  // Set-up is where it was: the page's address remembers it.
  await desk.reload();
  await goTo(desk, 'Allow the service');
  await runCommands(admin, desk, 'Open this site to the service');
  await desk.getByRole('button', { name: 'I did it, check again' }).click();
  await done(desk, 'Allow the service');
}

async function connectTheMailbox(admin: Page, desk: Page): Promise<void> {
  await goTo(desk, 'Connect the mailbox');
  await desk.getByRole('textbox', { name: 'Support address' }).fill(SUEDWIND.support);
  await desk.getByRole('button', { name: 'Save and check' }).click();
  const commands = desk.getByRole('listitem').filter({ hasText: 'Failed: Mailbox' }).getByRole('region');
  const label = await commands.getAttribute('aria-label');
  assert.ok(label);
  assert.match(await runCommands(admin, desk, label), /Mail\.ReadWrite +True\n.*Mail\.Send +True/);
  await desk.getByRole('button', { name: 'I did it, check again' }).first().click();
  await done(desk, 'Connect the mailbox');
}

export default [
  story('docs/install.md leads from an empty organisation to the first answered mail', async (stage) => {
    const admin = await administration(stage);
    await admin.getByLabel('Package').setInputFiles(PACKAGE);
    await admin.getByRole('button', { name: 'Upload and enable' }).click();
    await admin.getByText('is in the catalogue and enabled').waitFor();
    await admin.getByRole('combobox', { name: 'Page' }).selectOption(PAGE);
    await admin.getByRole('textbox', { name: 'Address of the service' }).fill(stage.local.functions.url);
    await admin.getByRole('button', { name: 'Publish' }).click();
    await admin.getByText('The page is published.').waitFor();

    const desk = await createLists(stage);
    await allowTheService(admin, desk);
    await connectTheMailbox(admin, desk);

    await goTo(desk, 'People and roles');
    await desk.getByRole('textbox', { name: 'Sign-in address' }).fill(LEA);
    await desk.getByRole('button', { name: 'Add' }).click();
    await desk.getByText(`${LEA} is in ListDesk Agents now.`).waitFor();

    await goTo(desk, 'Send a test mail');
    await desk.getByRole('button', { name: 'Start the test' }).click();
    const subject = await desk.getByText(/^ListDesk test [0-9A-F]{8}$/).innerText();
    const messageId = await stage.mail({ from: `Lea Brandt <${LEA}>`, to: SUEDWIND.support, subject, text: 'Does this arrive?' });
    await desk.getByRole('button', { name: 'Open the ticket' }).click();

    await desk
      .getByRole('textbox', { name: /^Reply to/ })
      .or(desk.getByRole('button', { name: /^Reply to/ }))
      .first()
      .click();
    await desk.getByRole('textbox', { name: /^Reply to/ }).fill('It does, and this is the answer.');
    await desk.getByRole('button', { name: /^Send, set/ }).click();

    const mailbox = await stage.mailbox(LEA);
    // The acknowledgement may be there first: the answer joins the same thread and names the original as its parent.
    await mailbox
      .getByRole('link', { name: new RegExp(subject) })
      .first()
      .click();
    assert.equal((await mailInFrame(mailbox, 'It does, and this is the answer.')).inReplyTo, messageId);
    assert.equal(await mailbox.getByRole('link', { name: new RegExp(subject) }).count(), 1, 'one thread');
  }),
];
