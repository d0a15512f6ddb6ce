import type { Clock } from './clock.ts';
import type { Directory } from './directory.ts';
import type { RequestLog } from './requestLog.ts';
import type { SeededRandom } from './random.ts';
import type { SigningKeys } from '../entra/signingKeys.ts';

/** What SharePoint, Graph and Entra share inside one simulator. */
export type World = {
  clock: Clock;
  random: SeededRandom;
  directory: Directory;
  log: RequestLog;
  keys: SigningKeys;
  /** How the simulator calls out (notification handshakes and deliveries); `fetch` unless a test gives another. */
  callOut: (url: string, init: RequestInit) => Promise<Response>;
  /** Work going on behind the answers (deliveries); `simulator.settle()` waits for it. */
  background: (work: Promise<unknown>) => void;
};

/**
 * One of the three services. `canonical` is the request's URL with the production host (`graph.microsoft.com`, ...);
 * `address` is the origin by which the caller reached it: links in answers are built on `address`.
 */
export interface SimulatedService {
  handle(request: Request, call: { canonical: URL; address: string; body: Uint8Array }): Promise<Response>;
  save(): unknown;
  load(state: unknown): void;
}

/** For everything a service does not know: never a silent empty success. */
export function notImplemented(method: string, url: URL, detail?: string): Response {
  const text = `simulator: not implemented: ${method} ${url.pathname}${url.search}${detail ? ` (${detail})` : ''}`;
  return new Response(JSON.stringify({ error: { code: 'simulatorNotImplemented', message: text } }), {
    status: 501,
    headers: { 'content-type': 'application/json' },
  });
}
