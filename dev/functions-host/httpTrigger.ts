import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Invoker } from './invocation.ts';
import { matchRoute, type Route } from './routes.ts';
import type { CookieData, HttpAnswer, TypedData } from './seam.ts';

/** The platform refuses larger requests with 413 (210,000,000 bytes by default). */
export const MAX_REQUEST_BYTES = 210_000_000;

export class RequestTooLarge extends Error {}

/** Function keys; the master key opens everything. */
export type Keys = { master: string; functionKey: string };

/** Runs the HTTP function whose route matches, or answers 401, 404, 405, 413 as the platform does; a thrown error becomes 500. */
export async function serveHttp(routes: Route[], keys: Keys, invoker: Invoker, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const scheme = 'encrypted' in request.socket ? 'https' : 'http';
  const url = new URL(request.url ?? '/', `${scheme}://${request.headers.host ?? 'localhost'}`);
  const match = matchRoute(routes, request.method ?? 'GET', safeDecode(url.pathname));
  if (match.kind !== 'found') return answer(response, match.kind === 'wrongMethod' ? 405 : 404);
  if (!allowed(match.route.authLevel, keys, presentedKey(request, url))) return answer(response, 401);
  const body = await readBody(request);
  const headers = plainHeaders(request);
  const query = Object.fromEntries(url.searchParams);
  const http = {
    method: request.method,
    url: url.href,
    nullableHeaders: nullable(headers),
    nullableParams: nullable(match.parameters),
    nullableQuery: nullable(query),
    ...(body.length ? { body: { bytes: body } } : {}),
  };
  const metadata: Record<string, TypedData> = { Headers: { json: JSON.stringify(headers) }, Query: { json: JSON.stringify(query) } };
  for (const [name, value] of Object.entries(match.parameters)) metadata[name] = { string: value };
  const { fn } = match.route;
  try {
    const result = await invoker.invoke(fn, { input: { name: fn.triggerName, data: { http } }, metadata, traceParent: headers['traceparent'] });
    write(response, result.returnValue?.http);
  } catch {
    answer(response, 500); // the invoker logged it; the platform says no more than this either
  }
}

export function presentedKey(request: IncomingMessage, url: URL): string {
  return String(request.headers['x-functions-key'] ?? url.searchParams.get('code') ?? '');
}

export function sameKey(presented: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(presented), digest(expected));
}

export function answer(response: ServerResponse, status: number, body?: string): void {
  response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' });
  response.end(body);
}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MAX_REQUEST_BYTES) throw new RequestTooLarge();
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function allowed(authLevel: string, keys: Keys, presented: string): boolean {
  if (authLevel === 'anonymous' || sameKey(presented, keys.master)) return true;
  return authLevel === 'function' && sameKey(presented, keys.functionKey);
}

function write(response: ServerResponse, result: HttpAnswer | undefined): void {
  if (!result) return answer(response, 204);
  const cookies = (result.cookies ?? []).map(cookieHeader);
  response.writeHead(Number(result.statusCode ?? 200), { ...result.headers, ...(cookies.length ? { 'set-cookie': cookies } : {}) });
  const { body } = result;
  response.end(body?.bytes ?? body?.string ?? body?.json);
}

function cookieHeader(cookie: CookieData): string {
  const sameSite = cookie.sameSite && cookie.sameSite !== 'none' ? (cookie.sameSite === 'explicitNone' ? 'None' : cookie.sameSite) : null;
  return [
    `${cookie.name}=${encodeURIComponent(cookie.value)}`,
    cookie.path && `Path=${cookie.path.value}`,
    cookie.domain && `Domain=${cookie.domain.value}`,
    cookie.maxAge && `Max-Age=${cookie.maxAge.value}`,
    cookie.secure?.value && 'Secure',
    cookie.httpOnly?.value && 'HttpOnly',
    sameSite && `SameSite=${sameSite}`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** The platform owns `x-ms-client-principal*`: a caller's own are never passed on. */
function plainHeaders(request: IncomingMessage): Record<string, string> {
  const entries = Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')] as const);
  return Object.fromEntries(entries.filter(([name]) => !name.startsWith('x-ms-client-principal')));
}

function nullable(record: Record<string, string>): Record<string, { value: string }> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, { value }]));
}

function safeDecode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path; // a broken escape matches no route
  }
}
