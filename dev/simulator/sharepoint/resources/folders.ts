import type { Call, Resource } from '../http/call.ts';
import { fileExists, invalidArgument, noSuchFile, notFound } from '../http/errors.ts';
import { argument, booleanArgument, textArgument, type Segment } from '../http/path.ts';
import { demand } from '../identity/rights.ts';
import { collection } from '../query/collection.ts';
import { createItem, removeItem, updateItem } from '../rules/itemWrite.ts';
import { isLibrary, listByPath } from '../state/lists.ts';
import type { Item, List } from '../state/model.ts';
import { demandFileName } from './attachments.ts';
import { fileEntity, folderEntity, leafOf, parentOf } from './fileEntity.ts';
import { refOf } from '../query/itemRow.ts';
import { fileResource, rowFileResource } from './files.ts';
import { recycleItem, writing } from './item.ts';
import { itemResource } from './item.ts';
import { readable } from './items.ts';

export const MAX_UPLOAD_BYTES = 250 * 1024 * 1024;

export { folderEntity };

/** A path from an address: absolute as it is, else below the site. */
export const absolutePath = (call: Call, path: string): string => (path.startsWith('/') ? path : `${call.site.path}/${path}`).replace(/\/+$/, '');

export function folderAt(call: Call, given: string): Resource {
  const path = absolutePath(call, given);
  const list = listByPath(call.site, path);
  const item = list?.items.at(path);
  if (!list || (list.path.toLowerCase() !== path.toLowerCase() && !item?.folder)) throw noSuchFile(path);
  demand(call.who, 'viewListItems', call.site, list, item);
  return folderResource(item?.path ?? list.path, list);
}

export function fileAt(call: Call, given: string): Resource {
  const path = absolutePath(call, given);
  const list = listByPath(call.site, path);
  const item = list?.items.at(path) ?? (list && rowAt(list, path));
  if (!list || !item || item.folder || !readable(call, list)(item)) throw noSuchFile(path);
  return item.path === null ? rowFileResource(list, item) : fileResource(list, item);
}

/** The address a row of a list has as a file: `<list or folder>/7_.000`. */
function rowAt(list: List, path: string): Item | undefined {
  const item = list.items.get(Number(/\/(\d+)_\.000$/.exec(path)?.[1]));
  return item && refOf(list, item).toLowerCase() === path.toLowerCase() ? item : undefined;
}

function inside(call: Call, list: List, path: string, folders: boolean): Item[] {
  const visible = readable(call, list);
  return [...list.items.all()].filter(
    (item) => item.path !== null && item.folder === folders && parentOf(item.path).toLowerCase() === path.toLowerCase() && visible(item),
  );
}

export function folderResource(path: string, list: List): Resource {
  return {
    get: (call) => ({ kind: 'entity', entity: folderEntity(call, path, list) }),
    delete: (call) => {
      removeAll(call, list, path);
      return { kind: 'empty', status: 200 };
    },
    child: (segment, call) => {
      switch (segment.name) {
        case 'files':
          return filesOf(segment, list, path);
        case 'folders':
          return foldersOf(segment, list, path);
        case 'listitemallfields': {
          const item = list.items.at(path);
          return item ? itemResource(list, item) : undefined;
        }
        case 'recycle': {
          const item = list.items.at(path);
          if (!item || inside(call, list, path, false).length || inside(call, list, path, true).length) return undefined;
          return { post: (inner) => ({ kind: 'value', name: 'Recycle', type: 'Edm.Guid', value: recycleItem(inner, list, item) }) };
        }
        default:
          return undefined;
      }
    },
  };
}

function removeAll(call: Call, list: List, path: string): void {
  if (path === list.path) throw invalidArgument('The root folder of a library cannot be deleted.');
  for (const item of [...list.items.all()]) {
    if (!`${refOf(list, item).toLowerCase()}/`.startsWith(`${path.toLowerCase()}/`)) continue;
    demand(call.who, 'deleteListItems', call.site, list, item);
    removeItem(writing(call, list), item);
  }
}

function filesOf(segment: Segment, list: List, path: string): Resource {
  const key = argument(segment, 'url');
  if (key) return fileNamed(list, `${path}/${String(key.value)}`);
  return {
    get: (call) =>
      collection(
        call,
        'SP.File',
        inside(call, list, path, false).map((item) => fileEntity(call, list, item)),
      ),
    child: (inner) => {
      if (inner.name === 'addusingpath')
        return { post: (call) => upload(call, list, path, textArgument(inner, 'decodedurl'), booleanArgument(inner, 'overwrite', false, 1)) };
      if (inner.name === 'add') return { post: (call) => upload(call, list, path, textArgument(inner, 'url'), booleanArgument(inner, 'overwrite', false, 1)) };
      if (inner.name === 'getbyname') return fileNamed(list, `${path}/${textArgument(inner, 'name')}`);
      return undefined;
    },
  };
}

function fileNamed(list: List, path: string): Resource {
  const item = list.items.at(path);
  if (!item || item.folder) throw noSuchFile(path);
  return fileResource(list, item);
}

function foldersOf(segment: Segment, list: List, path: string): Resource {
  const key = argument(segment, 'url');
  if (key) return folderNamed(list, `${path}/${String(key.value)}`);
  return {
    get: (call) =>
      collection(
        call,
        'SP.Folder',
        inside(call, list, path, true).map((item) => folderEntity(call, item.path!, list)),
      ),
    child: (inner) =>
      inner.name === 'addusingpath'
        ? { post: (call) => addFolder(call, `${path}/${textArgument(inner, 'decodedurl')}`, booleanArgument(inner, 'overwrite', false, 1)) }
        : undefined,
  };
}

function folderNamed(list: List, path: string): Resource {
  if (!list.items.at(path)?.folder) throw noSuchFile(path);
  return folderResource(path, list);
}

/** `web/folders/addUsingPath` and the same below a folder. The parent must exist. */
export function addFolder(call: Call, given: string, overwrite: boolean) {
  const path = absolutePath(call, given);
  const list = listByPath(call.site, path);
  if (!list) throw notFound(`The folder ${parentOf(path)} does not exist.`);
  demand(call.who, 'addListItems', call.site, list, list.items.at(parentOf(path)));
  demandFileName(leafOf(path), parentOf(path));
  demandParent(list, path);
  const known = list.items.at(path);
  if (known && !(overwrite && known.folder)) throw fileExists(path, '', String(known.values['Modified']));
  if (!known) createItem(writing(call, list), { Title: null }, { path, folder: true, bytes: null });
  return { kind: 'entity', entity: folderEntity(call, path, list), status: 201 } as const;
}

function demandParent(list: List, path: string): void {
  const parent = parentOf(path);
  if (parent.toLowerCase() !== list.path.toLowerCase() && !list.items.at(parent)?.folder) throw noSuchFile(parent);
}

function upload(call: Call, list: List, folder: string, name: string, overwrite: boolean) {
  const path = `${folder}/${name}`;
  demand(call.who, 'addListItems', call.site, list, list.items.at(folder));
  if (!isLibrary(list)) throw invalidArgument('Files can be added to libraries only.');
  demandFileName(name, folder);
  if (call.body.length > MAX_UPLOAD_BYTES) throw invalidArgument('The file is too large for one request; use chunks.');
  const known = list.items.at(path);
  if (!known)
    return {
      kind: 'entity',
      entity: fileEntity(call, list, createItem(writing(call, list), {}, { path, folder: false, bytes: call.body })),
      status: 200,
    } as const;
  if (known.folder || !overwrite)
    throw fileExists(path, call.site.users.find((user) => user.id === known.values['Editor'])?.loginName ?? '', String(known.values['Modified']));
  demand(call.who, 'editListItems', call.site, list, known);
  known.bytes = call.body;
  updateItem(writing(call, list), known, {});
  return { kind: 'entity', entity: fileEntity(call, list, known), status: 200 } as const;
}
