import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Browser } from 'playwright-core';
import type { Local } from '../start/local.ts';
import { ownOrigins, watchedPage, type Stage, type Story, type Watched } from './story.ts';

const STORY_TIMEOUT_MS = 300_000;

/** `cookies`: names of those that this browser holds. Language and theme are kept without. */
type Opened = Watched & { cookies: () => Promise<string[]>; close: () => Promise<void> };
export type Result = { name: string; ms: number; problem: string | null };

/** Tells one story; afterwards its pages are closed, and of a story that failed the last picture of each page is kept in `pictures`. */
export async function tell(story: Story, local: Local, browser: Browser, pictures: string): Promise<Result> {
  const started = Date.now();
  const watched: Opened[] = [];
  const stage = stageOf(local, browser, (each) => watched.push(each));
  const problems: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not over after ${STORY_TIMEOUT_MS / 1000} s`)), STORY_TIMEOUT_MS);
    });
    await Promise.race([story.run(stage), late]);
    problems.push(...watched.flatMap((each) => each.problems));
    for (const each of watched) problems.push(...(await each.cookies()).map((name) => `a cookie was set: ${name}`));
  } catch (error) {
    problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error), ...watched.flatMap((each) => each.problems));
  } finally {
    clearTimeout(timer);
  }
  if (problems.length) {
    mkdirSync(pictures, { recursive: true });
    for (const [at, { page }] of watched.entries())
      await page
        .screenshot({ path: join(pictures, `${story.name.replace(/\W+/g, '-')}-${at + 1}.png`) })
        .catch((error: unknown) => problems.push(`no picture: ${String(error)}`));
  }
  for (const each of watched) await each.close();
  return { name: story.name, ms: Date.now() - started, problem: problems.length ? problems.join('\n') : null };
}

function stageOf(local: Local, browser: Browser, opened: (page: Opened) => void): Stage {
  const { addresses } = local;
  const open: Stage['open'] = async (address, size = {}) => {
    const { page, context, problems } = await watchedPage(browser, size, ownOrigins(local));
    opened({ page, problems, cookies: async () => (await context.cookies()).map(({ name }) => name), close: () => context.close() });
    await page.goto(address);
    return page;
  };
  const hosted = async (
    base: string,
    as: string,
    choices: Record<string, string> = {},
    size = {},
  ): Promise<ReturnType<typeof open> extends Promise<infer P> ? P : never> => {
    const address = new URL(base);
    for (const [name, value] of Object.entries({ as, ...choices })) address.searchParams.set(name, value);
    const page = await open(address.href, size);
    await page.waitForFunction(() => 'listdeskPage' in window);
    const problem = await page.evaluate(() => (window as unknown as { listdeskPage: { error?: string } }).listdeskPage.error);
    if (problem) throw new Error(`The page did not start: ${problem}`);
    return page;
  };
  return {
    local,
    open,
    desk: (as, choices, size) => hosted(addresses.desk, as, choices, size),
    portal: (as, choices, size) => hosted(addresses.portal, as, choices, size),
    mailbox: (address) => open(`${new URL(addresses.mailbox).origin}/?address=${encodeURIComponent(address)}`),
    mail: async ({ from, to, subject, text, attachments = [] }) => {
      const transport = createTransport({ host: addresses.smtp.host, port: addresses.smtp.port, ignoreTLS: true });
      try {
        return (await transport.sendMail({ from, to: to ?? addresses.supportAddress, subject, text, attachments })).messageId;
      } finally {
        transport.close();
      }
    },
  };
}
