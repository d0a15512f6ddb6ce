import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { PassThrough, Readable, Transform } from 'node:stream';
import type { RawMailStore } from '../intake/ports.ts';
import type { StorageClients } from './clients.ts';

const BLOCK_BYTES = 4 * 1024 * 1024;
const BLOCKS_AT_ONCE = 2;
/** Held mail of one mailbox; beyond it the oldest are not shown until others are decided. */
const MAX_LISTED = 5000;

/** Raw mail in a blob of the EU region. The name is `tenant/hash`, the content is the mail, there is no metadata. */
export function rawMailStore(clients: StorageClients): RawMailStore {
  const blob = (name: string) => clients.rawMail.getBlockBlobClient(name);
  return {
    put: async (name, body, maxBytes) => {
      const digest = createHash('sha256');
      let size = 0;
      const bounded = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          size += chunk.length;
          if (size > maxBytes) return done(new TooLarge());
          digest.update(chunk);
          done(null, chunk);
        },
      });
      const sink = new PassThrough();
      const upload = blob(name).uploadStream(sink, BLOCK_BYTES, BLOCKS_AT_ONCE);
      try {
        await Promise.all([pipeline(Readable.fromWeb(body as never), bounded, sink), upload]);
      } catch (error) {
        await upload.catch(() => undefined);
        if (error instanceof TooLarge) return { outcome: 'tooLarge' };
        throw error;
      }
      return { outcome: 'stored', bytes: size, sha256: digest.digest('hex') };
    },
    get: async (name) => found(async () => new Uint8Array(await blob(name).downloadToBuffer())),
    open: async (name) =>
      found(async () => {
        const answer = await blob(name).download();
        return { size: answer.contentLength ?? 0, body: answer.readableStreamBody as AsyncIterable<Uint8Array> };
      }),
    remove: async (name) => {
      await blob(name).deleteIfExists();
    },
    copy: async (from, to) => {
      const source = await blob(from).download();
      await blob(to).uploadStream(source.readableStreamBody as Readable, BLOCK_BYTES, BLOCKS_AT_ONCE);
    },
    list: async (prefix) => {
      const found: { name: string; bytes: number; at: number }[] = [];
      for await (const { name, properties } of clients.rawMail.listBlobsFlat({ prefix })) {
        if (found.length >= MAX_LISTED) break;
        found.push({ name, bytes: properties.contentLength ?? 0, at: properties.lastModified.getTime() });
      }
      return found.sort((a, b) => b.at - a.at || (a.name < b.name ? -1 : 1));
    },
    removeOlderThan: async (time, concerns = () => true) => {
      let removed = 0;
      for await (const item of clients.rawMail.listBlobsFlat()) {
        if (item.properties.lastModified.getTime() >= time || !concerns(item.name)) continue;
        await blob(item.name).deleteIfExists();
        removed += 1;
      }
      return removed;
    },
  };
}

/** Null where there is no such blob. */
async function found<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === 404) return null;
    throw error;
  }
}

class TooLarge extends Error {}
