import type { HttpHandler, HttpRequest, HttpResponseInit } from '@azure/functions';
import type { ServiceError } from '@listdesk/shared/portal';
import { allowedOrigin, corsHeaders, preflightHeaders, SECURITY_HEADERS, type OriginRules } from '../security/cors.ts';
import { faultCode, type Log } from '../security/log.ts';
import type { Telemetry } from '../telemetry/signals.ts';

export type Answer = { status: number; headers?: Record<string, string> } & ({ json: unknown } | { text: string } | { bytes: Uint8Array } | object);

/** An answer that is no success, with a stable code and a sentence that says what to do next. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export type HttpSurroundings = { origins: OriginRules; log: Log; telemetry: Telemetry };
export type RouteOptions = { maxBodyBytes: number; firstContact?: boolean };
export type Call = { request: HttpRequest; url: URL; json: () => Promise<unknown> };

/** Around every route: origin, preflight, size limit, security headers, and one shape of errors. Never an answer with a stack. */
export function httpHandler(name: string, options: RouteOptions, surroundings: () => HttpSurroundings, route: (call: Call) => Promise<Answer>): HttpHandler {
  return async (request) => {
    const started = Date.now();
    const { origins, log, telemetry } = surroundings();
    const origin = await allowedOrigin(request.headers.get('origin'), origins, options.firstContact ?? false);
    if (request.method === 'OPTIONS') return { status: origin ? 204 : 403, headers: { ...SECURITY_HEADERS, ...(origin ? preflightHeaders(origin) : {}) } };
    const answer = await telemetry.span(`http ${name}`, { step: name }, async () => {
      const given = await route({ request, url: new URL(request.url), json: () => readJson(request, options.maxBodyBytes) }).catch((error: unknown): Answer =>
        refusalOf(error, log, name),
      );
      telemetry.note({ status: given.status });
      return given;
    });
    log(answer.status >= 500 ? 'error' : 'info', 'http.answered', { step: name, status: answer.status, ms: Date.now() - started });
    return responseOf(answer, corsHeaders(origin));
  };
}

function responseOf(answer: Answer, cors: Record<string, string>): HttpResponseInit {
  const headers = { ...SECURITY_HEADERS, ...cors, ...answer.headers };
  if ('json' in answer)
    return { status: answer.status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(answer.json) };
  if ('text' in answer) return { status: answer.status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body: answer.text };
  if ('bytes' in answer) return { status: answer.status, headers, body: answer.bytes };
  return { status: answer.status, headers };
}

function refusalOf(error: unknown, log: Log, name: string): Answer {
  if (error instanceof Refused)
    return { status: error.status, headers: error.headers, json: { error: { code: error.code, message: error.message } } satisfies ServiceError };
  const code = faultCode(error);
  log('error', 'http.failed', { step: name, code });
  const wait = (error as { retryAfterSeconds?: unknown } | null)?.retryAfterSeconds;
  if (/^(lists|graph)\.(throttled|unavailable|offline)$/.test(code))
    return {
      status: 503,
      headers: { 'retry-after': String(typeof wait === 'number' ? wait : 10) },
      json: failure('busy', 'Microsoft 365 is not answering at the moment. Try again shortly.'),
    };
  if (/^(lists|graph)\.(denied|unauthenticated|missing)$/.test(code))
    return { status: 502, json: failure('notConnected', 'The desk cannot be reached. An administrator should open its check-up and follow what it says.') };
  return { status: 500, json: failure('internal', 'Something went wrong on our side. Try again; nothing was lost.') };
}

const failure = (code: string, message: string): ServiceError => ({ error: { code, message } });

/** Reads a body of at most `max` bytes, whatever its headers promise. */
export async function readBytes(request: Pick<HttpRequest, 'body' | 'headers'>, max: number): Promise<Uint8Array> {
  const tooLarge = (): Refused => new Refused(413, 'tooLarge', `This request is too large: at most ${Math.floor(max / 1024)} KB are taken.`);
  if (Number(request.headers.get('content-length') ?? 0) > max) throw tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  if (request.body)
    for await (const part of request.body as AsyncIterable<Uint8Array>) {
      size += part.length;
      if (size > max) throw tooLarge();
      parts.push(part);
    }
  return Buffer.concat(parts);
}

async function readJson(request: HttpRequest, max: number): Promise<unknown> {
  const bytes = await readBytes(request, max);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new Refused(400, 'invalidJson', 'The body must be JSON in UTF-8.');
  }
}
