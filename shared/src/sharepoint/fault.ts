import type { ListsFaultCode, ListsFaultLike } from './contract.ts';

/** Thrown by everything in this folder that cannot be answered by a value. The code is stable; the message is for logs and admins. */
export class ListsFault extends Error implements ListsFaultLike {
  readonly code: ListsFaultCode;
  /** Seconds SharePoint asked to wait; null when it did not say. */
  readonly retryAfterSeconds: number | null;

  constructor(code: ListsFaultCode, message: string, retryAfterSeconds: number | null = null, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ListsFault';
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** What SharePoint said, as far as we react to it. `number` is the HRESULT before the comma of the error code. */
export type Refusal = { status: number; number: number | null; message: string; retryAfterSeconds: number | null };

/** HRESULTs are language independent, the texts beside them are not. Source: recorded answers of SharePoint Online. */
export const SP_ERROR = {
  duplicateValue: -2130575214,
  fileExists: -2130575257,
  listExists: -2130575342,
  itemMissing: -2130575338,
  badDigest: -2130575251,
  viewThreshold: -2147024860,
  lookupThreshold: -2147024749,
  diskFull: -2147024784,
} as const;

type AnsweredError = { response: { status: number; headers: { get(name: string): string | null }; clone(): { text(): Promise<string> } } };

const isAnswered = (error: unknown): error is AnsweredError =>
  typeof error === 'object' && error !== null && 'response' in error && typeof (error as AnsweredError).response?.status === 'number';

/** Reads SharePoint's refusal out of PnPjs' error; null when no answer came at all. */
export async function refusalOf(error: unknown, now: number): Promise<Refusal | null> {
  if (!isAnswered(error)) return null;
  const { response } = error;
  const text = await response
    .clone()
    .text()
    .catch(() => '');
  const { number, message } = parseErrorBody(text);
  return { status: response.status, number, message, retryAfterSeconds: parseRetryAfter(response.headers.get('retry-after'), now) };
}

/** RFC 9110 10.2.3: seconds or an HTTP date. */
export function parseRetryAfter(value: string | null, now: number): number | null {
  if (value === null || value.trim() === '') return null;
  if (/^\s*\d+\s*$/.test(value)) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1000));
}

const MAX_MESSAGE_CHARS = 500;

/** Both JSON dialects; anything else (a proxy's page, the OAuth layer) is carried as text. */
export function parseErrorBody(text: string): { number: number | null; message: string } {
  const clipped = text.slice(0, MAX_MESSAGE_CHARS);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { number: null, message: clipped };
  }
  const root = (body ?? {}) as Record<string, unknown>;
  const error = (root['odata.error'] ?? root['error']) as { code?: unknown; message?: unknown } | undefined;
  if (typeof error !== 'object' || error === null) return { number: null, message: clipped };
  const number = Number.parseInt(String(error.code), 10);
  const message = typeof error.message === 'string' ? error.message : (error.message as { value?: string } | undefined)?.value;
  return { number: Number.isNaN(number) ? null : number, message: (message ?? clipped).slice(0, MAX_MESSAGE_CHARS) };
}

export function faultOfRefusal(refusal: Refusal, cause?: unknown): ListsFault {
  // People read this: neither the markup of a proxy's page nor a colon with nothing behind it.
  const said = /^\s*(<|$)/.test(refusal.message) ? '' : `: ${refusal.message}`;
  return new ListsFault(codeOf(refusal), `HTTP ${refusal.status}${said}`, refusal.retryAfterSeconds, { cause });
}

function codeOf({ status, number }: Refusal): ListsFaultCode {
  if (number === SP_ERROR.viewThreshold || number === SP_ERROR.lookupThreshold) return 'lists.threshold';
  if (number === SP_ERROR.diskFull || status === 507) return 'lists.full';
  if (number === SP_ERROR.badDigest || status === 401) return 'lists.unauthenticated';
  if (status === 429) return 'lists.throttled';
  if (status === 403) return 'lists.denied';
  if (status === 404) return 'lists.missing';
  if (number === SP_ERROR.duplicateValue || number === SP_ERROR.fileExists) return 'lists.invalid';
  return status >= 500 ? 'lists.unavailable' : 'lists.invalid';
}

/** Any error of a call as a fault. No answer at all is `lists.offline`; errors of our own code pass unchanged. */
export async function toFault(error: unknown, now: number): Promise<Error> {
  if (error instanceof ListsFault) return error;
  const refusal = await refusalOf(error, now);
  if (refusal) return faultOfRefusal(refusal, error);
  if (isNetworkError(error)) return new ListsFault('lists.offline', 'No answer from SharePoint.', null, { cause: error });
  if (isUnreadable(error)) return new ListsFault('lists.unavailable', 'SharePoint gave an answer that cannot be read.', null, { cause: error });
  return error instanceof Error ? error : new Error(String(error));
}

/** A proxy's page instead of JSON, or a batch answer cut off: PnPjs throws plain errors for both. */
function isUnreadable(error: unknown): boolean {
  const { name, message } = wordsOf(error);
  return name === 'SyntaxError' || /^(Could not properly parse responses|Unexpected end of input|Invalid (response|status), line)/.test(message);
}

/** Every runtime's fetch rejects with `TypeError` (or `AbortError`) when no answer came. */
function isNetworkError(error: unknown): boolean {
  const { name, message } = wordsOf(error);
  return name === 'AbortError' || name === 'TimeoutError' || (name === 'TypeError' && /fetch|network|load failed/i.test(message));
}

/** Not by `instanceof`: an error may come from another realm (a frame, a worker, a test's sandbox). */
function wordsOf(error: unknown): { name: string; message: string } {
  const { name, message } = (error ?? {}) as { name?: unknown; message?: unknown };
  return { name: String(name), message: String(message) };
}

export const asFaultLike = (fault: ListsFault): ListsFaultLike => ({ code: fault.code, message: fault.message, retryAfterSeconds: fault.retryAfterSeconds });

/** What a list that a desk has not got yet answers: lists of a newer version, before the upgrade. */
export async function unlessMissing<T>(ask: () => Promise<T>, none: T): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ListsFault && error.code === 'lists.missing') return none;
    throw error;
  }
}
