import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Local } from '../start/local.ts';

/** What a story is told with: the running desk and a browser for each person in it. */
export type Stage = {
  local: Local;
  /** A browser of its own (cookies, storage) for one person, at an address of the running desk. Fails the story at its end when the page asked for anything outside, or threw. */
  open: (address: string, options?: { width?: number; height?: number }) => Promise<Page>;
  /** The desk page as this person; options go into the address (`locale`, `theme`, `teams`). */
  desk: (as: string, choices?: Record<string, string>, size?: { width?: number; height?: number }) => Promise<Page>;
  portal: (as: string, choices?: Record<string, string>, size?: { width?: number; height?: number }) => Promise<Page>;
  mailbox: (address: string) => Promise<Page>;
  /** A mail from outside, through the SMTP door. Answers its Message-ID. */
  mail: (mail: { from: string; to?: string; subject: string; text: string }) => Promise<string>;
};
export type Story = { name: string; run: (stage: Stage) => Promise<void> };

export const story = (name: string, run: Story['run']): Story => ({ name, run });

/** One open page with what went wrong on it. */
export type Watched = { page: Page; problems: string[] };

const OWN_ADDRESS = /^(http:\/\/(localhost|127\.0\.0\.1):\d+\/|data:|blob:|about:)/;

/** Notes scripts' errors and every request that would leave this machine. */
export async function watchedPage(browser: Browser, size: { width?: number; height?: number }): Promise<Watched & { context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width: size.width ?? 1440, height: size.height ?? 900 }, locale: 'en-US', timezoneId: 'Europe/Berlin' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`script error: ${error.message}`));
  page.on('request', (request) => {
    if (!OWN_ADDRESS.test(request.url())) problems.push(`request to the outside: ${request.url()}`);
  });
  return { page, context, problems };
}
