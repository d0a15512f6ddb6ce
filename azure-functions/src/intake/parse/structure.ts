import { MAX_MIME_DEPTH, MAX_MIME_PARTS } from '@listdesk/shared/mail';
import { MAX_BOUNDARY_CHARS } from './limits.ts';
import { firstValue, readHeader } from './header.ts';
import type { Field } from './header.ts';
import { parseParameters } from './parameters.ts';
import type { Parameterized } from './parameters.ts';

/** One node of a mail: offsets into the bytes it was read from; nothing is copied or decoded yet. */
export type Part = {
  fields: Field[];
  type: Parameterized;
  bodyStart: number;
  bodyEnd: number;
  children: Part[];
};

export type Structure = { root: Part; parts: number; depth: number; warnings: string[] };

/**
 * The pre-scan: header blocks and boundaries in one pass over the bytes, bounded by the named limits before anything is
 * decoded. Only lines that start with `--` are looked at, each once, so time is linear in the size (RFC 2046 section 5.1; boundaries may carry trailing white space).
 */
export function readStructure(bytes: Buffer, partBudget = MAX_MIME_PARTS): Structure {
  const warnings: string[] = [];
  const open: { boundary: string; part: Part; seen: boolean }[] = [];
  /** Boundary -> its innermost level, so that a line is compared once whatever is open. */
  const levels = new Map<string, number>();
  let parts = 0;
  let deepest = 0;
  let headerCut = false;

  const match = (start: number, end: number): { level: number; close: boolean } | null => {
    if (end - start < 3 || end - start > MAX_BOUNDARY_CHARS + 4 || bytes[start + 1] !== 0x2d) return null;
    const whole = bytes.toString('latin1', start + 2, end);
    const line = whole.trimEnd();
    const exact = levels.get(whole) ?? levels.get(line);
    if (exact !== undefined) return { level: exact, close: false };
    // The boundary begins the line; what follows it is not compared (RFC 2046 section 5.1.1), but "abc" is not "abcd".
    const word = /^\S+/.exec(line)?.[0] ?? '';
    for (const cut of [line.lastIndexOf('--'), word.lastIndexOf('--'), word.indexOf('--')]) {
      const level = cut > 0 ? levels.get(line.slice(0, cut)) : undefined;
      if (level !== undefined) return { level, close: true };
    }
    const begun = levels.get(word);
    return begun === undefined ? null : { level: begun, close: false };
  };

  const startPart = (from: number, digest: boolean): Part => {
    const header = readHeader(bytes, from, bytes.length, (start, end) => match(start, end) !== null);
    headerCut ||= header.cut;
    parts++;
    const declared = firstValue(header.fields, 'content-type');
    const type = parseParameters(declared ?? (digest ? 'message/rfc822' : 'text/plain'));
    const part: Part = { fields: header.fields, type, bodyStart: header.bodyStart, bodyEnd: bytes.length, children: [] };
    if (!type.value.startsWith('multipart/')) return part;
    const boundary = type.parameters.get('boundary') || guessBoundary(bytes, header.bodyStart);
    if (!boundary || boundary.length > MAX_BOUNDARY_CHARS) {
      warnings.push('A multipart section names no boundary; it is shown as text.');
      return part;
    }
    if (open.length >= MAX_MIME_DEPTH) {
      warnings.push(`Sections nested deeper than ${MAX_MIME_DEPTH} levels were not opened.`);
      return part;
    }
    levels.set(boundary, open.length);
    open.push({ boundary, part, seen: false });
    deepest = Math.max(deepest, open.length);
    return part;
  };

  const root = startPart(0, false);
  let current: Part | null = root.type.value.startsWith('multipart/') && open.length > 0 ? null : root;
  let at = Math.max(0, root.bodyStart - 1);
  if (root.bodyStart === 0) at = -1;
  let full = false;
  while (open.length > 0) {
    let start: number;
    if (at < 0) {
      start = 0;
      at = 0;
      if (bytes[0] !== 0x2d || bytes[1] !== 0x2d) continue;
    } else {
      const hit = bytes.indexOf('\n--', at, 'latin1');
      if (hit < 0) break;
      start = hit + 1;
    }
    let eol = bytes.indexOf(0x0a, start);
    if (eol < 0) eol = bytes.length;
    at = eol;
    let end = eol;
    while (end > start && bytes[end - 1] === 0x0d) end--;
    const found = match(start, end);
    if (!found) continue;
    const bodyEnd = beforeLineBreak(bytes, start);
    if (current) current.bodyEnd = Math.max(current.bodyStart, bodyEnd);
    for (let level = open.length - 1; level > found.level || (found.close && level >= found.level); level--) {
      const { part: closed, boundary } = open.pop() as { part: Part; boundary: string };
      const outer = open.findLastIndex((other) => other.boundary === boundary);
      if (outer < 0) levels.delete(boundary);
      else levels.set(boundary, outer);
      closed.bodyEnd = Math.max(closed.bodyStart, level === found.level ? eol : bodyEnd);
    }
    current = null;
    if (found.close) continue;
    const parent = (open[found.level] as { part: Part; seen: boolean });
    parent.seen = true;
    if (parts >= partBudget) {
      full = true;
      break;
    }
    const depthBefore = open.length;
    const part = startPart(Math.min(eol + 1, bytes.length), parent.part.type.value === 'multipart/digest');
    parent.part.children.push(part);
    current = open.length > depthBefore ? null : part;
    at = Math.max(eol, part.bodyStart - 1);
  }
  if (full) warnings.push(`More than ${partBudget} sections; the rest was not opened.`);
  if (headerCut) warnings.push('Headers beyond the limits were left out.');
  return { root, parts, depth: deepest, warnings };
}

const beforeLineBreak = (bytes: Buffer, lineStart: number): number => {
  let at = lineStart;
  if (at > 0 && bytes[at - 1] === 0x0a) at--;
  if (at > 0 && bytes[at - 1] === 0x0d) at--;
  return at;
};

/** A multipart that forgot to name its boundary: the first line of the body that looks like one. */
function guessBoundary(bytes: Buffer, from: number): string | null {
  const window = bytes.toString('latin1', from, Math.min(bytes.length, from + 4096));
  const found = /(?:^|\n)--([!-~](?:[ -~]{0,68}[!-~])?)[ \t]*\r?\n[Cc]ontent-/.exec(window);
  return found ? (found[1] as string) : null;
}
