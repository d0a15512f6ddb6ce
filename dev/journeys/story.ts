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
  mail: (mail: { from: string; to?: string; subject: string; text: string; attachments?: { filename: string; content: string | Buffer }[] }) => Promise<string>;
};
/** `looksOnly`: it changes nothing that another story could see, so two of them are told at a time. */
export type Story = { name: string; run: (stage: Stage) => Promise<void>; looksOnly: boolean };

export const story = (name: string, run: Story['run'], { looksOnly = false } = {}): Story => ({ name, run, looksOnly });

/** One open page with what went wrong on it. */
export type Watched = { page: Page; problems: string[] };

/** A busy machine is slow, not broken. */
export const PATIENCE_MS = 120_000;

/** Made by the page itself; nothing is asked of anybody. */
const INSIDE_THE_PAGE = /^(data:|blob:|about:)/;

/** The tenant's SharePoint (the page's own origin stands for it), the service and the sign-in, at their addresses of this run; the mailbox is a page of the stories. */
export function ownOrigins({ addresses }: Local): ReadonlySet<string> {
  const { desk, portal, mailbox, simulator, functions, sharePoint } = addresses;
  return new Set([desk, portal, mailbox, simulator, functions, ...Object.values(sharePoint)].map((address) => new URL(address).origin));
}

/**
 * Notes scripts' errors and every request to a third party: of the page, its frames, its workers and windows it opens, web sockets too. So every story
 * proves for what it shows that the web part asks nobody but the tenant, the service and the sign-in.
 */
export async function watchedPage(
  browser: Browser,
  size: { width?: number; height?: number },
  origins: ReadonlySet<string>,
): Promise<Watched & { context: BrowserContext }> {
  const context = await browser.newContext({
    viewport: { width: size.width ?? 1440, height: size.height ?? 900 },
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`script error: ${error.message}`));
  const asked = (url: string): void => {
    if (!INSIDE_THE_PAGE.test(url) && !origins.has(new URL(url).origin)) problems.push(`request to a third party: ${url}`);
  };
  context.on('request', (request) => asked(request.url()));
  page.on('websocket', (socket) => asked(socket.url().replace(/^ws/, 'http')));
  return { page, context, problems };
}
