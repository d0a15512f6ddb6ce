import { wrapped, type Answer, type Call, type Resource } from '../http/call.ts';
import { valueOf } from '../query/itemRow.ts';
import { may, rightsOf } from '../identity/rights.ts';
import type { Item, List, Site } from '../state/model.ts';
import { textOf } from './fieldText.ts';
import { readable } from './items.ts';

export const MAX_SEARCH_ROWS = 500;
const DEFAULT_ROWS = 10;

/** Words must all occur at the beginning of a word of the row; `ListId:` and `Path:` narrow. The index has no lag here. */
export function searchResource(): Resource {
  return { child: (segment) => (segment.name === 'postquery' ? { post: postQuery } : undefined) };
}

function postQuery(call: Call): Answer {
  const request = wrapped(call, 'request');
  const { words, listId, path } = parse(String(request['Querytext'] ?? ''));
  const wanted = Math.min(Number(request['RowLimit'] ?? DEFAULT_ROWS), MAX_SEARCH_ROWS);
  const start = Number(request['StartRow'] ?? 0);
  const hits = call.sites.flatMap((site) => hitsIn({ ...call, site }, words, listId, path));
  const select = (request['SelectProperties'] as string[] | undefined) ?? [];
  const rows = hits.slice(start, start + wanted).map(({ site, list, item }) => ({ Cells: cells(call, site, list, item, select) }));
  return {
    kind: 'value',
    name: 'postquery',
    type: 'Microsoft.Office.Server.Search.REST.SearchResult',
    value: {
      ElapsedTime: 1,
      Properties: [],
      SecondaryQueryResults: [],
      SpellingSuggestion: '',
      TriggeredRules: [],
      PrimaryQueryResult: {
        CustomResults: [],
        QueryId: call.world.random.guid(),
        QueryRuleId: '00000000-0000-0000-0000-000000000000',
        RefinementResults: null,
        SpecialTermResults: null,
        RelevantResults: {
          GroupTemplateId: null,
          ItemTemplateId: null,
          Properties: [],
          ResultTitle: null,
          ResultTitleUrl: null,
          RowCount: rows.length,
          Table: { Rows: rows },
          TotalRows: hits.length,
          TotalRowsIncludingDuplicates: hits.length,
        },
      },
    },
  };
}

function parse(text: string): { words: string[]; listId: string | null; path: string | null } {
  const words: string[] = [];
  let listId: string | null = null;
  let path: string | null = null;
  for (const part of text.match(/[A-Za-z]+:"[^"]*"|"[^"]*"|\S+/g) ?? []) {
    const scoped = /^(ListId|Path):"?([^"]*)"?$/i.exec(part);
    if (scoped?.[1]!.toLowerCase() === 'listid') listId = scoped![2]!.replace(/[{}]/g, '').toLowerCase();
    else if (scoped) path = scoped[2]!.toLowerCase();
    else words.push(part.replaceAll('"', '').replace(/\*$/, '').toLowerCase());
  }
  return { words: words.filter(Boolean), listId, path };
}

function hitsIn(call: Call, words: readonly string[], listId: string | null, path: string | null): { site: Site; list: List; item: Item }[] {
  const { site } = call;
  const hits: { site: Site; list: List; item: Item }[] = [];
  for (const list of site.lists) {
    if (list.noCrawl || (listId && list.id !== listId) || !may(rightsOf(call.who, site, list), 'viewListItems')) continue;
    if (path && !`${call.origin}${list.path}`.toLowerCase().startsWith(path)) continue;
    const visible = readable(call, list);
    for (const item of list.items.all()) {
      if (!visible(item)) continue;
      const text = ` ${list.fields
        .filter((field) => !field.hidden)
        .map((field) => textOf(site, field, valueOf(list, item, field.internalName)))
        .join(' ')
        .toLowerCase()}`;
      if (words.every((word) => new RegExp(`[^\\p{L}\\p{N}]${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'u').test(text))) hits.push({ site, list, item });
    }
  }
  return hits;
}

function cells(call: Call, site: Site, list: List, item: Item, select: readonly string[]) {
  const known: Record<string, string> = {
    Title: String(item.values['Title'] ?? ''),
    ListItemID: String(item.id),
    ListId: list.id,
    SiteId: site.id,
    WebId: site.webId,
    UniqueId: item.uniqueId,
    Path: `${call.origin}${list.path}/DispForm.aspx?ID=${item.id}`,
    LastModifiedTime: String(item.values['Modified']),
    SPWebUrl: `${call.origin}${site.path}`,
  };
  const names = select.length ? select : ['Title', 'Path', 'LastModifiedTime'];
  return names.map((name) => ({
    Key: name,
    Value: known[name] ?? (item.values[name] === undefined ? null : String(item.values[name] ?? '')),
    ValueType: 'Edm.String',
  }));
}
