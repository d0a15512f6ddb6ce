import { isRecord, isString, type Keep } from '../../app/keep/keep';
import { useKeptText } from '../../app/texts/useKeptText';
import { ARTICLE_AUDIENCES, ARTICLE_STATES, type Editing } from './articleForm';

const NAME = 'article';

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

/** What is typed into an article, kept on this device. */
export const useKeptArticle = (keep: Keep) => useKeptText<Editing>(keep, NAME);
