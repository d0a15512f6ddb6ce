import type { Call, Entity } from '../http/call.ts';
import type { Item, List } from '../state/model.ts';
import { refOf, versionLabel } from '../query/itemRow.ts';
import { itemEntity } from './itemEntity.ts';
import { userEntity } from './userEntity.ts';

const quoted = (path: string): string => encodeURIComponent(path).replaceAll("'", "''");
export const leafOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
export const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

export function fileEntity(call: Call, list: List, item: Item): Entity {
  const path = item.path!;
  const author = call.site.users.find((user) => user.id === item.values['Author']);
  return {
    type: 'SP.File',
    path: `Web/GetFileByServerRelativePath(decodedurl='${quoted(path)}')`,
    props: {
      CheckInComment: '',
      CheckOutType: 2,
      ContentTag: `{${item.uniqueId.toUpperCase()}},${item.version},${item.version}`,
      CustomizedPageStatus: 0,
      ETag: `"{${item.uniqueId.toUpperCase()}},${item.version}"`,
      Exists: true,
      Length: String(item.bytes?.length ?? 0),
      Level: 1,
      LinkingUri: null,
      LinkingUrl: '',
      MajorVersion: Math.floor(item.uiVersion / 512),
      MinorVersion: 0,
      Name: leafOf(path),
      ServerRelativeUrl: path,
      TimeCreated: item.values['Created'],
      TimeLastModified: item.values['Modified'],
      Title: item.values['Title'] ?? null,
      UIVersion: item.uiVersion,
      UIVersionLabel: versionLabel(item.uiVersion),
      UniqueId: item.uniqueId,
    },
    lazy: { ServerRelativePath: () => ({ DecodedUrl: path }) },
    links: { ListItemAllFields: (selection) => itemEntity(call, list, item, selection), Author: () => (author ? userEntity(call.site, author) : null) },
  };
}

/** `path` is the list's own for its root folder. */
export function folderEntity(call: Call, path: string, list: List): Entity {
  const item = list.items.at(path);
  const inside = [...list.items.all()].filter((each) => parentOf(refOf(list, each)).toLowerCase() === path.toLowerCase());
  return {
    type: 'SP.Folder',
    path: `Web/GetFolderByServerRelativePath(decodedurl='${quoted(path)}')`,
    props: {
      Exists: true,
      IsWOPIEnabled: false,
      ItemCount: inside.length,
      Name: leafOf(path),
      ProgID: null,
      ServerRelativeUrl: path,
      TimeCreated: item?.values['Created'] ?? list.created,
      TimeLastModified: item?.values['Modified'] ?? list.modified,
      UniqueId: item?.uniqueId ?? list.id,
      WelcomePage: '',
    },
    lazy: { ServerRelativePath: () => ({ DecodedUrl: path }) },
    links: {
      Files: () => inside.filter((each) => each.path !== null && !each.folder).map((each) => fileEntity(call, list, each)),
      Folders: () => inside.filter((each) => each.folder).map((each) => folderEntity(call, each.path!, list)),
      ListItemAllFields: (selection) => (item ? itemEntity(call, list, item, selection) : null),
    },
  };
}
