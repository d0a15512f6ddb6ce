/**
 * Structured log lines from an allow-list: a field that is not named here cannot be printed, and a value that is not an id, a hash,
 * a number or a code is withheld. So no address, subject, body or file name ever leaves in a log (product promise; quality A3).
 */
export type LogFields = {
  tenant?: string;
  desk?: string;
  mailbox?: string;
  key?: string;
  subscription?: string;
  invocation?: string;
  outcome?: string;
  reason?: string;
  code?: string;
  step?: string;
  status?: number;
  count?: number;
  bytes?: number;
  ms?: number;
  attempt?: number;
  requests?: number;
  /** The trace this line belongs to. */
  trace?: string;
  queue?: string;
};
export type LogLevel = 'info' | 'warning' | 'error';
export interface Log {
  (level: LogLevel, event: string, fields?: LogFields): void;
}

const ALLOWED: ReadonlySet<string> = new Set([
  'tenant',
  'desk',
  'mailbox',
  'key',
  'subscription',
  'invocation',
  'outcome',
  'reason',
  'code',
  'step',
  'status',
  'count',
  'bytes',
  'ms',
  'attempt',
  'requests',
  'trace',
  'queue',
]);
/** Ids, hashes and codes; no `@`, no space, no slash. */
const SAFE_VALUE = /^[A-Za-z0-9._:=-]{1,100}$/;
const SAFE_EVENT = /^[A-Za-z0-9.]{1,60}$/;
const WITHHELD = '[withheld]';

export function createLog(write: (level: LogLevel, line: string) => void): Log {
  return (level, event, fields = {}) => {
    const line = { event: SAFE_EVENT.test(event) ? event : WITHHELD, ...safeFields(fields) };
    write(level, JSON.stringify(line));
  };
}

/** The fields that may leave: allowed by name, and ids, hashes, numbers or codes by value. Everything that signals goes through here. */
export function safeFields(fields: LogFields): Record<string, string | number> {
  const safe: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!ALLOWED.has(name) || value === undefined) continue;
    safe[name] = typeof value === 'number' ? value : SAFE_VALUE.test(String(value)) ? String(value) : WITHHELD;
  }
  return safe;
}

/** A stable code out of whatever was thrown: never its message, which may quote content. */
export function faultCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  const { code, statusCode, status, name } = error as { code?: unknown; statusCode?: unknown; status?: unknown; name?: unknown };
  for (const each of [code, statusCode, status, name])
    if ((typeof each === 'string' || typeof each === 'number') && SAFE_VALUE.test(String(each))) return String(each);
  return 'unknown';
}
