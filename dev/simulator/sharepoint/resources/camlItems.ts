import { wrapped, type Answer, type Call } from '../http/call.ts';
import { invalidArgument } from '../http/errors.ts';
import { demand, siteUserOf } from '../identity/rights.ts';
import { parseView, type CamlView, type ViewScope } from '../query/caml.ts';
import { rowReader } from '../query/itemRow.ts';
import { MAX_PAGE, parseCursor } from '../query/paging.ts';
import { runQuery, type QueryPage } from '../query/planner.ts';
import { isJoin } from '../rules/fieldTypes.ts';
import { refOf } from '../query/itemRow.ts';
import type { Item, List } from '../state/model.ts';
import { itemEntity } from './itemEntity.ts';
import { readable } from './items.ts';

/** A CAML view over the list. `paging` is the tail of an earlier answer (`Paged=TRUE&p_ID=30`). */
export function runView(
  call: Call,
  list: List,
  view: CamlView,
  paging: string | undefined,
  rowLimit: number,
  keep: (item: Item) => boolean = () => true,
): QueryPage {
  demand(call.who, 'viewListItems', call.site, list);
  const named = view.fields ?? list.fields.filter(isJoin).map((field) => field.internalName);
  const joins = new Set(list.fields.filter((field) => isJoin(field) && named.includes(field.internalName)).map((field) => field.internalName));
  const visible = readable(call, list);
  return runQuery(
    list,
    { predicate: view.predicate, order: view.order, limit: rowLimit, after: parseCursor(paging, view.order), language: 'caml', joins: joins.size },
    rowReader(call.site, list),
    (item) => visible(item) && keep(item),
  );
}

export const scopeOfCall = (call: Call, list: List) => ({ site: call.site, list, userId: siteUserOf(call.who, call.site).id, now: call.world.clock.now() });

/** What the view's scope keeps: without one only what lies directly in the folder, which is the list itself unless one is named. */
export function inFolder(list: List, given: string | undefined, scope: ViewScope): (item: Item) => boolean {
  const folder = (given ?? list.path).replace(/\/$/, '').toLowerCase();
  return (item) => {
    const ref = refOf(list, item).toLowerCase();
    if (scope === 'folder') return ref.slice(0, ref.lastIndexOf('/')) === folder;
    return ref.startsWith(`${folder}/`) && (scope === 'recursiveAll' || !item.folder);
  };
}

export function camlItems(call: Call, list: List): Answer {
  const query = wrapped(call, 'query');
  if (typeof query['ViewXml'] !== 'string') throw invalidArgument('The parameter ViewXml is missing.');
  const view = parseView(query['ViewXml'], scopeOfCall(call, list));
  const position = query['ListItemCollectionPosition'] as { PagingInfo?: string } | null | undefined;
  const folder = query['FolderServerRelativeUrl'] as string | undefined;
  const page = runView(call, list, view, position?.PagingInfo, Math.min(view.rowLimit || MAX_PAGE, MAX_PAGE), inFolder(list, folder, view.scope));
  return {
    kind: 'collection',
    metadata: `SP.ListData.${list.entityName}Items`,
    entities: page.items.map((item) => itemEntity(call, list, item, call.selection)),
  };
}
