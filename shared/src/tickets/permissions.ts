import type { Message } from './message.ts';
import type { Ticket } from './ticket.ts';

/**
 * Who is asking. `agent` covers everybody in the desk's groups: what they may do there SharePoint itself decides; `requester`
 * goes through the service, which knows his addresses from the directory and never from what he sends.
 */
export type Reader = { kind: 'agent' } | { kind: 'requester'; addresses: readonly string[] };

/** The requester or somebody in Cc. Addresses are compared in lower case, never by part. */
export function takesPart(ticket: Pick<Ticket, 'requester' | 'cc'>, addresses: readonly string[]): boolean {
  const own = addresses.map((address) => address.toLowerCase()).filter((address) => address !== '');
  return own.some((address) => address === ticket.requester.address.toLowerCase() || ticket.cc.some((cc) => cc.toLowerCase() === address));
}

export const canRead = (ticket: Pick<Ticket, 'requester' | 'cc'>, reader: Reader): boolean => reader.kind === 'agent' || takesPart(ticket, reader.addresses);

/**
 * Private notes and system entries are for agents. A requester reads mails he sent himself and answers of agents, and what others
 * sent only if they name one of his addresses (quality case 45: a stranger's mail to the support address is not his to read).
 */
export function canReadMessage(message: Pick<Message, 'kind' | 'from' | 'to' | 'cc' | 'delivery'>, reader: Reader): boolean {
  if (reader.kind === 'agent') return true;
  if (message.kind === 'Reply') return message.delivery !== 'Failed';
  if (message.kind !== 'Mail') return false;
  const own = reader.addresses.map((address) => address.toLowerCase());
  return [message.from, ...message.to, ...message.cc].some((contact) => own.includes(contact.address.toLowerCase()));
}
