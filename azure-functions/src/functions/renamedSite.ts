import { canonicalDesk, hostOfDesk } from '@listdesk/shared/licence';
import { coverHost } from '../licence/licence.ts';
import type { Installation } from '../licence/ports.ts';
import { faultCode } from '../security/log.ts';
import { CHECKUP_KEY } from './checkUpSite.ts';
import { deskId, type OpenDesk } from './desks.ts';
import { moveTo } from './followMove.ts';
import type { Service } from './service.ts';

/** A host and two GUIDs. */
const MAX_SITE_ID_CHARS = 400;
/** What a site that went elsewhere answers at its old address. */
const GONE = /^lists\.(missing|moved)$/;
/** A redirect that SharePoint left there may be closed to us: the grant went with the site. Only somebody who connects the desk decides that it is the same. */
const GONE_OR_CLOSED = /^lists\.(missing|moved|denied|unauthenticated)$/;

/**
 * A desk whose site got another address on its host (`movedHere` is for other hosts). Each check-up writes the desk's id into its settings list, which only its admins and the
 * service can write, and which goes where the site goes: read at the new address, while the old one answers no more, it is the same desk, so ledger,
 * threading and pages that name the old address stay. A copy of a site, whose original still answers, is a desk of its own.
 */
export async function renamedSite(service: Service, tenant: string, canonical: string, connecting: boolean): Promise<Installation | null> {
  const onThisHost = (await service.registry.installations(tenant)).filter(({ url }) => hostOfDesk(url) === hostOfDesk(canonical));
  if (!onThisHost.length) return null;
  const covered = await coverHost({ registry: service.registry, proveHost: service.proveHost, now: service.outside.now }, tenant, hostOfDesk(canonical)).catch(
    () => null,
  );
  if (!covered?.covered) return null;
  const id = await idAt(service, { tenant, id: deskId(service.settings.secret, tenant, canonical), url: canonical }).catch(() => null);
  const known = onThisHost.find((each) => each.id === id);
  if (!known) return null;
  const old = await idAt(service, known).then(() => 'answers', faultCode);
  return (connecting ? GONE_OR_CLOSED : GONE).test(old) ? moveTo(service, known, canonical, [known.url]) : null;
}

/** Graph's name of a desk's site, which stays when its address changes. Asked once for each desk: 1 request; unknown, the next upkeep asks again. */
export async function withSite(service: Service, desk: OpenDesk, installation: Installation): Promise<Installation> {
  if (installation.site !== undefined) return installation;
  const host = hostOfDesk(installation.url);
  const path = new URL(installation.url).pathname.replace(/\/+$/, '');
  const found = await desk.graph.json<{ id?: unknown }>(`/sites/${host}${path ? `:${path}` : ''}?$select=id`).catch(() => null);
  if (typeof found?.id !== 'string' || found.id.length > MAX_SITE_ID_CHARS) return installation;
  const known = { ...installation, site: found.id };
  await service.registry.saveInstallation(known);
  return known;
}

/** So that mail goes on before anybody opens the desk: where Graph says that the site is by now, and the site there says that it is this desk. 2 requests; null when it did not move. */
export async function followRename(service: Service, desk: OpenDesk): Promise<Installation | null> {
  const known = await service.registry.installation(desk.tenant, desk.id);
  if (known?.site === undefined) return null;
  const found = await desk.graph.json<{ webUrl?: unknown }>(`/sites/${known.site}?$select=webUrl`).catch(() => null);
  const url = typeof found?.webUrl === 'string' ? canonicalDesk(found.webUrl) : null;
  if (!url || url === known.url || hostOfDesk(url) !== hostOfDesk(known.url)) return null;
  const id = await idAt(service, { tenant: desk.tenant, id: deskId(service.settings.secret, desk.tenant, url), url }).catch(() => null);
  return id === known.id ? moveTo(service, known, url, [known.url]) : null;
}

async function idAt(service: Service, desk: Pick<Installation, 'tenant' | 'id' | 'url'>): Promise<string | null> {
  const stored = (
    await service.open({ ...desk, mailboxes: [], createdAt: new Date(service.outside.now()).toISOString() }).lists.settingValues([CHECKUP_KEY])
  ).get(CHECKUP_KEY);
  const { desk: id } = (typeof stored === 'object' && stored !== null ? stored : {}) as { desk?: unknown };
  return typeof id === 'string' ? id : null;
}
