import { entityBody, jsonBody, nothing, type Call, type Resource } from '../http/call.ts';
import { accessDenied } from '../http/errors.ts';
import { highLow } from '../identity/permissionMask.ts';
import { canEditItem, rightsOf, rightsOfLogin, siteUserOf } from '../identity/rights.ts';
import { textArgument } from '../http/path.ts';
import type { Permission } from '../identity/permissionMask.ts';
import { removeItem, updateItem, type Writing } from '../rules/itemWrite.ts';
import { parseItemBody } from '../rules/itemValues.ts';
import { isoSeconds, itemType } from '../state/lists.ts';
import type { Item, List } from '../state/model.ts';
import { attachmentByKey, attachmentsResource } from './attachments.ts';
import { demandEtag } from './etag.ts';
import { textValues } from './fieldText.ts';
import { fileResource } from './files.ts';
import { folderResource } from './folders.ts';
import { validateUpdate } from './formValues.ts';
import { headerEtag, itemEntity, itemPath } from './itemEntity.ts';
import { securableChild } from './securable.ts';
import { versionsChild } from './versions.ts';

export function itemResource(list: List, item: Item): Resource {
  return {
    get: (call) => ({
      kind: 'entity',
      entity: itemEntity(call, list, item, call.selection),
      metadata: `SP.ListData.${list.entityName}Items/@Element`,
      headers: { etag: headerEtag(item) },
    }),
    merge: (call) => {
      demandRight(call, list, item, 'editListItems');
      demandEtag(call, item);
      updateItem(writing(call, list), item, parseItemBody(call.site, list, entityBody(call, itemType(list))));
      return { ...nothing, headers: { etag: headerEtag(item) } };
    },
    delete: (call) => {
      demandRight(call, list, item, 'deleteListItems');
      demandEtag(call, item);
      removeItem(writing(call, list), item);
      return { kind: 'empty', status: 200 };
    },
    child: (segment, call) => {
      switch (segment.name) {
        case 'recycle':
          return { post: (inner) => ({ kind: 'value', name: 'Recycle', type: 'Edm.Guid', value: recycleItem(inner, list, item) }) };
        case 'deletewithparameters':
          return {
            post: (inner) => {
              jsonBody(inner);
              demandRight(inner, list, item, 'deleteListItems');
              removeItem(writing(inner, list), item);
              return { kind: 'empty', status: 200 };
            },
          };
        case 'attachmentfiles':
          return segment.args?.length ? attachmentByKey(list, item, segment) : attachmentsResource(list, item);
        case 'validateupdatelistitem':
          return { post: (inner) => validateUpdate(inner, list, item) };
        case 'fieldvaluesastext':
          return {
            get: (inner) => ({
              kind: 'entity',
              entity: { type: 'SP.FieldStringValues', path: `${itemPath(list, item)}/FieldValuesAsText`, props: textValues(inner.site, list, item) },
            }),
          };
        case 'effectivebasepermissions':
          return {
            get: (inner) => ({
              kind: 'value',
              name: 'EffectiveBasePermissions',
              type: 'SP.BasePermissions',
              value: highLow(rightsOf(inner.who, inner.site, list, item)),
            }),
          };
        case 'getusereffectivepermissions':
          return {
            get: (inner) => ({
              kind: 'value',
              name: 'GetUserEffectivePermissions',
              type: 'SP.BasePermissions',
              value: highLow(rightsOfLogin(textArgument(segment, 'user'), inner.site, list, item)),
            }),
          };
        case 'file':
          return item.path !== null && !item.folder ? fileResource(list, item) : undefined;
        case 'folder':
          return item.path !== null && item.folder ? folderResource(item.path, list) : undefined;
        case 'versions':
          return versionsChild(segment, call, list, item);
        default:
          return securableChild(segment, call, list, item);
      }
    },
  };
}

export const writing = (call: Call, list: List): Writing => ({ site: call.site, list, who: call.who, world: call.world, tenant: call.tenant });

export function demandRight(call: Call, list: List, item: Item, permission: Permission): void {
  if (!canEditItem(call.who, call.site, list, item, permission, siteUserOf(call.who, call.site).id)) throw accessDenied();
}

/** Answers the id in the recycle bin. Recycling heeds an ETag only when one is sent. */
export function recycleItem(call: Call, list: List, item: Item): string {
  demandRight(call, list, item, 'deleteListItems');
  if (call.headers.get('if-match') !== null) demandEtag(call, item);
  removeItem(writing(call, list), item);
  const id = call.world.random.guid();
  call.site.recycleBin.push({
    id,
    kind: 'item',
    list: list.id,
    item,
    title: String(item.values['Title'] ?? `${item.id}_.000`),
    at: isoSeconds(call.world.clock.now()),
    by: siteUserOf(call.who, call.site).id,
  });
  return id;
}
