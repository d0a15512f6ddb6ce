import { decideAcknowledgement, senderOf, type IntakeContext } from '@listdesk/shared/intake';
import { automaticOf, type InboundMail } from '@listdesk/shared/mail';
import type { Message } from '@listdesk/shared/tickets';
import { acknowledge, type AcknowledgeOutcome } from './acknowledge.ts';
import type { Desk, Mailbox } from './ports.ts';

type Proven = {
  mail: InboundMail;
  /** As it is stored; the copy that stored it proved nobody. */
  message: Message;
  context: IntakeContext;
};

/**
 * Acknowledges a ticket that a copy opened which vouched for nobody, now that another copy does. By the same rules as any other; not when
 * somebody has answered meanwhile or the ticket is done with. Null when nothing is to be sent.
 */
export async function acknowledgeProven(desk: Desk, mailbox: Mailbox, { mail, message, context }: Proven): Promise<AcknowledgeOutcome | null> {
  if (message.kind !== 'Mail' || message.evidence?.rule !== 'new') return null;
  const seen = senderOf(mail, context);
  const sender = { ...seen, verified: true, agent: context.agentAddresses.includes(seen.address) };
  if (!decideAcknowledgement({ subject: mail.subject, automatic: message.automatic ?? automaticOf(mail)?.reason ?? null, sender }, context).send) return null;
  const ticket = await desk.lists.ticket({ key: message.ticketKey });
  if (!ticket || ticket.mergedInto !== null || ticket.firstRespondedAt !== null || ticket.closedAt !== null || ticket.solvedAt !== null) return null;
  const action = { do: 'acknowledge' as const, to: sender.address, language: ticket.language };
  return acknowledge(desk, mailbox, { action, ticket, number: ticket.id, mailboxMessageId: context.mailboxMessageId, now: context.now });
}
