import type { Tenant, User } from '../../core/directory.ts';
import type { World } from '../../core/service.ts';
import { CONTRIBUTE, DESIGN, EDIT, FULL_CONTROL, highLow, READ, ROLE_IDS } from '../identity/permissionMask.ts';
import { everyoneLoginName, loginNameOf } from '../identity/principal.ts';
import { createList, DOCUMENT_LIBRARY, isoSeconds } from './lists.ts';
import type { Group, Site, SiteUser } from './model.ts';

/** `owners`, `members`, `visitors` are addresses of users; `'everyone'` stands for everyone but external users. Owners are site admins. */
export type SiteOptions = { title: string; owners?: readonly string[]; members?: readonly string[]; visitors?: readonly string[] };

const FIRST_PRINCIPAL = 3;

export function newSite(world: World, tenant: Tenant, path: string, options: SiteOptions): Site {
  const site: Site = {
    id: world.random.guid(),
    webId: world.random.guid(),
    tenant: tenant.id,
    path,
    title: options.title,
    created: isoSeconds(world.clock.now()),
    users: [],
    groups: [],
    associated: { owners: 0, members: 0, visitors: 0 },
    roles: builtInRoles(),
    assignments: [],
    lists: [],
    recycleBin: [],
    nextPrincipal: FIRST_PRINCIPAL,
    sequence: 1000,
    uploads: {},
  };
  const group = (suffix: string, people: readonly string[], role: number): number => {
    const made = addGroup(site, `${options.title} ${suffix}`, '', 0);
    made.membersSeeMembers = false;
    made.members = people.map((address) => ensureAddress(site, tenant, address).id);
    site.assignments.push({ principal: made.id, roles: [role] });
    return made.id;
  };
  site.associated.owners = group('Owners', options.owners ?? [], ROLE_IDS.fullControl);
  site.associated.visitors = group('Visitors', options.visitors ?? [], ROLE_IDS.read);
  site.associated.members = group('Members', options.members ?? [], ROLE_IDS.edit);
  for (const made of site.groups) made.owner = site.associated.owners;
  for (const id of site.groups[0]!.members) {
    const owner = site.users.find((user) => user.id === id);
    if (owner) owner.siteAdmin = true;
  }
  createList(site, world, { title: 'Documents', urlName: 'Shared Documents', template: DOCUMENT_LIBRARY });
  createList(site, world, { title: 'Site Assets', urlName: 'SiteAssets', template: DOCUMENT_LIBRARY });
  return site;
}

function builtInRoles(): Site['roles'] {
  const rows = [
    [ROLE_IDS.fullControl, 'Full Control', 'Has full control.', 5, 1, FULL_CONTROL],
    [ROLE_IDS.design, 'Design', 'Can view, add, update, delete, approve, and customize.', 4, 32, DESIGN],
    [ROLE_IDS.edit, 'Edit', 'Can add, edit and delete lists; can view, add, update and delete list items and documents.', 6, 48, EDIT],
    [ROLE_IDS.contribute, 'Contribute', 'Can view, add, update, and delete list items and documents.', 3, 64, CONTRIBUTE],
    [ROLE_IDS.read, 'Read', 'Can view pages and list items and download documents.', 2, 128, READ],
  ] as const;
  return rows.map(([id, name, description, kind, order, mask]) => {
    const { High, Low } = highLow(mask);
    return { id, name, description, kind, order, high: High, low: Low };
  });
}

export function addGroup(site: Site, title: string, description: string, owner: number): Group {
  const group: Group = { id: site.nextPrincipal, title, description, owner, members: [], membersSeeMembers: true, membersEdit: false };
  site.nextPrincipal += 1;
  site.groups.push(group);
  return group;
}

export function ensureUser(site: Site, user: User): SiteUser {
  return ensureLogin(site, loginNameOf(user.upn), { title: user.displayName, email: user.upn, upn: user.upn, principalType: 1, uniqueId: user.oid });
}

export function ensureLogin(site: Site, loginName: string, about: Pick<SiteUser, 'title' | 'email' | 'upn' | 'principalType' | 'uniqueId'>): SiteUser {
  const known = site.users.find((each) => each.loginName.toLowerCase() === loginName.toLowerCase());
  if (known) return known;
  const made: SiteUser = { id: site.nextPrincipal, loginName, siteAdmin: false, ...about };
  site.nextPrincipal += 1;
  site.users.push(made);
  return made;
}

export function ensureEveryone(site: Site): SiteUser {
  return ensureLogin(site, everyoneLoginName(site.tenant), { title: 'Everyone except external users', email: '', upn: '', principalType: 4, uniqueId: null });
}

function ensureAddress(site: Site, tenant: Tenant, address: string): SiteUser {
  if (address === 'everyone') return ensureEveryone(site);
  const user = tenant.users.find((each) => each.upn === address.toLowerCase());
  if (!user) throw new Error(`simulator: no user ${address} in tenant ${tenant.name}`);
  return ensureUser(site, user);
}
