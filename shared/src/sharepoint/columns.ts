import type { Column, ListDefinition } from '../schema/index.ts';

/** What a query asks for: derived from the schema, so that a new column is read without anybody remembering it. */
export type Selection = { select: string[]; expand: string[] };

const PERSON_PARTS = ['Id', 'Title', 'EMail'] as const;
const ALWAYS = ['Id', 'Title', 'Created', 'Modified'] as const;

/** `list` is given by its own definition, so that a part which reads one list carries no other. */
export function selectionOf(list: Pick<ListDefinition, 'columns'>, options: { without?: readonly string[]; author?: boolean } = {}): Selection {
  const columns: readonly Column[] = list.columns;
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
