/** What somebody did, as the audit log keeps it: who, what, of which thing, when. Never a content, never a requester's address. */
export type AuditEntry = {
  /** ISO 8601 in UTC; kept in whole seconds, which is what a list column holds. */
  at: string;
  /** Address of the agent, or the part of ListDesk that acted. */
  actor: string;
  /** Dotted words: `privacy.erase`, `settings.saved`. */
  action: string;
  /** Key of the thing it concerns; empty when it concerns the desk. */
  subject: string;
  /** Counts, codes and hashes. */
  details: Readonly<Record<string, string | number | boolean>>;
};

/** `sequence` counts from 1 without gaps; `hash` covers everything beside itself, `previous` included. */
export type ChainedEntry = AuditEntry & { sequence: number; previous: string; hash: string };

/** SHA-256 as lower-case hex. */
export type Hash = (material: string) => Promise<string>;

/** Stands before the first entry. */
export const CHAIN_START = '0'.repeat(64);
export const MAX_AUDIT_TEXT_CHARS = 200;
export const MAX_AUDIT_DETAILS_CHARS = 4000;

/** The end of a chain as somebody saw and signed it: what proves later that nothing was cut off. */
export type ChainHead = { sequence: number; hash: string; at: string };

export async function appendEntry(previous: Pick<ChainedEntry, 'sequence' | 'hash'> | null, entry: AuditEntry, hash: Hash): Promise<ChainedEntry> {
  const chained = { ...storable(entry), sequence: (previous?.sequence ?? 0) + 1, previous: previous?.hash ?? CHAIN_START };
  return { ...chained, hash: await hash(material(chained)) };
}

/** The order of names in `details` is no part of what was said. */
export const material = (entry: Omit<ChainedEntry, 'hash'>): string =>
  JSON.stringify([
    entry.sequence,
    entry.at,
    entry.actor,
    entry.action,
    entry.subject,
    Object.entries(entry.details).sort(([a], [b]) => (a < b ? -1 : 1)),
    entry.previous,
  ]);

export const headMaterial = ({ sequence, hash, at }: ChainHead): string => JSON.stringify(['listdesk audit head', sequence, hash, at]);

const MS_A_SECOND = 1000;

/** As a list gives it back: one line, no outer space, whole seconds. */
function storable(entry: AuditEntry): AuditEntry {
  const at = new Date(Math.floor(Date.parse(entry.at) / MS_A_SECOND) * MS_A_SECOND).toISOString();
  const line = (text: string): string =>
    text
      .replace(/[\u0000-\u001f\u007f]+/g, ' ')
      .slice(0, MAX_AUDIT_TEXT_CHARS)
      .trim();
  if (JSON.stringify(entry.details).length > MAX_AUDIT_DETAILS_CHARS)
    throw new RangeError(`Details of an audit entry hold at most ${MAX_AUDIT_DETAILS_CHARS} characters.`);
  return { at, actor: line(entry.actor), action: line(entry.action), subject: line(entry.subject), details: entry.details };
}
