import { mentionedIn } from './mentions.ts';
import type { Message } from './message.ts';
import type { Agent, Ticket } from './ticket.ts';

/** Which mails an agent wants: of tickets they follow and notes that name them, of the latter alone, or none. */
export const NOTICE_WISHES = ['All', 'Mentions', 'None'] as const;
export type NoticeWish = (typeof NOTICE_WISHES)[number];

/** A ticket with more followers than this tells the first ones; SharePoint and Exchange both bound one mail. */
export const MAX_TOLD = 50;

export type NoticeFor = {
  ticket: Pick<Ticket, 'followers'>;
  message: Pick<Message, 'kind' | 'visibleText' | 'automatic' | 'from'>;
  /** All agents of the desk as they are now. */
  agents: readonly Agent[];
};

/**
 * Agents who are told of a message by mail: those a private note names, and who follows the ticket. Never its writer, never of what no
 * person wrote (so no two machines tell each other), never of what the desk itself notes down.
 */
export function toldOf({ ticket, message, agents }: NoticeFor, wishOf: (agentId: number) => NoticeWish = () => 'All'): Agent[] {
  if (message.automatic !== null || message.kind === 'System') return [];
  const named = new Set(message.kind === 'Note' ? mentionedIn(message.visibleText, agents).map(({ id }) => id) : []);
  const writer = message.from.address.toLowerCase();
  return agents
    .filter(({ id, address }) => {
      if (address === '' || address.toLowerCase() === writer) return false;
      const wish = wishOf(id);
      return (named.has(id) && wish !== 'None') || (ticket.followers.includes(id) && wish === 'All');
    })
    .slice(0, MAX_TOLD);
}
