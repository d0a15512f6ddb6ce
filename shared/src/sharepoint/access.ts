import { Web } from '@pnp/sp/webs/index.js';
import type { IWeb } from '@pnp/sp/webs/index.js';
import type { SPFI } from '@pnp/sp';
import '@pnp/sp/batching.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/items/index.js';
import type { IList } from '@pnp/sp/lists/index.js';
import { FILES_LIBRARY, listUrl } from '../schema/index.ts';
import type { Circle, ListName } from '../schema/index.ts';
import { toFault } from './fault.ts';

/** What every part of this folder needs: the desk's web, its lists, a clock, and one way to turn errors into faults. */
export type Access = {
  web: IWeb;
  now: () => number;
  /** Columns that lists of an older version have not got; empty but on such a desk (see `adaptToOlder`). */
  lacking: Map<ListName, ReadonlySet<string>>;
  list(name: ListName, web?: IWeb): IList;
  /** The library of large files. */
  library(web?: IWeb): IList;
  /** Server-relative path of its folder. */
  libraryPath: string;
  sitePath: string;
  /** The desk's circles as its settings were last read here, and when; null: not read yet. */
  circles: readonly Circle[] | null;
  circlesReadAt: number;
  /** Runs calls and rethrows whatever went wrong as `ListsFault`. */
  guarded<T>(calls: () => Promise<T>): Promise<T>;
};

export function accessTo(sp: SPFI, siteUrl: string, now: () => number): Access {
  const web = Web([sp.web, siteUrl]);
  const sitePath = new URL(siteUrl).pathname.replace(/\/+$/, '');
  return {
    web,
    now,
    lacking: new Map(),
    list: (name, from = web) => from.getList(listPath(sitePath, name)),
    library: (from = web) => from.getList(`${sitePath}/${FILES_LIBRARY.url}`),
    libraryPath: `${sitePath}/${FILES_LIBRARY.url}`,
    sitePath,
    circles: null,
    circlesReadAt: 0,
    async guarded(calls) {
      try {
        return await calls();
      } catch (error) {
        throw await toFault(error, now());
      }
    },
  };
}

/** Lists are found by URL: their titles belong to the customer. */
export const listPath = (sitePath: string, name: ListName): string => `${sitePath}/Lists/${listUrl(name)}`;
