import { accessDenied } from '../http/errors.ts';
import type { Item, List, RoleAssignment, Site, SiteUser } from '../state/model.ts';
import { ensureLogin, ensureUser } from '../state/sites.ts';
import { bit, FULL_CONTROL, maskOf, type Permission } from './permissionMask.ts';
import { appLoginName, everyoneLoginName, loginNameOf, type Principal } from './principal.ts';

/** The rights somebody has at a site, a list or an item: the nearest scope with own assignments decides. */
export function rightsOf(who: Principal, site: Site, list?: List, item?: Item): bigint {
  if (who.kind === 'app') return who.limit;
  return rightsOfLogin(loginNameOf(who.user.upn), site, list, item) & who.limit;
}

export function rightsOfLogin(loginName: string, site: Site, list?: List, item?: Item): bigint {
  const self = site.users.find((user) => user.loginName.toLowerCase() === loginName.toLowerCase());
  if (self?.siteAdmin) return FULL_CONTROL;
  const principals = principalsOf(site, self);
  let mask = 0n;
  for (const assignment of scopeOf(site, list, item)) {
    if (!principals.has(assignment.principal)) continue;
    for (const id of assignment.roles) {
      const role = site.roles.find((each) => each.id === id);
      if (role) mask |= maskOf(Number(role.high), Number(role.low));
    }
  }
  return mask;
}

export const scopeOf = (site: Site, list?: List, item?: Item): readonly RoleAssignment[] =>
  (list && item ? ownScopeOf(list, item) : null) ?? list?.assignments ?? site.assignments;

/** Assignments of the row itself or of the nearest folder above it that has own ones; null: those of the list hold. */
export function ownScopeOf(list: List, item: Item): RoleAssignment[] | null {
  for (let at: Item | undefined = item; at;) {
    if (at.assignments) return at.assignments;
    const above: string | null = at.path === null ? (at.parent ?? null) : at.path.slice(0, at.path.lastIndexOf('/'));
    at = above === null ? undefined : list.items.at(above);
  }
  return null;
}

/** The user, "everyone", and the groups either is in. */
function principalsOf(site: Site, self: SiteUser | undefined): Set<number> {
  const everyone = site.users.find((user) => user.loginName === everyoneLoginName(site.tenant));
  const ids = new Set<number>();
  for (const each of [self, everyone]) if (each) ids.add(each.id);
  for (const group of site.groups) if (group.members.some((id) => ids.has(id))) ids.add(group.id);
  return ids;
}

export const may = (mask: bigint, permission: Permission): boolean => (mask & bit(permission)) !== 0n;

export function demand(who: Principal, permission: Permission, site: Site, list?: List, item?: Item): void {
  if (!may(rightsOf(who, site, list, item), permission)) throw accessDenied();
}

/** Whether this row exists for the caller: list rights, own scope, and "read only one's own" of the list. */
export function canReadItem(who: Principal, site: Site, list: List, item: Item, listMask: bigint, self: number): boolean {
  const mask = ownScopeOf(list, item) ? rightsOf(who, site, list, item) : listMask;
  if (!may(mask, 'viewListItems')) return false;
  return list.readSecurity !== 2 || may(mask, 'manageLists') || item.values['Author'] === self;
}

export function canEditItem(who: Principal, site: Site, list: List, item: Item, permission: Permission, self: number): boolean {
  const mask = rightsOf(who, site, list, item);
  if (!may(mask, permission)) return false;
  return list.writeSecurity === 1 || may(mask, 'manageLists') || (list.writeSecurity === 2 && item.values['Author'] === self);
}

/** The site's own entry for the caller; made at the first visit. */
export function siteUserOf(who: Principal, site: Site): SiteUser {
  if (who.kind === 'user') return ensureUser(site, who.user);
  return ensureLogin(site, appLoginName(who.appId, site.tenant), { title: who.name, email: '', upn: '', principalType: 1, uniqueId: null });
}
