import type { ListsFaultCode, ListsFaultLike } from '@listdesk/shared/sharepoint';

/** webpack's name for a part of the page that did not come. Its words are an address, which tells nobody anything. */
const PART_MISSING = 'ChunkLoadError';

/** A fault of the lists, whatever was thrown: an unknown error counts as `lists.offline` while the network is away, else as `lists.unavailable` with its own words. */
export function faultOf(error: unknown): ListsFaultLike {
  const thrown = error as Partial<ListsFaultLike> | null;
  if (thrown && typeof thrown.code === 'string' && thrown.code.indexOf('lists.') === 0) {
    return { code: thrown.code as ListsFaultCode, message: String(thrown.message ?? ''), retryAfterSeconds: thrown.retryAfterSeconds ?? null };
  }
  const message = error instanceof Error ? (error.name === PART_MISSING ? 'a part of the page did not load' : error.message) : String(error);
  return { code: navigator.onLine === false ? 'lists.offline' : 'lists.unavailable', message, retryAfterSeconds: null };
}

/** Faults that pass by themselves: what waits is kept and sent again. */
export const passes = (fault: ListsFaultLike) => fault.code === 'lists.throttled' || fault.code === 'lists.unavailable' || fault.code === 'lists.offline';
