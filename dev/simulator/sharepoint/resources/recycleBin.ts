import type { Call, Entity, Resource } from '../http/call.ts';
import { accessDenied, listExists, notFound, refused } from '../http/errors.ts';
import { argument, textArgument, type Segment } from '../http/path.ts';
import { may, rightsOf, siteUserOf } from '../identity/rights.ts';
import { collection } from '../query/collection.ts';
import { bumpItem, restoreItem } from '../rules/itemWrite.ts';
import { listById, listByTitle } from '../state/lists.ts';
import type { List, Recycled } from '../state/model.ts';
import { writing } from './item.ts';

/** `web/recycleBin` is the first stage; `site/recycleBin` holds both and is for those who manage the site. */
export type Bin = 'web' | 'site';

/** People see what they deleted themselves; managers of the site see all. */
function mine(call: Call, bin: Bin): Recycled[] {
  const all = may(rightsOf(call.who, call.site), 'manageWeb');
  if (bin === 'site') {
    if (!all) throw accessDenied();
    return [...call.site.recycleBin];
  }
  return call.site.recycleBin.filter((entry) => !entry.secondStage && (all || entry.by === siteUserOf(call.who, call.site).id));
}

/** The file of a list's row is named `7_.000`; an attachment lies below `Attachments/7`. */
const leafName = (entry: Recycled): string =>
  entry.kind === 'item' ? (entry.item.path === null ? `${entry.item.id}_.000` : entry.item.path.split('/').pop()!) : entry.title;
const dirName = (entry: Recycled, list: List | undefined): string => {
  const path = (list?.path ?? '').slice(1);
  if (entry.kind === 'list') return path.split('/').slice(0, -1).join('/');
  return entry.kind === 'attachment' ? `${path}/Attachments/${entry.itemId}` : (entry.item.parent?.slice(1) ?? path);
};

function entity(call: Call, entry: Recycled): Entity {
  const by = call.site.users.find((user) => user.id === entry.by);
  const list = entry.kind === 'list' ? entry.list : listById(call.site, entry.list);
  return {
    type: 'SP.RecycleBinItem',
    path: `Web/RecycleBin(guid'${entry.id}')`,
    props: {
      Id: entry.id,
      Title: entry.title,
      DeletedDate: entry.at,
      DeletedByName: by?.title ?? '',
      DeletedByEmail: by?.email ?? '',
      ItemState: entry.secondStage ? 2 : 1,
      ItemType: entry.kind === 'item' ? 3 : entry.kind === 'list' ? 4 : 7,
      LeafName: leafName(entry),
      DirName: dirName(entry, list),
      Size: 0,
    },
  };
}

export function recycleBinResource(segment: Segment, bin: Bin = 'web'): Resource {
  const key = argument(segment, 'id');
  if (key) return entryResource(String(key.value), bin);
  return {
    get: (call) =>
      collection(
        call,
        'SP.RecycleBinItem',
        mine(call, bin).map((entry) => entity(call, entry)),
      ),
    child: (inner) => {
      if (inner.name === 'getbyid') return entryResource(textArgument(inner, 'id'), bin);
      if (inner.name === 'deleteall')
        return {
          post: (call) => {
            const gone = new Set(mine(call, bin));
            call.site.recycleBin = call.site.recycleBin.filter((entry) => !gone.has(entry));
            return { kind: 'empty', status: 200 };
          },
        };
      return undefined;
    },
  };
}

function entryResource(id: string, bin: Bin): Resource {
  const find = (call: Call): Recycled => {
    const entry = mine(call, bin).find((each) => each.id === id.toLowerCase());
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
      if (segment.name === 'movetosecondstage')
        return {
          post: (call) => {
            find(call).secondStage = true;
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
