import '@pnp/sp/fields/index.js';
import { LISTS } from '../schema/index.ts';
import type { Column } from '../schema/index.ts';
import type { Access } from './access.ts';
import { MAX_CUSTOM_ROWS, type Updated } from './contract.ts';
import { daysOfSite } from './daysOfSite.ts';
import { ListsFault, toFault } from './fault.ts';
import { MAX_TEXT_CHARS, note, type Fields } from './fieldWriter.ts';
import { normalEtag, readPage, type Row } from './rows.ts';
import { wholeNumber } from './ticketViews.ts';
import { updateItem } from './writes.ts';

export type CustomType = 'text' | 'note' | 'choice' | 'choices' | 'number' | 'date' | 'boolean' | 'person';
/** A column the customer added to the tickets list. `name` is internal, `title` what people see. */
export type CustomColumn = {
  name: string;
  title: string;
  type: CustomType;
  choices: string[];
  required: boolean;
  /** A date without a time. */
  dateOnly: boolean;
};
/** A date without a time is its day (`2026-11-30`), whatever clock the site runs by; one with a time a moment. Several choices stand in the order of the column. */
export type CustomValue = string | number | boolean | { id: number; name: string } | readonly string[] | null;
/** `etag` is the ticket's: it fences the next save. */
export type CustomValues = { etag: string; values: Readonly<Record<string, CustomValue>> };

const TYPES: Readonly<Record<string, CustomType>> = {
  Text: 'text',
  Note: 'note',
  Choice: 'choice',
  MultiChoice: 'choices',
  Number: 'number',
  Currency: 'number',
  DateTime: 'date',
  Boolean: 'boolean',
  User: 'person',
};
/** Columns SharePoint puts on a list by itself. */
const BUILT_IN = new Set(['Title', 'ContentType', 'Attachments', 'Author', 'Editor', 'Created', 'Modified', 'ID', 'Order', 'ComplianceAssetId']);
const MAX_CUSTOM_COLUMNS = 40;

type FieldRow = {
  InternalName: string;
  Title: string;
  TypeAsString: string;
  Hidden: boolean;
  ReadOnlyField: boolean;
  Required: boolean;
  FromBaseType: boolean;
  Choices?: string[];
  DisplayFormat?: number;
};

/** 1 request; in the order of the list. Types nobody can type into (lookups, calculations, managed terms) are left out. */
export async function customColumns(access: Access): Promise<CustomColumn[]> {
  const ours = new Set((LISTS.Tickets.columns as readonly Column[]).map(({ name }) => name));
  const fields = (await access.guarded(() => access.list('Tickets').fields.filter('Hidden eq false and ReadOnlyField eq false')())) as unknown as FieldRow[];
  return fields
    .filter((field) => !field.FromBaseType && !BUILT_IN.has(field.InternalName) && !ours.has(field.InternalName) && TYPES[field.TypeAsString] !== undefined)
    .slice(0, MAX_CUSTOM_COLUMNS)
    .map((field) => ({
      name: field.InternalName,
      title: field.Title,
      type: TYPES[field.TypeAsString] as CustomType,
      choices: field.Choices ?? [],
      required: field.Required,
      dateOnly: field.TypeAsString === 'DateTime' && field.DisplayFormat === 0,
    }));
}

/** How REST names a column: it prefixes those that begin with an underscore. */
export const restName = (name: string): string => (name.startsWith('_') ? `OData_${name}` : name);

/** 1 request. */
export async function customValues(access: Access, ticketId: number, columns: readonly CustomColumn[]): Promise<CustomValues> {
  const people = columns.filter(({ type }) => type === 'person').map(({ name }) => restName(name));
  const plain = columns.filter(({ type }) => type !== 'person').map(({ name }) => restName(name));
  try {
    const row = (await access
      .list('Tickets')
      .items.getById(wholeNumber(ticketId))
      .select('Id', ...plain, ...people.flatMap((name) => [`${name}/Id`, `${name}/Title`]))
      .expand(...people)()) as Row;
    return (await reader(access, [row], columns))(row);
  } catch (error) {
    throw await toFault(error, access.now());
  }
}

/** The values of up to `MAX_CUSTOM_ROWS` tickets by their id, for columns of a list. Tickets that are gone are left out. 1 request. */
export async function customRows(access: Access, ticketIds: readonly number[], columns: readonly CustomColumn[]): Promise<Map<number, CustomValues>> {
  if (!ticketIds.length || !columns.length) return new Map();
  if (ticketIds.length > MAX_CUSTOM_ROWS) throw new ListsFault('lists.invalid', `At most ${MAX_CUSTOM_ROWS} tickets, not ${ticketIds.length}.`);
  const people = columns.filter(({ type }) => type === 'person').map(({ name }) => restName(name));
  const plain = columns.filter(({ type }) => type !== 'person').map(({ name }) => restName(name));
  const query = access
    .list('Tickets')
    .items.select('Id', ...plain, ...people.flatMap((name) => [`${name}/Id`, `${name}/Title`]))
    .expand(...people)
    .filter(ticketIds.map((id) => `Id eq ${wholeNumber(id)}`).join(' or '))
    .top(MAX_CUSTOM_ROWS);
  const { rows } = await access.guarded(() => readPage(query));
  const read = await reader(access, rows, columns);
  return new Map(rows.map((row) => [Number(row['Id']), read(row)]));
}

/** What reads these rows; 1 request more where their days cannot be told without the site's time zone. */
async function reader(access: Access, rows: readonly Row[], columns: readonly CustomColumn[]): Promise<(row: Row) => CustomValues> {
  const days = columns.filter(({ type, dateOnly }) => type === 'date' && dateOnly).map(({ name }) => restName(name));
  const dayOf = await daysOfSite(
    access,
    rows.flatMap((row) => days.map((name) => row[name])),
  );
  return (row) => ({
    etag: normalEtag(row['odata.etag']),
    values: Object.fromEntries(columns.map((column) => [column.name, valueOf(row[restName(column.name)], column, dayOf)])),
  });
}

function valueOf(value: unknown, { type, dateOnly, choices }: CustomColumn, dayOf: (moment: string) => string): CustomValue {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) {
    const chosen = value.filter((one): one is string => typeof one === 'string');
    return type === 'choices' && chosen.length ? inOrder(chosen, choices) : null;
  }
  if (typeof value === 'object') {
    const { Id, ID, Title } = value as { Id?: unknown; ID?: unknown; Title?: unknown };
    const id = Number(Id ?? ID);
    return Number.isInteger(id) && id > 0 ? { id, name: String(Title ?? '') } : null;
  }
  if (type === 'date' && dateOnly && typeof value === 'string') return dayOf(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** Choices in the order of the column, those it no longer has behind them. */
export function inOrder(chosen: readonly string[], choices: readonly string[]): string[] {
  const place = (choice: string): number => (choices.includes(choice) ? choices.indexOf(choice) : choices.length);
  return [...chosen].sort((a, b) => place(a) - place(b));
}

const isList = (value: CustomValue): value is readonly string[] => Array.isArray(value);

/** What REST takes for a value. A day goes without a zone, which SharePoint reads by the site's clock. */
function written({ name, type, dateOnly }: CustomColumn, value: CustomValue): Fields[string] {
  if (type === 'person') return typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  if (type === 'choices') return isList(value) ? value : [];
  if (typeof value !== 'string') return typeof value === 'object' ? null : value;
  if (type === 'note') return note(name, value);
  if (type === 'date' && dateOnly && value) return `${value}T00:00:00`;
  return value.slice(0, MAX_TEXT_CHARS) || null;
}

/** One value, fenced by the ticket's ETag. 1 request. */
export function saveCustomValue(access: Access, ticketId: number, etag: string, column: CustomColumn, value: CustomValue): Promise<Updated> {
  const name = restName(column.name);
  return updateItem(access, 'Tickets', ticketId, etag, { [column.type === 'person' ? `${name}Id` : name]: written(column, value) });
}
