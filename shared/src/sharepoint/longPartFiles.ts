import type { LongPart } from '../tickets/index.ts';

/** Attachments of a message that carry what its columns cannot hold. No file of a mail may take these names. */
export const LONG_PART_FILES: Record<LongPart, string> = { html: 'body.html', visibleText: 'body.txt', fullText: 'body-full.txt' };
