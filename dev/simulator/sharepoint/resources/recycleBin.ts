import type { Call, Entity, Resource } from '../http/call.ts';
import { accessDenied, listExists, notFound, refused } from '../http/errors.ts';
import { argument, textArgument, type Segment } from '../http/path.ts';
import { may, rightsOf, siteUserOf } from '../identity/rights.ts';
import { collection } from '../query/collection.ts';
import { bumpItem, restoreItem } from '../rules/itemWrite.ts';
import { listById, listByTitle } from '../state/lists.ts';
import type { Recycled } from '../state/model.ts';
import { writing } from './item.ts';

/** People see what they deleted themselves; managers of the site see all. */
function mine(call: Call): Recycled[] {
  const all = may(rightsOf(call.who, call.site), 'manageWeb');
  return call.site.recycleBin.filter((entry) => all || entry.by === siteUserOf(call.who, call.site).id);
}

function entity(call: Call, entry: Recycled): Entity {
  const by = call.site.users.find((user) => user.id === entry.by);
  const list = entry.kind === 'list' ? entry.list : listById(call.site, entry.list);
  return {
    type: 'SP.RecycleBinItem', path: `Web/RecycleBin(guid'${entry.id}')`,
    props: {
      Id: entry.id, Title: entry.title, DeletedDate: entry.at, DeletedByName: by?.title ?? '', DeletedByEmail: by?.email ?? '', ItemState: 1,
      ItemType: entry.kind === 'item' ? 3 : entry.kind === 'list' ? 4 : 7, LeafName: entry.title, DirName: (list?.path ?? '').slice(1), Size: 0,
    },
  };
}

export function recycleBinResource(segment: Segment): Resource {
  const key = argument(segment, 'id');
  if (key) return entryResource(String(key.value));
  return {
    get: (call) => collection(call, 'SP.RecycleBinItem', mine(call).map((entry) => entity(call, entry))),
    child: (inner) => {
      if (inner.name === 'getbyid') return entryResource(textArgument(inner, 'id'));
      if (inner.name === 'deleteall')
        return {
          post: (call) => {
            const gone = new Set(mine(call));
            call.site.recycleBin = call.site.recycleBin.filter((entry) => !gone.has(entry));
            return { kind: 'empty', status: 200 };
          },
        };
      return undefined;
    },
  };
}

function entryResource(id: string): Resource {
  const find = (call: Call): Recycled => {
    const entry = mine(call).find((each) => each.id === id.toLowerCase());
    if (!entry) throw notFound('The recycle bin item does not exist.');
    return entry;
  };
  const forget = (call: Call, entry: Recycled): void => {
    call.site.recycleBin = call.site.recycleBin.filter((each) => each !== entry);
  };
  return {
    get: (call) => ({ kind: 'entity', entity: entity(call, find(call)) }),
    child: (segment) => {
      if (segment.name === 'restore')
        return {
          post: (call) => {
            const entry = find(call);
            restore(call, entry);
            forget(call, entry);
            return { kind: 'empty', status: 200 };
          },
        };
      if (segment.name === 'deleteobject')
        return {
          post: (call) => {
            forget(call, find(call));
            return { kind: 'empty', status: 200 };
          },
        };
      return undefined;
    },
  };
}

function restore(call: Call, entry: Recycled): void {
  if (entry.kind === 'list') {
    if (!may(rightsOf(call.who, call.site), 'manageLists')) throw accessDenied();
    if (listByTitle(call.site, entry.list.title)) throw listExists();
    call.site.lists.push(entry.list);
    return;
  }
  const list = listById(call.site, entry.list);
  if (!list) throw refused('The list this item was deleted from does not exist any more.');
  if (!may(rightsOf(call.who, call.site, list), 'addListItems')) throw accessDenied();
  if (entry.kind === 'item') return restoreItem(writing(call, list), entry.item);
  const item = list.items.get(entry.itemId);
  if (!item) throw refused('The item this attachment was deleted from does not exist any more.');
  if (item.attachments.some((file) => file.name.toLowerCase() === entry.file.name.toLowerCase())) throw refused('A file with this name already exists.');
  item.attachments.push(entry.file);
  bumpItem(writing(call, list), item);
}
