import type { Installation, Registry, Subscription, TenantRecord } from '../licence/ports.ts';
import type { StorageClients } from './clients.ts';
import { rowStore } from './rows.ts';

const TENANT = 'tenant';
const HOST = 'host';
/** Bounds of one reading; a tenant with more desks than this is refused when it registers. */
export const MAX_INSTALLATIONS = 20_000;
export const MAX_SUBSCRIPTIONS = 50_000;

/** Tenants, their hosts, installations and subscriptions. Ids, domains, URLs and dates; no addresses, no content. */
export function tableRegistry(clients: StorageClients): Registry {
  const tenants = rowStore<TenantRecord>(clients.table('tenants'));
  const hosts = rowStore<{ tenant: string }>(clients.table('tenants'));
  const installations = rowStore<Installation>(clients.table('installations'));
  const subscriptions = rowStore<Subscription>(clients.table('subscriptions'));
  return {
    tenant: async (id) => (await tenants.get(TENANT, id))?.value ?? null,
    addTenant: async (record) => {
      const added = await tenants.insert(TENANT, record.id, record, null);
      for (const host of record.domains) await hosts.insert(HOST, host, { tenant: record.id }, null);
      return added;
    },
    saveTenant: async (record) => {
      await tenants.put(TENANT, record.id, record, null);
      for (const host of record.domains) await hosts.put(HOST, host, { tenant: record.id }, null);
    },
    knowsHost: async (host) => (await hosts.get(HOST, host)) !== null,
    installation: async (tenant, desk) => (await installations.get(tenant, desk))?.value ?? null,
    installations: async (tenant) => (await installations.list(tenant, MAX_INSTALLATIONS)).map((row) => row.value),
    saveInstallation: async (installation) => installations.put(installation.tenant, installation.id, installation, null),
    subscriptions: async (tenant) => (await subscriptions.list(tenant, MAX_SUBSCRIPTIONS)).map((row) => row.value),
    saveSubscription: async (subscription) => subscriptions.put(subscription.tenant, subscription.key, subscription, null),
    removeSubscription: async (tenant, key) => subscriptions.remove(tenant, key),
  };
}
