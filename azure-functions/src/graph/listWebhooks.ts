import '@pnp/sp/webs/index.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/subscriptions/index.js';
import type { SPFI } from '@pnp/sp';
import { LISTS } from '@listdesk/shared/schema';
import type { ListSubscriptions } from '../intake/ports.ts';

/** Webhook on the Messages list. Needs the site role `manage`; with less the scan on the timer does the work alone (sharepoint.md, finding 13). */
export function listWebhooks(sp: SPFI, siteUrl: string, publicUrl: string): ListSubscriptions {
  const list = () => sp.web.getList(`${new URL(siteUrl).pathname.replace(/\/+$/, '')}/Lists/${LISTS.Messages.url}`);
  const statusOf = (error: unknown): number => Number((error as { status?: unknown }).status ?? 0);
  return {
    create: async (clientState, expiresAt) => {
      try {
        const made = (await list().subscriptions.add(`${publicUrl}/api/list-notifications`, expiresAt, clientState)) as {
          id: string;
          expirationDateTime: string;
        };
        return { id: made.id, expiresAt: made.expirationDateTime };
      } catch (error) {
        if (statusOf(error) === 401 || statusOf(error) === 403) return 'denied';
        throw error;
      }
    },
    renew: async (id, clientState, expiresAt) => {
      try {
        await list().subscriptions.getById(id).update(expiresAt, `${publicUrl}/api/list-notifications`, clientState);
        return { expiresAt };
      } catch (error) {
        if (statusOf(error) === 404) return 'gone';
        throw error;
      }
    },
  };
}
