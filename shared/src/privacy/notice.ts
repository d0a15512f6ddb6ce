/** The privacy notice of the desk, and the terms of use that stand in it, as people at the desk are told of it. */
export type NoticeVersion = { version: number; text: string; /** ISO 8601. */ publishedAt: string; effectiveAt: string };
/** Oldest first. */
export type PrivacyNotice = { versions: readonly NoticeVersion[] };

/** Under this key in the Settings list. */
export const NOTICE_KEY = 'privacyNotice';
/** A change is announced so long before it holds. */
export const NOTICE_DAYS = 30;
export const MAX_NOTICE_TEXT_CHARS = 9_000;
/** Earlier ones stay readable, as the notice itself promises; the oldest go first. */
export const MAX_NOTICE_VERSIONS = 5;
const DAY_MS = 86_400_000;

/** Stored values leniently: what is broken is left out. */
export function parseNotice(value: unknown): PrivacyNotice {
  const given = typeof value === 'object' && value !== null ? (value as { versions?: unknown }).versions : null;
  const versions = (Array.isArray(given) ? (given as unknown[]) : []).flatMap((each): NoticeVersion[] => {
    if (typeof each !== 'object' || each === null) return [];
    const { version, text, publishedAt, effectiveAt } = each as Record<string, unknown>;
    const right =
      Number.isSafeInteger(version) &&
      typeof text === 'string' &&
      text.trim() !== '' &&
      [publishedAt, effectiveAt].every((at) => typeof at === 'string' && !Number.isNaN(Date.parse(at)));
    return right ? [{ version: version as number, text: text as string, publishedAt: publishedAt as string, effectiveAt: effectiveAt as string }] : [];
  });
  return { versions: versions.sort((a, b) => a.version - b.version).slice(-MAX_NOTICE_VERSIONS) };
}

/** The first notice holds at once; a change after 30 days at the earliest. Null: nothing to publish (no text, too long, or the same text). */
export function publishNotice({ versions }: PrivacyNotice, text: string, now: string): PrivacyNotice | null {
  const said = text.trim();
  const last = versions[versions.length - 1];
  if (said === '' || said.length > MAX_NOTICE_TEXT_CHARS || said === last?.text) return null;
  const effectiveAt = last ? new Date(Date.parse(now) + NOTICE_DAYS * DAY_MS).toISOString() : now;
  return { versions: [...versions, { version: (last?.version ?? 0) + 1, text: said, publishedAt: now, effectiveAt }].slice(-MAX_NOTICE_VERSIONS) };
}

/** What somebody has to be told: the newest version they have not accepted; null when there is none. */
export const untold = ({ versions }: PrivacyNotice, accepted: number): NoticeVersion | null => {
  const last = versions[versions.length - 1];
  return last && last.version > accepted ? last : null;
};

/** The subject of an acceptance in the audit log: one a person and version. */
export const acceptanceSubject = (version: number, personId: number): string => `${version}/${personId}`;
