import '@pnp/sp/files/index.js';
import '@pnp/sp/folders/index.js';
import '@pnp/sp/security/index.js';
import '@pnp/sp/site-groups/index.js';
import '@pnp/sp/site-users/index.js';
import type { IList } from '@pnp/sp/lists/index.js';
import { MAX_CIRCLE_NAME_CHARS, MAX_CIRCLES, type Circle } from '../../schema/index.ts';
import type { Agent } from '../../tickets/index.ts';
import type { Access } from '../access.ts';
import { ListsFault, refusalOf, SP_ERROR, toFault } from '../fault.ts';
import { readSettings, writeSettings } from '../settingsItem.ts';
import { wholeNumber } from '../ticketViews.ts';
import { CIRCLE_LISTS, libraryFolder, listFolder } from './places.ts';

/** `RoleTypeKind` of Contribute (SP.RoleType): what agents have at the desk. */
const CONTRIBUTOR = 3;
const CLAIM = 'i:0#.f|membership|';
const GROUP_PREFIX = 'ListDesk circle ';

/**
 * Makes a circle of these agents: a group, and in each list a folder only the group may open. Written into the settings last, so a circle that is
 * listed is whole; stopped before, the same call finishes it. For those who manage the site. About 25 requests.
 */
export async function makeCircle(access: Access, wanted: { key: string; name: string; people: readonly string[] }): Promise<Circle> {
  const settings = await readSettings(access);
  const name = wanted.name.trim().slice(0, MAX_CIRCLE_NAME_CHARS);
  if (name === '') throw new ListsFault('lists.invalid', 'A circle has a name.');
  const known = settings.circles.find(({ key }) => key === wanted.key);
  if (known) return known;
  if (settings.circles.length >= MAX_CIRCLES) throw new ListsFault('lists.invalid', `A desk has at most ${MAX_CIRCLES} circles.`);
  const groupId = await groupOf(access, wanted.key, name);
  for (const person of wanted.people) await access.guarded(() => access.web.siteGroups.getById(groupId).users.add(CLAIM + person.toLowerCase()));
  const role = await contributorRole(access);
  const me = (await access.guarded(() => access.web.currentUser.select('Id')())) as unknown as { Id: number };
  for (const list of CIRCLE_LISTS)
    await closeFolder(
      access,
      access.list(list),
      listFolder(access, list, wanted.key),
      { groupId, role, me: me.Id },
      list === 'Tickets' ? { TicketStatus: null, TicketPriority: null } : list === 'Messages' ? { DeliveryState: null } : null,
    );
  await closeFolder(access, access.library(), libraryFolder(access, wanted.key), { groupId, role, me: me.Id }, null);
  const circle: Circle = { key: wanted.key, name, groupId };
  const fresh = await readSettings(access);
  await writeSettings(access, { ...fresh, circles: [...fresh.circles.filter(({ key }) => key !== circle.key), circle] });
  access.circles = [...fresh.circles.filter(({ key }) => key !== circle.key), circle];
  return circle;
}

export type CircleState = Circle & { mine: boolean; people: Agent[] };

export async function circles(access: Access): Promise<CircleState[]> {
  const { circles: known } = await readSettings(access);
  if (known.length === 0) return [];
  const mine = new Set(await myCircles(access));
  const states: CircleState[] = [];
  for (const circle of known) states.push({ ...circle, mine: mine.has(circle.key), people: await circlePeople(access, circle) });
  return states;
}

async function circlePeople(access: Access, { groupId }: Circle): Promise<Agent[]> {
  const users = (await access.guarded(() =>
    access.web.siteGroups.getById(wholeNumber(groupId)).users.select('Id', 'Title', 'Email', 'UserPrincipalName')(),
  )) as unknown as { Id: number; Title: string; Email?: string; UserPrincipalName?: string }[];
  return users.map(({ Id, Title, Email, UserPrincipalName }) => ({ id: Id, name: Title, address: (Email || UserPrincipalName || '').toLowerCase() }));
}

/** Who is in a circle is who is in its group. */
export async function changeCirclePeople(access: Access, circle: Circle, change: { add: readonly string[]; remove: readonly number[] }): Promise<void> {
  const { users } = access.web.siteGroups.getById(wholeNumber(circle.groupId));
  for (const address of change.add) await access.guarded(() => users.add(CLAIM + address.toLowerCase()));
  for (const id of change.remove) await access.guarded(() => users.removeById(wholeNumber(id)));
}

/** Keys of the circles the signed-in person is in: a site collection administrator is in all. */
async function myCircles(access: Access): Promise<string[]> {
  if (access.circles === null) await readSettings(access);
  if (!access.circles?.length) return [];
  const user = (await access.guarded(() => access.web.currentUser.select('Id', 'IsSiteAdmin', 'Groups/Id').expand('Groups')())) as unknown as {
    IsSiteAdmin?: boolean;
    Groups?: { Id: number }[];
  };
  const groups = new Set((user.Groups ?? []).map(({ Id }) => Id));
  return access.circles.filter(({ groupId }) => user.IsSiteAdmin === true || groups.has(groupId)).map(({ key }) => key);
}

async function groupOf(access: Access, key: string, name: string): Promise<number> {
  const title = `${GROUP_PREFIX}${name} (${key.slice(-8)})`;
  try {
    const group = (await access.web.siteGroups.getByName(title).select('Id')()) as unknown as { Id: number };
    return group.Id;
  } catch (error) {
    if ((await refusalOf(error, access.now()))?.status !== 404) throw await toFault(error, access.now());
  }
  const made = await access.guarded(() =>
    access.web.siteGroups.add({ Title: title, Description: 'Sees the confidential tickets of this circle.', OnlyAllowMembersViewMembership: false }),
  );
  return made.Id;
}

async function contributorRole(access: Access): Promise<number> {
  const roles = (await access.guarded(() => access.web.roleDefinitions.select('Id', 'RoleTypeKind')())) as unknown as { Id: number; RoleTypeKind: number }[];
  const found = roles.find(({ RoleTypeKind }) => RoleTypeKind === CONTRIBUTOR);
  if (!found) throw new ListsFault('lists.missing', 'The site has no permission level of kind 3.');
  return found.Id;
}

type Scope = { groupId: number; role: number; me: number };

/** The folder is empty while its permissions are made; whoever makes it takes their own right away last. */
async function closeFolder(access: Access, list: IList, path: string, { groupId, role, me }: Scope, blank: Record<string, null> | null): Promise<void> {
  try {
    await access.web.folders.addUsingPath(path, false);
  } catch (error) {
    const refusal = await refusalOf(error, access.now());
    // Made by an earlier try, which may have taken our own right away already.
    if (refusal?.status === 403) return;
    if (refusal?.number !== SP_ERROR.fileExists) throw await toFault(error, access.now());
  }
  const item = list.items.getById(await itemOf(access, path));
  const { HasUniqueRoleAssignments } = (await access.guarded(() => item.select('HasUniqueRoleAssignments')())) as { HasUniqueRoleAssignments?: boolean };
  await access.guarded(async () => {
    // A folder takes the defaults of columns in some lists; it must not count as an open ticket.
    if (blank) await item.update(blank);
    if (HasUniqueRoleAssignments !== true) await item.breakRoleInheritance(false, true);
    await item.roleAssignments.add(groupId, role);
    await item.roleAssignments
      .getById(me)
      .delete()
      .catch(async (error: unknown) => {
        if ((await refusalOf(error, access.now()))?.status !== 404) throw error;
      });
  });
}

async function itemOf(access: Access, path: string): Promise<number> {
  const item = (await access.guarded(() => access.web.getFolderByServerRelativePath(path).listItemAllFields.select('Id')())) as unknown as { Id: number };
  return item.Id;
}
