import type { Page } from 'playwright-core';

export type ShownMail = { messageId: string; inReplyTo: string; /** Pictures inside the mail that were really drawn. */ pictures: number };
const POLL_MS = 250;

/**
 * Waits until a mail with this text is shown in a frame of the page, and tells its ids (the mailbox page gives them). New mail reloads
 * the mailbox page by itself.
 */
export async function mailInFrame(page: Page, text: string, timeoutMs = 60_000): Promise<ShownMail> {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    for (const frame of page.frames().slice(1)) {
      // A frame may go while it is read: the page reloads when mail arrives.
      const content = await frame
        .locator('body')
        .innerText({ timeout: POLL_MS * 4 })
        .catch(() => '');
      if (!content.includes(text)) continue;
      const article = await frame.frameElement().then((element) => element.evaluateHandle((each) => (each as Element).closest('article')));
      const ids = await article.evaluate((each) => ({ messageId: each?.dataset['messageId'] ?? '', inReplyTo: each?.dataset['inReplyTo'] ?? '' }));
      const pictures = await frame.locator('img').evaluateAll((images) => images.filter((image) => (image as HTMLImageElement).naturalWidth > 0).length);
      return { ...ids, pictures };
    }
    await page.waitForTimeout(POLL_MS);
  }
  throw new Error(`No mail with "${text}" was shown within ${timeoutMs / 1000} s.`);
}
