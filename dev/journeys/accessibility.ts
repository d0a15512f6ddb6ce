import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { ThemeName } from '../workbench/themes.ts';
import { picture, wear } from './pictures.ts';

/** WCAG 2.2 AA and what went before it, with axe's own good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Of the page around us, not of the web part: SharePoint brings them. */
const OF_THE_PAGE = ['region', 'landmark-one-main', 'page-has-heading-one', 'bypass', 'heading-order'];

/** A theme changes colours and nothing else of the document: in a second theme only these can come out otherwise. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong in the web part as it stands now, a line each: rule, element, reason. */
export async function findings(page: Page, view: string, rules: 'all' | 'colour' = 'all'): Promise<string[]> {
  // The opened mail is a document of its own and somebody else's work.
  const axe = new AxeBuilder({ page }).include('.listdesk').exclude('.listdesk iframe');
  const { violations } = await (rules === 'colour' ? axe.withRules(OF_COLOUR) : axe.withTags(RULES).disableRules(OF_THE_PAGE)).analyze();
  // What an open list lies over is pressed when the list has gone: the first press closes it.
  const open = (await page.locator('.listdesk .ms-Callout [role="listbox"]').count()) > 0;
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .map((node) => ({ at: node.target.join(' '), why: (node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? '' }))
      .filter(({ why }) => !(open && id === 'target-size' && why.includes('partially obscured')))
      .map(({ at, why }) => `${view}: ${id} at ${at}: ${why}`),
  );
}

/** As high as a thumb needs (Apple's and Google's guidelines; WCAG asks for 24). */
const THUMB_PX = 44;

/** What is pressed in the dialogs, lists, forms and editors of a phone and is lower than that, a line each. Links within sentences and what another control holds are not counted. */
export async function tooLow(page: Page, view: string): Promise<string[]> {
  const found = await page.evaluate((least) => {
    const controls = document.querySelectorAll<HTMLElement>(
      '.listdesk[data-w="phone"] :is(.layers, form, .composer) :is(button, a.btn, [role="option"], input, select, textarea, [role="textbox"])',
    );
    return Array.from(controls)
      .filter((one) => one.checkVisibility({ checkVisibilityCSS: true }) && !one.matches('.linkish, [type="file"], [aria-hidden="true"], [role="switch"]'))
      .map((one) => ({ one, pressed: one.closest<HTMLElement>('label, .field, .ms-TextField-fieldGroup, .people, .ms-Checkbox') ?? one }))
      .filter(({ pressed }) => pressed.getBoundingClientRect().height < least - 0.5 && pressed.getBoundingClientRect().width > 0)
      .map(
        ({ one, pressed }) =>
          `${one.tagName.toLowerCase()}.${one.className} "${one.textContent || one.getAttribute('aria-label')}" ${pressed.getBoundingClientRect().height}`,
      );
  }, THUMB_PX);
  return found.map((line) => `${view}: too low for a thumb: ${line}`);
}

export const SETTLE_MS = 600;

/** One page for each of these; its themes are put on one after the other, as a section of SharePoint changes. Contrast comes from Teams only. */
export const PAGES = [
  { themes: ['light', 'dark'], width: 1280, height: 800 },
  { themes: ['contrast'], width: 1280, height: 800 },
  { themes: ['light', 'dark'], width: 390, height: 844 },
] as const;

/** Goes by address as a link does: no reload, so many views are looked at in the time of one. */
export async function show(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.waitForTimeout(SETTLE_MS);
  // A part that comes later shows that it is on its way; nothing is judged half drawn.
  await page
    .locator('.listdesk [aria-busy="true"]')
    .first()
    .waitFor({ state: 'detached' })
    .catch(() => undefined);
}

/** What is wrong in the view that is open now, in each theme; afterwards the first one is on again. */
export async function wrongIn(page: Page, view: string, themes: readonly ThemeName[]): Promise<string[]> {
  const [first, ...others] = themes;
  await picture(page, view, first!);
  const found = [...(await findings(page, `${view} (${first})`, first === 'light' ? 'all' : 'colour')), ...(await tooLow(page, view))];
  for (const theme of others) {
    await wear(page, theme);
    await picture(page, view, theme);
    found.push(...(await findings(page, `${view} (${theme})`, 'colour')));
  }
  if (others.length) await wear(page, first!);
  return found;
}

/** What stands over the page goes. */
export async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.waitForTimeout(250);
}
