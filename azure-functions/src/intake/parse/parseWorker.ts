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
  parentPort?.postMessage(answer);
});
