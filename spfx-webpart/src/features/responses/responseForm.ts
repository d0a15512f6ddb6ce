import type { CannedResponse, CannedResponseText } from '@listdesk/shared/sharepoint';
import { MAX_CANNED_CATEGORY_CHARS, MAX_CANNED_CHARS, MAX_CANNED_NAME_CHARS, unknownTokens } from '@listdesk/shared/tickets';

/** Languages a response can be written in; the tag of the requester's language chooses among them. */
export const RESPONSE_LANGUAGES = ['en', 'de', 'fr', 'nl', 'es', 'pl', 'it', 'pt', 'sv'] as const;

/** A response in the editor. `id` null: not stored yet. The key is made with it, so that saving twice is one response. */
export type Editing = { id: number | null; etag: string; key: string; text: CannedResponseText };
export type ResponseProblems = Partial<Record<'name' | 'body' | 'category', 'missing' | 'tooLong' | 'unknown'>>;

export const editingOf = ({ id, etag, key, name, language, category, body }: CannedResponse): Editing => ({
  id,
  etag,
  key,
  text: { name, language, category, body },
});
export const freshResponse = (key: string): Editing => ({ id: null, etag: '', key, text: { name: '', language: null, category: null, body: '' } });

export const sameText = (a: CannedResponseText, b: CannedResponseText): boolean =>
  a.name === b.name && a.language === b.language && (a.category ?? '') === (b.category ?? '') && a.body === b.body;

export function checkResponse({ name, category, body }: CannedResponseText): ResponseProblems {
  const problems: ResponseProblems = {};
  if (!name.trim()) problems.name = 'missing';
  else if (name.trim().length > MAX_CANNED_NAME_CHARS) problems.name = 'tooLong';
  if ((category ?? '').trim().length > MAX_CANNED_CATEGORY_CHARS) problems.category = 'tooLong';
  if (!body.trim()) problems.body = 'missing';
  else if (body.length > MAX_CANNED_CHARS) problems.body = 'tooLong';
  else if (unknownTokens(body).length) problems.body = 'unknown';
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
