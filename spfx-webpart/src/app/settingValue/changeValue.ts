import type { DeskLists } from '@listdesk/shared/sharepoint';

const MAX_TRIES = 4;

/**
 * Changes one value of the settings whoever else saves meanwhile: read, changed, written with its fence, and done again on what
 * the other wrote. Answers the value before and after; null when `change` refuses. Throws faults of the lists.
 */
export async function changeValue<T>(
  lists: DeskLists,
  key: string,
  parse: (value: unknown) => T,
  change: (now: T) => T | null,
): Promise<{ before: T; after: T; etag: string } | null> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const stored = await lists.storedSettingValue(key);
    const before = parse(stored.value);
    const after = change(before);
    if (after === null) return null;
    const answer = await lists.replaceSettingValue(key, stored.etag, after);
    if (answer.outcome === 'updated') return { before, after, etag: answer.etag };
  }
  throw Object.assign(new Error('the settings change faster than they can be saved'), { code: 'lists.unavailable', retryAfterSeconds: null });
}
