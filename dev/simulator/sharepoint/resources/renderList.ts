import { wrapped, type Answer, type Call } from '../http/call.ts';
import { invalidArgument, SharePointError } from '../http/errors.ts';
import { personProperties, valueOf } from '../query/itemRow.ts';
import { DEFAULT_ROW_LIMIT, parseView } from '../query/caml.ts';
import { formatCursor, MAX_PAGE } from '../query/paging.ts';
import { isLookup, isPerson } from '../rules/fieldTypes.ts';
import { fieldByName, listById } from '../state/lists.ts';
import type { Field, Item, ItemValue, List, Site } from '../state/model.ts';
import { inFolder, runView, scopeOfCall } from './camlItems.ts';
import { dateText, referenceText } from './fieldText.ts';
import { viewXml } from './views.ts';

const LIST_DATA = 2;
const CONTEXT_INFO = 1;
const LIST_SCHEMA = 4;
const KNOWN_OPTIONS = CONTEXT_INFO | LIST_DATA | LIST_SCHEMA;

/** Rows formatted for display, as SharePoint's own list page reads them. */
export function renderListData(call: Call, list: List): Answer {
  const parameters = wrapped(call, 'parameters');
  const options = Number(parameters['RenderOptions'] ?? LIST_DATA) || LIST_DATA;
  if (options & ~KNOWN_OPTIONS) throw new SharePointError(501, 'simulatorNotImplemented', `simulator: not implemented: RenderOptions ${options}`);
  const stored = list.views.find((view) => view.isDefault);
  const xml = parameters['ViewXml'] ?? (stored ? viewXml(stored) : undefined);
  if (typeof xml !== 'string') throw invalidArgument('The parameter ViewXml is missing.');
  const view = parseView(xml, scopeOfCall(call, list));
  const limit = Math.min(view.rowLimit || DEFAULT_ROW_LIMIT, MAX_PAGE);
  const paging = parameters['Paging'] as string | undefined;
  const search = call.query.get('inplacesearchquery')?.toLowerCase();
  const folder = inFolder(list, parameters['FolderServerRelativeUrl'] as string | undefined, view.scope);
  const page = runView(call, list, view, paging, limit, (item) => folder(item) && (!search || textOfRow(list, item).includes(search)));
  const firstRow = Number(new URLSearchParams(paging ?? '').get('PageFirstRow') ?? 1);
  const fields = (view.fields ?? ['Title']).flatMap((name) => fieldByName(list, name) ?? []);
  const data = {
    Row: page.items.map((item) => displayRow(call.site, list, item, fields)),
    FirstRow: firstRow,
    FolderPermissions: '0x7fffffffffffffff',
    LastRow: firstRow + page.items.length - 1,
    RowLimit: limit,
    ...(page.next
      ? { NextHref: `?${formatCursor(page.next, view.order)}&PageFirstRow=${firstRow + page.items.length}&View=00000000-0000-0000-0000-000000000000` }
      : {}),
    FilterLink: '?',
    ForceNoHierarchy: '1',
    HierarchyHasIndention: '',
  };
  if (options === LIST_DATA) return { kind: 'raw', body: JSON.stringify(data), contentType: 'application/json;charset=utf-8' };
  const all = {
    ...(options & LIST_DATA ? { ListData: data } : {}),
    ...(options & LIST_SCHEMA
      ? {
          ListSchema: {
            Field: fields.map((field) => ({ Name: field.internalName, DisplayName: field.title, FieldType: field.type, RealFieldName: field.internalName })),
          },
        }
      : {}),
    ...(options & CONTEXT_INFO ? { webAbsoluteUrl: `${call.address}${call.site.path}`, listUrlDir: list.path, listId: `{${list.id}}` } : {}),
  };
  return { kind: 'raw', body: JSON.stringify(all), contentType: 'application/json;charset=utf-8' };
}

const textOfRow = (list: List, item: Item): string =>
  Object.entries(item.values)
    .filter(([name]) => fieldByName(list, name)?.type !== 'User')
    .map(([, value]) => String(value ?? ''))
    .join(' ')
    .toLowerCase();

function displayRow(site: Site, list: List, item: Item, fields: readonly Field[]): Record<string, unknown> {
  const row: Record<string, unknown> = {
    ID: String(item.id),
    PermMask: '0x7fffffffffffffff',
    FSObjType: item.folder ? '1' : '0',
    UniqueId: `{${item.uniqueId.toUpperCase()}}`,
    ContentTypeId: item.values['ContentTypeId'],
  };
  for (const field of fields) Object.assign(row, display(site, field, valueOf(list, item, field.internalName)));
  return row;
}

function display(site: Site, field: Field, value: ItemValue): Record<string, unknown> {
  const name = field.internalName;
  if (isPerson(field) || isLookup(field)) {
    const ids = (Array.isArray(value) ? value : value === null ? [] : [value]).map(Number);
    if (isLookup(field))
      return {
        [name]: ids.map((id) => ({ lookupId: id, lookupValue: referenceText(site, field, id), isSecretFieldValue: !listById(site, field.lookupList ?? '') })),
      };
    if (!ids.length) return { [name]: '' };
    return {
      [name]: ids.map((id) => {
        const person = personProperties(site, id);
        return { id: String(id), title: person?.['Title'] ?? '', email: person?.['EMail'] ?? '', sip: person?.['SipAddress'] ?? '', picture: '' };
      }),
    };
  }
  if (value === null) return { [name]: '' };
  if (field.type === 'DateTime') return { [name]: dateText(String(value), field.dateOnly), [`${name}.`]: String(value) };
  if (field.type === 'Number' || field.type === 'Currency') return { [name]: String(value), [`${name}.`]: Number(value).toFixed(14) };
  if (typeof value === 'boolean')
    return { [name]: field.type === 'Attachments' ? (value ? '1' : '0') : value ? 'Yes' : 'No', [`${name}.value`]: value ? '1' : '0' };
  if (field.type === 'URL') return { [name]: (value as { Url: string }).Url, [`${name}.desc`]: (value as { Description: string }).Description };
  return { [name]: Array.isArray(value) ? value : String(value) };
}
