import { badAnswer, failureOfRejection, failureOfResponse } from './failures';
import type { ServiceFailure, ServiceResult } from './failures';
import type { ServiceFetch, ServiceResponse } from './port';

export const SERVICE_TIMEOUT_MS = 20_000;
/** Uploads carry files; a slow line needs longer. */
export const UPLOAD_TIMEOUT_MS = 120_000;

export type Asker = { json<T>(request: Ask, parse: (body: unknown) => T | null): Promise<ServiceResult<T>>; blob(request: Ask): Promise<ServiceResult<Blob>> };
export type Ask = { path: string; method: 'GET' | 'POST'; body?: unknown; timeoutMs?: number };
export type AskerOptions = { now?: () => number; online?: () => boolean };

const browserIsOnline = (): boolean => typeof navigator === 'undefined' || navigator.onLine !== false;

/**
 * Sends one request and turns everything that can happen into a value. Nothing is retried here: a person presses "Try again".
 * After a 429 nothing is sent until the named time has passed, so that many open pages do not keep a busy service busy.
 */
export function asker(send: ServiceFetch, options: AskerOptions = {}): Asker {
  const now = options.now ?? (() => Date.now());
  const online = options.online ?? browserIsOnline;
  let quietUntil = 0;

  async function exchange(request: Ask): Promise<{ response: ServiceResponse } | { failure: ServiceFailure }> {
    const waitMs = quietUntil - now();
    if (waitMs > 0) return { failure: { kind: 'throttled', retryAfterSeconds: Math.ceil(waitMs / 1000) } };
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const timeout = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), request.timeoutMs ?? SERVICE_TIMEOUT_MS);
    });
    try {
      const response = await Promise.race([
        timeout,
        send(request.path, {
          method: request.method,
          headers: request.body === undefined ? { Accept: 'application/json' } : { Accept: 'application/json', 'Content-Type': 'application/json' },
          ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
          signal: abort.signal,
        }),
      ]);
      if (response === null) {
        abort.abort();
        return { failure: { kind: 'unreachable', timedOut: true } };
      }
      if (response.status < 400) return { response };
      const failure = failureOfResponse(response, await response.text(), now());
      if (failure.kind === 'throttled') quietUntil = now() + failure.retryAfterSeconds * 1000;
      return { failure };
    } catch (error) {
      return { failure: failureOfRejection(error, online()) };
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async json(request, parse) {
      const answer = await exchange(request);
      if ('failure' in answer) return { ok: false, failure: answer.failure };
      try {
        const text = await answer.response.text();
        const value = parse(text === '' ? null : JSON.parse(text));
        return value === null ? { ok: false, failure: badAnswer(answer.response.status) } : { ok: true, value };
      } catch {
        return { ok: false, failure: badAnswer(answer.response.status) };
      }
    },
    async blob(request) {
      const answer = await exchange(request);
      if ('failure' in answer) return { ok: false, failure: answer.failure };
      try {
        return { ok: true, value: await answer.response.blob() };
      } catch {
        return { ok: false, failure: { kind: 'unreachable', timedOut: false } };
      }
    },
  };
}
