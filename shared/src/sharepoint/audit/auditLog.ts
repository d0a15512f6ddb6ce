import type { AuditEntry, ChainedEntry } from '../../audit/index.ts';
import { appendEntry } from '../../audit/index.ts';
import type { Access } from '../access.ts';
import { ListsFault, refusalOf, SP_ERROR, toFault } from '../fault.ts';
import { allOf, quote } from '../odata.ts';
import { readPage, type Row } from '../rows.ts';
import { isObject } from '../jsonShapes.ts';
import { sha256 } from '../privacy/sha256.ts';

export const AUDIT_COLUMNS = ['Id', 'EntryKey', 'LoggedAt', 'Actor', 'AuditAction', 'AuditSubject', 'Details', 'PreviousHash', 'EntryHash'] as const;
const ROWS_A_PAGE = 1000;
/** Writers who come at the same moment try again behind one another: of so many at once the last one still gets its turn. */
const MAX_TRIES = 60;
const KEY_DIGITS = 12;

export type AuditLog = {
  /**
   * Adds one entry. The entry's number is the list's unique key: of two writers who saw the same end, one is refused and goes on behind
   * the other, so the chain cannot fork. With `once`, an entry of the same action and subject is not written twice.
   */
  append(entry: AuditEntry, options?: { once?: boolean }): Promise<ChainedEntry>;
  /** Every entry in the order of the list. An entry that cannot be read has the number 0 and fails the verification. */
  entries(): Promise<ChainedEntry[]>;
};

export function auditLog(access: Access): AuditLog {
  const items = () => access.list('AuditLog').items;
  const newest = async (): Promise<ChainedEntry | null> => {
    const { rows } = await access.guarded(() =>
      readPage(
        items()
          .select(...AUDIT_COLUMNS)
          .orderBy('Id', false)
          .top(1),
      ),
    );
    return rows[0] ? entryOf(rows[0]) : null;
  };
  const known = async (entry: AuditEntry): Promise<ChainedEntry | null> => {
    const filter = allOf(`AuditSubject eq ${quote(entry.subject)}`, `AuditAction eq ${quote(entry.action)}`);
    const { rows } = await access.guarded(() =>
      readPage(
        items()
          .select(...AUDIT_COLUMNS)
          .filter(filter)
          .top(1),
      ),
    );
    return rows[0] ? entryOf(rows[0]) : null;
  };
  return {
    async append(entry, { once = false } = {}) {
      const there = once ? await known(entry) : null;
      if (there) return there;
      for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
        const chained = await appendEntry(await newest(), entry, sha256);
        if (await added(access, chained)) return chained;
      }
      throw new ListsFault('lists.unavailable', 'The audit log is being written by too many at once; try again.');
    },
    async entries() {
      const all: ChainedEntry[] = [];
      for (let after = 0; ;) {
        const from = after;
        const { rows } = await access.guarded(() =>
          readPage(
            items()
              .select(...AUDIT_COLUMNS)
              .filter(`Id gt ${from}`)
              .orderBy('Id', true)
              .top(ROWS_A_PAGE),
          ),
        );
        all.push(...rows.map(entryOf));
        if (rows.length < ROWS_A_PAGE) return all;
        after = Number(rows.at(-1)!['Id']);
      }
    },
  };
}

/** False when somebody else has this number. */
async function added(access: Access, entry: ChainedEntry): Promise<boolean> {
  try {
    await access
      .list('AuditLog')
      .items.add({
        Title: entry.action,
        EntryKey: String(entry.sequence).padStart(KEY_DIGITS, '0'),
        LoggedAt: entry.at,
        Actor: entry.actor,
        AuditAction: entry.action,
        AuditSubject: entry.subject,
        Details: JSON.stringify(entry.details),
        PreviousHash: entry.previous,
        EntryHash: entry.hash,
      });
    return true;
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.number === SP_ERROR.duplicateValue) return false;
    throw await toFault(error, access.now());
  }
}

export function entryOf(row: Row): ChainedEntry {
  const text = (column: string): string => (typeof row[column] === 'string' ? (row[column] as string) : '');
  const at = Date.parse(text('LoggedAt'));
  return {
    sequence: Number(text('EntryKey')) || 0,
    at: Number.isNaN(at) ? '' : new Date(at).toISOString(),
    actor: text('Actor'),
    action: text('AuditAction'),
    subject: text('AuditSubject'),
    details: detailsOf(text('Details')),
    previous: text('PreviousHash'),
    hash: text('EntryHash'),
  };
}

function detailsOf(text: string): ChainedEntry['details'] {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value as ChainedEntry['details'];
  } catch {
    // What cannot be read is not what was written: the hash will tell.
  }
  return { unreadable: text };
}
