import type { CannedResponse, CannedResponseText } from '@listdesk/shared/sharepoint';
import { MAX_CANNED_CATEGORY_CHARS, MAX_CANNED_CHARS, MAX_CANNED_HTML_CHARS, MAX_CANNED_NAME_CHARS, unknownTokens } from '@listdesk/shared/tickets';
import { isRecord, isString } from '../../app/keep/keep';
import { linksIn } from './responseHtml';

/** Languages a response can be written in; the tag of the requester's language chooses among them. */
export const RESPONSE_LANGUAGES = ['en', 'de', 'fr', 'nl', 'es', 'pl', 'it', 'pt', 'sv'] as const;

/**
 * A response in the editor. `id` null: not stored yet. The key is made with it, so that saving twice is one response. `from`: what was stored when it was opened, by which a
 * change of somebody else is told from one's own; null for a new one.
 */
export type Editing = { id: number | null; etag: string; key: string; text: CannedResponseText; from: CannedResponseText | null };
export type ResponseProblems = Partial<Record<'name' | 'body' | 'category', 'missing' | 'tooLong' | 'unknown'>>;

const EMPTY: CannedResponseText = { name: '', language: null, category: null, body: '', html: '', ownerId: null, files: [] };

const textOf = ({ name, language, category, body, html, ownerId, files }: CannedResponse): CannedResponseText => ({
  name,
  language,
  category,
  body,
  html,
  ownerId,
  files,
});
export const editingOf = (response: CannedResponse): Editing => {
  const text = textOf(response);
  return { id: response.id, etag: response.etag, key: response.key, text, from: text };
};
export const freshResponse = (key: string, begun: Partial<CannedResponseText> = {}): Editing => ({
  id: null,
  etag: '',
  key,
  text: { ...EMPTY, ...begun },
  from: null,
});

const said = ({ name, language, category, body, html, ownerId, files }: CannedResponseText): unknown => [
  name,
  language,
  category ?? '',
  body,
  html,
  ownerId,
  files.map(({ storedName, contentId }) => [storedName, contentId]),
];
export const sameText = (a: CannedResponseText, b: CannedResponseText): boolean => JSON.stringify(said(a)) === JSON.stringify(said(b));

/** A response as it is stored. */
export const tidied = (text: CannedResponseText): CannedResponseText => ({ ...text, name: text.name.trim(), category: text.category?.trim() || null });

/** What was in the editor when the screen was left; null for what this version did not write. */
export function isEditing(value: unknown): value is Editing {
  if (!isRecord(value) || !isRecord(value.text)) return false;
  const { name, body, html, files } = value.text;
  return [value.key, value.etag, name, body, html].every(isString) && Array.isArray(files) && 'from' in value;
}

/** Tokens that nothing stands for, in the words and in the addresses of links. */
export const unknownIn = (body: string, html: string): string[] => [...new Set([...unknownTokens(body), ...linksIn(html).flatMap(unknownTokens)])];

export function checkResponse({ name, category, body, html }: CannedResponseText): ResponseProblems {
  const problems: ResponseProblems = {};
  if (!name.trim()) problems.name = 'missing';
  else if (name.trim().length > MAX_CANNED_NAME_CHARS) problems.name = 'tooLong';
  if ((category ?? '').trim().length > MAX_CANNED_CATEGORY_CHARS) problems.category = 'tooLong';
  if (!body.trim()) problems.body = 'missing';
  else if (body.length > MAX_CANNED_CHARS || html.length > MAX_CANNED_HTML_CHARS) problems.body = 'tooLong';
  else if (unknownIn(body, html).length) problems.body = 'unknown';
  return problems;
}

/** Responses that hold every word of the search; those in the requester's language first, then those of any language. */
export function findResponses(responses: readonly CannedResponse[], text: string, language: string | null): CannedResponse[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const own = (language ?? '').slice(0, 2).toLowerCase();
  const rank = (one: CannedResponse): number => (own && one.language?.slice(0, 2).toLowerCase() === own ? 0 : one.language === null ? 1 : 2);
  const inName = (one: CannedResponse): number => (words.length && words.every((word) => one.name.toLocaleLowerCase().includes(word)) ? 0 : 1);
  return responses
    .filter((one) => {
      const whole = `${one.name} ${one.category ?? ''} ${one.body}`.toLocaleLowerCase();
      return words.every((word) => whole.includes(word));
    })
    .sort((a, b) => inName(a) - inName(b) || rank(a) - rank(b) || a.name.localeCompare(b.name) || a.id - b.id);
}

export const categoriesOf = (responses: readonly CannedResponse[]): string[] => [...new Set(responses.flatMap(({ category }) => (category ? [category] : [])))];
