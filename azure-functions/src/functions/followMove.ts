import { hostOfDesk } from '@listdesk/shared/licence';
import { coverHost } from '../licence/licence.ts';
import type { Installation } from '../licence/ports.ts';
import type { OpenDesk } from './desks.ts';
import type { Service } from './service.ts';

/**
 * A renamed tenant: its old SharePoint host points to the new one for a year. Asked without any token, the old host says where it went; the new
 * one has to prove that it is the same tenant's. Then the desk is the same desk at another address: its id, ledger and subscriptions stay.
 * Null when it did not move, or the new host is not proven.
 */
export async function followMove(service: Service, desk: Pick<OpenDesk, 'tenant' | 'id' | 'url'>): Promise<OpenDesk | null> {
  const host = hostOfDesk(desk.url);
  const target = await service.movedTo(host).catch(() => null);
  if (!target) return null;
  const covered = await coverHost({ registry: service.registry, proveHost: service.proveHost, now: service.outside.now }, desk.tenant, target).catch(() => null);
  const known = covered?.covered ? await service.registry.installation(desk.tenant, desk.id) : null;
  if (!known) return null;
  const moved: Installation = { ...known, url: desk.url.replace(`https://${host}`, `https://${target}`) };
  if (moved.url !== known.url) {
    await service.registry.saveInstallation(moved);
    service.log('warning', 'desk.moved', { tenant: desk.tenant, desk: desk.id });
  }
  return service.open(moved);
}
