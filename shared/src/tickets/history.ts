/** Fields of a ticket whose changes are told; a customer's own column is `own.` and its internal name. */
export const HISTORY_FIELDS = [
  'subject',
  'status',
  'priority',
  'category',
  'type',
  'requester',
  'assignee',
  'team',
  'cc',
  'tags',
  'followers',
  'snoozedUntil',
  'resolutionDue',
  'firstResponseDue',
  'mergedInto',
] as const;
export type HistoryField = (typeof HISTORY_FIELDS)[number] | `own.${string}`;

/** A ticket at one time: `values` as text people can read, persons by their name, times ISO 8601. */
export type TicketVersion = { label: string; at: string; by: string; values: Readonly<Record<string, string>> };
export type HistoryChange = { field: HistoryField; from: string; to: string };
export type HistoryEntry = { label: string; at: string; by: string; /** The ticket was made. */ first: boolean; changes: HistoryChange[] };

/** What changed from version to version, newest first. `whole`: the oldest given is the first there was. Versions that changed nothing told here are left out. */
export function historyOf(versions: readonly TicketVersion[], whole: boolean): HistoryEntry[] {
  return versions.flatMap((version, index): HistoryEntry[] => {
    const { label, at, by } = version;
    const before = versions[index + 1];
    if (!before) return whole ? [{ label, at, by, first: true, changes: [] }] : [];
    const changes = Object.keys(version.values)
      .filter((field) => version.values[field] !== (before.values[field] ?? ''))
      .map((field) => ({ field: field as HistoryField, from: before.values[field] ?? '', to: version.values[field] ?? '' }));
    return changes.length ? [{ label, at, by, first: false, changes }] : [];
  });
}
