import { entityBody, nothing, type Call, type Entity, type Resource } from '../http/call.ts';
import { accessDenied, unknownProperty } from '../http/errors.ts';
import { booleanArgument, numberArgument, textArgument, type Segment } from '../http/path.ts';
import { highLow } from '../identity/permissionMask.ts';
import { demand, may, rightsOf, rightsOfLogin, siteUserOf } from '../identity/rights.ts';
import { biasOf } from '../rules/siteTime.ts';
import { listByPath } from '../state/lists.ts';
import { addFolder, fileAt, folderAt } from './folders.ts';
import { groupResource, siteGroupsResource } from './groups.ts';
import { listEntity, listResource } from './list.ts';
import { listsResource, visibleList } from './lists.ts';
import { recycleBinResource } from './recycleBin.ts';
import { rolesResource } from './roles.ts';
import { searchResource } from './search.ts';
import { securableChild } from './securable.ts';
import { contextInfo } from './contextInfo.ts';
import { groupEntity, userEntity } from './userEntity.ts';
import { currentUserResource, ensureUserResource, siteUsersResource, userResource } from './users.ts';

function webEntity(call: Call): Entity {
  const { site } = call;
  const url = `${call.address}${site.path}`;
  return {
    type: 'SP.Web',
    path: 'Web',
    props: {
      Created: site.created,
      Description: '',
      Id: site.webId,
      Language: 1033,
      LastItemModifiedDate: latest(call),
      MasterUrl: `${site.path}/_catalogs/masterpage/seattle.master`,
      NoCrawl: false,
      ServerRelativeUrl: site.path,
      Title: site.title,
      Url: url,
      WebTemplate: 'STS',
      WelcomePage: '',
      UIVersion: 15,
    },
    lazy: {
      EffectiveBasePermissions: () => highLow(rightsOf(call.who, site)),
      HasUniqueRoleAssignments: () => true,
      LastItemUserModifiedDate: () => latest(call),
      SiteLogoUrl: () => '',
    },
    links: {
      CurrentUser: () => userEntity(site, siteUserOf(call.who, site)),
      Lists: () => site.lists.filter((list) => may(rightsOf(call.who, site, list), 'viewListItems')).map((list) => listEntity(call, list)),
      SiteGroups: () => site.groups.map((group) => groupEntity(site, group)),
    },
  };
}

const latest = (call: Call): string => call.site.lists.reduce((newest, list) => (list.modified > newest ? list.modified : newest), call.site.created);

/** The first step of an address below `_api`. */
export function rootResource(segment: Segment): Resource | undefined {
  switch (segment.name) {
    case 'web':
      return webResource();
    case 'site':
      return siteResource();
    case 'contextinfo':
      return { post: contextInfo };
    case 'search':
      return searchResource();
    default:
      return undefined;
  }
}

function siteResource(): Resource {
  return {
    get: (call) => ({
      kind: 'entity',
      entity: {
        type: 'SP.Site',
        path: 'Site',
        props: {
          GroupId: '00000000-0000-0000-0000-000000000000',
          Id: call.site.id,
          PrimaryUri: `${call.address}${call.site.path}`,
          ReadOnly: false,
          ServerRelativeUrl: call.site.path,
          Url: `${call.address}${call.site.path}`,
        },
      },
    }),
    child: (segment) => (segment.name === 'rootweb' ? webResource() : segment.name === 'recyclebin' ? recycleBinResource(segment, 'site') : undefined),
  };
}

function webResource(): Resource {
  return {
    get: (call) => ({ kind: 'entity', entity: webEntity(call) }),
    merge: (call) => {
      demand(call.who, 'manageWeb', call.site);
      for (const [name, value] of Object.entries(entityBody(call, 'SP.Web'))) {
        if (name !== 'Title') throw unknownProperty(name, 'SP.Web');
        call.site.title = String(value);
      }
      return nothing;
    },
    child: webChild,
  };
}

function webChild(segment: Segment, call: Call): Resource | undefined {
  const group = (id: number): Resource => groupResource((site) => site.groups.find((each) => each.id === id));
  switch (segment.name) {
    case 'lists':
      return listsResource(segment, call);
    case 'getlist':
      return listAt(call, textArgument(segment, 'strurl'));
    case 'getlistusingpath':
      return listAt(call, textArgument(segment, 'decodedurl'));
    case 'currentuser':
      return currentUserResource();
    case 'siteusers':
      return siteUsersResource(segment);
    case 'getuserbyid':
      return userResource((site) => site.users.find((user) => user.id === numberArgument(segment, 'id')));
    case 'ensureuser':
      return ensureUserResource();
    case 'sitegroups':
      return siteGroupsResource(segment);
    case 'associatedownergroup':
      return group(call.site.associated.owners);
    case 'associatedmembergroup':
      return group(call.site.associated.members);
    case 'associatedvisitorgroup':
      return group(call.site.associated.visitors);
    case 'roledefinitions':
      return rolesResource(segment);
    case 'recyclebin':
      return recycleBinResource(segment);
    case 'getfolderbyserverrelativepath':
      return folderAt(call, textArgument(segment, 'decodedurl'));
    case 'getfolderbyserverrelativeurl':
      return folderAt(call, textArgument(segment, 'serverrelativeurl'));
    case 'getfilebyserverrelativepath':
      return fileAt(call, textArgument(segment, 'decodedurl'));
    case 'getfilebyserverrelativeurl':
      return fileAt(call, textArgument(segment, 'serverrelativeurl'));
    case 'folders':
      return foldersOfWeb();
    case 'effectivebasepermissions':
      return {
        get: (inner) => ({ kind: 'value', name: 'EffectiveBasePermissions', type: 'SP.BasePermissions', value: highLow(rightsOf(inner.who, inner.site)) }),
      };
    case 'getusereffectivepermissions':
      return {
        get: (inner) => {
          if (!may(rightsOf(inner.who, inner.site), 'enumeratePermissions')) throw accessDenied();
          return {
            kind: 'value',
            name: 'GetUserEffectivePermissions',
            type: 'SP.BasePermissions',
            value: highLow(rightsOfLogin(textArgument(segment, 'user'), inner.site)),
          };
        },
      };
    case 'title':
      return { get: (inner) => ({ kind: 'value', name: 'Title', value: inner.site.title }) };
    case 'regionalsettings':
      return regionalSettings(call);
    default:
      return securableChild(segment, call);
  }
}

function listAt(call: Call, path: string): Resource {
  const wanted = path.replace(/\/+$/, '');
  const list = listByPath(call.site, wanted);
  const exact = list && (wanted.startsWith('/') ? wanted : `${call.site.path}/${wanted}`).toLowerCase() === list.path.toLowerCase();
  return listResource(visibleList(call, exact ? list : undefined, wanted));
}

function foldersOfWeb(): Resource {
  return {
    child: (segment, call) => {
      if (segment.name !== 'addusingpath' && segment.name !== 'add') return undefined;
      return {
        post: () => addFolder(call, textArgument(segment, segment.name === 'add' ? 'url' : 'decodedurl'), booleanArgument(segment, 'overwrite', false, 1)),
      };
    },
  };
}

/** Sites are in American English and, unless a test moves them, in UTC. */
function regionalSettings({ site: { timeZone }, world }: Call): Resource {
  const zone: Entity = {
    type: 'SP.TimeZone',
    path: 'Web/RegionalSettings/TimeZone',
    props: {
      Description: timeZone ?? '(UTC) Coordinated Universal Time',
      Id: 93,
      Information: biasOf(timeZone ?? 'UTC', new Date(world.clock.now()).getUTCFullYear()),
    },
  };
  return {
    get: () => ({
      kind: 'entity',
      entity: {
        type: 'SP.RegionalSettings',
        path: 'Web/RegionalSettings',
        props: { LocaleId: 1033, FirstDayOfWeek: 0, Time24: false },
        links: { TimeZone: () => zone },
      },
    }),
    child: (segment) => (segment.name === 'timezone' ? { get: () => ({ kind: 'entity', entity: zone }) } : undefined),
  };
}
