import type { MailSubscriptions } from '../intake/ports.ts';
import { GraphFault, type Graph } from './http.ts';

export function mailSubscriptions(graph: Graph, publicUrl: string): MailSubscriptions {
  type Answer = { id: string; expirationDateTime: string };
  return {
    create: async (mailbox, clientState, expiresAt) => {
      const body = {
        changeType: 'created',
        resource: `users/${mailbox}/mailFolders('inbox')/messages`,
        expirationDateTime: expiresAt,
        clientState,
        notificationUrl: `${publicUrl}/api/notifications`,
        lifecycleNotificationUrl: `${publicUrl}/api/lifecycle`,
      };
      const made = await graph.json<Answer>('/subscriptions', { method: 'POST', body });
      return { id: made.id, expiresAt: made.expirationDateTime };
    },
    renew: async (id, expiresAt) => {
      try {
        const renewed = await graph.json<Answer>(`/subscriptions/${encodeURIComponent(id)}`, { method: 'PATCH', body: { expirationDateTime: expiresAt } });
        return { expiresAt: renewed.expirationDateTime };
      } catch (error) {
        if (error instanceof GraphFault && error.status === 404) return 'gone';
        throw error;
      }
    },
    remove: async (id) => {
      await graph.call(`/subscriptions/${encodeURIComponent(id)}`, { method: 'DELETE' }).catch((error: unknown) => {
        if (!(error instanceof GraphFault && error.status === 404)) throw error;
      });
    },
  };
}
