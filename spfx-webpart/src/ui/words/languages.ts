/**
 * The one table of languages: code, and the name SharePoint gives its string files (`webparts/*`/loc/NAME.js). Parts that load later have
 * `words/CODE.ts`. Everything else about languages follows from here; `languages.test.ts` tells what a language lacks.
 */
export const LANGUAGES = { en: 'en-us', de: 'de-de', fr: 'fr-fr', nl: 'nl-nl', es: 'es-es', pl: 'pl-pl', it: 'it-it', pt: 'pt-pt', sv: 'sv-se' } as const;
export type LanguageCode = keyof typeof LANGUAGES;

/** The language of a locale such as `pt-BR`, or null for one we do not speak. */
export function languageOf(locale: string): LanguageCode | null {
  const code = locale.slice(0, 2).toLowerCase();
  return code in LANGUAGES ? (code as LanguageCode) : null;
}
