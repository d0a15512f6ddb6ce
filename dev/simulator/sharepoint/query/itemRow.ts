import { keyOf } from '../state/itemStore.ts';
import { fieldByName, isoSeconds, listById } from '../state/lists.ts';
import type { Item, ItemValue, List, Site } from '../state/model.ts';
import type { IndexKey } from '../state/orderedIndex.ts';
import { isPerson } from '../rules/fieldTypes.ts';
import type { Row } from './planner.ts';

export const versionLabel = (uiVersion: number): string => `${Math.floor(uiVersion / 512)}.${uiVersion % 512}`;

/** Values that are not kept in a column but follow from the row. */
export function valueOf(list: List, item: Item, field: string): ItemValue {
  switch (field) {
    case 'ID':
      return item.id;
    case 'Attachments':
      return item.attachments.length > 0;
    case '_UIVersionString':
      return versionLabel(item.uiVersion);
    case 'UniqueId':
      return item.uniqueId;
    case 'FSObjType':
      return item.folder ? 1 : 0;
    case 'FileRef':
      return refOf(list, item);
    case 'FileLeafRef':
      return refOf(list, item).slice(refOf(list, item).lastIndexOf('/') + 1);
    case 'FileDirRef':
      return refOf(list, item).slice(0, refOf(list, item).lastIndexOf('/'));
    default:
      return item.values[field] ?? null;
  }
}

export const refOf = (list: List, item: Item): string => item.path ?? `${item.parent ?? list.path}/${item.id}_.000`;

/** The row as filters and orders see it. */
export function rowReader(site: Site, list: List): (item: Item) => Row {
  return (item) => ({
    item,
    key: (field, through) => (through === null ? keyOf(valueOf(list, item, field)) : throughKey(site, list, item, field, through)),
    keys: (field) => {
      const value = valueOf(list, item, field);
      return Array.isArray(value) ? value.map((each) => (typeof each === 'string' ? each.toLowerCase() : each)) : [];
    },
  });
}

function throughKey(site: Site, list: List, item: Item, name: string, through: string): IndexKey | null {
  const value = item.values[name];
  const field = fieldByName(list, name);
  if (typeof value !== 'number' || !field) return null;
  if (through === 'Id' || through === 'ID') return value;
  if (isPerson(field)) {
    const person = personProperties(site, value)?.[through];
    return typeof person === 'string' || typeof person === 'number' ? keyOf(person) : null;
  }
  const target = listById(site, field.lookupList ?? '');
  const row = target?.items.get(value);
  return target && row ? keyOf(valueOf(target, row, through)) : null;
}

/** What of a person can be read behind a person column. */
export function personProperties(site: Site, id: number): Record<string, ItemValue> | null {
  const user = site.users.find((each) => each.id === id);
  const group = user ? undefined : site.groups.find((each) => each.id === id);
  if (!user && !group) return null;
  const words = (user?.title ?? '').split(' ');
  return {
    Id: id,
    ID: id,
    Title: user?.title ?? group?.title ?? '',
    Name: user?.loginName ?? group?.title ?? '',
    EMail: user?.email ?? '',
    UserName: user?.upn ?? '',
    SipAddress: user?.email ?? '',
    FirstName: words[0] ?? '',
    LastName: words.slice(1).join(' '),
    JobTitle: null,
    Department: null,
    MobilePhone: null,
    WorkPhone: null,
    Office: null,
    Picture: null,
    Created: isoSeconds(0),
    Modified: isoSeconds(0),
  };
}
