import { hostOfDesk } from '@listdesk/shared/licence';
import { coverHost } from '../licence/licence.ts';
import type { Installation } from '../licence/ports.ts';
import { faultCode } from '../security/log.ts';
import { CHECKUP_KEY } from './checkUpSite.ts';
import { deskId } from './desks.ts';
import { moveTo } from './followMove.ts';
import type { Service } from './service.ts';

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

async function idAt(service: Service, desk: Pick<Installation, 'tenant' | 'id' | 'url'>): Promise<string | null> {
  const stored = (
    await service.open({ ...desk, mailboxes: [], createdAt: new Date(service.outside.now()).toISOString() }).lists.settingValues([CHECKUP_KEY])
  ).get(CHECKUP_KEY);
  const { desk: id } = (typeof stored === 'object' && stored !== null ? stored : {}) as { desk?: unknown };
  return typeof id === 'string' ? id : null;
}
