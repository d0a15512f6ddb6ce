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
  /** When we last saw that an administrator of this tenant consented; null before (a licence issued ahead of the first contact). */
  consentSeenAt: string | null;
  /** What was decided about this licence, oldest first; at most `MAX_HISTORY`. */
  history: LicenceEvent[];
};

export type LicenceEventKind = 'trial' | 'issued' | 'renewed' | 'changed' | 'suspended' | 'resumed' | 'hostAdded';
/** `at` ISO 8601 UTC; the terms as they were from then on. Names nobody. */
export type LicenceEvent = { at: string; event: LicenceEventKind; plan: LicencePlan; seats: number; validUntil: string; host?: string };

/** Enough for years of renewals; with more the oldest are forgotten. */
export const MAX_HISTORY = 50;

/**
 * Whose a SharePoint host is, told by Microsoft 365 and never by the caller: `proven` when the host belongs to this tenant and its administrator
 * consented to our app, `notConsented` when only the consent is missing, `foreign` for everything else.
 */
export type HostProof = 'proven' | 'notConsented' | 'foreign';
export type ProveHost = (tenant: string, host: string) => Promise<HostProof>;

/**
 * One desk on one site. `id` is a keyed hash of its first URL; mailboxes are keyed hashes of their addresses. `former`: its addresses before its
 * tenant or site was renamed, oldest first, at most `MAX_FORMER_URLS`; pages go on naming them. `site`: Graph's
 * id of the site, by which it is found at another address.
 */
export type Installation = { tenant: string; id: string; url: string; mailboxes: string[]; createdAt: string; former?: readonly string[]; site?: string };
export const MAX_FORMER_URLS = 20;

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
  /**
   * Reads, decides and writes as one: when somebody else wrote meanwhile, it is decided again. Answers what stands there afterwards, null when
   * there is no such tenant. `decide` answers null to leave it as it is.
   */
  changeTenant(id: string, decide: (record: TenantRecord) => TenantRecord | null): Promise<TenantRecord | null>;
  tenants(): Promise<TenantRecord[]>;
  /** Whether this organisation left within the last 30 days, and no desk was connected since. */
  departed(tenant: string): Promise<boolean>;
  /** It came back. */
  returned(tenant: string): Promise<void>;
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
