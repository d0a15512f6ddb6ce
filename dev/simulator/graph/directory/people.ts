import type { User } from '../../core/directory.ts';
import type { GraphCall, Route } from '../call.ts';
import { GraphError } from '../graphError.ts';
import { requireAny } from '../permissions.ts';

const ANYONE = ['User.ReadBasic.All', 'User.Read.All', 'Directory.Read.All'];
const notFound = (key: string): GraphError =>
  new GraphError(404, 'Request_ResourceNotFound', `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`);

function userJson(call: GraphCall, user: User): Response {
  const [givenName, ...rest] = user.displayName.split(' ');
  const all: Record<string, unknown> = {
    '@odata.context': `${call.address}/v1.0/$metadata#users/$entity`,
    id: user.oid,
    userPrincipalName: user.upn,
    displayName: user.displayName,
    mail: user.upn,
    givenName,
    surname: rest.join(' '),
    businessPhones: [],
    jobTitle: null,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
  };
  const onRequest: Record<string, unknown> = {
    otherMails: user.otherMails,
    proxyAddresses: [`SMTP:${user.upn}`, ...user.otherMails.map((each) => `smtp:${each}`)],
    accountEnabled: true,
    userType: 'Member',
  };
  const select = call.url.searchParams.get('$select');
  if (!select) return Response.json(all);
  const everything: Record<string, unknown> = { ...all, ...onRequest };
  return Response.json(
    Object.fromEntries(
      ['@odata.context', ...select.split(',').map((name) => name.trim())].filter((name) => name in everything).map((name) => [name, everything[name]]),
    ),
  );
}

function me(call: GraphCall): Response {
  const { identity } = call;
  if (identity.kind !== 'user') throw new GraphError(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
  requireAny(call, [], ['User.Read', ...ANYONE]);
  const user = call.world.directory.tenantById(identity.tenantId)?.users.find((each) => each.oid === identity.oid);
  if (!user) throw notFound(identity.oid);
  return userJson(call, user);
}

function byId(call: GraphCall): Response {
  const key = (call.params['user'] ?? '').toLowerCase();
  const user = call.world.directory.tenantById(call.identity.tenantId)?.users.find((each) => each.oid === key || each.upn === key);
  const oneself = call.identity.kind === 'user' && user?.oid === call.identity.oid;
  requireAny(call, ANYONE, oneself ? ['User.Read', ...ANYONE] : ANYONE);
  if (!user) throw notFound(key);
  return userJson(call, user);
}

function organization(call: GraphCall): Response {
  requireAny(call, ['Organization.Read.All', 'Directory.Read.All'], ['User.Read', 'Organization.Read.All', 'Directory.Read.All']);
  const tenant = call.world.directory.tenantById(call.identity.tenantId);
  if (!tenant) throw notFound(call.identity.tenantId);
  const verifiedDomains = tenant.mailDomains.map((name, at) => ({ name, isDefault: at === 0, isInitial: false, type: 'Managed' }));
  return Response.json({ value: [{ id: tenant.id, displayName: tenant.name, countryLetterCode: 'DE', verifiedDomains }] });
}

export const peopleRoutes: Route[] = [
  { method: 'GET', path: 'me', handler: me },
  { method: 'GET', path: 'users/:user', handler: byId },
  { method: 'GET', path: 'organization', handler: organization },
];
