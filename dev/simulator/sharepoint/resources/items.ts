import { entityBody, type Answer, type Call, type Resource } from '../http/call.ts';
import { accessDenied, noSuchItem } from '../http/errors.ts';
import { argument, type Segment } from '../http/path.ts';
import { canReadItem, demand, may, rightsOf, siteUserOf } from '../identity/rights.ts';
import { itemColumns } from '../query/columns.ts';
import { rowReader } from '../query/itemRow.ts';
import { parseFilter } from '../query/odataFilter.ts';
import { formatCursor, parseCursor, parseOrder, topOf } from '../query/paging.ts';
import { runQuery } from '../query/planner.ts';
import { isJoin } from '../rules/fieldTypes.ts';
import { createItem } from '../rules/itemWrite.ts';
import { parseItemBody } from '../rules/itemValues.ts';
import { fromRestName } from '../rules/internalName.ts';
import { itemType } from '../state/lists.ts';
import type { Item, List } from '../state/model.ts';
import { headerEtag, itemEntity, itemPath } from './itemEntity.ts';
import { itemResource } from './item.ts';

export function itemsResource(list: List): Resource {
  return {
    get: (call) => queryItems(call, list),
    post: (call) => addItem(call, list),
    child: (segment, call) => (segment.name === 'getbyid' ? itemByKey(call, list, segment) : undefined),
  };
}

/** `items(7)`; a row the caller may not read does not exist for them. */
export function itemByKey(call: Call, list: List, segment: Segment): Resource {
  return itemResource(list, demandItem(call, list, Number(argument(segment, 'id')?.value)));
}

export function demandItem(call: Call, list: List, id: number): Item {
  const item = list.items.get(id);
  if (!item || !canReadItem(call.who, call.site, list, item, rightsOf(call.who, call.site, list), siteUserOf(call.who, call.site).id)) throw noSuchItem();
  return item;
}

/** Rows the caller may read, as a test. */
export function readable(call: Call, list: List): (item: Item) => boolean {
  const mask = rightsOf(call.who, call.site, list);
  const self = siteUserOf(call.who, call.site).id;
  return (item) => canReadItem(call.who, call.site, list, item, mask, self);
}

export function queryItems(call: Call, list: List): Answer {
  demand(call.who, 'viewListItems', call.site, list);
  const joined = new Set<string>();
  const columnOf = itemColumns(call.site, list, call.selection.expand, joined);
  const filter = call.query.get('$filter');
  const predicate = filter ? parseFilter(filter, columnOf) : null;
  const order = parseOrder(call.query.get('$orderby'), columnOf);
  for (const name of joinedColumns(call, list)) joined.add(name);
  const limit = topOf(call.query);
  const page = runQuery(
    list,
    { predicate, order, limit, after: parseCursor(call.query.get('$skiptoken'), order), language: 'odata', joins: joined.size },
    rowReader(call.site, list),
    readable(call, list),
  );
  return {
    kind: 'collection',
    metadata: `SP.ListData.${list.entityName}Items`,
    entities: page.items.map((item) => itemEntity(call, list, item, call.selection)),
    ...(page.next && limit > 0 ? { nextLink: nextLink(call, list, formatCursor(page.next, order)) } : {}),
  };
}

/** Person and lookup columns the answer holds: what `$select` or `$expand` names, or all of them. */
function joinedColumns(call: Call, list: List): string[] {
  const { select, expand } = call.selection;
  const names = [...expand.keys(), ...(select ? [...select.keys()] : [])];
  if (!select || select.has('*')) return list.fields.filter(isJoin).map((field) => field.internalName);
  return list.fields
    .filter(isJoin)
    .map((field) => field.internalName)
    .filter((name) => names.some((each) => [name, `${name}Id`, `${name}StringId`].includes(fromRestName(each))));
}

function nextLink(call: Call, list: List, cursor: string): string {
  const rest = [...call.query]
    .filter(([name]) => name !== '$skiptoken' && name !== '$skip')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const query = [`%24skiptoken=${encodeURIComponent(cursor)}`, ...rest].join('&');
  return `${call.address}${call.site.path}/_api/Web/Lists(guid'${list.id}')/Items?${query}`;
}

function addItem(call: Call, list: List): Answer {
  demand(call.who, 'addListItems', call.site, list);
  if (!may(rightsOf(call.who, call.site, list), 'viewListItems')) throw accessDenied();
  const item = createItem({ ...call, list }, parseItemBody(call.site, list, entityBody(call, itemType(list))));
  return {
    kind: 'entity',
    entity: itemEntity(call, list, item, call.selection),
    status: 201,
    metadata: `SP.ListData.${list.entityName}Items/@Element`,
    headers: { etag: headerEtag(item), location: `${call.address}${call.site.path}/_api/${itemPath(list, item)}` },
  };
}
