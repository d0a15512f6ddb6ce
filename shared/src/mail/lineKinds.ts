import { isBlank, isQuoted, isRule } from './lineShapes.ts';

/** Whose a line of a mail is: the writer's, an earlier mail's, or put there by a program or once for all mails. */
export type LineKind = 'own' | 'quote' | 'signature';

export const fill = (kinds: LineKind[], from: number, to: number, kind: LineKind): void => {
  for (let i = from; i < to; i++) if (kinds[i] === 'own' || kind === 'quote') kinds[i] = kind;
};

/** The next line that is the writer's and not blank; `lines.length` when there is none. */
export const firstContent = (lines: readonly string[], kinds: readonly LineKind[], from: number): number => {
  let at = from;
  while (at < lines.length && (isBlank(lines[at] as string) || kinds[at] !== 'own')) at++;
  return at;
};

/** Words of the writer in `[from, to)`, apart from quoted lines and rules. */
export const hasOwn = (lines: readonly string[], kinds: readonly LineKind[], from: number, to: number): boolean => {
  for (let i = from; i < to; i++)
    if (kinds[i] === 'own' && !isBlank(lines[i] as string) && !isQuoted(lines[i] as string) && !isRule(lines[i] as string)) return true;
  return false;
};
