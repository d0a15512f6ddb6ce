import type { TextEdit } from '../privacy/index.ts';

/** A stretch of a file that says something: where it stands, what it says, and how other words are written there. */
export type Piece = { start: number; end: number; text: string; write(text: string): string };

/** Words that stand between two pieces without being in the file: a new line for a new paragraph. */
export const gap = (at: number, text: string): Piece => ({ start: at, end: at, text, write: () => '' });

export const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

/** The file with the edits in it. A hit may reach over several pieces (a name in bold and not): the first takes the new words, the others lose theirs. */
export function rewritten(source: string, pieces: readonly Piece[], edits: (text: string) => TextEdit[]): string {
  const changes: { start: number; end: number; by: string }[] = [];
  const wanted = edits(textOf(pieces));
  let from = 0;
  let next = 0;
  for (const piece of pieces) {
    const until = from + piece.text.length;
    while (next < wanted.length && wanted[next]!.end <= from) next += 1;
    const here: TextEdit[] = [];
    for (let at = next; at < wanted.length && wanted[at]!.start < until; at += 1)
      here.push({
        start: Math.max(0, wanted[at]!.start - from),
        end: Math.min(piece.text.length, wanted[at]!.end - from),
        text: wanted[at]!.start >= from ? wanted[at]!.text : '',
      });
    if (here.length > 0 && piece.end > piece.start) changes.push({ start: piece.start, end: piece.end, by: piece.write(edited(piece.text, here)) });
    from = until;
  }
  return edited(
    source,
    changes.sort((a, b) => a.start - b.start).map(({ start, end, by }) => ({ start, end, text: by })),
  );
}

/** `edits` in order, none reaching into another. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  let out = '';
  let from = 0;
  for (const edit of edits) {
    out += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return out + text.slice(from);
}
