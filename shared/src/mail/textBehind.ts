import { isBlank } from './lineShapes.ts';
import { DATE_OR_TIME, OPENER, WROTE } from './quoteWords.ts';

/**
 * Yahoo on telephones: the quoted text goes on in the line of its introduction, behind some blanks. Where it begins: in line `at`, or some
 * lines above when a program wrapped it; -1 when none does.
 */
export function startWithTextBehind(lines: readonly string[], at: number): number {
  const line = lines[at] as string;
  const colon = line.search(TEXT_BEHIND);
  if (colon < 0) return -1;
  let head = line.slice(0, colon).trim();
  for (let start = at; head.length <= MAX_HEAD_CHARS; head = `${(lines[start] as string).trim()} ${head}`) {
    const behind = OPENER.test(head) ? ADDRESS_LAST.exec(head)?.[1] : undefined;
    if (behind !== undefined && (behind.trim() === '' || WROTE.test(behind)) && DATE_OR_TIME.test(head)) return start;
    const above = lines[--start];
    if (start <= at - MAX_WRAPPED_LINES || above === undefined || isBlank(above) || above.includes(':  ')) return -1;
  }
  return -1;
}
const TEXT_BEHIND = /:[ \u00a0]{2,}\S/;
const ADDRESS_LAST = /<[^<>\s@]{1,64}@[^<>\s]{1,190}>([^<>:]{0,40})$/;
const MAX_HEAD_CHARS = 300;
const MAX_WRAPPED_LINES = 4;
