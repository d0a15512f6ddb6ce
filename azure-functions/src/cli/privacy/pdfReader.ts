import { Worker } from 'node:worker_threads';
import { PDF_MS, type PdfRefusal, type PdfText, type ReadPdf } from '@listdesk/shared/documents';

/** A PDF that needs more ends the thread, not the command. */
const HEAP_MB = 512;

type Answer = PdfText | { refused: PdfRefusal };

/**
 * Reads PDFs in a thread of its own, one after the other; one that takes too long, or too much memory, is given up with its thread. A thread
 * that waits keeps no program running.
 */
export function pdfReader(limitMs = PDF_MS): ReadPdf {
  let idle: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const ask = (bytes: Uint8Array): Promise<Answer> => {
    const worker = idle ?? start();
    idle = null;
    worker.ref();
    return new Promise((resolve) => {
      const done = (answer: Answer, again: boolean): void => {
        clearTimeout(timer);
        worker.off('message', answered).off('error', ended).off('exit', ended);
        if (again) {
          worker.unref();
          idle = worker;
        } else void worker.terminate();
        resolve(answer);
      };
      const answered = (answer: Answer): void => done(answer, true);
      const ended = (): void => done({ refused: 'damaged' }, false);
      const timer = setTimeout(() => done({ refused: 'tooSlow' }, false), limitMs);
      worker.on('message', answered).on('error', ended).on('exit', ended);
      worker.postMessage(bytes);
    });
  };
  return (bytes) => {
    const mine = last.then(() => ask(bytes));
    last = mine.catch(() => undefined);
    return mine;
  };
}

const start = (): Worker =>
  new Worker(new URL('./pdfWorker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    execArgv: ['--conditions=source', '--no-warnings'],
    stdout: true,
    stderr: true,
  });
