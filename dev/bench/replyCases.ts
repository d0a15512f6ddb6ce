import { readFileSync } from 'node:fs';
import { visibleText } from '@listdesk/shared/mail';

type Case = { corpus: string; id: string; input: string; expected?: string; must?: string[]; mustNot?: string[] };

/** How many reply texts of others are cut as they were meant to be; white space does not count. */
export function repliesRight(file: string): { right: number; cases: number; wrong: string[] } {
  const cases = JSON.parse(readFileSync(file, 'utf8')) as Case[];
  const wrong = cases.filter((one) => !isRight(one)).map((one) => `${one.corpus}/${one.id}`);
  return { right: cases.length - wrong.length, cases: cases.length, wrong };
}

function isRight(one: Case): boolean {
  const visible = visibleText(one.input.replaceAll('\r\n', '\n'));
  if (one.expected !== undefined) return flat(visible) === flat(one.expected);
  return (one.must ?? []).every((words) => pattern(words).test(visible)) && (one.mustNot ?? []).every((words) => !pattern(words).test(visible));
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The set writes its patterns as `/…/flags`. */
function pattern(words: string): RegExp {
  const found = /^\/(.*)\/([a-z]*)$/s.exec(words);
  if (!found) throw new Error(`not a pattern: ${words}`);
  return new RegExp(found[1] as string, found[2]);
}
