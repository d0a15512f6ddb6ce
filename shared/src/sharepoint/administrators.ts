import '@pnp/sp/site-groups/index.js';
import '@pnp/sp/site-users/index.js';
import { ROLE_GROUPS, type Role } from '../schema/index.ts';
import type { Access } from './access.ts';
import { refusalOf, toFault } from './fault.ts';

type SiteUser = { Email?: string; UserPrincipalName?: string; IsSiteAdmin?: boolean };

/** Addresses of who may do everything: members of the admin group, and administrators of the site. A group somebody deleted counts as empty. 2 requests. */
export async function administrators(access: Access): Promise<string[]> {
  const everybody = (await access.guarded(() => access.web.siteUsers.select('Id', 'Email', 'UserPrincipalName', 'IsSiteAdmin')())) as unknown as SiteUser[];
  return addressesOf([...(await membersOf(access, 'Admin')), ...everybody.filter(({ IsSiteAdmin }) => IsSiteAdmin === true)]);
}

/** Addresses of the members of the supervisor group. 1 request. */
export const supervisors = async (access: Access): Promise<string[]> => addressesOf(await membersOf(access, 'Supervisor'));

const addressesOf = (people: readonly SiteUser[]): string[] => [
  ...new Set(people.flatMap(({ Email, UserPrincipalName }) => [Email, UserPrincipalName].flatMap((address) => (address ? [address.toLowerCase()] : [])))),
];

async function membersOf(access: Access, role: Role): Promise<SiteUser[]> {
  try {
    return (await access.web.siteGroups.getByName(ROLE_GROUPS[role]).users.select('Id', 'Email', 'UserPrincipalName')()) as unknown as SiteUser[];
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.status === 404) return [];
    throw await toFault(error, access.now());
  }
}
