import '@pnp/sp/site-users/index.js';
import '@pnp/sp/site-groups/index.js';
import { ROLE_GROUPS, ROLES } from '../schema/index.ts';
import type { Role } from '../schema/index.ts';
import type { Agent } from '../tickets/index.ts';
import type { Access } from './access.ts';
import { refusalOf, toFault } from './fault.ts';

export type SiteUser = {
  Id: number;
  Title?: string;
  Email?: string;
  UserPrincipalName?: string;
  PrincipalType?: number;
  IsSiteAdmin?: boolean;
  Groups?: { Title: string }[];
};

/** SP.PrincipalType: a person, not a group that stands in a group. */
const PERSON = 1;
const ROLES_THAT_ANSWER: readonly Role[] = ['Admin', 'Supervisor', 'Agent'];

const agentOf = (user: SiteUser): Agent => ({ id: user.Id, name: user.Title ?? '', address: (user.Email || user.UserPrincipalName || '').toLowerCase() });

/** Nobody for a group that stands in a group. */
export const personOf = (user: SiteUser): Agent[] => (user.PrincipalType === PERSON ? [agentOf(user)] : []);

/** 1 request. A site admin may do everything whatever groups they are in. */
export async function currentUser(access: Access): Promise<Agent & { roles: Role[]; groups: string[]; isSiteAdmin: boolean }> {
  const user = (await access.guarded(() =>
    access.web.currentUser.select('Id', 'Title', 'Email', 'UserPrincipalName', 'IsSiteAdmin', 'Groups/Title').expand('Groups')(),
  )) as unknown as SiteUser;
  const groups = (user.Groups ?? []).map((group) => group.Title).sort();
  return { ...agentOf(user), isSiteAdmin: user.IsSiteAdmin === true, groups, roles: ROLES.filter((role) => groups.includes(ROLE_GROUPS[role])) };
}

/** 1 `$batch`. A group somebody deleted counts as empty; the check-up names it. */
export async function agents(access: Access): Promise<Agent[]> {
  const members = await access.guarded(async () => {
    const [batched, execute] = access.web.batched();
    const answers = ROLES_THAT_ANSWER.map((role) =>
      membersOf(
        access,
        () =>
          batched.siteGroups.getByName(ROLE_GROUPS[role]).users.select('Id', 'Title', 'Email', 'UserPrincipalName', 'PrincipalType')() as Promise<SiteUser[]>,
      ),
    );
    await execute();
    return (await Promise.all(answers)).map((answer) => {
      if ('error' in answer) throw answer.error;
      return answer.users;
    });
  });
  const byId = new Map(
    members
      .flat()
      .flatMap(personOf)
      .map((person) => [person.id, person]),
  );
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name) || a.id - b.id);
}

async function membersOf(access: Access, read: () => Promise<SiteUser[]>): Promise<{ users: SiteUser[] } | { error: Error }> {
  try {
    return { users: await read() };
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.status === 404) return { users: [] };
    return { error: await toFault(error, access.now()) };
  }
}
