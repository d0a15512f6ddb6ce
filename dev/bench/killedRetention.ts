import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { ManualClock } from '../simulator/core/clock.ts';
import type { RetentionOrder } from './retentionProcess.ts';
import type { SimulatedDesk } from './simulatedDesk.ts';

const PROCESS = fileURLToPath(new URL('./retentionProcess.ts', import.meta.url));
const OF_THE_CONNECTION = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive']);

/** At which request of the process, the first is 1, and whether SharePoint still carries it out. */
export type Kill = { at: number; carriedOut: boolean };

/** Runs the retention of a desk in a process and kills it (SIGKILL) in the middle of a request. Rejects when it ended before. */
export async function killedRetention(desk: SimulatedDesk, clock: ManualClock, order: Pick<RetentionOrder, 'key' | 'maxUnits'>, kill: Kill): Promise<void> {
  const child = fork(PROCESS, { execArgv: ['--conditions=source', '--no-warnings'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  let seen = 0;
  const { host } = new URL(desk.siteUrl);
  const server = createServer((incoming, outgoing) => {
    seen += 1;
    const isLast = seen === kill.at;
    void (async () => {
      const answer = isLast && !kill.carriedOut ? null : await passedOn(desk, host, incoming);
      if (isLast) child.kill('SIGKILL');
      else await given(answer!, outgoing);
    })();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  try {
    child.on('message', (ms: number) => {
      clock.advance(ms);
      child.send('go on');
    });
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    child.send({ ...order, siteUrl: desk.siteUrl, address, token: await desk.token(), now: clock.now() } satisfies RetentionOrder);
    const [code, signal] = await ended;
    if (signal !== 'SIGKILL') throw new Error(`It ended with ${code} after ${seen} requests, before it was killed.`);
  } finally {
    child.kill('SIGKILL');
    server.closeAllConnections();
    server.close();
  }
}

async function passedOn(desk: SimulatedDesk, host: string, incoming: IncomingMessage): Promise<Response> {
  const { method = 'GET', url = '/' } = incoming;
  const headers = Object.entries(incoming.headers).filter(([name]) => !OF_THE_CONNECTION.has(name)) as [string, string][];
  const body = await buffer(incoming);
  return desk.simulator.fetch(`https://${host}${url}`, { method, headers, ...(body.length > 0 && { body }) });
}

async function given(answer: Response, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer());
  outgoing.writeHead(answer.status, Object.fromEntries([...answer.headers].filter(([name]) => !OF_THE_CONNECTION.has(name)))).end(body);
}
