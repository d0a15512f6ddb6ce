import type { CannedPart } from '@listdesk/shared/tickets';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** What is put into the editor: text only, a line for a line. An unknown token is marked, so that it stands out and is not sent. */
export const cannedHtml = (parts: readonly CannedPart[]): string =>
  parts.map(({ part, text }) => (part === 'unknown' ? `<mark class="token">${escaped(text)}</mark>` : escaped(text).replace(/\r\n?|\n/g, '<br>'))).join('');
