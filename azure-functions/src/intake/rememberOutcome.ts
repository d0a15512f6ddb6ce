import type { IntakePlan, PlannedAction } from '@listdesk/shared/intake';
import type { Ticket, TicketPatch } from '@listdesk/shared/tickets';
import type { Applied } from './applyPlan.ts';
import type { Desk, LedgerTicket } from './ports.ts';

type Take = Extract<Applied, { outcome: 'applied' }>;

/**
 * Writes down what the next mail of this thread will want to know, so that it costs no request. Losing it loses nothing. Answers
 * whether anybody follows the ticket, as of the state that was written over; undefined when that is not known.
 */
export async function rememberOutcome(
  desk: Desk,
  mailboxHash: string,
  messageId: string | null,
  plan: IntakePlan,
  applied: Take,
  mailboxMessageId: string | null,
): Promise<boolean | undefined> {
  const { ticket } = applied;
  const kind = (plan.actions as PlannedAction[]).flatMap((action) => (action.do === 'addMessage' ? [action.message.kind] : []))[0];
  const isBounce = kind === 'System';
  if (messageId && !isBounce) await desk.ledger.rememberMessage(mailboxHash, messageId, { ticketKey: ticket.key, sent: false, internal: kind === 'Note' });
  const before = await desk.ledger.ticket(ticket.key);
  const basis = ticket.read ? ledgerTicketOf(desk, ticket.read) : (basisOfNew(desk, plan) ?? before);
  if (!basis) {
    await desk.ledger.forgetTicket(ticket.key);
    return undefined;
  }
  const lastMail = mailboxMessageId && kind === 'Mail' ? { mailbox: mailboxHash, id: mailboxMessageId } : (before?.lastMail ?? null);
  await desk.ledger.rememberTicket(ticket.key, { ...basis, ...patched(ticket.patch), id: ticket.id, etag: ticket.etag, lastMail });
  return basis.followed;
}

function basisOfNew(desk: Desk, plan: IntakePlan): LedgerTicket | null {
  const created = (plan.actions as PlannedAction[]).find((action) => action.do === 'createTicket');
  if (!created || created.do !== 'createTicket') return null;
  const { status, closedAt, mergedInto, category, requester, cc } = created.ticket;
  return { id: 0, etag: '', status, closedAt, mergedInto, category, participants: participants(desk, requester.address, cc), followed: false, lastMail: null };
}

export function ledgerTicketOf(desk: Desk, ticket: Ticket): LedgerTicket {
  const { id, etag, status, closedAt, mergedInto, category, requester, cc, followers } = ticket;
  return {
    id,
    etag,
    status,
    closedAt,
    mergedInto,
    category,
    participants: participants(desk, requester.address, cc),
    followed: followers.length > 0,
    lastMail: null,
  };
}

const participants = (desk: Desk, requester: string, cc: readonly string[]): string[] => [requester, ...cc].map((address) => desk.hashAddress(address));

function patched(patch: TicketPatch | null): Partial<LedgerTicket> {
  return { ...(patch?.status ? { status: patch.status } : {}), ...(patch?.closedAt !== undefined ? { closedAt: patch.closedAt } : {}) };
}
