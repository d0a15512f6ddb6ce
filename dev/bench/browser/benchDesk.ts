import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoggedRequest } from '../../simulator/core/requestLog.ts';
import type { DeskOrder, DeskQuestion } from './deskProcess.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const PROCESS = fileURLToPath(new URL('./deskProcess.ts', import.meta.url));
/** LISTDESK_PACKAGE names another package to measure, such as that of the version before. */
const PACKAGE = process.env['LISTDESK_PACKAGE'] ?? join(root, 'spfx-webpart/sharepoint/solution/listdesk.sppkg');
export const CACHE = join(root, 'node_modules', '.cache');

export type BenchDesk = {
  address: string;
  /** From now on each answer of SharePoint's takes so much longer. */
  answersTake(ms: number): Promise<void>;
  /** Position in the log of requests, to count from. */
  mark(): Promise<number>;
  since(mark: number): Promise<LoggedRequest[]>;
  close(): void;
};

/**
 * Nordwind's desk with so many tickets, on a page that runs the package. In a process of its own: what a desk of 100,000 tickets keeps and
 * collects must not slow down who measures, nor the page. Null without a package.
 */
export async function benchDesk(tickets: number, latencyMs: number): Promise<BenchDesk | null> {
  if (!existsSync(PACKAGE)) return null;
  const child = fork(PROCESS, { execArgv: ['--conditions=source', '--no-warnings'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const said = async (): Promise<unknown> => {
    const over = new AbortController();
    const ended = once(child, 'exit', { signal: over.signal }).then(([code]) => Promise.reject(new Error(`the desk's process ended with ${code}`)));
    try {
      return (await Promise.race([once(child, 'message', { signal: over.signal }), ended]))[0];
    } finally {
      over.abort();
      ended.catch(() => undefined);
    }
  };
  const ask = (question: DeskQuestion): Promise<unknown> => {
    const answer = said();
    child.send(question);
    return answer;
  };
  const address = said();
  child.send({ tickets, packageFile: PACKAGE } satisfies DeskOrder);
  const desk: BenchDesk = {
    address: (await address) as string,
    answersTake: async (ms) => void (await ask({ answersTake: ms })),
    mark: async () => (await ask({ mark: true })) as number,
    since: async (mark) => (await ask({ since: mark })) as LoggedRequest[],
    close: () => void child.kill(),
  };
  await desk.answersTake(latencyMs);
  return desk;
}
