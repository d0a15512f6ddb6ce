import type { LogFields } from '../security/log.ts';

/** What is measured. A name is a promise to whoever built a chart on it (docs/operate.md lists them). */
export type MeasureName =
  /** Seconds from the moment we first heard of a mail to its ticket, or of a reply to its sending. */
  | 'listdesk.work.age'
  /** Seconds that work has waited which is not done yet: at each try that failed, by kind and tenant; each minute the oldest that stands in a queue. */
  | 'listdesk.work.waiting'
  /** Messages waiting, by queue. */
  | 'listdesk.queue.depth'
  /** Answers 429 and 503 of Microsoft 365, by system and tenant. */
  | 'listdesk.throttled'
  /** Warnings and errors of the log, by event, code and tenant. */
  | 'listdesk.failures';

/** Where a trace goes on: W3C `traceparent`. */
export type Trace = string;
export const TRACE = /^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/;

/**
 * The one way out for signals. Fields are those of the log, filtered by the same allow-list: ids, codes and counts, so that no
 * address, subject, body, file name or URL can leave in an attribute. Never throws and never waits.
 */
export interface Telemetry {
  /** Runs `work` as a step of the current trace, or of the trace given. What `work` throws is passed on; its code is noted, its message never. */
  span<T>(name: string, fields: LogFields, work: () => Promise<T>, from?: Trace): Promise<T>;
  /** Adds what became known during the current step. */
  note(fields: LogFields): void;
  measure(name: MeasureName, value: number, fields: LogFields): void;
  /** The trace of the current step; null outside of one. */
  trace(): Trace | null;
  /** The tenant the current step works for; null when none was named. */
  tenant(): string | null;
}

/** While nobody collects. */
export const silent: Telemetry = {
  span: (_name, _fields, work) => work(),
  note: () => undefined,
  measure: () => undefined,
  trace: () => null,
  tenant: () => null,
};
