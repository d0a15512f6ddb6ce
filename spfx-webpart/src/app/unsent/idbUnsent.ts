import { quietDatabase } from '../keep/quietDatabase';
import type { DraftFile } from './draftFiles';
import type { Unsent } from './unsent';
import type { Waiting } from './waiting';

const FILES = 'files';
const WAITING = 'waiting';
/** 2: answers that wait for the connection. */
const VERSION = 2;
/** Files of drafts nobody went on with are forgotten. */
const MAX_AGE_MS = 30 * 86_400_000;

type Kept = { at: number; files: DraftFile[] };

const known = new Map<string, Unsent>();

/** One for each name, however often it is asked for. */
export function idbUnsent(name: string, now: () => number): Unsent {
  const made = known.get(name) ?? madeFor(name, now);
  known.set(name, made);
  return made;
}

/** In IndexedDB under a name of the person and desk, beside what else the device keeps of them and forgotten together with it. */
function madeFor(name: string, now: () => number): Unsent {
  const quietly = quietDatabase(name, VERSION, (fresh, before) => {
    if (before < 1) fresh.createObjectStore(FILES);
    fresh.createObjectStore(WAITING, { keyPath: 'key' });
  });
  return {
    files: {
      read: (ticketKey) =>
        quietly(async (from) => {
          const kept = (await from.get(FILES, ticketKey)) as Kept | undefined;
          if (!kept) return [];
          if (now() - kept.at < MAX_AGE_MS) return kept.files;
          await from.delete(FILES, ticketKey);
          return [];
        }, []),
      write: (ticketKey, files) =>
        quietly(async (to) => {
          await (files.length ? to.put(FILES, { at: now(), files: [...files] } satisfies Kept, ticketKey) : to.delete(FILES, ticketKey));
        }, undefined),
    },
    waiting: {
      all: () => quietly(async (from) => ((await from.getAll(WAITING)) as Waiting[]).sort((a, b) => a.at - b.at), []),
      put: (waiting) => quietly(async (to) => (await to.put(WAITING, waiting)) === waiting.key, false),
      drop: (key) => quietly((from) => from.delete(WAITING, key), undefined),
    },
  };
}
