import { deleteDB } from 'idb';
import { quietDatabase } from '../keep/quietDatabase';
import type { Device, IndexState, Warm } from './device';

const PREFIX = 'listdesk';
/** 2: pieces of the index were kept cut short; what lies there from before is forgotten. */
const VERSION = 2;
const SEEN = 'seen';
const ROWS = 'rows';
const WARM = 'warm';
const INDEX = 'index';
/** What lay untouched for so long is not shown again. */
export const MAX_WARM_AGE_MS = 14 * 86_400_000;

export type Person = { tenantId: string; userId: string; siteUrl: string };

const personName = ({ tenantId, userId }: Person): string => `${PREFIX}:${tenantId}:${userId}:`.toLowerCase();

/** Databases of other people on this device: whoever signs in next never meets them. */
async function forgetOthers(person: Person): Promise<void> {
  const all = (await indexedDB.databases?.()) ?? [];
  const others = all.map(({ name }) => name ?? '').filter((name) => name.indexOf(`${PREFIX}:`) === 0 && name.indexOf(personName(person)) !== 0);
  await Promise.all(others.map((name) => deleteDB(name)));
}

/** In IndexedDB, one database a tenant, person and site. Where the browser forbids it, nothing is remembered. */
export function idbDevice(person: Person, now: () => number): Device {
  const name = `${personName(person)}${person.siteUrl.toLowerCase()}`;
  const quietly = quietDatabase(name, VERSION, (fresh, before) => {
    for (const store of [SEEN, ROWS]) {
      if (before) fresh.deleteObjectStore(store);
      fresh.createObjectStore(store);
    }
  });
  let othersForgotten: Promise<void> | null = null;
  return {
    async readWarm() {
      const warm = await quietly<Warm | null>(async (from) => ((await from.get(SEEN, WARM)) as Warm | undefined) ?? null, null);
      othersForgotten ??= forgetOthers(person).catch(() => undefined);
      return warm && now() - warm.at < MAX_WARM_AGE_MS ? warm : null;
    },
    writeWarm: (warm) => quietly(async (to) => void (await to.put(SEEN, warm, WARM)), undefined),
    readIndex: () => quietly<IndexState | null>(async (from) => ((await from.get(SEEN, INDEX)) as IndexState | undefined) ?? null, null),
    writeIndex: (state) => quietly(async (to) => void (await to.put(SEEN, state, INDEX)), undefined),
    chunks: () => quietly(async (from) => ((await from.getAllKeys(ROWS)) as number[]).sort((a, b) => b - a), []),
    // As text: one short copy instead of walking thousands of small objects on the page's thread.
    readChunk: (chunk) => quietly(async (from) => JSON.parse(((await from.get(ROWS, chunk)) as string | undefined) ?? '[]'), []),
    writeChunk: (chunk, rows) => quietly(async (to) => void (await to.put(ROWS, JSON.stringify(rows), chunk)), undefined),
    dropIndex: () =>
      quietly(async (to) => {
        await to.delete(SEEN, INDEX);
        await to.clear(ROWS);
      }, undefined),
    dropAll: () =>
      quietly(async (to) => {
        await to.clear(SEEN);
        await to.clear(ROWS);
        // What was written and has not left (`idbUnsent`).
        await deleteDB(`${name}:files`);
      }, undefined),
  };
}
