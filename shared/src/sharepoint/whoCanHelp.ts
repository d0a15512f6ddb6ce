import '@pnp/sp/site-groups/index.js';
import '@pnp/sp/site-users/index.js';
import { ROLE_GROUPS } from '../schema/index.ts';
import type { Agent } from '../tickets/index.ts';
import type { Access } from './access.ts';
import { personOf, type SiteUser } from './people.ts';

const COLUMNS = ['Id', 'Title', 'Email', 'UserPrincipalName', 'PrincipalType'];

/**
 * People who can give others their rights here: the desk's admins; where there are none to be seen the site's administrators, then its owners.
 * Nobody where the person may not see them, or nothing answers: it is asked in need, and a second fault would help nobody. 1 to 3 requests.
 */
export async function whoCanHelp({ web }: Access): Promise<Agent[]> {
  const sources = [
    web.siteGroups.getByName(ROLE_GROUPS.Admin).users.select(...COLUMNS),
    web.siteUsers.select(...COLUMNS).filter('IsSiteAdmin eq true'),
    web.associatedOwnerGroup.users.select(...COLUMNS),
  ];
  for (const source of sources) {
    const people = ((await source().catch(() => [])) as unknown as SiteUser[]).flatMap(personOf);
    if (people.length) return people;
  }
  return [];
}
