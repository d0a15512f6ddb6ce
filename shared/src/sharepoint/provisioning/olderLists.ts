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

/** `$select` and `$expand` without what is not there. A filter or an order over it is left as it is: SharePoint says so, and nobody is shown a wrong selection. */
function reading(url: string, lacking: ReadonlySet<string>): string {
  const [path, query] = url.split('?', 2);
  if (!query) return url;
  const parts = query.split('&').flatMap((part) => {
    const [name, value = ''] = part.split('=', 2);
    if (!/^(\$|%24)(select|expand)$/i.test(name!)) return [part];
    const kept = decodeURIComponent(value).split(',').filter((each) => !lacking.has(each.split('/')[0]!.trim()));
    return kept.length ? [`${name}=${encodeURIComponent(kept.join(','))}`] : [];
  });
  return parts.length ? `${path}?${parts.join('&')}` : path!;
}
