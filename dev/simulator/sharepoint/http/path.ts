import { invalidQuery } from './errors.ts';
import { parseLiteral, type Literal } from './literal.ts';

export type Argument = { name: string | null; value: Literal };

/** One step of an address: `getByTitle('x')` is `{ name: 'getbytitle', args: [...] }`. `args` is null without brackets. */
export type Segment = { name: string; raw: string; args: Argument[] | null };

/** Splits what follows `/_api/`. Slashes inside quotes belong to the value, whether the quote is escaped (`%27`) or not. */
export function parsePath(rawPath: string, aliases: ReadonlyMap<string, string>): Segment[] {
  return splitOutsideQuotes(rawPath, '/')
    .filter((part) => part !== '')
    .map((part) => parseSegment(decode(part), aliases));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidQuery(`The URL '${text}' is not valid.`);
  }
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "'" || text.startsWith('%27', at)) quoted = !quoted;
    else if (!quoted && text[at] === separator) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function parseSegment(text: string, aliases: ReadonlyMap<string, string>): Segment {
  const open = text.indexOf('(');
  if (open < 0) return { name: text.toLowerCase(), raw: text, args: null };
  if (!text.endsWith(')')) throw invalidQuery(`The expression "${text}" is not valid.`);
  const inside = text.slice(open + 1, -1);
  const args = inside.trim() === '' ? [] : splitOutsideQuotes(inside, ',').map((part) => parseArgument(part.trim(), aliases));
  return { name: text.slice(0, open).toLowerCase(), raw: text, args };
}

function parseArgument(text: string, aliases: ReadonlyMap<string, string>): Argument {
  const named = /^([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/s.exec(text);
  const written = named ? named[2]! : text;
  const resolved = written.startsWith('@') ? aliases.get(written.toLowerCase()) : written;
  const value = resolved === undefined ? null : parseLiteral(resolved);
  if (!value) throw invalidQuery(`The expression "${text}" is not valid.`);
  return { name: named ? named[1]!.toLowerCase() : null, value };
}

/** The argument of that name, or the one at that place when it was given without a name. */
export function argument(segment: Segment, name: string, place = 0): Literal | null {
  const args = segment.args ?? [];
  const byName = args.find((each) => each.name === name.toLowerCase());
  if (byName) return byName.value;
  const byPlace = args[place];
  return byPlace && byPlace.name === null ? byPlace.value : null;
}

export function textArgument(segment: Segment, name: string, place = 0): string {
  const value = argument(segment, name, place);
  if (!value || value.value === null) throw invalidQuery(`The parameter ${name} of ${segment.raw} is missing.`);
  return String(value.value);
}

export function numberArgument(segment: Segment, name: string, place = 0): number {
  const value = Number(textArgument(segment, name, place));
  if (!Number.isFinite(value)) throw invalidQuery(`The parameter ${name} of ${segment.raw} is not a number.`);
  return value;
}

export function booleanArgument(segment: Segment, name: string, otherwise: boolean, place = 0): boolean {
  const value = argument(segment, name, place);
  return value?.type === 'boolean' ? value.value : otherwise;
}
