import { createHash } from 'node:crypto';
import type { StorageClients } from './clients.ts';
import { rowStore } from './rows.ts';

const DEPARTED = 'departed';
/** As long as a contract's end gives us to delete everything, and longer than a forgotten page stays open. */
export const DEPARTED_DAYS = 30;
const DAY_MS = 86_400_000;

/** Without a key, because the operator's command line has none; it hides nothing from who knows the tenant, and names it to nobody else. */
const nameOf = (tenant: string): string => createHash('sha256').update(`listdesk:departed\n${tenant}`).digest('base64url');

/** Organisations that left, as a hash for 30 days: a page that is still open does not begin anew what was just deleted. */
export function departures(clients: StorageClients) {
  const rows = rowStore<Record<string, never>>(clients.table('tenants'));
  return {
    /** Answers until when it is remembered, ISO 8601. */
    note: async (tenant: string, now: number): Promise<string> => {
      const until = new Date(now + DEPARTED_DAYS * DAY_MS);
      await rows.put(DEPARTED, nameOf(tenant), {}, until);
      return until.toISOString();
    },
    knows: async (tenant: string): Promise<boolean> => (await rows.get(DEPARTED, nameOf(tenant))) !== null,
    forget: (tenant: string): Promise<void> => rows.remove(DEPARTED, nameOf(tenant)),
  };
}
