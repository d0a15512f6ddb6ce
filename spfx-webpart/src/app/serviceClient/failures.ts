import type { ServiceError } from '@listdesk/shared/portal';
import type { ServiceResponse } from './port';

/** Why the service did not do what was asked, as a value. Each kind has its own words and its own way out on the screen. */
export type ServiceFailure =
  /** The browser has no network. */
  | { kind: 'offline' }
  /** No answer: name not found, connection refused, CORS, or slower than the time limit. */
  | { kind: 'unreachable'; timedOut: boolean }
  /** Entra gave no token because the package's API permission is not approved in this tenant. `detail` is Entra's code when it named one. */
  | { kind: 'notApproved'; detail: string | null }
  /** Entra gave no token for another reason; signing in again may mend it. */
  | { kind: 'signIn'; detail: string | null }
  /** 401 or 403 with the service's own code and words. */
  | { kind: 'refused'; status: number; code: string; message: string }
  /** The request itself was wrong or its thing is gone (other 4xx). */
  | { kind: 'rejected'; status: number; code: string; message: string }
  | { kind: 'throttled'; retryAfterSeconds: number }
  | { kind: 'fault'; status: number; code: string; message: string };

export type ServiceResult<T> = { ok: true; value: T } | { ok: false; failure: ServiceFailure };

const DEFAULT_RETRY_SECONDS = 30;
const MAX_RETRY_SECONDS = 3600;

/**
 * Entra's codes that mean "an administrator has not approved": no consent (65001, 90094), resource not in the tenant (500011,
 * 650052, 650057), application not in the directory (700016). Source: Microsoft, "Microsoft Entra authentication error codes".
 */
const NOT_APPROVED = /AADSTS(65001|90094|500011|650052|650057|700016)|invalid_resource|consent_required|unauthorized_client/i;
const ENTRA_CODE = /AADSTS\d{4,7}/;

/** `fetch` rejects with a TypeError when the network failed, in every browser; what the token provider rejects with never is one. */
function isNetworkError(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TypeError' || error.name === 'NetworkError');
}

export function failureOfRejection(error: unknown, online: boolean): ServiceFailure {
  if (!online) return { kind: 'offline' };
  if (isNetworkError(error)) return { kind: 'unreachable', timedOut: false };
  const text = error instanceof Error ? error.message : String(error);
  const detail = ENTRA_CODE.exec(text)?.[0] ?? null;
  return NOT_APPROVED.test(text) ? { kind: 'notApproved', detail } : { kind: 'signIn', detail };
}

function retryAfterSeconds(header: string | null, now: number): number {
  if (header === null) return DEFAULT_RETRY_SECONDS;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : Math.ceil((Date.parse(header) - now) / 1000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 1), MAX_RETRY_SECONDS) : DEFAULT_RETRY_SECONDS;
}

function serviceError(text: string): ServiceError['error'] | null {
  try {
    const body = JSON.parse(text) as { error?: Partial<ServiceError['error']> | string; message?: unknown } | null;
    const error = body?.error;
    // The licence endpoint answers `{ error: word, message }`, all others `ServiceError`.
    if (typeof error === 'string') return { code: error, message: typeof body?.message === 'string' ? body.message : '' };
    return error && typeof error.code === 'string' && typeof error.message === 'string' ? { code: error.code, message: error.message } : null;
  } catch {
    return null;
  }
}

/** For answers of status 400 and above. `text` is the body as it came; only the service's own error shape is believed. */
export function failureOfResponse(response: Pick<ServiceResponse, 'status' | 'headers'>, text: string, now: number): ServiceFailure {
  const { status } = response;
  if (status === 429) return { kind: 'throttled', retryAfterSeconds: retryAfterSeconds(response.headers.get('Retry-After'), now) };
  const { code, message } = serviceError(text) ?? { code: `http.${status}`, message: '' };
  if (status === 401 || status === 403) return { kind: 'refused', status, code, message };
  return { kind: status < 500 ? 'rejected' : 'fault', status, code, message };
}

/** An answer that is not what the contract says. */
export const badAnswer = (status: number): ServiceFailure => ({ kind: 'fault', status, code: 'client.badAnswer', message: '' });
