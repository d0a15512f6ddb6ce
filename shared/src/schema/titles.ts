import { GERMAN_TITLES } from './germanTitles.ts';

/** Languages the lists can be provisioned in. Titles are only what people see; everything finds lists by URL and columns by name. */
export const LIST_LANGUAGES = ['en', 'de'] as const;
export type ListLanguage = (typeof LIST_LANGUAGES)[number];

/** The title of a list, the library or a column in the language a desk is provisioned in. */
export const titleIn = (title: string, language: ListLanguage): string => (language === 'de' ? (GERMAN_TITLES[title] ?? title) : title);
