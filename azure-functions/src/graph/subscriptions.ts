import { GraphFault, type Graph } from './http.ts';

/** Outlook subscriptions live 10,080 minutes at most; we ask for less and renew at half (sharepoint.md 4.4). */
export const SUBSCRIPTION_MINUTES = 10_000;

export type MailSubscriptions = {
  create: (mailbox: string, clientState: string, expiresAt: string) => Promise<{ id: string; expiresAt: string }>;
  /** Renews and reauthorises; `gone` when Graph has forgotten it. */
  renew: (id: string, expiresAt: string) => Promise<{ expiresAt: string } | 'gone'>;
  remove: (id: string) => Promise<void>;
};

export function mailSubscriptions(graph: Graph, publicUrl: string): MailSubscriptions {
  type Answer = { id: string; expirationDateTime: string };
  return {
    create: async (mailbox, clientState, expiresAt) => {
      const body = {
        changeType: 'created', resource: `users/${mailbox}/mailFolders('inbox')/messages`, expirationDateTime: expiresAt, clientState,
        notificationUrl: `${publicUrl}/api/notifications`, lifecycleNotificationUrl: `${publicUrl}/api/lifecycle`,
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
