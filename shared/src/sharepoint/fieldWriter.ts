import { ListsFault } from './fault.ts';

/** Values as SharePoint takes them; keys are internal names (`AssigneeId` for persons). */
export type Fields = Record<string, string | number | boolean | null | readonly string[]>;

/** A single line column holds so many characters; SharePoint refuses more. */
export const MAX_TEXT_CHARS = 255;
/** A column of many lines is safe up to this length in forms, exports and versions; longer bodies become files of the item. */
export const MAX_NOTE_CHARS = 60_000;

/** One line, clipped without cutting a surrogate pair: for what people wrote, where the whole is kept elsewhere. */
export function line(value: string | null, max = MAX_TEXT_CHARS): string | null {
  if (value === null) return null;
  const single = value.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
  return clip(single, max) || null;
}

/** One line that must not change: keys, addresses, hashes. */
export function exact(column: string, value: string | null): string | null {
  if (value === null || value === '') return null;
  if (value.length > MAX_TEXT_CHARS) throw new ListsFault('lists.invalid', `Column ${column} holds at most ${MAX_TEXT_CHARS} characters, not ${value.length}.`);
  return value;
}

export function clip(value: string, max: number): string {
  if (value.length <= max) return value;
  const cut = value.slice(0, max);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** Control characters XML 1.0 cannot carry make SharePoint refuse the whole item; a mail may hold any of them. */
export const storable = (value: string): string => value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

/** Text of many lines; longer is refused, since clipping it would lose something. */
export function note(column: string, value: string | null): string | null {
  if (value === null || value === '') return null;
  const text = storable(value);
  if (text.length > MAX_NOTE_CHARS) throw new ListsFault('lists.invalid', `Column ${column} holds at most ${MAX_NOTE_CHARS} characters, not ${text.length}.`);
  return text;
}

export const json = (column: string, value: unknown): string | null => note(column, JSON.stringify(value));
