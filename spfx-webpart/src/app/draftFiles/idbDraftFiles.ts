import { openDB, type IDBPDatabase } from 'idb';
import type { DraftFile, DraftFiles } from './draftFiles';

const STORE = 'files';
const VERSION = 1;
/** Files of drafts nobody went on with are forgotten. */
const MAX_AGE_MS = 30 * 86_400_000;

type Kept = { at: number; files: DraftFile[] };

/** In IndexedDB under a name of the person and desk, beside what else the device keeps of them. */
export function idbDraftFiles(name: string, now: () => number): DraftFiles {
  let opened: Promise<IDBPDatabase> | null = null;
  const database = (): Promise<IDBPDatabase> => {
    opened ??= openDB(name, VERSION, {
      upgrade: (fresh) => void fresh.createObjectStore(STORE),
      blocking: (_was, _will, event) => (event.target as IDBDatabase).close(),
      terminated: () => {
        opened = null;
      },
    });
    return opened;
  };
  const quietly = async <T>(work: (from: IDBPDatabase) => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work(await database());
    } catch {
      opened = null;
      return otherwise;
    }
  };
  return {
    read: (ticketKey) =>
      quietly(async (from) => {
        const kept = (await from.get(STORE, ticketKey)) as Kept | undefined;
        if (!kept) return [];
        if (now() - kept.at < MAX_AGE_MS) return kept.files;
        await from.delete(STORE, ticketKey);
        return [];
      }, []),
    write: (ticketKey, files) =>
      quietly(async (to) => {
        await (files.length ? to.put(STORE, { at: now(), files: [...files] } satisfies Kept, ticketKey) : to.delete(STORE, ticketKey));
      }, undefined),
  };
}
