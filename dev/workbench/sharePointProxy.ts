import type { IncomingMessage, ServerResponse } from 'node:http';
import { ConnectionDropped } from '../simulator/core/faults.ts';
import type { Simulator } from '../simulator/simulator.ts';
import type { SignedIn } from './people.ts';

export const MAX_PROXIED_BYTES = 300 * 1024 * 1024;
const NOT_PASSED_ON = new Set(['host', 'connection', 'content-length', 'cookie', 'origin', 'referer', 'accept-encoding', 'x-workbench-user']);

/** One request of the signed-in user's browser to their SharePoint host, as SharePoint would see it with the user's cookie. */
export async function askSharePoint(simulator: Simulator, who: SignedIn, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('x-simulator-user', who.user.upn);
  return simulator.handle(new Request(`https://${who.host}${path}`, { ...init, headers }));
}

/** Hands a browser's request through; a dropped connection in the simulator drops the browser's too. */
export async function proxyToSharePoint(simulator: Simulator, who: SignedIn, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = Object.entries(request.headers).filter(([name]) => !NOT_PASSED_ON.has(name) && !name.startsWith('sec-'));
  const method = request.method ?? 'GET';
  const body = await readBody(request);
  if (!body) return void response.writeHead(413).end();
  const init = {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, String(value)]),
    ...(body.length && method !== 'GET' && method !== 'HEAD' ? { body } : {}),
  };
  try {
    const answer = await askSharePoint(simulator, who, request.url ?? '/', init);
    const bytes = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), 'content-length': String(bytes.length) });
    response.end(bytes);
  } catch (error) {
    if (!(error instanceof ConnectionDropped)) throw error;
    request.socket.destroy();
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer> | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_PROXIED_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
