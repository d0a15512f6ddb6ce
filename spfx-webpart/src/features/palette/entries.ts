import type * as React from 'react';
import { plain, wordsOf } from '../../app/localIndex/wordIndex';

/** One row. `more` is the second step that Tab opens; `run` is left out where only the second step makes sense. */
export type Entry = {
  id: string;
  group: string;
  label: string;
  hint?: string;
  mark?: React.ReactNode;
  keys?: readonly string[];
  number?: string;
  run?(): void;
  more?(): Entry[];
  /** Stays open and takes these tickets for what comes next. */
  take?(): void;
};

/** What stands for the text: every word of it begins a word of the label or the hint. */
export function fits(entry: Pick<Entry, 'label' | 'hint'>, text: string): boolean {
  const asked = wordsOf(text);
  const offered = wordsOf(`${entry.label} ${entry.hint ?? ''}`);
  return asked.every((word) => offered.some((other) => other.startsWith(word)));
}

export type Piece = { text: string; hit: boolean };

/** The label in pieces, those that the text asked for marked. Lengths may differ once accents are gone, so letters are walked one by one. */
export function marked(label: string, text: string): Piece[] {
  const asked = wordsOf(text).sort((a, b) => b.length - a.length);
  const letters = Array.from(label);
  const pieces: Piece[] = [];
  const add = (part: string, hit: boolean): void => {
    const last = pieces[pieces.length - 1];
    if (last && last.hit === hit) last.text += part;
    else pieces.push({ text: part, hit });
  };
  for (let at = 0; at < letters.length;) {
    let taken = 0;
    for (const word of asked) {
      let seen = '';
      let next = at;
      while (next < letters.length && seen.length < word.length) seen += plain(letters[next++] ?? '');
      if (seen.length >= word.length && seen.startsWith(word)) {
        taken = next - at;
        break;
      }
    }
    add(letters.slice(at, at + Math.max(1, taken)).join(''), taken > 0);
    at += Math.max(1, taken);
  }
  return pieces;
}
