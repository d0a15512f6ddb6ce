import type { LicencePlan } from '@listdesk/shared/licence';

/** A customer. `id` is the Entra tenant id; domains are SharePoint hosts. */
export type TenantRecord = {
  id: string;
  domains: string[];
  plan: LicencePlan;
  seats: number;
  /** ISO 8601 UTC. */
  validUntil: string;
  suspended: boolean;
  createdAt: string;
};

/** One desk on one site. `id` is a keyed hash of the URL; mailboxes are keyed hashes of their addresses. */
export type Installation = { tenant: string; id: string; url: string; mailboxes: string[]; createdAt: string };

/**
 * A standing order for notifications. `key` is stable for what it watches, so that there is one a mailbox or list;
 * `id` is the one Graph or SharePoint gave.
 */
export type Subscription = {
  tenant: string;
  key: string;
  desk: string;
  id: string;
  watches: { kind: 'mailbox'; mailbox: string } | { kind: 'list'; list: 'Messages' };
  expiresAt: string;
};

/** Who is a customer and what is installed where. */
export interface Registry {
  tenant(id: string): Promise<TenantRecord | null>;
  /** False when the tenant is known already; nothing is changed then. */
  addTenant(record: TenantRecord): Promise<boolean>;
  saveTenant(record: TenantRecord): Promise<void>;
  /** Whether any customer has this SharePoint host. */
  knowsHost(host: string): Promise<boolean>;
  installation(tenant: string, desk: string): Promise<Installation | null>;
  /** Of one tenant, or of all with null. */
  installations(tenant: string | null): Promise<Installation[]>;
  saveInstallation(installation: Installation): Promise<void>;
  subscriptions(tenant: string | null): Promise<Subscription[]>;
  saveSubscription(subscription: Subscription): Promise<void>;
  removeSubscription(tenant: string, key: string): Promise<void>;
}
