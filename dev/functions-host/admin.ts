import type { IncomingMessage, ServerResponse } from 'node:http';
import { answer, presentedKey, readBody, sameKey, type Keys } from './httpTrigger.ts';
import type { Invoker } from './invocation.ts';
import type { RegisteredFunction } from './seam.ts';
import type { Timer } from './timerTrigger.ts';

export type AdminContext = { functions: Map<string, RegisteredFunction>; timers: Map<string, Timer>; keys: Keys; invoker: Invoker };

/**
 * `GET /admin/host/status` and `POST /admin/functions/NAME` with the master key, which starts a timer or queue function at once and
 * answers 202, as the platform does. With `?wait=1` (ours) the answer comes when the function ended: 200, or 500 when it threw.
 * Answers false when the request is for somebody else.
 */
export async function serveAdmin(context: AdminContext, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (!url.pathname.startsWith('/admin/')) return false;
  if (!sameKey(presentedKey(request, url), context.keys.master)) return answered(response, 401);
  if (url.pathname === '/admin/host/status') return answered(response, 200, JSON.stringify({ state: 'Running', functions: [...context.functions.keys()] }));
  const fn = context.functions.get(/^\/admin\/functions\/([^/]+)$/.exec(url.pathname)?.[1] ?? '');
  if (!fn || fn.trigger.type === 'httpTrigger') return answered(response, 404);
  if (request.method !== 'POST') return answered(response, 405);
  const body = (await readBody(request)).toString();
  const input: unknown = body ? (JSON.parse(body) as { input?: unknown }).input : '';
  const timer = context.timers.get(fn.metadata.name);
  const text = typeof input === 'string' ? input : JSON.stringify(input ?? '');
  const run = timer ? timer.fire() : context.invoker.invoke(fn, { input: { name: fn.triggerName, data: { string: text } }, metadata: {} });
  const ended = run.then(
    () => 200,
    () => 500,
  );
  return answered(response, url.searchParams.get('wait') ? await ended : 202);
}

function answered(response: ServerResponse, status: number, body?: string): true {
  answer(response, status, body);
  return true;
}
