import { MAX_PREVIEW_CHARS, MAX_SUBJECT_CHARS } from './ticket.ts';

/** The ticket's number as people say it: `#4711`. */
export const ticketNumber = (id: number): string => `#${id}`;

/** First words of a message on one line, cut between characters that belong together. */
export function previewOf(text: string): string {
  return clip(
    text
      .slice(0, MAX_PREVIEW_CHARS * 20)
      .replace(/[\s\u200b\ufeff]+/g, ' ')
      .trim(),
    MAX_PREVIEW_CHARS,
  );
}

/** A subject on one line that fits its column; never empty. */
export function subjectOf(subject: string, otherwise = ''): string {
  const line = subject.replace(/[\s\u0000-\u001f]+/g, ' ').trim() || previewOf(otherwise).slice(0, 80).trim();
  return clip(line || '(no subject)', MAX_SUBJECT_CHARS);
}

function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '');
  return `${cut.trimEnd()}…`;
}
