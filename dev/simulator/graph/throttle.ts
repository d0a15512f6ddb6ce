import type { World } from '../core/service.ts';
import { GraphError } from './graphError.ts';

/** Outlook service limits for each pair of app and mailbox (throttling-limits.md). */
export const MAX_CONCURRENT = 4;
export const MAX_REQUESTS = 10_000;
export const REQUEST_WINDOW_MS = 10 * 60_000;
export const MAX_UPLOAD_BYTES = 150 * 1024 * 1024;
export const UPLOAD_WINDOW_MS = 5 * 60_000;
const CONCURRENCY_RETRY_SECONDS = 1;

type Window = { since: number; used: number };
type Usage = { running: number; requests: Window; upload: Window };

export class OutlookThrottle {
  #usage = new Map<string, Usage>();
  #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Counts a request in; call the result when it is answered. @throws GraphError 429 */
  enter(appId: string, mailbox: string, bytes: number): () => void {
    const key = `${appId}/${mailbox}`;
    const now = this.#world.clock.now();
    const usage = this.#usage.get(key) ?? { running: 0, requests: { since: now, used: 0 }, upload: { since: now, used: 0 } };
    this.#usage.set(key, usage);
    if (usage.running >= MAX_CONCURRENT) throw throttled('Application is over its MailboxConcurrency limit.', CONCURRENCY_RETRY_SECONDS);
    spend(usage.requests, 1, MAX_REQUESTS, REQUEST_WINDOW_MS, now, 'Application is over its RequestCount limit.');
    spend(usage.upload, bytes, MAX_UPLOAD_BYTES, UPLOAD_WINDOW_MS, now, 'Application is over its UploadBytes limit.');
    usage.running += 1;
    let left = false;
    return () => {
      if (!left) usage.running -= 1;
      left = true;
    };
  }
}

function spend(window: Window, amount: number, limit: number, length: number, now: number, message: string): void {
  if (now - window.since >= length) Object.assign(window, { since: now, used: 0 });
  if (window.used + amount > limit) throw throttled(message, Math.max(1, Math.ceil((window.since + length - now) / 1000)));
  window.used += amount;
}

const throttled = (message: string, seconds: number): GraphError => new GraphError(429, 'ApplicationThrottled', message, { 'retry-after': String(seconds) });
