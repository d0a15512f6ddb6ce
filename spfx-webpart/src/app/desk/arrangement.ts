import { isRecord, isString } from '../keep/keep';
import { COLUMNS, GROUPS, isOwn, MAX_OWN_COLUMNS, SORTS, type OwnName, type ViewShape } from './state';

/** Order, groups and columns of a list. */
export type Arrangement = Pick<ViewShape, 'sort' | 'reverse' | 'group' | 'columns'>;

const one = <T>(list: readonly T[], value: unknown): T | undefined => list.find((each) => each === value);
const own = (value: unknown): OwnName | undefined => (isString(value) && isOwn(value) ? value : undefined);

/** What was stored, read leniently: a part this version does not know is as it is without it. */
export function arrangementOf(value: unknown): Arrangement {
  const given = isRecord(value) ? value : {};
  const columns: unknown[] = Array.isArray(given.columns) ? given.columns : [];
  return {
    sort: one(SORTS, given.sort) ?? own(given.sort) ?? 'updated',
    reverse: given.reverse === true,
    group: one(GROUPS, given.group) ?? own(given.group) ?? null,
    columns: [
      ...COLUMNS.filter((column) => columns.includes(column)),
      ...columns
        .map(own)
        .filter((column): column is OwnName => column !== undefined)
        .slice(0, MAX_OWN_COLUMNS),
    ],
  };
}
