import type { Installation, Registry, Subscription, TenantRecord } from '../licence/ports.ts';
import type { StorageClients } from './clients.ts';
import { departures } from './departures.ts';
import { rowStore } from './rows.ts';

const TENANT = 'tenant';
const HOST = 'host';
/** Bounds of one reading; a tenant with more desks than this is refused when it registers. */
export const MAX_INSTALLATIONS = 20_000;
export const MAX_SUBSCRIPTIONS = 50_000;
export const MAX_TENANTS = 50_000;
const MAX_CHANGE_TRIES = 8;

/** Tenants, their hosts, installations and subscriptions. Ids, domains, URLs and dates; no addresses, no content. */
export function tableRegistry(clients: StorageClients): Registry {
  const tenants = rowStore<TenantRecord>(clients.table('tenants'));
  const hosts = rowStore<{ tenant: string }>(clients.table('tenants'));
  const installations = rowStore<Installation>(clients.table('installations'));
  const subscriptions = rowStore<Subscription>(clients.table('subscriptions'));
  const departed = departures(clients);
  const saveHosts = async ({ id, domains }: TenantRecord): Promise<void> => {
    for (const host of domains) await hosts.put(HOST, host, { tenant: id }, null);
  };
  return {
    tenant: async (id) => {
      const row = await tenants.get(TENANT, id);
      return row ? whole(row.value) : null;
    },
    departed: (tenant) => departed.knows(tenant),
    returned: (tenant) => departed.forget(tenant),
    tenants: async () => (await tenants.list(TENANT, MAX_TENANTS)).map((row) => whole(row.value)),
    changeTenant: async (id, decide) => {
      for (let attempt = 0; attempt < MAX_CHANGE_TRIES; attempt += 1) {
        const row = await tenants.get(TENANT, id);
        if (!row) return null;
        const record = whole(row.value);
        const next = decide(record);
        if (!next) return record;
        if (!(await tenants.replace(TENANT, id, next, null, row.version))) continue;
        await saveHosts(next);
        return next;
      }
      throw new Error(`tenant ${id} was changed by others ${MAX_CHANGE_TRIES} times in a row`);
    },
    addTenant: async (record) => {
      const added = await tenants.insert(TENANT, record.id, record, null);
      for (const host of record.domains) await hosts.insert(HOST, host, { tenant: record.id }, null);
      return added;
    },
    saveTenant: async (record) => {
      await tenants.put(TENANT, record.id, record, null);
      await saveHosts(record);
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

/** Rows written before consent and history were kept lack them. */
function whole(record: TenantRecord): TenantRecord {
  return { ...record, consentSeenAt: record.consentSeenAt ?? null, history: record.history ?? [] };
}
