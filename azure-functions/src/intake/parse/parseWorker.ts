import { createReadStream } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { packMail } from './parsedMail.ts';
import { readMail, readMailStream } from './readMail.ts';
import { keepIn, StoredBytes } from './storedBytes.ts';
import type { WorkerAnswer, WorkerOrder } from './parsePool.ts';

/** The other end of `parsePool`: one mail in, one answer out. */
parentPort?.on('message', (order: WorkerOrder) => {
  void answer(order).then((reply) => parentPort?.postMessage(reply, 'parsed' in reply ? ownBuffers(reply.parsed.files) : []));
});

async function answer(order: WorkerOrder): Promise<WorkerAnswer> {
  try {
    const mail =
      'raw' in order
        ? readMail(order.raw)
        : readMailStream(createReadStream(order.path), keepIn(order.folder), () => new StoredBytes(order.path, order.size, order.sha256));
    return { parsed: packMail(await mail) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

/** Large files are handed over instead of copied; small ones may share Node's pool with other things and are copied. */
function ownBuffers(files: readonly { content: Uint8Array | string }[]): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const { content } of files)
    if (typeof content !== 'string' && content.byteLength > POOLED_BYTES && content.buffer instanceof ArrayBuffer) buffers.add(content.buffer);
  return [...buffers];
}
const POOLED_BYTES = 64 * 1024;
