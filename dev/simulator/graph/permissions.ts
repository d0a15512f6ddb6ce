import type { World } from '../core/service.ts';
import type { BearerIdentity } from '../entra/bearer.ts';
import { accessDenied, GraphError, mailboxNotFound } from './graphError.ts';
import type { GraphCall } from './call.ts';
import type { OpenMailbox } from './mailbox/mailboxStore.ts';

export type MailRight = 'read' | 'write' | 'send';

const ROLES: Record<MailRight, readonly string[]> = {
  read: ['Mail.Read', 'Mail.ReadWrite', 'Mail.ReadBasic.All'],
  write: ['Mail.ReadWrite'],
  send: ['Mail.Send'],
};

/**
 * Grants add up, as in life: a Graph role in the token opens every mailbox of the tenant; without one Exchange's RBAC for
 * Applications opens the mailboxes of its scope. A user has what was delegated, for the own mailbox.
 */
export function mayUseMailbox(world: World, identity: BearerIdentity, mailbox: OpenMailbox, right: MailRight): boolean {
  if (mailbox.data.tenantId !== identity.tenantId) return false;
  const wanted = ROLES[right];
  if (identity.kind === 'user') return mailbox.data.id === identity.oid && wanted.some((scope) => identity.scopes.includes(scope));
  if (wanted.some((role) => identity.roles.includes(role))) return true;
  const scopes = world.directory.tenantById(identity.tenantId)?.mailScopes.filter((scope) => scope.appId === identity.appId) ?? [];
  const addresses = [mailbox.data.address, ...mailbox.data.aliases];
  return scopes.some(
    (scope) => scope.roles.some((role) => wanted.includes(role)) && scope.mailboxes.some((each) => each === '*' || addresses.includes(each.toLowerCase())),
  );
}

/** The mailbox the path names. @throws GraphError 403 or 404 */
export function mailboxOf(call: GraphCall, right: MailRight): OpenMailbox {
  const key = call.params['user'] ?? '';
  const mailbox = call.store.inTenant(call.identity.tenantId, key === 'me' && call.identity.kind === 'user' ? call.identity.oid : key);
  if (!mailbox) {
    // An app that may read nothing at all does not learn which addresses exist.
    if (call.identity.kind === 'app' && !hasAnyMailRight(call)) throw accessDenied();
    throw mailboxNotFound(key);
  }
  if (!mayUseMailbox(call.world, call.identity, mailbox, right)) throw accessDenied();
  return mailbox;
}

function hasAnyMailRight({ identity, world }: GraphCall): boolean {
  if (identity.kind !== 'app') return true;
  const scoped = world.directory.tenantById(identity.tenantId)?.mailScopes.some((scope) => scope.appId === identity.appId);
  return Boolean(scoped) || identity.roles.some((role) => role.startsWith('Mail.'));
}

/** For people, sites and the organisation: one of these roles (app) or scopes (user). @throws GraphError 403 */
export function requireAny(call: GraphCall, roles: readonly string[], scopes: readonly string[]): void {
  const held =
    call.identity.kind === 'app' ? call.identity.roles.some((role) => roles.includes(role)) : call.identity.scopes.some((scope) => scopes.includes(scope));
  if (!held) throw new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}
