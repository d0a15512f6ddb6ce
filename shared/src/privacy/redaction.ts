import type { TextEdit } from './fileText.ts';
import type { Matcher } from './person.ts';

export const ERASED_NAME = 'Erased person';
export const ERASED_ADDRESS = 'erased@erased.invalid';
export const ERASED_TEXT = '[erased]';

const REPLACEMENTS = { address: ERASED_ADDRESS, name: ERASED_NAME, passage: '[redacted]' } as const;

/** What goes out of a text, and what stands there instead. None of the replacements is a hit itself. */
export const redactions = (matcher: Matcher, text: string): TextEdit[] =>
  matcher.hits(text).map(({ start, end, by }) => ({ start, end, text: REPLACEMENTS[by] }));
export const redacted = (matcher: Matcher, text: string): string => matcher.replace(text, ({ by }) => REPLACEMENTS[by]);
