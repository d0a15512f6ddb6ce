import { parseStorage } from '../config.ts';
import type { Registry } from '../licence/ports.ts';
import { storageClients, type StorageClients, type StorageOptions } from '../storage/clients.ts';
import { tableRegistry } from '../storage/registry.ts';
import { OperatorFault } from './fault.ts';
import type { Place } from './place.ts';

/** What the operator's commands work on. */
export type Operator = {
  place: Place;
  storage: StorageClients;
  /** The same account with other names of tables: a restore is tried there. */
  besides: (tablePrefix: string) => StorageClients;
  registry: Registry;
  now: () => number;
};

/** Opens the storage of a place. Reads nothing yet. Outside of Azure the operator's own sign-in (`az login`) is used. */
export async function openOperator(place: Place, now: () => number): Promise<Operator> {
  const problems: string[] = [];
  const settings = parseStorage({ ...place.environment }, problems);
  if (!settings) throw new OperatorFault('noStorage', problems.join(' '), 2);
  const options: StorageOptions = {};
  if (settings.kind === 'identity' && !place.environment['IDENTITY_ENDPOINT']) {
    const { AzureCliCredential } = await import('@azure/identity');
    options.credential = new AzureCliCredential();
  }
  const storage = storageClients(settings, options);
  return { place, storage, besides: (tablePrefix) => storageClients(settings, { ...options, tablePrefix }), registry: tableRegistry(storage), now };
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A tenant as the operator names it: by its id, or by one of its SharePoint hosts. */
export async function tenantId({ registry }: Pick<Operator, 'registry'>, text: string): Promise<string> {
  const wanted = text.trim().toLowerCase();
  if (GUID.test(wanted)) return wanted;
  const owners = (await registry.tenants()).filter((record) => record.domains.includes(wanted));
  if (owners.length === 1) return owners[0]!.id;
  throw new OperatorFault(
    'unknownTenant',
    owners.length
      ? `Several tenants have ${wanted}: name one by its id.`
      : `${text} is neither a tenant id nor a SharePoint host of a customer: "tenant list" shows them. Whoever was offboarded or never came is named by the tenant id.`,
  );
}
