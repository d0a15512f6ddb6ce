import { entityBody, nothing, type Call, type Resource } from '../http/call.ts';
import { accessDenied, notFound, refused, unknownProperty } from '../http/errors.ts';
import { argument, numberArgument, textArgument, type Segment } from '../http/path.ts';
import { demand, may, rightsOf, siteUserOf } from '../identity/rights.ts';
import { collection } from '../query/collection.ts';
import type { Group, Site, SiteUser } from '../state/model.ts';
import { addGroup } from '../state/sites.ts';
import { byLogin, ensurePerson } from './users.ts';
import { groupEntity, userEntity } from './userEntity.ts';

const noSuchGroup = () => notFound('Group cannot be found.', '-2146232832, Microsoft.SharePoint.SPException');

export function siteGroupsResource(segment: Segment): Resource {
  const key = argument(segment, 'id');
  if (key) return groupResource((site) => site.groups.find((group) => group.id === Number(key.value)));
  return {
    get: (call) => {
      demand(call.who, 'browseUserInfo', call.site);
      return collection(
        call,
        'SP.Group',
        call.site.groups.map((group) => groupEntity(call.site, group)),
      );
    },
    post: (call) => {
      demand(call.who, 'createGroups', call.site);
      const body = entityBody(call, 'SP.Group');
      const title = String(body['Title'] ?? '');
      if (title === '' || title.length > 255) throw refused('The group name is empty, or you are using an invalid name.');
      if (call.site.groups.some((group) => group.title.toLowerCase() === title.toLowerCase()))
        throw refused('The specified name is already in use. Please try again with a new name.', 500);
      const group = addGroup(call.site, title, '', siteUserOf(call.who, call.site).id);
      change(group, body);
      return { kind: 'entity', entity: groupEntity(call.site, group), status: 201 };
    },
    child: (inner) => {
      switch (inner.name) {
        case 'getbyid':
          return groupResource((site) => site.groups.find((group) => group.id === numberArgument(inner, 'id')));
        case 'getbyname':
          return groupResource((site) => site.groups.find((group) => group.title.toLowerCase() === textArgument(inner, 'name').toLowerCase()));
        case 'removebyid':
          return {
            post: (call) =>
              removeGroup(
                call,
                call.site.groups.find((group) => group.id === numberArgument(inner, 'id')),
              ),
          };
        case 'removebyloginname':
          return {
            post: (call) =>
              removeGroup(
                call,
                call.site.groups.find((group) => group.title === textArgument(inner, 'loginname')),
              ),
          };
        default:
          return undefined;
      }
    },
  };
}

export function groupResource(find: (site: Site) => Group | undefined): Resource {
  const found = (call: Call): Group => {
    const group = find(call.site);
    if (!group) throw noSuchGroup();
    return group;
  };
  return {
    get: (call) => ({ kind: 'entity', entity: groupEntity(call.site, found(call)) }),
    merge: (call) => {
      demandManage(call, found(call));
      change(found(call), entityBody(call, 'SP.Group'));
      return nothing;
    },
    child: (segment) => (segment.name === 'users' ? groupUsers(segment, found) : undefined),
  };
}

function groupUsers(segment: Segment, found: (call: Call) => Group): Resource {
  const key = argument(segment, 'loginname');
  const remove = (call: Call, user: SiteUser | undefined) => {
    const group = found(call);
    demandManage(call, group);
    if (!user || !group.members.includes(user.id)) throw notFound('Can not find the user.', '-2146232832, Microsoft.SharePoint.SPException');
    group.members = group.members.filter((id) => id !== user.id);
    return { kind: 'empty', status: 200 } as const;
  };
  if (key) return { get: (call) => ({ kind: 'entity', entity: userEntity(call.site, member(call, found(call), byLogin(call.site, String(key.value)))) }) };
  return {
    get: (call) => {
      const group = found(call);
      demandSee(call, group);
      return collection(
        call,
        'SP.User',
        call.site.users.filter((user) => group.members.includes(user.id)).map((user) => userEntity(call.site, user)),
      );
    },
    post: (call) => {
      const group = found(call);
      demandManage(call, group);
      const user = ensurePerson(call, String(entityBody(call, 'SP.User')['LoginName'] ?? ''));
      if (!group.members.includes(user.id)) group.members.push(user.id);
      return { kind: 'entity', entity: userEntity(call.site, user), status: 201 };
    },
    child: (inner) => {
      if (inner.name === 'removebyid')
        return {
          post: (call) =>
            remove(
              call,
              call.site.users.find((user) => user.id === numberArgument(inner, 'id')),
            ),
        };
      if (inner.name === 'removebyloginname') return { post: (call) => remove(call, byLogin(call.site, textArgument(inner, 'loginname'))) };
      if (inner.name === 'getbyid')
        return {
          get: (call) => ({
            kind: 'entity',
            entity: userEntity(
              call.site,
              member(
                call,
                found(call),
                call.site.users.find((user) => user.id === numberArgument(inner, 'id')),
              ),
            ),
          }),
        };
      return undefined;
    },
  };
}

function member(call: Call, group: Group, user: SiteUser | undefined): SiteUser {
  demandSee(call, group);
  if (!user || !group.members.includes(user.id)) throw notFound('User cannot be found.', '-2146232832, Microsoft.SharePoint.SPException');
  return user;
}

/** A group made by REST shows its members to members and owners only, until `OnlyAllowMembersViewMembership` is false. */
function demandSee(call: Call, group: Group): void {
  demand(call.who, 'browseUserInfo', call.site);
  if (!group.membersSeeMembers || group.members.includes(siteUserOf(call.who, call.site).id)) return;
  if (!owns(call, group)) throw accessDenied();
}

function demandManage(call: Call, group: Group): void {
  if (owns(call, group) || (group.membersEdit && group.members.includes(siteUserOf(call.who, call.site).id))) return;
  throw accessDenied();
}

function owns(call: Call, group: Group): boolean {
  if (may(rightsOf(call.who, call.site), 'managePermissions')) return true;
  const self = siteUserOf(call.who, call.site).id;
  return group.owner === self || (call.site.groups.find((each) => each.id === group.owner)?.members.includes(self) ?? false);
}

function removeGroup(call: Call, group: Group | undefined) {
  if (!group) throw noSuchGroup();
  demandManage(call, group);
  const { site } = call;
  site.groups = site.groups.filter((each) => each !== group);
  site.assignments = site.assignments.filter((each) => each.principal !== group.id);
  for (const list of site.lists) if (list.assignments) list.assignments = list.assignments.filter((each) => each.principal !== group.id);
  return { kind: 'empty', status: 200 } as const;
}

function change(group: Group, body: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(body)) {
    if (name === 'Title') group.title = String(value);
    else if (name === 'Description') group.description = String(value);
    else if (name === 'OnlyAllowMembersViewMembership') group.membersSeeMembers = value === true;
    else if (name === 'AllowMembersEditMembership') group.membersEdit = value === true;
    else if (name !== 'AllowRequestToJoinLeave' && name !== 'AutoAcceptRequestToJoinLeave') throw unknownProperty(name, 'SP.Group');
  }
}
