import { invalidArgument, SharePointError } from '../http/errors.ts';
import { isJoin, isMulti, isPerson } from '../rules/fieldTypes.ts';
import { fieldByName, listById } from '../state/lists.ts';
import type { Field, List, Site } from '../state/model.ts';
import type { IndexKey } from '../state/orderedIndex.ts';
import { columnType } from './columns.ts';
import type { Order } from './planner.ts';
import type { Comparison, Predicate } from './predicate.ts';
import { childOf, isTrue, parseXml, type Element } from './xml.ts';

export type CamlView = { predicate: Predicate | null; order: Order[]; rowLimit: number; paged: boolean; fields: string[] | null; scope: ViewScope };
/** Rows of one folder, rows of all folders below it, or those and the folders themselves. */
export type ViewScope = 'folder' | 'recursive' | 'recursiveAll';
export type CamlScope = { site: Site; list: List; userId: number; now: number };

export const DEFAULT_ROW_LIMIT = 30;
const DAY_MS = 24 * 3600_000;
const COMPARISONS: Record<string, Comparison> = { Eq: 'eq', Neq: 'ne', Gt: 'gt', Geq: 'ge', Lt: 'lt', Leq: 'le' };

const notValid = () =>
  new SharePointError(
    500,
    '-2130575340, Microsoft.SharePoint.SPException',
    'One or more field types are not installed properly. Go to the list settings page to delete these fields.',
  );

/** Reads `<View>`. Elements we do not know are refused, never passed over. */
export function parseView(xml: string, scope: CamlScope): CamlView {
  const root = parseXml(xml);
  if (root.name !== 'View') throw invalidArgument('The ViewXml holds no View element.');
  const query = childOf(root, 'Query');
  const where = query && childOf(query, 'Where');
  const limit = childOf(root, 'RowLimit');
  const fields = childOf(root, 'ViewFields');
  for (const each of query?.children ?? []) if (!['Where', 'OrderBy'].includes(each.name)) throw unknown(each);
  return {
    predicate: where?.children[0] ? condition(where.children[0], scope) : null,
    order: (query && childOf(query, 'OrderBy')?.children.map((each) => order(each, scope))) ?? [],
    rowLimit: limit ? Number(limit.text) : 0,
    paged: isTrue(limit?.attributes['Paged']),
    fields: fields ? fields.children.map((each) => fieldOf(each, scope).internalName) : null,
    scope: viewScope(root.attributes['Scope']),
  };
}

function viewScope(given: string | undefined): ViewScope {
  if (given === undefined) return 'folder';
  if (given === 'Recursive') return 'recursive';
  if (given === 'RecursiveAll') return 'recursiveAll';
  throw invalidArgument(`The Scope ${given} of a View is not known.`);
}

const unknown = (element: Element) => new SharePointError(501, 'simulatorNotImplemented', `simulator: not implemented: CAML element ${element.name}`);

function order(element: Element, scope: CamlScope): Order {
  const ascending = element.attributes['Ascending'];
  return { field: fieldOf(element, scope).internalName, descending: ascending !== undefined && !isTrue(ascending) };
}

function fieldOf(element: Element, scope: CamlScope): Field {
  const field = fieldByName(scope.list, element.attributes['Name'] ?? '');
  if (element.name !== 'FieldRef' || !field) throw notValid();
  return field;
}

function condition(element: Element, scope: CamlScope): Predicate {
  switch (element.name) {
    case 'And':
    case 'Or':
      if (element.children.length !== 2) throw invalidArgument(`The CAML element ${element.name} needs exactly two conditions.`);
      return { op: element.name === 'And' ? 'and' : 'or', parts: element.children.map((each) => condition(each, scope)) };
    case 'IsNull':
    case 'IsNotNull':
      return {
        op: 'compare',
        field: fieldOf(first(element), scope).internalName,
        through: null,
        comparison: element.name === 'IsNull' ? 'eq' : 'ne',
        key: null,
      };
    case 'In': {
      const { field, behind } = reference(element, scope);
      const keys = (childOf(element, 'Values')?.children ?? []).map((each) => valueKey(each, field, behind, scope));
      if (behind) return { op: 'or', parts: keys.map((key) => ({ op: 'compare', field: field.internalName, through: behind, comparison: 'eq', key })) };
      return { op: 'in', field: field.internalName, keys };
    }
    case 'BeginsWith':
    case 'Contains': {
      const { field, behind } = reference(element, scope);
      return {
        op: element.name === 'Contains' ? 'contains' : 'startsWith',
        field: field.internalName,
        through: behind,
        text: String(valueKey(value(element), field, behind, scope)),
      };
    }
    case 'Includes':
    case 'NotIncludes': {
      const { field, behind } = reference(element, scope);
      return { op: 'includes', field: field.internalName, key: valueKey(value(element), field, behind, scope), negated: element.name === 'NotIncludes' };
    }
    default: {
      const comparison = COMPARISONS[element.name];
      if (!comparison) throw unknown(element);
      return compareTo(element, comparison, scope);
    }
  }
}

function first(element: Element): Element {
  const child = element.children[0];
  if (!child) throw invalidArgument(`The CAML element ${element.name} is empty.`);
  return child;
}

function value(element: Element): Element {
  const found = childOf(element, 'Value');
  if (!found) throw invalidArgument(`The CAML element ${element.name} has no Value.`);
  return found;
}

/** Without `LookupId` a person or lookup is compared by what it shows. */
function reference(element: Element, scope: CamlScope): { field: Field; behind: string | null } {
  const ref = first(element);
  const field = fieldOf(ref, scope);
  if (!isJoin(field) || isMulti(field)) return { field, behind: null };
  const inValue = childOf(element, 'Value');
  const byId = isTrue(ref.attributes['LookupId']) || (inValue !== undefined && childOf(inValue, 'UserID') !== undefined);
  return { field, behind: byId ? null : isPerson(field) ? 'Title' : (field.lookupField ?? 'Title') };
}

function compareTo(element: Element, comparison: Comparison, scope: CamlScope): Predicate {
  const { field, behind } = reference(element, scope);
  const of = (op: Comparison, key: IndexKey): Predicate => ({ op: 'compare', field: field.internalName, through: behind, comparison: op, key });
  const given = value(element);
  if (isMulti(field) || field.type === 'MultiChoice') {
    if (comparison !== 'eq' && comparison !== 'ne') throw notValid();
    return { op: 'includes', field: field.internalName, key: valueKey(given, field, behind, scope), negated: comparison === 'ne' };
  }
  const key = valueKey(given, field, behind, scope);
  if (field.type !== 'DateTime' || isTrue(given.attributes['IncludeTimeValue'])) return of(comparison, key);
  return wholeDay(comparison, String(key), of);
}

/** Without `IncludeTimeValue` CAML compares days and does not look at the time. */
function wholeDay(comparison: Comparison, key: string, of: (op: Comparison, key: IndexKey) => Predicate): Predicate {
  const start = `${key.slice(0, 10)}t00:00:00z`;
  const next = `${new Date(Date.parse(start.toUpperCase()) + DAY_MS).toISOString().slice(0, 19)}z`.toLowerCase();
  switch (comparison) {
    case 'eq':
      return { op: 'and', parts: [of('ge', start), of('lt', next)] };
    case 'ne':
      return { op: 'or', parts: [of('lt', start), of('ge', next)] };
    case 'gt':
      return of('ge', next);
    case 'ge':
      return of('ge', start);
    case 'lt':
      return of('lt', start);
    case 'le':
      return of('lt', next);
  }
}

function valueKey(element: Element, field: Field, behind: string | null, scope: CamlScope): IndexKey {
  if (childOf(element, 'UserID')) return scope.userId;
  const today = childOf(element, 'Today') ?? childOf(element, 'Now');
  if (today) return `${new Date(scope.now + Number(today.attributes['OffsetDays'] ?? 0) * DAY_MS).toISOString().slice(0, 19)}z`.toLowerCase();
  if (element.children[0]) throw unknown(element.children[0]);
  const type = behind ? behindType(scope, field, behind) : columnType(field);
  if (type === 'number') {
    const number = Number(element.text);
    if (element.text.trim() === '' || Number.isNaN(number)) throw notValid();
    return number;
  }
  if (type === 'boolean') return isTrue(element.text) ? 1 : 0;
  if (type !== 'date') return element.text.toLowerCase();
  const ms = Date.parse(/Z|[+-]\d\d:\d\d$/.test(element.text) ? element.text : `${element.text}Z`);
  if (Number.isNaN(ms)) throw notValid();
  return `${new Date(ms).toISOString().slice(0, 19)}z`.toLowerCase();
}

function behindType(scope: CamlScope, field: Field, behind: string): ReturnType<typeof columnType> {
  if (isPerson(field)) return 'text';
  const target = listById(scope.site, field.lookupList ?? '');
  const inner = target && fieldByName(target, behind);
  return inner ? columnType(inner) : 'text';
}
