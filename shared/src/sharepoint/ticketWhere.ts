import { OPEN_STATUSES } from '../tickets/index.ts';
import type { TicketWhere } from './contract.ts';
import { ListsFault } from './fault.ts';
import { allOf, anyOf } from './odata.ts';
import type { Row } from './rows.ts';

/** More values of one part would make the URL longer than SharePoint takes. */
export const MAX_WHERE_VALUES = 20;
const COLUMN_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

type Part = { column: string; values: readonly (string | number | null)[]; indexed: boolean };

/** Texts compare without regard to case in SharePoint; an empty one is none. */
const texts = (values: readonly string[] | undefined): (string | null)[] => (values ?? []).map((value) => (value === '' ? null : value));

function partsOf(where: TicketWhere): Part[] {
  const parts: Part[] = [
    { column: 'RequesterEmail', values: texts(where.requesters), indexed: true },
    { column: 'Category', values: texts(where.categories), indexed: true },
    { column: 'Team', values: texts(where.teams), indexed: true },
    { column: 'AssigneeId', values: (where.assignees ?? []).map((id) => id || null), indexed: true },
    { column: 'TicketPriority', values: where.priorities ?? [], indexed: true },
    { column: 'TicketType', values: texts(where.types), indexed: false },
    { column: 'Channel', values: where.channels ?? [], indexed: false },
    ...Object.entries(where.custom ?? {}).map(([column, values]) => ({ column, values: texts(values), indexed: false })),
  ];
  return parts.filter(({ values }) => values.length > 0);
}

function condition({ column, values }: Part): string {
  if (!COLUMN_NAME.test(column)) throw new ListsFault('lists.invalid', `"${column}" is no column.`);
  if (values.length > MAX_WHERE_VALUES) throw new ListsFault('lists.invalid', `At most ${MAX_WHERE_VALUES} values of ${column}, not ${values.length}.`);
  const parts = values.map((value) => {
    if (typeof value === 'string') return anyOf(column, [value]);
    if (value !== null && !Number.isSafeInteger(value)) throw new ListsFault('lists.invalid', `${value} is no user id.`);
    return `${column} eq ${value}`;
  });
  return parts.length === 1 ? parts[0]! : `(${parts.join(' or ')})`;
}

/**
 * The conditions with another indexed column first in each wording. Open tickets stay few for years, so their status leads; what was ever
 * solved does not, so there the other columns lead.
 */
export function filtersOfWhere(where: TicketWhere): readonly [string, ...string[]] {
  if (where.statuses.length === 0) throw new ListsFault('lists.invalid', 'A view names at least one status.');
  const status = anyOf('TicketStatus', where.statuses);
  const parts = partsOf(where);
  const rest = parts.map(condition);
  const leading = parts.flatMap(({ indexed }, at) => (indexed ? [allOf(rest[at]!, status, ...rest.filter((_, other) => other !== at))] : []));
  const byStatus = allOf(status, ...rest);
  const few = where.statuses.every((one) => (OPEN_STATUSES as readonly string[]).includes(one));
  return few || leading.length === 0 ? [byStatus, ...leading] : [...(leading as [string, ...string[]]), byStatus];
}

/** The same as a question to a row. */
export function holdsWhere(where: TicketWhere, row: Row): boolean {
  if (!(where.statuses as readonly unknown[]).includes(row['TicketStatus'])) return false;
  const plain = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() || null : (value ?? null));
  return partsOf(where).every(({ column, values }) => values.some((value) => plain(value) === plain(row[column])));
}

/** Columns that `holdsWhere` looks at. */
export const columnsOfWhere = (where: TicketWhere): string[] => ['TicketStatus', ...partsOf(where).map(({ column }) => column)];
