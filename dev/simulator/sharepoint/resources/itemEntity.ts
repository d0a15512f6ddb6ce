import type { Call, Entity } from '../http/call.ts';
import { invalidQuery } from '../http/errors.ts';
import type { Selection } from '../http/selection.ts';
import { highLow } from '../identity/permissionMask.ts';
import { rightsOf } from '../identity/rights.ts';
import { personProperties, refOf, valueOf } from '../query/itemRow.ts';
import { isJoin, isMulti, isPerson } from '../rules/fieldTypes.ts';
import { restName } from '../rules/internalName.ts';
import { isLibrary, itemType, listById } from '../state/lists.ts';
import type { Field, Item, ItemValue, List, Site } from '../state/model.ts';
import { attachmentEntity } from './attachments.ts';
import { fileEntity, folderEntity, parentOf } from './fileEntity.ts';
import { textValues } from './fieldText.ts';

const ONLY_WHEN_SELECTED = new Set(['FileLeafRef', 'FileRef', 'FileDirRef', 'FSObjType', 'UniqueId']);
const FIRST = new Set(['ContentTypeId', 'Title']);
const LAST = ['ID', 'Modified', 'Created', 'Author', 'Editor', '_UIVersionString', 'Attachments', 'GUID'];

export const etagOf = (item: Item): string => `"${item.version}"`;
export const headerEtag = (item: Item): string => `"${item.uniqueId},${item.version}"`;
export const itemPath = (list: List, item: Item): string => `Web/Lists(guid'${list.id}')/Items(${item.id})`;

/** A row as REST shows it. Columns not asked for are not made: a page has up to 5,000 rows. */
export function itemEntity(call: Call, list: List, item: Item, selection: Selection): Entity {
  const wanted = selection.select && !selection.select.has('*') ? selection.select : null;
  const props: Record<string, unknown> = {};
  const links: NonNullable<Entity['links']> = {};
  const set = (name: string, value: () => unknown): void => {
    if (!wanted || wanted.has(name)) props[name] = value();
  };
  set('FileSystemObjectType', () => (item.folder ? 1 : 0));
  set('Id', () => item.id);
  set('ServerRedirectedEmbedUri', () => null);
  set('ServerRedirectedEmbedUrl', () => '');
  const ordered = [
    ...list.fields.filter((field) => FIRST.has(field.internalName)),
    ...list.fields.filter((field) => !FIRST.has(field.internalName) && !LAST.includes(field.internalName)),
    ...LAST.flatMap((name) => list.fields.filter((field) => field.internalName === name)),
  ];
  for (const field of ordered) {
    if (ONLY_WHEN_SELECTED.has(field.internalName) && !wanted) continue;
    if (field.type === 'Computed' && !ONLY_WHEN_SELECTED.has(field.internalName)) continue;
    const name = restName(field.internalName);
    if (!isJoin(field)) {
      set(name, () => valueOf(list, item, field.internalName));
      continue;
    }
    const value = valueOf(list, item, field.internalName);
    set(`${name}Id`, () => value);
    if (isPerson(field) && !field.fromBaseType)
      set(`${name}StringId`, () => (Array.isArray(value) ? value.map(String) : value === null ? null : String(value)));
    links[name] = (inner) => joined(call.site, field, value, inner);
  }
  return {
    type: itemType(list),
    path: itemPath(list, item),
    etag: etagOf(item),
    props,
    lazy: {
      EffectiveBasePermissions: () => highLow(rightsOf(call.who, call.site, list, item)),
      HasUniqueRoleAssignments: () => item.assignments !== null,
      FileSystemObjectType: () => (item.folder ? 1 : 0),
      ...(isLibrary(list) ? {} : { FileRef: () => refOf(list, item), FileDirRef: () => parentOf(refOf(list, item)) }),
    },
    links: {
      ...links,
      AttachmentFiles: () => item.attachments.map((file) => attachmentEntity(list, item, file)),
      FieldValuesAsText: () => ({ type: 'SP.FieldStringValues', path: `${itemPath(list, item)}/FieldValuesAsText`, props: textValues(call.site, list, item) }),
      ParentList: () => ({ type: 'SP.List', path: `Web/Lists(guid'${list.id}')`, props: { Id: list.id, Title: list.title } }),
      ...(item.path === null
        ? {}
        : { File: () => (item.folder ? null : fileEntity(call, list, item)), Folder: () => (item.folder ? folderEntity(call, item.path!, list) : null) }),
    },
  };
}

function joined(site: Site, field: Field, value: ItemValue, selection: Selection): Entity | Entity[] | null {
  const name = restName(field.internalName);
  if (!selection.select)
    throw invalidQuery(
      `The query to field '${name}' is not valid. The $select query string must specify the target fields and the $expand query string must contains ${name}.`,
    );
  if (isMulti(field)) return (Array.isArray(value) ? value : []).flatMap((id) => one(site, field, Number(id)) ?? []);
  return typeof value === 'number' ? one(site, field, value) : null;
}

function one(site: Site, field: Field, id: number): Entity | null {
  if (isPerson(field)) {
    const props = personProperties(site, id);
    return props && { type: 'SP.Data.UserInfoItem', path: `Web/SiteUserInfoList/Items(${id})`, props };
  }
  const list = listById(site, field.lookupList ?? '');
  const item = list?.items.get(id);
  if (!list || !item) return null;
  const props: Record<string, unknown> = { Id: id };
  for (const each of list.fields) if (!isJoin(each)) props[restName(each.internalName)] = valueOf(list, item, each.internalName);
  return { type: itemType(list), path: itemPath(list, item), props };
}
