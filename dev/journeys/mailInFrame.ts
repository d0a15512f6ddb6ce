import type { Page } from 'playwright-core';
import { PATIENCE_MS } from './story.ts';
import type { Stage } from './story.ts';

export type ShownMail = { messageId: string; inReplyTo: string; /** Pictures inside the mail that were really drawn. */ pictures: number };
const POLL_MS = 250;

/**
 * Waits until a mail with this text and so many pictures is shown in a frame of the page, and tells its ids (the mailbox page gives them). New mail reloads
 * the mailbox page by itself.
 */
export async function mailInFrame(page: Page, text: string, pictures = 0): Promise<ShownMail> {
  const until = Date.now() + PATIENCE_MS;
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
      const drawn = await frame.locator('img').evaluateAll((images) => images.filter((image) => (image as HTMLImageElement).naturalWidth > 0).length);
      if (drawn >= pictures) return { ...ids, pictures: drawn };
    }
    await page.waitForTimeout(POLL_MS);
  }
  throw new Error(`No mail with "${text}" was shown with ${pictures} pictures within ${PATIENCE_MS / 1000} s.`);
}

/** How many mails that came to this address hold these words. Whether an acknowledgement came with them depends on how many went there lately. */
export const mailsWith = ({ local: { simulator } }: Stage, address: string, words: string): number =>
  [...(simulator.graph.mailbox(address)?.messages.values() ?? [])].filter(({ body }) => body.content.includes(words)).length;
