import type { DraftFile } from '../../app/unsent/draftFiles';
import { outgoing } from './draftHtml';
import { unfilledTokens } from './unfilled';

/** A text as it leaves, with the files that go along: a picture that was taken out of the text stays behind. */
export type Written = { html: string; text: string; files: readonly DraftFile[]; unfilled: string[] };

/** What an editor's HTML and the files held beside it come to. */
export function writtenOf(html: string, held: readonly DraftFile[]): Written {
  const { html: leaving, text, used } = outgoing(html, new Set(held.flatMap(({ contentId }) => (contentId ? [contentId] : []))));
  return { html: leaving, text, files: held.filter(({ contentId }) => contentId === null || used.has(contentId)), unfilled: unfilledTokens(html) };
}
