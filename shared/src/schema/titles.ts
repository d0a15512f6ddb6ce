import { LISTS } from './lists.ts';
import type { Column } from './column.ts';
import type { ListName } from './lists.ts';

/** Languages the lists can be provisioned in. Titles are only what people see; everything finds lists by URL and columns by name. */
export const LIST_LANGUAGES = ['en', 'de'] as const;
export type ListLanguage = (typeof LIST_LANGUAGES)[number];

export const listTitle = (list: ListName, language: ListLanguage): string => (language === 'de' ? LISTS[list].german : LISTS[list].title);

export const columnTitle = (column: Pick<Column, 'title' | 'german'>, language: ListLanguage): string => (language === 'de' ? column.german : column.title);
