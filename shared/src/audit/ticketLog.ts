import type { AuditEntry } from './chain.ts';

/** One row of a ticket's history as SharePoint keeps it: who saved which version when. */
export type TicketVersion = { at: string; by: string; fields: Readonly<Record<string, unknown>> };
/** What happened to one ticket: a save with the columns it changed, or a deed of the audit log. */
export type TicketDeed = { at: string; by: string; did: 'made' | 'changed'; columns: string[] } | { at: string; by: string; did: 'deed'; action: string };

/** `versions` oldest first; `watched` are the columns that are told. Newest first. */
export function ticketLog(versions: readonly TicketVersion[], entries: readonly AuditEntry[], watched: readonly string[]): TicketDeed[] {
  const saves = versions.flatMap(({ at, by, fields }, place): TicketDeed[] => {
    const before = versions[place - 1];
    if (!before) return [{ at, by, did: 'made', columns: [] }];
    const columns = watched.filter((column) => text(fields[column]) !== text(before.fields[column]));
    return columns.length > 0 ? [{ at, by, did: 'changed', columns }] : [];
  });
  const deeds = entries.map(({ at, actor, action }): TicketDeed => ({ at, by: actor, did: 'deed', action }));
  return [...saves, ...deeds].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

const text = (value: unknown): string => (value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value));
