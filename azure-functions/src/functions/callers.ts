import { canonicalDesk, deskIdentity, hostOfDesk } from '@listdesk/shared/licence';
import { coverHost, type Covered } from '../licence/licence.ts';
import type { Installation } from '../licence/ports.ts';
import { directoryOf, type Directory } from '../graph/me.ts';
import type { Caller } from '../security/tokens.ts';
import { noteRejection } from './auditTrail.ts';
import { deskId, type OpenDesk } from './desks.ts';
import { Refused, type Call } from './http.ts';
import type { Service } from './service.ts';

/** The verified caller, within the rate of their tenant. */
export async function callerOf(service: Service, { request }: Call): Promise<Caller> {
  const verdict = await service.verify(request.headers.get('authorization'));
  if (!verdict.ok)
    throw new Refused(401, 'unauthenticated', 'Sign in again: the token is missing, expired or not meant for ListDesk.', { 'www-authenticate': 'Bearer' });
  const allowed = service.allowCall(verdict.caller.tenant);
  if (!allowed.ok)
    throw new Refused(429, 'tooManyRequests', 'Too many requests from your organisation. Try again shortly.', {
      'retry-after': String(allowed.retryAfterSeconds),
    });
  return verdict.caller;
}

/** The desk a caller names; only desks of the caller's own tenant are found. */
export async function deskOf(service: Service, caller: Caller, url: unknown): Promise<OpenDesk> {
  const installation = await installationAt(service, caller.tenant, deskUrl(url));
  if (!installation) throw new Refused(404, 'notInstalled', 'This desk is not connected yet. An administrator connects it on the set-up page.');
  return service.open(installation);
}

/** The installation of a desk by its address: the one it was connected with, or any that it has had since its tenant was renamed. */
export async function installationAt(service: Service, tenant: string, canonical: string): Promise<Installation | null> {
  const known = await service.registry.installation(tenant, deskId(service.settings.secret, tenant, canonical));
  if (known) return known;
  const wanted = deskIdentity(canonical);
  return (await service.registry.installations(tenant)).find((each) => [each.url, ...(each.former ?? [])].some((url) => deskIdentity(url) === wanted)) ?? null;
}

/** A desk's URL in its one spelling. */
export function deskUrl(url: unknown): string {
  const canonical = typeof url === 'string' ? canonicalDesk(url) : null;
  if (!canonical) throw new Refused(400, 'invalidDesk', 'Name the desk by the https URL of its SharePoint site.');
  return canonical;
}

/** Whether the desk is on a host of the caller's own tenant; a host that is new to us has to prove itself. */
export const coverDesk = (service: Service, caller: Caller, canonical: string, connecting = false): Promise<Covered> =>
  coverHost({ registry: service.registry, proveHost: service.proveHost, now: service.outside.now }, caller.tenant, hostOfDesk(canonical), connecting);

/** The desk that somebody connects: its URL, on a host of their own tenant. */
export async function ownDeskUrl(service: Service, caller: Caller, url: unknown): Promise<string> {
  const canonical = deskUrl(url);
  const covered = await coverDesk(service, caller, canonical, true);
  if (!covered.covered) throw new Refused(403, covered.error, covered.message);
  return canonical;
}

const directories = new WeakMap<Service, Directory>();

export function directory(service: Service): Directory {
  const known =
    directories.get(service) ??
    directoryOf({ endpoint: service.settings.graphEndpoint, onBehalfOf: service.tokens.onBehalfOf, fetch: service.patient, now: service.outside.now });
  directories.set(service, known);
  return known;
}

/** How the audit log names a caller: by the address the directory gives, by the object id when it gives none. */
export const actorOf = async (service: Service, caller: Caller): Promise<string> => (await directory(service)(caller)).addresses[0] ?? caller.user;

/** The desk's administrators, who are its privacy officers: members of their SharePoint group, and administrators of the site. */
export async function requireAdmin(service: Service, desk: OpenDesk, caller: Caller): Promise<void> {
  const { addresses } = await directory(service)(caller);
  const admins = await desk.lists.administrators();
  if (addresses.some((address) => admins.includes(address))) return;
  await noteRejection(service, desk, { caller, actor: addresses[0] ?? caller.user }, 'notAnAdmin');
  throw new Refused(403, 'notAnAdmin', 'Only administrators of the desk may do this.');
}

/** Supervisors of the desk, and whoever administers it. */
export async function requireSupervisor(service: Service, desk: OpenDesk, caller: Caller): Promise<void> {
  const { addresses } = await directory(service)(caller);
  const allowed = (await Promise.all([desk.lists.supervisors(), desk.lists.administrators()])).flat();
  if (addresses.some((address) => allowed.includes(address))) return;
  await noteRejection(service, desk, { caller, actor: addresses[0] ?? caller.user }, 'notASupervisor');
  throw new Refused(403, 'notASupervisor', 'Only supervisors and administrators of the desk may do this.');
}

/** Whoever works in the desk's groups or administers its site. */
export async function requireAgent(service: Service, desk: OpenDesk, caller: Caller): Promise<void> {
  const { addresses } = await directory(service)(caller);
  const agents = await desk.agentAddresses();
  if (addresses.some((address) => agents.includes(address))) return;
  await noteRejection(service, desk, { caller, actor: addresses[0] ?? caller.user }, 'notAnAgent');
  throw new Refused(403, 'notAnAgent', "Only people in the desk's groups may do this.");
}
