import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { siteTheme, type ThemeName } from '../workbench/themes.ts';

const FADE_MS = 250;
/** A part that only one width has comes and loads after the width has changed. */
const REFLOW_MS = 900;
const WIDTHS = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const;
const THEMES = ['light', 'dark'] as const satisfies readonly ThemeName[];

let folder: string | null = null;

/** From now on the stories keep a picture of each view they come by, in this folder. */
export function keepPicturesIn(path: string): void {
  mkdirSync(path, { recursive: true });
  folder = path;
}

/** Changes the section's theme as SharePoint does, without a reload. */
export async function wear(page: Page, theme: ThemeName): Promise<void> {
  await page.evaluate((worn) => (window as unknown as { listdeskSiteTheme: (theme: unknown) => void }).listdeskSiteTheme(worn), siteTheme(theme));
  await page.locator(`.listdesk[data-theme="${theme}"]`).first().waitFor();
  await page.waitForTimeout(FADE_MS);
}

/** A picture of the page as it stands, when pictures are wanted. */
export async function picture(page: Page, view: string, theme: ThemeName): Promise<void> {
  if (!folder) return;
  const name = `${view.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${page.viewportSize()?.width}-${theme}.png`;
  await page.screenshot({ path: join(folder, name) });
}

/** A picture of what is open now in both themes at both widths, when pictures are wanted; afterwards all is as it was. */
export async function look(page: Page, view: string): Promise<void> {
  const before = page.viewportSize();
  if (!folder || !before) return;
  const worn = (await page.locator('.listdesk').first().getAttribute('data-theme')) as ThemeName;
  for (const size of WIDTHS) {
    await page.setViewportSize(size);
    await page.waitForTimeout(REFLOW_MS);
    for (const theme of THEMES) {
      await wear(page, theme);
      await picture(page, view, theme);
    }
  }
  await page.setViewportSize(before);
  await wear(page, worn);
}
