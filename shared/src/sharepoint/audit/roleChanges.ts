import '@pnp/sp/site-groups/index.js';
import '@pnp/sp/site-users/index.js';
import type { SPFI } from '@pnp/sp';
import { ROLE_GROUPS, ROLES, type Role } from '../../schema/index.ts';
import { accessTo, type Access } from '../access.ts';
import { refusalOf, toFault } from '../fault.ts';
import { readSettingValues, writeSettingValue } from '../settingsItem.ts';
import { auditFor, SERVICE_ACTOR } from './auditFor.ts';

/** Under this key the Settings list keeps who had which role when it was last looked at. */
export const ROLE_MEMBERS_KEY = 'roleMembers';
type Members = Record<Role, string[]>;

/**
 * Roles are SharePoint groups, and SharePoint tells nobody who changed them; so they are compared with what was seen last, and every difference
 * is written down as seen by the service. The first look writes down who is there. Answers how many entries were made. 6 requests without a change.
 */
export async function auditRoles(sp: SPFI, siteUrl: string, now: () => number): Promise<number> {
  const access = accessTo(sp, siteUrl, now);
  const audit = auditFor(access);
  const known = membersIn((await readSettingValues(access, [ROLE_MEMBERS_KEY])).get(ROLE_MEMBERS_KEY));
  const found = await roleMembers(access);
  let entries = 0;
  for (const role of ROLES) {
    const [before, after] = [new Set(known?.[role] ?? []), new Set(found[role])];
    for (const address of after)
      if (!before.has(address))
        entries += Number(
          await audit({ action: 'role.given', subject: address, details: { role, first: known === null } }, { actor: SERVICE_ACTOR }).then(() => true),
        );
    for (const address of before)
      if (!after.has(address))
        entries += Number(await audit({ action: 'role.taken', subject: address, details: { role } }, { actor: SERVICE_ACTOR }).then(() => true));
  }
  if (entries > 0 || known === null) await writeSettingValue(access, ROLE_MEMBERS_KEY, found);
  return entries;
}

async function roleMembers(access: Access): Promise<Members> {
  const members: Members = { Admin: [], Supervisor: [], Agent: [], ReadOnly: [] };
  for (const role of ROLES) {
    try {
      const users = (await access.web.siteGroups.getByName(ROLE_GROUPS[role]).users.select('Id', 'Email', 'LoginName')()) as {
        Email?: string;
        LoginName: string;
      }[];
      members[role] = users
        .map(({ Email, LoginName }) => (Email || LoginName.split('|').at(-1) || '').toLowerCase())
        .filter(Boolean)
        .sort();
    } catch (error) {
      // A group somebody deleted has no members.
      if ((await refusalOf(error, access.now()))?.status !== 404) throw await toFault(error, access.now());
    }
  }
  return members;
}

function membersIn(value: unknown): Members | null {
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Record<string, unknown>;
  return Object.fromEntries(ROLES.map((role) => [role, Array.isArray(given[role]) ? (given[role] as unknown[]).map(String) : []])) as Members;
}
