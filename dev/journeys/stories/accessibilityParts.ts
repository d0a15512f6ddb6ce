import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { LISTS } from '@listdesk/shared/schema';
import { NORDWIND } from '../../world.ts';
import type { ThemeName } from '../../workbench/themes.ts';
import { close, PAGES, SETTLE_MS, show, wrongIn } from '../accessibility.ts';
import { story, type Stage } from '../story.ts';

const MARA = NORDWIND.admin;
const [KATHARINA] = NORDWIND.requesters;
const SECTIONS = ['mailboxes', 'tickets', 'limits', 'circles', 'sla', 'templates', 'signatures', 'senders'] as const;
const WIDE_PX = 1280;
const SUBJECT = 'A lamp with papers';

let made: Promise<void> | null = null;
/** Two tickets, one with a file, for all the stories here. */
const tickets = (stage: Stage): Promise<void> =>
  (made ??= (async () => {
    const from = 'kim.larsen@customer.example';
    await stage.mail({ from, subject: 'A second lamp', text: 'It has no papers.' });
    await stage.mail({ from, subject: SUBJECT, text: 'See what came with it.', attachments: [{ filename: 'notes.txt', content: 'one\ntwo' }] });
    const desk = await stage.desk(MARA.upn);
    for (const name of [/A second lamp/, new RegExp(SUBJECT)]) await desk.getByRole('row', { name }).waitFor();
  })());

const ARCHIVED = 90_001;
let filed = false;
/** A ticket of long ago with a question and its answer, in the archive lists. */
function archived({ local: { simulator } }: Stage): void {
  if (filed) return;
  filed = true;
  const seed = (list: 'ArchivedTickets' | 'ArchivedMessages', rows: Parameters<typeof simulator.sharePoint.seedItems>[2]): void =>
    void simulator.sharePoint.seedItems(`${new URL(NORDWIND.desk).pathname}/Lists/${LISTS[list].url}`, NORDWIND.desk, rows);
  const [asked, answered] = ['2021-03-02T08:00:00Z', '2021-03-02T09:30:00Z'];
  const kim = { name: 'Kim Larsen', address: 'kim.larsen@customer.example' };
  seed('ArchivedTickets', [
    {
      Title: 'The lift that stood still for three days between the second and the third floor',
      TicketNumber: ARCHIVED,
      TicketKey: 'long-ago',
      TicketStatus: 'Closed',
      TicketPriority: 'Normal',
      RequesterName: kim.name,
      RequesterEmail: kim.address,
      Created: asked!,
      LastMessageAt: answered!,
      ArchivedAt: '2024-03-02T08:00:00Z',
    },
  ]);
  const message = { TicketKey: 'long-ago', Title: 'The lift that stood still' };
  seed('ArchivedMessages', [
    {
      ...message,
      MessageKey: 'long-ago-1',
      MessageKind: 'Mail',
      FromName: kim.name,
      FromEmail: kim.address,
      SentAt: asked,
      BodyHtml: '<p>It stands still.</p>',
      VisibleText: 'It stands still.',
    },
    {
      ...message,
      MessageKey: 'long-ago-2',
      MessageKind: 'Reply',
      FromName: 'Aylin Demir',
      FromEmail: 'support@nordwind.example',
      SentAt: answered,
      BodyHtml: '<p>It runs again.</p>',
      VisibleText: 'It runs again.',
    },
  ]);
}

/** What stands over a page or comes into it by one press: its name and what is pressed, one after the other. Escape closes it again. */
type Part = readonly [name: string, press: (page: Page) => readonly Locator[]];
const button = (page: Page, name: string | RegExp): Locator => page.locator('.listdesk').getByRole('button', { name }).first();
const tab = (page: Page, name: string): Locator => page.locator('.listdesk').getByRole('tab', { name }).first();

/** A phone has no room for some of the buttons; on a wide page each must be there. */
async function wrongInParts(page: Page, parts: readonly Part[], themes: readonly ThemeName[]): Promise<string[]> {
  const found: string[] = [];
  const wide = (page.viewportSize()?.width ?? 0) >= WIDE_PX;
  for (const [name, press] of parts) {
    let open = true;
    for (const each of press(page)) {
      open &&= await each.isVisible();
      if (open) await each.click();
      await page.waitForTimeout(SETTLE_MS);
    }
    if (!open && wide) found.push(`${name}: no such button`);
    if (!open) continue;
    found.push(...(await wrongIn(page, name, themes)));
    await close(page);
  }
  return found;
}

const ON_THE_LIST: readonly Part[] = [
  ['filter', (page) => [button(page, /^Status: any/)]],
  ['more filters', (page) => [button(page, 'Add a filter')]],
  ['sort', (page) => [button(page, /^Sort/)]],
  ['group', (page) => [button(page, /^Group/)]],
  ['columns', (page) => [button(page, /^Columns/)]],
  ['new ticket', (page) => [button(page, /^New ticket/)]],
];
const ON_MANY: readonly Part[] = [
  ['fields of many', (page) => [button(page, /^Other fields/)]],
  ['reply to many', (page) => [button(page, /^Reply to all/)]],
  ['merge many', (page) => [button(page, /^Merge/)]],
];
const ON_A_TICKET: readonly Part[] = [
  ['status', (page) => [button(page, /^Status: /)]],
  ['assignee', (page) => [button(page, /^Assignee: /)]],
  ['merge', (page) => [button(page, /^Merge/)]],
  ['snooze', (page) => [button(page, /^Snooze/)]],
  ['macro', (page) => [button(page, /^Macro/)]],
  ['more actions', (page) => [button(page, /^More actions/)]],
  ['file', (page) => [button(page, /notes\.txt/)]],
];

const ON_THE_BOARD: readonly Part[] = [
  ['lanes to choose', (page) => [button(page, /^Lanes/)]],
  ['card fields', (page) => [button(page, /^Card fields/)]],
  ['where a card goes', (page) => [page.locator('.listdesk [data-card]').first(), button(page, /^Move \d+/)]],
];
const IN_THE_REPORTS: readonly Part[] = [['figures of the week', (page) => [button(page, 'Send weekly')]]];

const PARTS: readonly (readonly [where: string, come: (page: Page, themes: readonly ThemeName[]) => Promise<string[]>])[] = [
  [
    'over the list',
    async (desk, themes) => {
      const found = await wrongInParts(desk, ON_THE_LIST, themes);
      await desk.getByRole('row', { name: new RegExp(SUBJECT) }).focus();
      for (const key of ['Home', 'x', 'j', 'x']) await desk.keyboard.press(key);
      await desk.waitForTimeout(SETTLE_MS);
      found.push(...(await wrongIn(desk, 'many', themes)), ...(await wrongInParts(desk, ON_MANY, themes)));
      return found;
    },
  ],
  [
    'over a ticket',
    async (desk, themes) => {
      await show(desk, `ticket=${await desk.getByRole('row', { name: new RegExp(SUBJECT) }).getAttribute('data-id')}`);
      const found = await wrongInParts(desk, ON_A_TICKET, themes);
      for (const name of ['Canned response', 'Knowledge article', 'Send later', 'Send with another status']) {
        const opens = desk.locator('.composer').getByRole('button', { name });
        if (!(await opens.isVisible())) await desk.keyboard.press('r');
        await opens.click();
        await desk.waitForTimeout(SETTLE_MS);
        found.push(...(await wrongIn(desk, name, themes)));
        await close(desk);
      }
      if (!(await tab(desk, 'Forward').isVisible())) await desk.keyboard.press('r');
      await tab(desk, 'Forward').click();
      await desk.waitForTimeout(SETTLE_MS);
      found.push(...(await wrongIn(desk, 'forward', themes)));
      return found;
    },
  ],
  [
    'of the settings',
    async (desk, themes) => {
      const found: string[] = [];
      for (const section of SECTIONS) {
        await show(desk, `tool=settings&section=${section}`);
        found.push(...(await wrongIn(desk, section, themes)));
      }
      return found;
    },
  ],
  [
    'of the other tools',
    async (desk, themes) => {
      const found: string[] = [];
      for (const [tool, tabs] of [
        ['reports', ['Workload', 'Categories', 'Articles']],
        ['mailLog', ['Held']],
        ['privacy', ['Requests', 'Holds', 'Retention', 'Breaches', 'Notice', 'Promises']],
      ] as const) {
        await show(desk, `tool=${tool}`);
        for (const name of tabs) {
          await tab(desk, name).click();
          await desk.waitForTimeout(SETTLE_MS);
          found.push(...(await wrongIn(desk, `${tool}, ${name}`, themes)));
        }
      }
      for (const [tool, name] of [
        ['responses', 'New response'],
        ['articles', 'New article'],
        ['rules', 'New rule'],
      ] as const) {
        await show(desk, `tool=${tool}`);
        await button(desk, name).click();
        await desk.waitForTimeout(SETTLE_MS);
        found.push(...(await wrongIn(desk, name, themes)));
      }
      await show(desk, 'tool=mailLog');
      await desk.getByRole('row', { name: new RegExp(SUBJECT) }).click();
      await desk.waitForTimeout(SETTLE_MS);
      found.push(...(await wrongIn(desk, 'a mail', themes)));
      return found;
    },
  ],
  [
    'of board, reports and keys',
    async (desk, themes) => {
      await show(desk, 'tool=board');
      const found = await wrongInParts(desk, ON_THE_BOARD, themes);
      const lanes = button(desk, /^Lanes/);
      if (await lanes.isVisible()) {
        await lanes.click();
        await desk.locator('.listdesk').getByRole('option', { name: 'Priority' }).click();
        await desk.locator('.listdesk [data-lane]').first().waitFor();
        found.push(...(await wrongIn(desk, 'lanes', themes)));
      }
      await show(desk, 'tool=reports');
      const figure = desk.locator('.listdesk .kpi:enabled').first();
      await figure.click();
      await desk.locator('.listdesk .drill').waitFor();
      await desk.waitForTimeout(SETTLE_MS);
      found.push(...(await wrongIn(desk, 'behind a figure', themes)));
      await close(desk);
      found.push(...(await wrongInParts(desk, IN_THE_REPORTS, themes)));
      await show(desk, '');
      await desk.locator('.listdesk .tr[data-id]').first().focus();
      await desk.keyboard.press('?');
      await desk.waitForTimeout(SETTLE_MS);
      found.push(...(await wrongIn(desk, 'keys', themes)));
      return found;
    },
  ],
  [
    'of set-up',
    async (desk, themes) => {
      const found: string[] = [];
      await show(desk, 'setup=1');
      const steps = desk.getByRole('navigation', { name: 'Steps' }).getByRole('button');
      const names = await steps.allInnerTexts();
      for (const [at, name] of names.entries()) {
        await steps.nth(at).click();
        await desk.waitForTimeout(SETTLE_MS);
        found.push(...(await wrongIn(desk, name.replace(/\s+/g, ' '), themes)));
      }
      return names.length > 4 ? found : [...found, `only ${names.length} steps`];
    },
  ],
];

export default [
  ...PAGES.flatMap(({ themes, width, height }) =>
    PARTS.map(([where, come]) =>
      story(
        `no barrier in the parts ${where}: ${themes.join(' and ')}, ${width} wide`,
        async (stage) => {
          await tickets(stage);
          const desk = await stage.desk(MARA.upn, { theme: themes[0] }, { width, height });
          await desk.getByRole('row', { name: new RegExp(SUBJECT) }).waitFor();
          assert.deepEqual(await come(desk, themes), []);
        },
        { looksOnly: true },
      ),
    ),
  ),

  ...PAGES.map(({ themes, width, height }) =>
    story(`no barrier at an archived ticket: ${themes.join(' and ')}, ${width} wide`, async (stage) => {
      archived(stage);
      const desk = await stage.desk(MARA.upn, { theme: themes[0] }, { width, height });
      await desk.getByRole('region', { name: 'Ticket list' }).waitFor();
      await show(desk, `ticket=${ARCHIVED}`);
      await desk.getByRole('heading', { name: /The lift that stood still/ }).waitFor();
      assert.deepEqual(await wrongIn(desk, 'archived ticket', themes), []);
    }),
  ),

  ...PAGES.map(({ themes, width, height }) =>
    story(`no barrier in a request of the portal: ${themes.join(' and ')}, ${width} wide`, async (stage) => {
      const portal = await stage.portal(KATHARINA.upn, { theme: themes[0] }, { width, height });
      await portal.getByRole('textbox', { name: 'In one line' }).fill(`A request, ${themes[0]}, ${width}`);
      await portal.getByRole('textbox', { name: /What happens/ }).fill('The door does not open.');
      await portal.getByRole('button', { name: 'Send request' }).click();
      await portal.getByRole('button', { name: 'Open my request' }).waitFor();
      const found = await wrongIn(portal, 'sent', themes);
      await portal.getByRole('button', { name: 'Open my request' }).click();
      await portal.getByRole('textbox', { name: 'Your answer' }).waitFor();
      found.push(...(await wrongIn(portal, 'own request', themes)));
      await show(portal, 'listdesk/your-data');
      found.push(...(await wrongIn(portal, 'your data', themes)));
      assert.deepEqual(found, []);
    }),
  ),
];
