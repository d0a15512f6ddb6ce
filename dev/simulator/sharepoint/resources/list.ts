import { entityBody, nothing, type Call, type Entity, type Resource } from '../http/call.ts';
import { accessDenied, listExists, unknownProperty } from '../http/errors.ts';
import { textArgument } from '../http/path.ts';
import { highLow } from '../identity/permissionMask.ts';
import { demand, may, rightsOf, rightsOfLogin, siteUserOf } from '../identity/rights.ts';
import { isoSeconds, isLibrary, itemType, listByTitle } from '../state/lists.ts';
import type { List } from '../state/model.ts';
import { getChanges, currentToken } from './changes.ts';
import { fieldEntity, fieldsResource } from './fields.ts';
import { folderEntity, folderResource } from './folders.ts';
import { itemByKey, itemsResource } from './items.ts';
import { camlItems } from './camlItems.ts';
import { addValidated } from './addValidated.ts';
import { renderListData } from './renderList.ts';
import { securableChild } from './securable.ts';
import { viewsResource, viewEntity, viewResource } from './views.ts';
import { subscriptionsResource } from './subscriptions.ts';

export function listEntity(call: Call, list: List): Entity {
  return {
    type: 'SP.List',
    path: `Web/Lists(guid'${list.id}')`,
    props: {
      AllowContentTypes: true,
      BaseTemplate: list.template,
      BaseType: isLibrary(list) ? 1 : 0,
      ContentTypesEnabled: list.contentTypes,
      Created: list.created,
      Description: list.description,
      EnableAttachments: list.attachments,
      EnableFolderCreation: isLibrary(list),
      EnableMinorVersions: false,
      EnableVersioning: list.versioning,
      EntityTypeName: list.entityName,
      Hidden: list.hidden,
      Id: list.id,
      IsApplicationList: false,
      ItemCount: list.items.size,
      LastItemDeletedDate: list.deleted,
      LastItemModifiedDate: list.modified,
      LastItemUserModifiedDate: list.modified,
      ListItemEntityTypeFullName: itemType(list),
      MajorVersionLimit: list.majorVersions,
      NoCrawl: list.noCrawl,
      ParentWebUrl: call.site.path,
      Title: list.title,
    },
    lazy: {
      CurrentChangeToken: () => ({ StringValue: currentToken(call, list) }),
      EffectiveBasePermissions: () => highLow(rightsOf(call.who, call.site, list)),
      HasUniqueRoleAssignments: () => list.assignments !== null,
      ReadSecurity: () => list.readSecurity,
      WriteSecurity: () => list.writeSecurity,
      OnQuickLaunch: () => list.onQuickLaunch,
      DefaultViewUrl: () => `${list.path}/AllItems.aspx`,
    },
    links: {
      RootFolder: () => folderEntity(call, list.path, list),
      Fields: () => list.fields.map((field) => fieldEntity(list, field)),
      Views: () => list.views.map((view) => viewEntity(list, view)),
      DefaultView: () =>
        viewEntity(
          list,
          list.views.find((view) => view.isDefault)!,
        ),
    },
  };
}

const flag = (value: unknown): boolean => value === true;
const IGNORED = new Set([
  'AllowContentTypes',
  'BaseTemplate',
  'EnableFolderCreation',
  'EnableMinorVersions',
  'DraftVersionVisibility',
  'ForceCheckout',
  'EnableModeration',
  'DisableGridEditing',
  'ListExperienceOptions',
]);

export function changeList(list: List, name: string, value: unknown): void {
  switch (name) {
    case 'Title':
      list.title = String(value);
      return;
    case 'Description':
      list.description = String(value);
      return;
    case 'Hidden':
      list.hidden = flag(value);
      return;
    case 'EnableAttachments':
      list.attachments = flag(value);
      return;
    case 'EnableVersioning':
      list.versioning = flag(value);
      if (list.versioning && !list.majorVersions) list.majorVersions = 500;
      return;
    case 'MajorVersionLimit':
      list.majorVersions = Number(value);
      return;
    case 'ContentTypesEnabled':
      list.contentTypes = flag(value);
      return;
    case 'NoCrawl':
      list.noCrawl = flag(value);
      return;
    case 'ReadSecurity':
      list.readSecurity = Number(value);
      return;
    case 'WriteSecurity':
      list.writeSecurity = Number(value);
      return;
    case 'OnQuickLaunch':
      list.onQuickLaunch = flag(value);
      return;
    default:
      if (!IGNORED.has(name)) throw unknownProperty(name, 'SP.List');
  }
}

export function listResource(list: List): Resource {
  return {
    get: (call) => ({ kind: 'entity', entity: listEntity(call, list) }),
    merge: (call) => {
      demand(call.who, 'manageLists', call.site, list);
      const body = entityBody(call, 'SP.List');
      const other = 'Title' in body ? listByTitle(call.site, String(body['Title'])) : undefined;
      if (other && other !== list) throw listExists();
      for (const [name, value] of Object.entries(body)) changeList(list, name, value);
      return nothing;
    },
    delete: (call) => {
      demand(call.who, 'manageLists', call.site, list);
      call.site.lists.splice(call.site.lists.indexOf(list), 1);
      return { kind: 'empty', status: 200 };
    },
    child: (segment, call) => {
      switch (segment.name) {
        case 'items':
          return segment.args?.length ? itemByKey(call, list, segment) : itemsResource(list);
        case 'getitembyid':
          return itemByKey(call, list, segment);
        case 'getitems':
          return { post: (inner) => camlItems(inner, list) };
        case 'renderlistdataasstream':
          return { post: (inner) => renderListData(inner, list) };
        case 'addvalidateupdateitemusingpath':
          return { post: (inner) => addValidated(inner, list) };
        case 'fields':
          return fieldsResource(list, segment);
        case 'views':
          return viewsResource(list, segment);
        case 'defaultview':
          return viewResource(list, () => list.views.find((view) => view.isDefault));
        case 'getchanges':
          return { post: (inner) => getChanges(inner, list) };
        case 'subscriptions':
          return subscriptionsResource(list, segment);
        case 'rootfolder':
          return folderResource(list.path, list);
        case 'recycle':
          return { post: (inner) => recycleList(inner, list) };
        case 'reservelistitemid':
          return {
            post: (inner) => {
              demand(inner.who, 'addListItems', inner.site, list);
              list.nextItem += 1;
              return { kind: 'value', name: 'ReserveListItemId', type: 'Edm.Int32', value: list.nextItem - 1 };
            },
          };
        case 'effectivebasepermissions':
          return {
            get: (inner) => ({
              kind: 'value',
              name: 'EffectiveBasePermissions',
              type: 'SP.BasePermissions',
              value: highLow(rightsOf(inner.who, inner.site, list)),
            }),
          };
        case 'getusereffectivepermissions':
          return {
            get: (inner) => ({
              kind: 'value',
              name: 'GetUserEffectivePermissions',
              type: 'SP.BasePermissions',
              value: highLow(rightsOfLogin(textArgument(segment, 'user'), inner.site, list)),
            }),
          };
        default:
          return securableChild(segment, call, list);
      }
    },
  };
}

function recycleList(call: Call, list: List) {
  if (!may(rightsOf(call.who, call.site, list), 'manageLists')) throw accessDenied();
  const id = call.world.random.guid();
  call.site.lists.splice(call.site.lists.indexOf(list), 1);
  call.site.recycleBin.push({ id, kind: 'list', list, title: list.title, at: isoSeconds(call.world.clock.now()), by: siteUserOf(call.who, call.site).id });
  return { kind: 'value', name: 'Recycle', type: 'Edm.Guid', value: id } as const;
}
