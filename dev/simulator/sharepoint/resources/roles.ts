import { entityBody, type Entity, type Resource } from '../http/call.ts';
import { notFound } from '../http/errors.ts';
import { argument, textArgument, type Segment } from '../http/path.ts';
import { demand } from '../identity/rights.ts';
import { collection } from '../query/collection.ts';
import type { RoleDefinition, Site } from '../state/model.ts';

export function roleEntity(role: RoleDefinition): Entity {
  return {
    type: 'SP.RoleDefinition',
    path: `Web/RoleDefinitions(${role.id})`,
    props: {
      BasePermissions: { High: role.high, Low: role.low },
      Description: role.description,
      Hidden: false,
      Id: role.id,
      Name: role.name,
      Order: role.order,
      RoleTypeKind: role.kind,
    },
  };
}

export function rolesResource(segment: Segment): Resource {
  const key = argument(segment, 'id');
  if (key) return roleResource((site) => site.roles.find((role) => role.id === Number(key.value)));
  return {
    get: (call) => collection(call, 'SP.RoleDefinition', call.site.roles.map(roleEntity)),
    post: (call) => {
      demand(call.who, 'managePermissions', call.site);
      const body = entityBody(call, 'SP.RoleDefinition');
      const mask = (body['BasePermissions'] ?? {}) as { High?: string; Low?: string };
      const role: RoleDefinition = {
        id: call.site.nextPrincipal + 1073741900,
        name: String(body['Name'] ?? ''),
        description: String(body['Description'] ?? ''),
        kind: 0,
        order: Number(body['Order'] ?? 0),
        high: String(mask.High ?? '0'),
        low: String(mask.Low ?? '0'),
      };
      call.site.nextPrincipal += 1;
      call.site.roles.push(role);
      return { kind: 'entity', entity: roleEntity(role), status: 201 };
    },
    child: (inner) => {
      if (inner.name === 'getbyname')
        return roleResource((site) => site.roles.find((role) => role.name.toLowerCase() === textArgument(inner, 'name').toLowerCase()));
      if (inner.name === 'getbytype') return roleResource((site) => site.roles.find((role) => role.kind === Number(textArgument(inner, 'type'))));
      if (inner.name === 'getbyid') return roleResource((site) => site.roles.find((role) => role.id === Number(textArgument(inner, 'id'))));
      return undefined;
    },
  };
}

function roleResource(find: (site: Site) => RoleDefinition | undefined): Resource {
  return {
    get: (call) => {
      const role = find(call.site);
      if (!role) throw notFound('The role definition does not exist.');
      return { kind: 'entity', entity: roleEntity(role) };
    },
  };
}
