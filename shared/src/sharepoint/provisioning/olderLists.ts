import type { TimelinePipe } from '@pnp/core';
import type { Queryable } from '@pnp/queryable';
import { LIST_NAMES, LISTS } from '../../schema/index.ts';
import type { Column, ListName } from '../../schema/index.ts';
import type { Access } from '../access.ts';
import { readDeskState } from './deskState.ts';

/** Columns of ours that a list of an older version has not got, with the names under which REST knows them. */
type Missing = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * A newer ListDesk on a desk that was not upgraded yet: asks once which columns its lists have, and from then on neither reads nor
 * writes the others through `access`. What a new column would have said is missing until the upgrade; everything else works. Lists that are not
 * there stay missing. 1 request.
 */
export async function adaptToOlder(access: Access): Promise<void> {
  const { lists } = await readDeskState(access);
  for (const name of LIST_NAMES) {
    const state = lists[name];
    const lacking = state ? columnsOf(name).filter((column) => !state.fields.some((field) => field.name === column.name)) : [];
    if (lacking.length) access.lacking.set(name, new Set(lacking.flatMap(namesOf)));
  }
  const missing: Missing = new Map([...access.lacking].map(([name, names]) => [`/lists/${LISTS[name].url.toLowerCase()}`, names]));
  // Writes look into `access.lacking` themselves: PnPjs puts the body as it was over whatever an observer makes of it.
  if (missing.size > 0) access.web.using(leavingOut(missing));
}

const columnsOf = (name: ListName): readonly Column[] => LISTS[name].columns;
/** A person is read as `Name/Title` and `NameId`, and written as `NameId`. */
const namesOf = ({ name, type }: Column): string[] => (type === 'Person' ? [name, `${name}Id`] : [name]);

function leavingOut(missing: Missing): TimelinePipe {
  return (instance) => {
    (instance as unknown as Queryable).on.pre(async (url, init, result) => {
      const lacking = lackingAt(url, missing);
      return [lacking ? reading(url, lacking) : url, init, result];
    });
    return instance;
  };
}

function lackingAt(url: string, missing: Missing): ReadonlySet<string> | null {
  const path = decodeURIComponent(url.split('?')[0]!).toLowerCase();
  for (const [list, names] of missing) if (path.includes(`${list}'`)) return names;
  return null;
}

/** `$select`, `$expand` and `$orderby` without what is not there, and `$filter` as if it were there and empty: what the same question answers right after the upgrade. */
function reading(url: string, lacking: ReadonlySet<string>): string {
  const [path, query] = url.split('?', 2);
  if (!query) return url;
  const parts = query.split('&').flatMap((part) => {
    const [name, given = ''] = part.split('=', 2);
    const value = decodeURIComponent(given.replaceAll('+', ' '));
    if (/^(\$|%24)filter$/i.test(name!)) return [`${name}=${encodeURIComponent(filterWithout(value, lacking))}`];
    if (!/^(\$|%24)(select|expand|orderby)$/i.test(name!)) return [part];
    const kept = value.split(',').filter((each) => !lacking.has(/^\s*(\w+)/.exec(each)?.[1] ?? ''));
    return kept.length ? [`${name}=${encodeURIComponent(kept.join(','))}`] : [];
  });
  return parts.length ? `${path}?${parts.join('&')}` : path!;
}

const TEXT = "'(?:[^']|'')*'";
const FUNCTION = `(?:startswith|substringof)\\(\\s*(?:${TEXT}|[\\w/]+)\\s*,\\s*(?:${TEXT}|[\\w/]+)\\s*\\)`;
/** A function over a column, a comparison with a value, or a text that stands alone (in which nothing is a column). */
const CONDITION = new RegExp(`(${FUNCTION})|([\\w/]+)\\s+(eq|ne|gt|ge|lt|le)\\s+(null|datetime${TEXT}|${TEXT}|[\\w.+-]+)|${TEXT}`, 'g');
/** Conditions that every row fulfils, and none; any list serves them. */
const ALWAYS = 'Id gt 0';
const NEVER = 'Id lt 0';

/** A column that is not there is empty in every row: equal to null, unlike any value, and neither before nor after one. */
export function filterWithout(filter: string, lacking: ReadonlySet<string>): string {
  const gone = (column: string): boolean => lacking.has(column.split('/')[0]!);
  return filter.replace(CONDITION, (whole: string, call?: string, column?: string, operator?: string, value?: string) => {
    if (call) return (call.replace(new RegExp(TEXT, 'g'), '').match(/[\w/]+/g) ?? []).slice(1).some(gone) ? NEVER : whole;
    if (!column || !gone(column)) return whole;
    return (operator === 'eq') === (value === 'null') && (operator === 'eq' || operator === 'ne') ? ALWAYS : NEVER;
  });
}
