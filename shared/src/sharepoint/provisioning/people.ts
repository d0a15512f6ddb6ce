import '@pnp/sp/site-groups/index.js';
import '@pnp/sp/site-users/index.js';
import type { SPFI } from '@pnp/sp';
import { ROLE_GROUPS } from '../../schema/index.ts';
import type { Role } from '../../schema/index.ts';
import { accessTo } from '../access.ts';
import { ListsFault } from '../fault.ts';
import { wholeNumber } from '../ticketViews.ts';

/** How SharePoint Online writes a member of the tenant; what follows is the user principal name. */
const CLAIM = 'i:0#.f|membership|';

/** Puts a person of the tenant into a role; being in it already changes nothing. 1 request. `userPrincipalName` may hold no `|`. */
export async function addToRole(sp: SPFI, siteUrl: string, role: Role, userPrincipalName: string, now: () => number = Date.now): Promise<void> {
  const name = userPrincipalName.trim().toLowerCase();
  if (!/^[^\s|]+@[^\s|]+$/.test(name)) throw new ListsFault('lists.invalid', 'A person is named by their sign-in address.');
  const access = accessTo(sp, siteUrl, now);
  await access.guarded(() => access.web.siteGroups.getByName(ROLE_GROUPS[role]).users.add(CLAIM + name));
}

/** Takes a person out of a role; their tickets stay theirs. 1 request. */
export async function removeFromRole(sp: SPFI, siteUrl: string, role: Role, userId: number, now: () => number = Date.now): Promise<void> {
  const access = accessTo(sp, siteUrl, now);
  await access.guarded(() => access.web.siteGroups.getByName(ROLE_GROUPS[role]).users.removeById(wholeNumber(userId)));
}
