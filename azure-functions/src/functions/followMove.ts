import { canonicalDesk, deskIdentity, hostOfDesk } from '@listdesk/shared/licence';
import { coverHost } from '../licence/licence.ts';
import { MAX_FORMER_URLS, type Installation } from '../licence/ports.ts';
import type { OpenDesk } from './desks.ts';
import type { Service } from './service.ts';

type Known = Pick<Installation, 'tenant' | 'id' | 'url'>;

/**
 * A renamed tenant: its old SharePoint host points to the new one for a year, and when it was renamed again, that one to the next. Asked without
 * any token, each says where it went; the last has to prove that it is the same tenant's. Then the desk is the same desk at another address: its
 * id, ledger and subscriptions stay. Null when it did not move, or the new host is not proven.
 */
export async function followMove(service: Service, desk: Known): Promise<OpenDesk | null> {
  const host = hostOfDesk(desk.url);
  const now = await service.hostNow(host).catch(() => null);
  if (!now || now.host === host || now.tenant !== desk.tenant) return null;
  const moved = await moveDesk(service, desk, now.host, now.by);
  return moved && service.open(moved);
}

/**
 * The desk of a renamed tenant, opened at `canonical` before the service noticed: a desk of this tenant at the same path whose host points here; or
 * whose host is nobody's or somebody else's by now, because the names between are gone. A host that still answers as this tenant is another
 * geography with a site of the same name.
 */
export async function movedHere(service: Service, tenant: string, canonical: string): Promise<Installation | null> {
  const host = hostOfDesk(canonical);
  for (const each of await service.registry.installations(tenant)) {
    const old = hostOfDesk(each.url);
    if (old === host || atHost(each.url, host) !== deskIdentity(canonical)) continue;
    const now = await service.hostNow(old).catch(() => null);
    if (now && (now.host === host || now.tenant !== tenant)) return moveDesk(service, each, host, now.by);
  }
  return null;
}

const atHost = (url: string, host: string): string => deskIdentity(url.replace(`https://${hostOfDesk(url)}`, `https://${host}`));

/** Writes the new address once the host has proven itself; the addresses before stay known, for pages that still name them. */
async function moveDesk(service: Service, desk: Known, host: string, by: readonly string[]): Promise<Installation | null> {
  const covered = await coverHost({ registry: service.registry, proveHost: service.proveHost, now: service.outside.now }, desk.tenant, host).catch(() => null);
  const known = covered?.covered ? await service.registry.installation(desk.tenant, desk.id) : null;
  const path = known && canonicalDesk(known.url)?.slice(`https://${hostOfDesk(known.url)}`.length);
  if (!known || path === undefined || path === null) return null;
  return moveTo(service, known, `https://${host}${path}`, [known.url, ...by.map((each) => `https://${each}${path}`)]);
}

/** The same desk at another address; `before` are addresses it had, oldest first. */
export async function moveTo(service: Service, known: Installation, url: string, before: readonly string[]): Promise<Installation> {
  if (url === known.url) return known;
  const former = [...(known.former ?? []), ...before].filter((each) => each !== url);
  const { site, ...kept } = known;
  // Graph's id of a site begins with its host: at another one it is asked for again.
  const sameSite = site !== undefined && hostOfDesk(url) === hostOfDesk(known.url) ? { site } : {};
  const moved: Installation = { ...kept, ...sameSite, url, former: [...new Set(former)].slice(-MAX_FORMER_URLS) };
  await service.registry.saveInstallation(moved);
  service.log('warning', 'desk.moved', { tenant: known.tenant, desk: known.id });
  return moved;
}
