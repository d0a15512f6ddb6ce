import { invalidQuery, invalidValue, unknownProperty } from '../http/errors.ts';
import { fieldByName, isoSeconds, itemType, listById } from '../state/lists.ts';
import type { Field, ItemValue, List, Site } from '../state/model.ts';
import { isJoin, isPerson } from './fieldTypes.ts';
import { fromRestName } from './internalName.ts';
import { dayStart, momentOf } from './siteTime.ts';

export const MAX_TEXT = 255;
export const MAX_URL = 255;
const WRITABLE_READ_ONLY = new Set(['ContentTypeId']);

/** Turns a REST body into values by internal name; refuses what the columns do not take. */
export function parseItemBody(site: Site, list: List, body: Record<string, unknown>): Record<string, ItemValue> {
  const values: Record<string, ItemValue> = {};
  for (const [name, raw] of Object.entries(body)) {
    const field = fieldOfProperty(list, name);
    if (!field || field.type === 'Calculated' || field.type === 'Computed') throw unknownProperty(name, itemType(list));
    if (field.readOnly && !WRITABLE_READ_ONLY.has(field.internalName)) throw invalidValue(`The field '${field.title}' is read only.`);
    values[field.internalName] = parseValue(site, field, raw);
  }
  return values;
}

/** `AssigneeId` for persons and lookups, the name itself for everything else. */
export function fieldOfProperty(list: List, property: string): Field | undefined {
  const name = fromRestName(property);
  const plain = fieldByName(list, name);
  if (plain && !isJoin(plain)) return plain;
  const joined = name.endsWith('Id') ? fieldByName(list, name.slice(0, -2)) : undefined;
  return joined && isJoin(joined) ? joined : undefined;
}

function parseValue(site: Site, field: Field, raw: unknown): ItemValue {
  if (raw === null || raw === undefined) return null;
  switch (field.type) {
    case 'Text':
    case 'Guid':
    case 'ContentTypeId':
      return textValue(field, raw);
    case 'Note':
      return stringOf(raw, field);
    case 'Choice':
      return choiceValue(field, stringOf(raw, field));
    case 'MultiChoice':
      return listOf(raw, field).map((each) => choiceValue(field, stringOf(each, field)) ?? '');
    case 'Number':
    case 'Currency':
    case 'Integer':
      return numberValue(field, raw);
    case 'Boolean':
      if (typeof raw !== 'boolean') throw wrongType('Edm.Boolean');
      return raw;
    case 'DateTime':
      return dateValue(site, field, stringOf(raw, field));
    case 'User':
    case 'Lookup':
      return referenceValue(site, field, raw);
    case 'UserMulti':
    case 'LookupMulti':
      return listOf(raw, field).map((each) => referenceValue(site, field, each));
    case 'URL':
      return urlValue(field, raw);
    default:
      throw invalidValue(`The field '${field.title}' cannot be written.`);
  }
}

const wrongType = (type: string) => invalidQuery(`Cannot convert a primitive value to the expected type '${type}'. See the inner exception for more details.`);

function stringOf(raw: unknown, field: Field): string {
  if (typeof raw !== 'string') throw wrongType(field.type === 'DateTime' ? 'Edm.DateTime' : 'Edm.String');
  return raw;
}

function listOf(raw: unknown, field: Field): unknown[] {
  if (!Array.isArray(raw))
    throw invalidQuery(
      `A node of type 'PrimitiveValue' was read from the JSON reader when trying to read the collection '${field.internalName}'; however, a 'StartArray' was expected.`,
    );
  return raw;
}

function textValue(field: Field, raw: unknown): string {
  const text = stringOf(raw, field);
  const limit = Math.min(field.maxLength, MAX_TEXT);
  if (text.length > limit)
    throw invalidValue(
      `Invalid text value. A text field contains invalid data. Please check the value and try again. (${field.internalName}: ${text.length} of ${limit} characters)`,
    );
  if (/[\r\n]/.test(text))
    throw invalidValue(`Invalid text value. A text field contains invalid data. Please check the value and try again. (${field.internalName}: line break)`);
  return text;
}

function choiceValue(field: Field, value: string): string | null {
  if (value === '') return null;
  if (!field.fillInChoice && !field.choices.includes(value))
    throw invalidValue(`The choice value '${value}' is not among the choices of '${field.internalName}'.`);
  return value;
}

function numberValue(field: Field, raw: unknown): number {
  const value = typeof raw === 'string' && /^-?\d+(\.\d+)?$/.test(raw) ? Number(raw) : raw;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrongType('Edm.Double');
  const { minimum, maximum } = field;
  if ((minimum !== null && value < minimum) || (maximum !== null && value > maximum))
    throw invalidValue(`The value of '${field.title}' must be between ${minimum ?? '-'} and ${maximum ?? '-'}.`);
  return value;
}

/** Without a zone the text is in the site's time zone; a date without a time is the first moment of its day there. */
export function dateValue({ timeZone = 'UTC' }: Site, field: Field, raw: string): string {
  const match = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/.exec(raw);
  const shown = match ? Date.parse(`${match[1]}T${match[2] ?? '00:00:00'}${match[3] ?? 'Z'}`) : NaN;
  if (Number.isNaN(shown)) throw wrongType('Edm.DateTime');
  const ms = match?.[3] ? shown : momentOf(timeZone, shown);
  return isoSeconds(field.dateOnly ? dayStart(timeZone, ms) : ms);
}

function referenceValue(site: Site, field: Field, raw: unknown): number {
  if (typeof raw !== 'number' || !Number.isInteger(raw)) throw wrongType('Edm.Int32');
  if (isPerson(field)) {
    const group = site.groups.some((each) => each.id === raw);
    if (!site.users.some((user) => user.id === raw) && !(group && !field.peopleOnly)) throw invalidValue(`The specified user ${raw} could not be found.`);
  } else if (!listById(site, field.lookupList ?? '')?.items.get(raw)) throw invalidValue(`The lookup value ${raw} of '${field.internalName}' does not exist.`);
  return raw;
}

function urlValue(field: Field, raw: unknown): ItemValue {
  const value = raw as { Url?: unknown; Description?: unknown };
  if (typeof raw !== 'object' || typeof value.Url !== 'string') throw wrongType('SP.FieldUrlValue');
  if (value.Url.length > MAX_URL) throw invalidValue(`Invalid URL: more than ${MAX_URL} characters (${field.internalName}).`);
  if (!/^(https?:|mailto:|ftp:|file:|\/)/i.test(value.Url)) throw invalidValue(`Invalid URL value. A URL field contains invalid data. (${field.internalName})`);
  return { Url: value.Url, Description: typeof value.Description === 'string' ? value.Description : value.Url };
}

/** What a new row gets where the writer said nothing. */
export function defaultValue(field: Field, now: string): ItemValue {
  const text = field.defaultValue;
  if (text === null || text === '') return null;
  if (field.type === 'Boolean') return text === '1' || text.toLowerCase() === 'true';
  if (field.type === 'Number' || field.type === 'Currency') return Number(text);
  if (field.type === 'DateTime') return text.toLowerCase() === '[today]' ? (field.dateOnly ? `${now.slice(0, 10)}T00:00:00Z` : now) : text;
  if (field.type === 'MultiChoice') return text.split(';#').filter(Boolean);
  return text;
}

export const emptyValue = (value: ItemValue | undefined): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
