export type ChangeType = 'created' | 'updated' | 'deleted';
export type LifecycleEvent = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed';

export type Subscription = {
  id: string;
  appId: string;
  tenantId: string;
  mailboxId: string;
  /** Null: all folders. */
  folderId: string | null;
  changeTypes: ChangeType[];
  /** As it was asked for. */
  resource: string;
  notificationUrl: string;
  lifecycleNotificationUrl: string | null;
  clientState: string | null;
  expires: number;
  immutableIds: boolean;
};

/** Outlook subscriptions: 10,080 minutes at most, at least 45 (current subscription page). */
export const MAX_LIFE_MINUTES = 10_080;
export const MIN_LIFE_MINUTES = 45;
export const MAX_CLIENT_STATE_CHARS = 128;
export const MAX_PER_MAILBOX = 1000;
export const HANDSHAKE_MS = 10_000;
