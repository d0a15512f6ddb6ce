import { parentPort } from 'node:worker_threads';
import { readMail } from './readMail.ts';
import type { WorkerAnswer } from './parsePool.ts';

/** The other end of `parsePool`: one mail in, one answer out. */
parentPort?.on('message', (raw: Uint8Array) => {
  let answer: WorkerAnswer;
  try {
    answer = { parsed: readMail(raw) };
  } catch (error) {
    answer = { failed: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer, 'parsed' in answer ? ownBuffers(answer.parsed.files) : []);
});

/** Large files are handed over instead of copied; small ones may share Node's pool with other things and are copied. */
function ownBuffers(files: readonly { bytes: Uint8Array }[]): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const { bytes } of files) if (bytes.byteLength > POOLED_BYTES && bytes.buffer instanceof ArrayBuffer) buffers.add(bytes.buffer);
  return [...buffers];
}
const POOLED_BYTES = 64 * 1024;
