import { jsonBody, type Answer, type Call } from '../http/call.ts';
import { accessDenied, invalidQuery, SharePointError } from '../http/errors.ts';
import { upnOf } from '../identity/principal.ts';
import { canEditItem, siteUserOf } from '../identity/rights.ts';
import { isPerson } from '../rules/fieldTypes.ts';
import { emptyValue, fieldOfProperty, parseItemBody } from '../rules/itemValues.ts';
import { updateItem } from '../rules/itemWrite.ts';
import { fieldByName } from '../state/lists.ts';
import type { Field, Item, ItemValue, List } from '../state/model.ts';
import { ensureUser } from '../state/sites.ts';

type FormValue = { FieldName: string; FieldValue: string };
export type FormResult = { ErrorCode: number; ErrorMessage: string | null; FieldName: string; FieldValue: string; HasException: boolean; ItemId: number };

/**
 * Form strings: dates as the site writes them (`11/20/2026 2:03 AM`, in UTC here), persons as JSON. Answers 200 even when a
 * field failed, and then writes nothing; the caller must look at `HasException`.
 */
export function validateUpdate(call: Call, list: List, item: Item): Answer {
  if (!canEditItem(call.who, call.site, list, item, 'editListItems', siteUserOf(call.who, call.site).id)) throw accessDenied();
  const { values, results } = readFormValues(call, list);
  if (results.every((each) => !each.HasException)) {
    try {
      updateItem({ ...call, list }, item, values);
    } catch (error) {
      markFailed(results, error);
    }
  }
  return {
    kind: 'value',
    name: 'ValidateUpdateListItem',
    type: 'Collection(SP.ListItemFormUpdateValue)',
    value: results.map((each) => ({ ...each, ItemId: item.id })),
  };
}

export function markFailed(results: FormResult[], error: unknown): void {
  if (!(error instanceof SharePointError)) throw error;
  const first = results[0];
  if (first) Object.assign(first, { HasException: true, ErrorMessage: error.message, ErrorCode: Number(error.code.split(',')[0]) });
}

export function readFormValues(call: Call, list: List): { values: Record<string, ItemValue>; results: FormResult[] } {
  const given = jsonBody(call)['formValues'];
  if (!Array.isArray(given)) throw invalidQuery('The parameter formValues is missing.');
  const values: Record<string, ItemValue> = {};
  const results = (given as FormValue[]).map((each): FormResult => {
    const result = { ErrorCode: 0, ErrorMessage: null, FieldName: each.FieldName, FieldValue: each.FieldValue, HasException: false, ItemId: 0 };
    try {
      const field = fieldByName(list, each.FieldName) ?? fieldOfProperty(list, each.FieldName);
      if (!field) throw invalidQuery(`Column '${each.FieldName}' does not exist. It may have been deleted by another user.`);
      const raw = each.FieldValue === '' ? null : fromForm(call, field, each.FieldValue);
      const property = isPerson(field) || field.type === 'Lookup' ? `${field.internalName}Id` : field.internalName;
      values[field.internalName] = parseItemBody(call.site, list, { [property]: raw })[field.internalName] ?? null;
      if (field.required && emptyValue(values[field.internalName])) throw invalidQuery("You can't leave this blank.");
      return result;
    } catch (error) {
      if (!(error instanceof SharePointError)) throw error;
      return { ...result, HasException: true, ErrorMessage: error.message, ErrorCode: Number(error.code.split(',')[0]) };
    }
  });
  return { values, results };
}

function fromForm(call: Call, field: Field, text: string): unknown {
  switch (field.type) {
    case 'Number':
    case 'Currency':
      return Number(text);
    case 'Boolean':
      return text === '1' || /^(true|yes)$/i.test(text);
    case 'DateTime': {
      const ms = /^\d{1,2}\/\d{1,2}\/\d{4}/.test(text) ? Date.parse(`${text} UTC`) : NaN;
      if (Number.isNaN(ms)) throw invalidQuery('You must specify a valid date within the range of 1/1/1900 and 12/31/8900.');
      return new Date(ms).toISOString();
    }
    case 'MultiChoice':
      return text.split(';#').filter(Boolean);
    case 'Lookup':
      return Number(text.split(';#')[0]);
    case 'User':
    case 'UserMulti': {
      const ids = personIds(call, text);
      return field.type === 'User' ? (ids[0] ?? null) : ids;
    }
    default:
      return text;
  }
}

function personIds(call: Call, text: string): number[] {
  let people: unknown;
  try {
    people = JSON.parse(text);
  } catch {
    throw invalidQuery('The user does not exist or is not unique.');
  }
  if (!Array.isArray(people)) throw invalidQuery('The user does not exist or is not unique.');
  return people.map((person: { Key?: unknown }) => {
    const user = call.tenant.users.find((each) => each.upn === upnOf(String(person.Key ?? '')));
    if (!user) throw invalidQuery('The user does not exist or is not unique.');
    return ensureUser(call.site, user).id;
  });
}
