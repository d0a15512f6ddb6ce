import type { CannedPart } from '@listdesk/shared/tickets';
import { escaped, escapedLines } from '../../app/texts/escaped';

/** What is put into the editor: text only, a line for a line. An unknown token is marked, so that it stands out and is not sent. */
export const cannedHtml = (parts: readonly CannedPart[]): string =>
  parts.map(({ part, text }) => (part === 'unknown' ? `<mark class="token">${escaped(text)}</mark>` : escapedLines(text))).join('');
