import { LIST_NAMES, LISTS } from '../schema/index.ts';
import type { Column, DataClass, ListName } from '../schema/index.ts';

/** One column that can hold something of a person. */
export type RegisterEntry = { list: ListName; column: string; data: Exclude<DataClass, 'none'> };

const WITHOUT_PERSONAL_TITLE: ReadonlySet<ListName> = new Set(['ArticleUses', 'Settings', 'CannedResponses', 'AuditLog', 'PrivacyLog', 'Breaches']);

export const titleClass = (list: ListName): DataClass => (list === 'Contacts' ? 'identity' : WITHOUT_PERSONAL_TITLE.has(list) ? 'none' : 'content');

/** SharePoint keeps these for every item, whatever the schema says. `Title` is a subject, or a person's name in Contacts. */
const BUILT_IN: readonly { column: string; data: (list: ListName) => DataClass }[] = [
  { column: 'Title', data: (list) => titleClass(list) },
  { column: 'Author', data: () => 'trace' },
  { column: 'Editor', data: () => 'trace' },
  { column: 'Attachments', data: (list) => (LISTS[list].attachments ? 'content' : 'none') },
];

/**
 * Where a desk keeps personal data, column by column: the base of the record of processing activities (GDPR Art. 30 (1) c), of
 * exports (Art. 15) and of erasure (Art. 17). Derived from the schema, so it cannot be forgotten.
 */
export function personalDataRegister(): RegisterEntry[] {
  return LIST_NAMES.flatMap((list) => {
    const columns: readonly Column[] = LISTS[list].columns;
    const classes = [...BUILT_IN.map(({ column, data }) => ({ column, data: data(list) })), ...columns.map(({ name, data }) => ({ column: name, data }))];
    return classes.flatMap(({ column, data }) => (data === 'none' ? [] : [{ list, column, data }]));
  });
}
