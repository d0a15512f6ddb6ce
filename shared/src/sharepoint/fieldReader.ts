import type { ListName } from '../schema/index.ts';
import type { Agent } from '../tickets/index.ts';
import { ListsFault } from './fault.ts';
import type { ColumnOf } from './odata.ts';
import { normalEtag, type Row } from './rows.ts';

type Builtin = 'Title' | 'Created' | 'Modified' | 'Author';

/**
 * Reads one item strictly: a value that cannot be what the schema says is a fault naming list, item and column, never its
 * content. Empty strings and null are the same thing to SharePoint.
 */
export function fieldReader<L extends ListName>(list: L, row: Row) {
  type Name = ColumnOf<L> | Builtin;
  const id = Number(row['Id'] ?? row['ID']);
  const wrong = (column: string, expected: string): ListsFault =>
    new ListsFault('lists.invalid', `${list} ${Number.isNaN(id) ? '?' : id}: column ${column} is not ${expected}.`);
  if (!Number.isInteger(id)) throw wrong('Id', 'an item id');

  const textOrNull = (column: Name): string | null => {
    const value = row[column];
    if (value === null || value === undefined || value === '') return null;
    if (typeof value !== 'string') throw wrong(column, 'text');
    return value;
  };
  const timeOrNull = (column: Name): string | null => {
    const value = textOrNull(column);
    if (value === null) return null;
    const at = Date.parse(value);
    if (Number.isNaN(at)) throw wrong(column, 'a time');
    return new Date(at).toISOString();
  };
  const choiceOrNull = <T extends string>(column: Name, choices: readonly T[]): T | null => {
    const value = textOrNull(column);
    if (value === null) return null;
    const choice = choices.find((each) => each === value);
    if (!choice) throw wrong(column, `one of ${choices.join(', ')}`);
    return choice;
  };
  const given = <T>(column: Name, value: T | null, expected: string): T => {
    if (value === null) throw wrong(column, expected);
    return value;
  };
  return {
    id,
    etag: normalEtag(row['odata.etag']),
    wrong,
    textOrNull,
    timeOrNull,
    choiceOrNull,
    text: (column: Name): string => textOrNull(column) ?? '',
    /** SharePoint may answer the line ends of a Note as CRLF. */
    lines: (column: Name): string => (textOrNull(column) ?? '').replace(/\r\n/g, '\n'),
    key: (column: Name): string => given(column, textOrNull(column), 'a key'),
    time: (column: Name): string => given(column, timeOrNull(column), 'a time'),
    choice: <T extends string>(column: Name, choices: readonly T[]): T => given(column, choiceOrNull(column, choices), 'a choice'),
    boolean(column: Name): boolean {
      const value = row[column];
      if (value === null || value === undefined) return false;
      if (typeof value !== 'boolean') throw wrong(column, 'yes or no');
      return value;
    },
    numberOrNull(column: Name): number | null {
      const value = row[column];
      if (value === null || value === undefined) return null;
      if (typeof value !== 'number') throw wrong(column, 'a number');
      return value;
    },
    /** An expanded person; null when empty. A person deleted from the site has no address. */
    person(column: Name): Agent | null {
      const value = row[column] as { Id?: unknown; ID?: unknown; Title?: unknown; EMail?: unknown } | null | undefined;
      if (value === null || value === undefined) return null;
      const userId = Number(value.Id ?? value.ID);
      if (!Number.isInteger(userId) || userId <= 0) return null;
      return { id: userId, name: String(value.Title ?? ''), address: String(value.EMail ?? '').toLowerCase() };
    },
    /** JSON kept in a Note; `parse` answers null when the shape is wrong. */
    json<T>(column: Name, whenEmpty: T, parse: (value: unknown) => T | null): T {
      const text = textOrNull(column);
      if (text === null) return whenEmpty;
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        throw wrong(column, 'JSON');
      }
      return given(column, parse(value), 'of the expected shape');
    },
  };
}

/** A row somebody broke by hand is left out, so that all others stand; its view names it. */
export function ifReadable<T>(row: Row, read: (row: Row) => T): T[] {
  try {
    return [read(row)];
  } catch (error) {
    if (error instanceof ListsFault) return [];
    throw error;
  }
}
