import type { PrivacyRequestShown } from '@listdesk/shared/portal';
import { list } from './parse';

const KINDS: readonly string[] = ['export', 'correct', 'erase', 'restrict', 'object', 'complaint'] satisfies PrivacyRequestShown['kind'][];
const STATES: readonly string[] = ['Open', 'Running', 'Done', 'Refused'] satisfies PrivacyRequestShown['state'][];
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** `{ requests }` of the service; null when one is not of the agreed shape. */
export function privacyRequests(body: unknown): PrivacyRequestShown[] | null {
  const { requests } = (typeof body === 'object' && body !== null ? body : {}) as { requests?: unknown };
  return list(requests, (value) => {
    const { key, kind, state, askedAt, dueAt, finishedAt, extension, answer, download } = (typeof value === 'object' && value !== null ? value : {}) as Record<
      string,
      unknown
    >;
    if (typeof key !== 'string' || !KINDS.includes(String(kind)) || !STATES.includes(String(state)) || typeof askedAt !== 'string' || typeof dueAt !== 'string')
      return null;
    return {
      key,
      kind: kind as PrivacyRequestShown['kind'],
      state: state as PrivacyRequestShown['state'],
      askedAt,
      dueAt,
      finishedAt: text(finishedAt),
      extension: text(extension),
      answer: text(answer),
      download: download === true,
    };
  });
}
