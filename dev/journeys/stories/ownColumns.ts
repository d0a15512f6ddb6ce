import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { NORDWIND } from '../../world.ts';
import { look } from '../pictures.ts';
import { writeRow } from '../storedRow.ts';
import { story } from '../story.ts';

const [AYLIN] = NORDWIND.agents;
const FROM = 'kim.larsen@customer.example';
const field = (desk: Page, name: string, value: string) => desk.locator('.props').getByRole('button', { name: `${name}: ${value}`, exact: true });
const choose = (desk: Page, name: string | RegExp) => desk.locator('.listdesk [role="listbox"]').getByRole('option', { name }).click();
const row = (desk: Page, subject: string) => desk.getByRole('row', { name: new RegExp(subject) });

export default [
  story("the desk's own columns: filled in, a mistake told, taken back and read in the history", async (stage) => {
    await stage.mail({ from: FROM, subject: 'A ticket with own columns', text: 'Three laptops for Kiel.' });
    const desk = await stage.desk(AYLIN.upn, {}, { width: 1280, height: 800 });
    await row(desk, 'A ticket with own columns').focus();
    await desk.keyboard.press('Enter');
    await field(desk, 'Devices', 'Add').click();
    const devices = desk.getByRole('textbox', { name: 'Devices' });
    await devices.fill('three');
    await devices.press('Enter');
    await desk.getByRole('alert').getByText('A number is needed.').waitFor();
    await devices.fill('3');
    await devices.press('Enter');
    await field(desk, 'Devices', '3').waitFor();

    await field(desk, 'Systems', 'Add').click();
    await choose(desk, 'SAP');
    await choose(desk, 'Mail');
    await desk.keyboard.press('Escape');
    await field(desk, 'Systems', 'Mail, SAP').waitFor();
    await field(desk, 'Needed by', 'Add').click();
    await desk.locator('.props').getByLabel('Needed by', { exact: true }).fill('2026-11-30');
    await desk.keyboard.press('Enter');
    await field(desk, 'Needed by', 'Nov 30, 2026').waitFor();
    await field(desk, 'Approved by', 'Add').click();
    await choose(desk, 'Jonas Weber');
    await field(desk, 'Approved by', 'Jonas Weber').waitFor();
    await field(desk, 'Site', 'Add').click();
    await choose(desk, 'Kiel');
    await desk.getByText(/: Site is Kiel$/).waitFor();
    await desk.keyboard.press('z');
    await field(desk, 'Site', 'Add').waitFor();

    await desk.getByRole('button', { name: 'History of every change' }).click();
    const history = desk.getByRole('region', { name: 'History of every change' });
    await history.getByText('Site: Kiel → None').waitFor();
    for (const told of [
      'Site: None → Kiel',
      'Approved by: None → Jonas Weber',
      'Needed by: None → Nov 30, 2026',
      'Systems: SAP → Mail, SAP',
      'Devices: None → 3',
    ])
      await history.getByText(told).waitFor();
    // What changes while somebody reads stands there too.
    await field(desk, 'On site', 'No').click();
    await choose(desk, 'Yes');
    await history.getByText('On site: None → Yes').waitFor();
    await look(desk, 'own columns and the history');
  }),

  story("a list by the desk's own columns: given to several tickets at once and taken back, filtered from one end to another, gathered", async (stage) => {
    const subjects = ['Own one', 'Own two', 'Own three'];
    for (const subject of subjects) await stage.mail({ from: FROM, subject, text: 'A laptop.' });
    const desk = await stage.desk(AYLIN.upn, {}, { width: 1440, height: 900 });
    for (const subject of subjects) await row(desk, subject).waitFor();
    for (const subject of subjects.slice(0, 2)) {
      await row(desk, subject).hover();
      await row(desk, subject).getByRole('checkbox').click();
    }
    await desk.getByRole('button', { name: /^Columns/ }).click();
    await choose(desk, /Devices/);
    await desk.keyboard.press('Escape');
    await desk.getByRole('columnheader', { name: 'Devices' }).waitFor();
    const dialog = desk.getByRole('dialog', { name: 'Change 2 tickets' });
    const devices = async (count: string): Promise<void> => {
      await desk.getByRole('button', { name: 'Other fields' }).click();
      await dialog.getByRole('button', { name: 'Devices: as it is' }).click();
      await dialog.getByRole('textbox', { name: 'Devices' }).fill(count);
    };
    const change = () => dialog.getByRole('button', { name: 'Change 2 tickets' }).click();
    const cells = (text: string, state: 'visible' | 'detached') =>
      Promise.all(subjects.slice(0, 2).map((subject) => row(desk, subject).getByText(text, { exact: true }).waitFor({ state })));
    await devices('77');
    await change();
    await cells('77', 'visible');
    await desk.keyboard.press('z');
    await cells('77', 'detached');
    await devices('12');
    await dialog.getByRole('button', { name: 'Systems: as it is' }).click();
    await choose(desk, 'Network');
    await desk.keyboard.press('Escape');
    await change();
    await cells('12', 'visible');

    await desk.getByRole('button', { name: 'Add a filter' }).click();
    await choose(desk, /Devices/);
    await desk.getByRole('spinbutton', { name: 'Devices, at least' }).fill('10');
    await row(desk, 'Own three').waitFor({ state: 'detached' });
    await desk.getByRole('button', { name: 'Add a filter' }).click();
    await choose(desk, /Systems/);
    await desk.getByRole('button', { name: 'Systems: any' }).click();
    await choose(desk, 'Network');
    await desk.keyboard.press('Escape');
    await desk.getByRole('button', { name: /^Group/ }).click();
    await choose(desk, /Systems/);
    await desk
      .getByRole('row', { name: /Network/ })
      .first()
      .waitFor();
    assert.equal(await desk.locator('.tr[data-id]').count(), 2);
    await look(desk, 'a list by own columns');

    await desk.getByRole('button', { name: 'Clear filters' }).first().click();
    await row(desk, 'Own three').waitFor();
  }),

  story("a list in the order of the desk's own columns: numbers as numbers, both ways, what has none last, and kept over a reload in a view", async (stage) => {
    const counts: Record<string, number | null> = { 'In order, nine': 9, 'In order, ten': 10, 'In order, without': null };
    for (const subject of Object.keys(counts)) await stage.mail({ from: FROM, subject, text: 'Laptops.' });
    const desk = await stage.desk(AYLIN.upn, {}, { width: 1440, height: 900 });
    for (const subject of Object.keys(counts)) await row(desk, subject).waitFor();
    for (const [subject, Devices] of Object.entries(counts)) await writeRow(stage, 'Tickets', `Title eq '${subject}'`, { Devices });
    await desk.getByRole('searchbox').first().fill('In order');
    await desk.getByRole('button', { name: /^Columns/ }).click();
    await choose(desk, /Devices/);
    await desk.keyboard.press('Escape');
    const head = desk.getByRole('columnheader', { name: 'Devices' });
    const stands = (...wanted: string[]) =>
      desk.waitForFunction((order) => {
        const rows = [...document.querySelectorAll<HTMLElement>('.tr[data-id]')].map(
          (each) => /In order, (\w+)/.exec(each.getAttribute('aria-label') ?? '')?.[1],
        );
        return rows.join() === order;
      }, wanted.join());
    await head.getByRole('button').click();
    await stands('nine', 'ten', 'without');
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');
    await head.getByRole('button').click();
    await stands('ten', 'nine', 'without');
    assert.equal(await head.getAttribute('aria-sort'), 'descending');
    await desk.getByRole('button', { name: /^Sort: Devices, reversed/ }).waitFor();
    await desk.getByRole('button', { name: 'Save as view' }).click();
    await desk.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Most devices first');
    await desk.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await desk.getByRole('heading', { name: /Most devices first/ }).waitFor();
    await desk.reload();
    await stands('ten', 'nine', 'without');
    assert.equal(await head.getAttribute('aria-sort'), 'descending');
    await look(desk, 'sorted by an own column');
  }),
];
