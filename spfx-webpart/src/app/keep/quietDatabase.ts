import { openDB, type IDBPDatabase } from 'idb';

/** Does `work` on the database; answers `otherwise` where that is not possible. Never throws: keeping is a comfort, never a condition. */
export type Quietly = <T>(work: (database: IDBPDatabase) => Promise<T>, otherwise: T) => Promise<T>;

/** A database of this device, opened when it is first needed and again after it was closed. `upgrade` makes what a version lacks; `before` is 0 of a new one. */
export function quietDatabase(name: string, version: number, upgrade: (fresh: IDBPDatabase, before: number) => void): Quietly {
  let opened: Promise<IDBPDatabase> | null = null;
  const closed = (): void => {
    opened = null;
  };
  const open = (): Promise<IDBPDatabase> => {
    opened ??= openDB(name, version, {
      upgrade,
      // Another window deletes it, because another person signed in or rights were lost, or has a newer page.
      blocking(_was, _will, event) {
        closed();
        (event.target as IDBDatabase).close();
      },
      terminated: closed,
    });
    return opened;
  };
  return async (work, otherwise) => {
    try {
      return await work(await open());
    } catch {
      closed();
      return otherwise;
    }
  };
}
