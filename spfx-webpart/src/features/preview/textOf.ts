import { plainText } from '@listdesk/shared/tickets';

/** More of a text is no preview: the file itself has the rest. */
export const MAX_TEXT_CHARS = 200_000;

/** A text file's words, as far as they are shown; `cut` when there are more. */
export function textOf(bytes: Uint8Array): { text: string; cut: boolean } {
  const text = plainText(bytes);
  return { text: text.slice(0, MAX_TEXT_CHARS), cut: text.length > MAX_TEXT_CHARS };
}
