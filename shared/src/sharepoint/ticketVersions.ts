import type { HistoryField, TicketVersion } from '../tickets/index.ts';
import type { Access } from './access.ts';
import { inOrder, type CustomColumn } from './customColumns.ts';
import { daysOfSite } from './daysOfSite.ts';
import type { ColumnOf } from './odata.ts';
import { wholeNumber } from './ticketViews.ts';

/** Newest first. `whole`: the oldest version kept is among them. */
export type TicketVersions = { versions: TicketVersion[]; whole: boolean };

/** A page of history reads one version more, to compare its last with. */
export const VERSIONS_A_PAGE = 30;

const COLUMNS: readonly [HistoryField, ColumnOf<'Tickets'> | 'Title'][] = [
  ['subject', 'Title'],
  ['status', 'TicketStatus'],
  ['priority', 'TicketPriority'],
  ['category', 'Category'],
  ['type', 'TicketType'],
  ['requester', 'RequesterEmail'],
  ['assignee', 'Assignee'],
  ['team', 'Team'],
  ['cc', 'CcAddresses'],
  ['tags', 'Tags'],
  ['followers', 'Followers'],
  ['snoozedUntil', 'SnoozedUntil'],
  ['resolutionDue', 'ResolutionDue'],
  ['firstResponseDue', 'FirstResponseDue'],
  ['mergedInto', 'MergedInto'],
];

type VersionRow = Record<string, unknown> & { VersionLabel?: string; Created?: string };

/** 1 request, and one for the site's time zone where days cannot be told without it. The versions endpoint answers all columns and writes `_` of their names as `_x005f_` (reference: versions). */
export async function ticketVersions(access: Access, id: number, skip: number, own: readonly CustomColumn[] = []): Promise<TicketVersions> {
  const rows = (await access.guarded(() =>
    access
      .list('Tickets')
      .items.getById(wholeNumber(id))
      .versions.top(VERSIONS_A_PAGE + 1)
      .skip(skip)(),
  )) as unknown as VersionRow[];
  const days = own.filter(({ type, dateOnly }) => type === 'date' && dateOnly).map(({ name }) => versionName(name));
  const dayOf = await daysOfSite(
    access,
    rows.flatMap((row) => days.map((name) => row[name])),
  );
  return {
    versions: rows.map((row) => ({
      label: String(row.VersionLabel ?? ''),
      at: new Date(String(row.Created ?? '')).toISOString(),
      by: nameOf(row['Editor']),
      values: Object.fromEntries([
        ...COLUMNS.map(([field, name]) => [field, textOf(row[versionName(name)])]),
        ...own.map((column) => [`own.${column.name}`, ownText(row[versionName(column.name)], column, dayOf)]),
      ]),
    })),
    whole: rows.length <= VERSIONS_A_PAGE,
  };
}

const versionName = (internal: string): string => {
  const escaped = internal.replace(/_/g, '_x005f_');
  return internal.startsWith('_') ? `OData_${escaped}` : escaped;
};

const nameOf = (value: unknown): string => (typeof value === 'object' && value !== null ? String((value as { LookupValue?: unknown }).LookupValue ?? '') : '');

function ownText(value: unknown, { type, dateOnly, choices }: CustomColumn, dayOf: (moment: string) => string): string {
  if (type === 'choices' && Array.isArray(value)) return inOrder(value.map(String), choices).join(', ');
  return type === 'date' && dateOnly && typeof value === 'string' && value ? dayOf(value) : textOf(value);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  if (typeof value === 'object') return nameOf(value);
  return String(value).replace(/\r\n?|\n/g, ', ');
}
