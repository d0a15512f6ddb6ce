import { decideAcknowledgement, senderOf, type IntakeContext } from '@listdesk/shared/intake';
import { automaticOf, type InboundMail } from '@listdesk/shared/mail';
import type { Ticket } from '@listdesk/shared/tickets';
import { acknowledge, type AcknowledgeOutcome } from './acknowledge.ts';
import type { Desk, Mailbox } from './ports.ts';
import type { Unproven } from './vouchFor.ts';

export type OpenedTicket = Pick<Ticket, 'id' | 'key' | 'requester' | 'subject' | 'language' | 'mergedInto' | 'firstRespondedAt' | 'closedAt' | 'solvedAt'>;

type Proven = {
  mail: InboundMail;
  /** As it is stored; the copy that stored it proved nobody. */
  stored: Unproven;
  /** The ticket it opened, asked for only when an answer depends on it. */
  ticketNow: () => Promise<OpenedTicket | null>;
  context: IntakeContext;
  /** The copy in the mailbox that is answered; null where none is known. */
  mailboxMessageId: string | null;
};

/**
 * Acknowledges a ticket that a copy opened which vouched for nobody, now that another copy does. By the same rules as any other; not when
 * somebody has answered meanwhile or the ticket is done with. Null when nothing is to be sent.
 */
export async function acknowledgeProven(
  desk: Desk,
  mailbox: Mailbox,
  { mail, stored, ticketNow, context, mailboxMessageId }: Proven,
): Promise<AcknowledgeOutcome | null> {
  if (!stored.opens || stored.automatic) return null;
  const seen = senderOf(mail, context);
  const sender = { ...seen, verified: true, agent: context.agentAddresses.includes(seen.address) };
  if (!decideAcknowledgement({ subject: mail.subject, automatic: automaticOf(mail)?.reason ?? null, sender }, context).send) return null;
  const ticket = await ticketNow();
  if (!ticket || ticket.mergedInto !== null || ticket.firstRespondedAt !== null || ticket.closedAt !== null || ticket.solvedAt !== null) return null;
  const action = { do: 'acknowledge' as const, to: sender.address, language: ticket.language };
  return acknowledge(desk, mailbox, { action, ticket, number: ticket.id, mailboxMessageId, now: context.now });
}
