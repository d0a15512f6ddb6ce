import type { ListsFaultCode, ListsFaultLike } from '@listdesk/shared/sharepoint';

/** A fault of the lists, whatever was thrown: an unknown error counts as `lists.unavailable` with its own words. */
export function faultOf(error: unknown): ListsFaultLike {
  const thrown = error as Partial<ListsFaultLike> | null;
  if (thrown && typeof thrown.code === 'string' && thrown.code.indexOf('lists.') === 0) {
    return { code: thrown.code as ListsFaultCode, message: String(thrown.message ?? ''), retryAfterSeconds: thrown.retryAfterSeconds ?? null };
  }
  return { code: 'lists.unavailable', message: error instanceof Error ? error.message : String(error), retryAfterSeconds: null };
}

/** Faults that pass by themselves: what waits is kept and sent again. */
export const passes = (fault: ListsFaultLike) =>
  fault.code === 'lists.throttled' || fault.code === 'lists.unavailable' || fault.code === 'lists.offline';
