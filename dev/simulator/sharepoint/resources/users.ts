import { jsonBody, nothing, type Call, type Resource } from '../http/call.ts';
import { notFound } from '../http/errors.ts';
import { argument, textArgument, type Segment } from '../http/path.ts';
import { everyoneLoginName, loginNameOf, upnOf } from '../identity/principal.ts';
import { demand, siteUserOf } from '../identity/rights.ts';
import { collection } from '../query/collection.ts';
import type { Site, SiteUser } from '../state/model.ts';
import { ensureEveryone, ensureUser } from '../state/sites.ts';
import { groupEntity, userEntity } from './userEntity.ts';

const noSuchUser = () => notFound('The specified user could not be found.', '-2146232832, Microsoft.SharePoint.SPException');

export function siteUsersResource(segment: Segment): Resource {
  const key = argument(segment, 'loginname');
  if (key) return userResource((site) => byLogin(site, String(key.value)));
  return {
    get: (call) => {
      demand(call.who, 'browseUserInfo', call.site);
      return collection(
        call,
        'SP.User',
        call.site.users.map((user) => userEntity(call.site, user)),
      );
    },
    child: (inner) => {
      switch (inner.name) {
        case 'getbyid':
          return userResource((site) => site.users.find((user) => user.id === Number(textArgument(inner, 'id'))));
        case 'getbyemail':
          return userResource((site) =>
            site.users.find((user) => user.email !== '' && user.email.toLowerCase() === textArgument(inner, 'email').toLowerCase()),
          );
        case 'getbyloginname':
          return userResource((site) => byLogin(site, textArgument(inner, 'loginname')));
        case 'removebyid':
          return {
            post: (call) =>
              removeUser(
                call,
                call.site.users.find((user) => user.id === Number(textArgument(inner, 'id'))),
              ),
          };
        case 'removebyloginname':
          return { post: (call) => removeUser(call, byLogin(call.site, textArgument(inner, 'loginname'))) };
        default:
          return undefined;
      }
    },
  };
}

export const byLogin = (site: Site, loginName: string): SiteUser | undefined =>
  site.users.find((user) => user.loginName.toLowerCase() === loginName.toLowerCase());

export function userResource(find: (site: Site, call: Call) => SiteUser | undefined): Resource {
  const found = (call: Call): SiteUser => {
    const user = find(call.site, call);
    if (!user) throw noSuchUser();
    return user;
  };
  return {
    get: (call) => ({ kind: 'entity', entity: userEntity(call.site, found(call)) }),
    child: (segment) =>
      segment.name === 'groups'
        ? {
            get: (call) =>
              collection(
                call,
                'SP.Group',
                call.site.groups.filter((group) => group.members.includes(found(call).id)).map((group) => groupEntity(call.site, group)),
              ),
          }
        : undefined,
  };
}

export const currentUserResource = (): Resource => userResource((site, call) => siteUserOf(call.who, site));

/** Makes the site's entry for somebody of the tenant; by login name or address. */
export function ensureUserResource(): Resource {
  return {
    post: (call) => {
      demand(call.who, 'browseUserInfo', call.site);
      return { kind: 'entity', entity: userEntity(call.site, ensurePerson(call, String(jsonBody(call)['logonName'] ?? ''))) };
    },
  };
}

export function ensurePerson(call: Call, loginName: string): SiteUser {
  if (loginName === everyoneLoginName(call.tenant.id)) return ensureEveryone(call.site);
  const wanted = loginName.includes('|') ? loginName.toLowerCase() : loginNameOf(loginName);
  const user = call.tenant.users.find((each) => loginNameOf(each.upn) === wanted || each.otherMails.includes(upnOf(wanted)));
  if (!user) throw notFound(`The specified user ${loginName} could not be found.`, '-2146232832, Microsoft.SharePoint.SPException');
  return ensureUser(call.site, user);
}

function removeUser(call: Call, user: SiteUser | undefined) {
  demand(call.who, 'manageWeb', call.site);
  if (!user) throw noSuchUser();
  call.site.users = call.site.users.filter((each) => each !== user);
  for (const group of call.site.groups) group.members = group.members.filter((id) => id !== user.id);
  return nothing;
}
