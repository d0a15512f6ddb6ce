import type { PrivacyKind } from '../schema/index.ts';

/** What a person may ask for in the portal. */
export const ASKED_KINDS = ['export', 'correct', 'erase', 'restrict', 'object', 'complaint'] as const satisfies readonly PrivacyKind[];
export type AskedKind = (typeof ASKED_KINDS)[number];
export const MAX_WISH_CHARS = 4000;
export const MAX_ANSWER_CHARS = 8000;
export const MAX_REASON_CHARS = 1000;

/** GDPR Art. 12 (3): within one month, two more with a reason told in the first. */
export const DUE_DAYS = 30;
export const EXTENSION_DAYS = 60;
const DAY_MS = 86_400_000;
export const dueAfter = (askedAt: string, extended: boolean): string =>
  new Date(Date.parse(askedAt) + (DUE_DAYS + (extended ? EXTENSION_DAYS : 0)) * DAY_MS).toISOString();

/** Whoever asks for themselves is who they signed in as; for somebody else an officer checks. */
export type Verification = { by: 'signIn' } | { by: 'officer'; how: string; at: string; who: string } | { by: 'none' };
export type AskedRequest = {
  id: number;
  etag: string;
  key: string;
  kind: AskedKind;
  state: 'Open' | 'Running' | 'Done' | 'Refused';
  askedAt: string;
  dueAt: string;
  finishedAt: string | null;
  extension: string | null;
  /** Null once it is answered: the log names a person by a hash. */
  requester: { name: string; address: string; for: string | null } | null;
  wish: string;
  verification: Verification;
  answer: string | null;
};

/** How a request stands; days count down, below 0 it is late. An extension may be given once, and only while the first month runs. */
export function clockOf(
  request: Pick<AskedRequest, 'state' | 'dueAt' | 'finishedAt' | 'extension'>,
  now: number,
): { state: 'waiting' | 'soon' | 'late' | 'inTime' | 'wasLate'; days: number; mayExtend: boolean } {
  const due = Date.parse(request.dueAt);
  if (request.state === 'Done' || request.state === 'Refused')
    return { state: Date.parse(request.finishedAt ?? '') > due ? 'wasLate' : 'inTime', days: 0, mayExtend: false };
  const days = Math.ceil((due - now) / DAY_MS) || 0;
  return { state: now > due ? 'late' : days <= SOON_DAYS ? 'soon' : 'waiting', days, mayExtend: request.extension === null && now <= due };
}
const SOON_DAYS = 7;

/** Nothing about a person is given out, changed or erased before it is known that it is them. */
export const mayAct = ({ verification }: Pick<AskedRequest, 'verification'>): boolean => verification.by !== 'none';
