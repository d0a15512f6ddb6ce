import { LISTS } from '../schema/index.ts';
import type { Column, ListName } from '../schema/index.ts';

/** What a query asks for: derived from the schema, so that a new column is read without anybody remembering it. */
export type Selection = { select: string[]; expand: string[] };

const PERSON_PARTS = ['Id', 'Title', 'EMail'] as const;
const ALWAYS = ['Id', 'Title', 'Created', 'Modified'] as const;

export function selectionOf(list: ListName, options: { without?: readonly string[]; author?: boolean } = {}): Selection {
  const columns: readonly Column[] = LISTS[list].columns;
  const wanted = columns.filter((column) => !options.without?.includes(column.name));
  const persons = wanted.filter((column) => column.type === 'Person').map((column) => column.name);
  if (options.author) persons.push('Author');
  return {
    select: [
      ...ALWAYS,
      ...wanted.filter((column) => column.type !== 'Person').map((column) => column.name),
      ...persons.flatMap((name) => PERSON_PARTS.map((part) => `${name}/${part}`)),
    ],
    expand: persons,
  };
}
