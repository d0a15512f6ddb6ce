import { type Answer, type Call, type Entity, type Resource } from '../http/call.ts';
import { notFound, refused } from '../http/errors.ts';
import { argument, booleanArgument, numberArgument, type Segment } from '../http/path.ts';
import { demand, scopeOf } from '../identity/rights.ts';
import { ROLE_IDS } from '../identity/permissionMask.ts';
import { collection } from '../query/collection.ts';
import { bumpItem } from '../rules/itemWrite.ts';
import { siteUserOf } from '../identity/rights.ts';
import type { Item, List, RoleAssignment, Site } from '../state/model.ts';
import { principalEntity } from './userEntity.ts';
import { roleEntity } from './roles.ts';

export const MAX_ITEMS_FOR_BREAKING_A_LIST = 100_000;
export const MAX_SCOPES_PER_LIST = 50_000;

/** Inheritance and role assignments of a site, a list or an item; the same addresses below each. */
export function securableChild(segment: Segment, _call: Call, list?: List, item?: Item): Resource | undefined {
  switch (segment.name) {
    case 'breakroleinheritance':
      return {
        post: (call) =>
          breakInheritance(call, booleanArgument(segment, 'copyroleassignments', false), booleanArgument(segment, 'clearsubscopes', false, 1), list, item),
      };
    case 'resetroleinheritance':
      return { post: (call) => resetInheritance(call, list, item) };
    case 'hasuniqueroleassignments':
      return {
        get: () => ({
          kind: 'value',
          name: 'HasUniqueRoleAssignments',
          type: 'Edm.Boolean',
          value: item ? item.assignments !== null : list ? list.assignments !== null : true,
        }),
      };
    case 'roleassignments': {
      const key = argument(segment, 'principalid');
      return key ? one(Number(key.value), list, item) : all(list, item);
    }
    default:
      return undefined;
  }
}

function all(list?: List, item?: Item): Resource {
  return {
    get: (call) => {
      demand(call.who, 'enumeratePermissions', call.site, list, item);
      return collection(
        call,
        'SP.RoleAssignment',
        scopeOf(call.site, list, item).map((each) => assignmentEntity(call.site, each)),
      );
    },
    child: (segment) => {
      if (segment.name === 'getbyprincipalid') return one(numberArgument(segment, 'id'), list, item);
      if (segment.name !== 'addroleassignment' && segment.name !== 'removeroleassignment') return undefined;
      return {
        post: (call) => {
          const principal = numberArgument(segment, 'principalid');
          const role = numberArgument(segment, 'roledefid', 1);
          const scope = ownScope(call, list, item);
          if (!call.site.roles.some((each) => each.id === role)) throw notFound('The role definition does not exist.');
          demandPrincipal(call.site, principal);
          const entry = scope.find((each) => each.principal === principal);
          if (segment.name === 'addroleassignment') {
            if (!entry) scope.push({ principal, roles: [role] });
            else if (!entry.roles.includes(role)) entry.roles.push(role);
          } else {
            if (!entry?.roles.includes(role)) throw notFound('Can not find the principal with this role.');
            entry.roles = entry.roles.filter((each) => each !== role);
            if (!entry.roles.length) scope.splice(scope.indexOf(entry), 1);
          }
          touch(call, list, item);
          return { kind: 'empty', status: 200 };
        },
      };
    },
  };
}

function one(principal: number, list?: List, item?: Item): Resource {
  const find = (call: Call): RoleAssignment => {
    const found = scopeOf(call.site, list, item).find((each) => each.principal === principal);
    if (!found) throw notFound('Can not find the principal with id: ' + principal + '.');
    return found;
  };
  return {
    get: (call) => {
      demand(call.who, 'enumeratePermissions', call.site, list, item);
      return { kind: 'entity', entity: assignmentEntity(call.site, find(call)) };
    },
    delete: (call) => {
      const scope = ownScope(call, list, item);
      scope.splice(scope.indexOf(find(call)), 1);
      touch(call, list, item);
      return { kind: 'empty', status: 200 };
    },
    child: (segment) => {
      if (segment.name === 'roledefinitionbindings')
        return { get: (call) => collection(call, 'SP.RoleDefinition', call.site.roles.filter((role) => find(call).roles.includes(role.id)).map(roleEntity)) };
      if (segment.name === 'member') return { get: (call) => ({ kind: 'entity', entity: principalEntity(call.site, find(call).principal) }) };
      return undefined;
    },
  };
}

function assignmentEntity(site: Site, assignment: RoleAssignment): Entity {
  return {
    type: 'SP.RoleAssignment',
    path: `Web/RoleAssignments/GetByPrincipalId(${assignment.principal})`,
    props: { PrincipalId: assignment.principal },
    links: {
      Member: () => principalEntity(site, assignment.principal),
      RoleDefinitionBindings: () => site.roles.filter((role) => assignment.roles.includes(role.id)).map(roleEntity),
    },
  };
}

function demandPrincipal(site: Site, id: number): void {
  if (!site.users.some((user) => user.id === id) && !site.groups.some((group) => group.id === id)) throw notFound(`Can not find the principal with id: ${id}.`);
}

/** The assignments of this very scope; changing those of a parent through a child that inherits is refused. */
function ownScope(call: Call, list?: List, item?: Item): RoleAssignment[] {
  demand(call.who, 'managePermissions', call.site, list, item);
  const own = item ? item.assignments : list ? list.assignments : call.site.assignments;
  if (!own) throw refused('This operation is not allowed on an object that inherits permissions.');
  return own;
}

function breakInheritance(call: Call, copy: boolean, clear: boolean, list?: List, item?: Item): Answer {
  demand(call.who, 'managePermissions', call.site, list, item);
  if (!list) throw refused('The root web of a site collection has no parent to inherit from.');
  if (!item && list.items.size > MAX_ITEMS_FOR_BREAKING_A_LIST)
    throw refused('You cannot break inheritance for this item because there are too many items with unique permissions in this list.', 500);
  const parent = scopeOf(call.site, item ? list : undefined);
  const fresh = (): RoleAssignment[] =>
    copy
      ? parent.map((each) => ({ principal: each.principal, roles: [...each.roles] }))
      : [{ principal: siteUserOf(call.who, call.site).id, roles: [ROLE_IDS.fullControl] }];
  if (item) {
    let scopes = 0;
    for (const each of list.items.all()) if (each.assignments) scopes += 1;
    if (scopes >= MAX_SCOPES_PER_LIST)
      throw refused('You cannot break inheritance for this item because there are too many items with unique permissions in this list.', 500);
    item.assignments ??= fresh();
  } else {
    list.assignments ??= fresh();
    if (clear) for (const each of list.items.all()) each.assignments = null;
  }
  touch(call, list, item);
  return { kind: 'empty', status: 200 };
}

function resetInheritance(call: Call, list?: List, item?: Item): Answer {
  demand(call.who, 'managePermissions', call.site, list, item);
  if (item) item.assignments = null;
  else if (list) list.assignments = null;
  touch(call, list, item);
  return { kind: 'empty', status: 200 };
}

function touch(call: Call, list?: List, item?: Item): void {
  if (list && item) bumpItem({ ...call, list }, item);
}
