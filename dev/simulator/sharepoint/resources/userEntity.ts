import type { Entity } from '../http/call.ts';
import { notFound } from '../http/errors.ts';
import type { Group, Site, SiteUser } from '../state/model.ts';

export function userEntity(site: Site, user: SiteUser): Entity {
  return {
    type: 'SP.User',
    path: `Web/GetUserById(${user.id})`,
    props: {
      Id: user.id,
      IsHiddenInUI: false,
      LoginName: user.loginName,
      Title: user.title,
      PrincipalType: user.principalType,
      Email: user.email,
      Expiration: '',
      IsEmailAuthenticationGuestUser: false,
      IsShareByEmailGuestUser: false,
      IsSiteAdmin: user.siteAdmin,
      UserId: user.uniqueId ? { NameId: user.uniqueId.replaceAll('-', '').slice(0, 16), NameIdIssuer: 'urn:federation:microsoftonline' } : null,
      UserPrincipalName: user.upn || null,
    },
    lazy: { AadObjectId: () => (user.uniqueId ? { NameId: user.uniqueId, NameIdIssuer: 'urn:federation:microsoftonline' } : null) },
    links: { Groups: () => site.groups.filter((group) => group.members.includes(user.id)).map((group) => groupEntity(site, group)) },
  };
}

export function groupEntity(site: Site, group: Group): Entity {
  return {
    type: 'SP.Group',
    path: `Web/SiteGroups/GetById(${group.id})`,
    props: {
      Id: group.id,
      IsHiddenInUI: false,
      LoginName: group.title,
      Title: group.title,
      PrincipalType: 8,
      AllowMembersEditMembership: group.membersEdit,
      AllowRequestToJoinLeave: false,
      AutoAcceptRequestToJoinLeave: false,
      Description: group.description,
      OnlyAllowMembersViewMembership: group.membersSeeMembers,
      OwnerTitle: site.groups.find((each) => each.id === group.owner)?.title ?? site.users.find((each) => each.id === group.owner)?.title ?? '',
      RequestToJoinLeaveEmailSetting: '',
    },
    links: {
      Users: () => site.users.filter((user) => group.members.includes(user.id)).map((user) => userEntity(site, user)),
      Owner: () => principalEntity(site, group.owner),
    },
  };
}

export function principalEntity(site: Site, id: number): Entity {
  const user = site.users.find((each) => each.id === id);
  if (user) return userEntity(site, user);
  const group = site.groups.find((each) => each.id === id);
  if (!group) throw notFound(`Can not find the principal with id: ${id}.`);
  return groupEntity(site, group);
}
