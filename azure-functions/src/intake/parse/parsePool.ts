import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { PARSE_DEADLINE_MS } from '@listdesk/shared/mail';
import type { MailOnTheWay } from './parsedMail.ts';

/** Two readers beside the event loop are enough for one Functions instance; each takes one mail at a time. */
const MAX_WORKERS = 2;
/** Heap of one worker; a mail that needs more ends the worker, not the process. */
const WORKER_HEAP_MB = 512;
/** Small, so that the pieces of a mail that goes through are given back soon. */
const WORKER_YOUNG_HEAP_MB = 8;

/** A mail in memory, or one in a file whose large attachments go into files of `folder`. */
export type WorkerOrder = { raw: Uint8Array } | { path: string; folder: string; size: number; sha256: string };
export type WorkerAnswer = { parsed: MailOnTheWay } | { failed: string };

const idle: Worker[] = [];
const waiting: (() => void)[] = [];
let running = 0;

/** Reads a mail in a worker thread; past the deadline the thread is ended and the promise refused. */
export async function parseInWorker(order: WorkerOrder, deadlineMs = PARSE_DEADLINE_MS): Promise<MailOnTheWay> {
  while (running >= MAX_WORKERS) await new Promise<void>((resume) => waiting.push(resume));
  running++;
  try {
    return await ask(idle.pop() ?? startWorker(), order, deadlineMs);
  } finally {
    running--;
    waiting.shift()?.();
  }
}

function ask(worker: Worker, order: WorkerOrder, deadlineMs: number): Promise<MailOnTheWay> {
  return new Promise((resolve, reject) => {
    worker.ref();
    const stop = (error: Error): void => {
      done();
      void worker.terminate();
      reject(error);
    };
    const timer = setTimeout(() => stop(new Error(`reading took longer than ${deadlineMs / 1000} s`)), deadlineMs);
    const answered = (answer: WorkerAnswer): void => {
      done();
      worker.unref();
      idle.push(worker);
      if ('parsed' in answer) resolve(answer.parsed);
      else reject(new Error(answer.failed));
    };
    const ended = (): void => stop(new Error('reading ended before its time'));
    const done = (): void => {
      clearTimeout(timer);
      worker.off('message', answered).off('error', stop).off('exit', ended);
    };
    worker.on('message', answered).on('error', stop).on('exit', ended);
    worker.postMessage(order);
  });
}

function startWorker(): Worker {
  const url = workerUrl();
  const worker = new Worker(url, {
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB, maxYoungGenerationSizeMb: WORKER_YOUNG_HEAP_MB },
    ...(url.pathname.endsWith('.ts') ? { execArgv: ['--conditions=source', '--no-warnings'] } : {}),
  });
  worker.unref();
  return worker;
}

/** Beside the bundle lies `parseWorker.mjs`; from the sources it is `parseWorker.ts`. */
function workerUrl(): URL {
  for (const name of ['./parseWorker.mjs', './parseWorker.ts']) {
    const url = new URL(name, import.meta.url);
    if (existsSync(fileURLToPath(url))) return url;
  }
  throw new Error('parseWorker.mjs is missing beside the bundle');
}

/** Ends every idle worker; for tests and the end of a command. */
export async function closeParsePool(): Promise<void> {
  await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
}
