import { isRecord, isString } from '../../app/keep/keep';
import type { OpenTextKind } from '../deskTexts/useOpenText';
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

/** What is typed into an article, kept on this device until it is saved or thrown away. */
export const KEPT_ARTICLE: OpenTextKind<Editing, Editing> = {
  keepName: NAME,
  read: (keep) => keep.read(NAME, isEditing),
  kept: (editing) => editing,
  key: ({ key }) => key,
};
