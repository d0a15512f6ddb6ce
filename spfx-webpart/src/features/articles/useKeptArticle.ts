import * as React from 'react';
import { isRecord, isString, type Keep } from '../../app/keep/keep';
import { ARTICLE_AUDIENCES, ARTICLE_STATES, type Editing } from './articleForm';

const NAME = 'article';
const SAVE_AFTER_MS = 1_000;

const isTextOrNull = (value: unknown): boolean => value === null || isString(value);
const isOneOf = (values: readonly unknown[], value: unknown): boolean => values.includes(value);
const isEditing = (value: unknown): value is Editing =>
  isRecord(value) &&
  (value.id === null || typeof value.id === 'number') &&
  isString(value.etag) &&
  isString(value.key) &&
  isRecord(value.text) &&
  isString(value.text.title) &&
  isString(value.text.html) &&
  [value.text.language, value.text.category, value.text.page].every(isTextOrNull) &&
  isOneOf(ARTICLE_AUDIENCES, value.text.audience) &&
  isOneOf(ARTICLE_STATES, value.text.state);

/** What was typed into an article and neither saved nor thrown away. */
export const readKeptArticle = (keep: Keep): Editing | null => keep.read(NAME, isEditing);
export const writeKeptArticle = (keep: Keep, editing: Editing): void => keep.write(NAME, editing);

/** Keeps what is typed on this device: a second after the last change, and when the screen is left. `end`: it is saved or thrown away. */
export function useKeptArticle(keep: Keep) {
  const timer = React.useRef<ReturnType<typeof setTimeout> | null>(null);
  const read = React.useRef<(() => Editing) | null>(null);
  const stop = React.useCallback((): void => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
  }, []);
  const store = React.useCallback((): void => {
    stop();
    if (read.current) writeKeptArticle(keep, read.current());
  }, [keep, stop]);
  const touch = React.useCallback(
    (typed: () => Editing): void => {
      stop();
      read.current = typed;
      timer.current = setTimeout(store, SAVE_AFTER_MS);
    },
    [stop, store],
  );
  const end = React.useCallback((): void => {
    stop();
    keep.drop(NAME);
  }, [keep, stop]);
  // Before the editor is gone, which has the text.
  React.useLayoutEffect(
    () => () => {
      if (timer.current) store();
    },
    [store],
  );
  return { touch, end };
}
