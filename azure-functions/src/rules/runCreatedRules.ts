import { isQuiet, ruleMessages } from '@listdesk/shared/intake';
import { decideRules, type RuleDecision } from '@listdesk/shared/rules';
import { ListsFault } from '@listdesk/shared/sharepoint';
import { slaPatch } from '@listdesk/shared/sla';
import type { Message, Ticket } from '@listdesk/shared/tickets';
import { deskRules } from '../intake/deskRules.ts';
import type { Desk } from '../intake/ports.ts';

const REMEMBERED_DAYS = 90;
const MAX_UPDATE_TRIES = 5;

/**
 * The rules for new tickets, for one that an agent made: mail is ruled on its way in, this one when the desk says that it is there. Once a
 * ticket, whatever is tried again: what the rules write carries the message's key. Answers keys of the replies that wait to be sent.
 */
export async function runCreatedRules(desk: Desk, message: Message, now: number): Promise<string[]> {
  const name = `rule:made:${message.ticketKey}`;
  if (await desk.ledger.recall(name)) return [];
  const around = await deskRules(desk, new Date(now).toISOString());
  if (!around.rules.some((rule) => rule.enabled && rule.on === 'created')) return [];
  const decide = (of: Ticket): RuleDecision => {
    const facts = {
      now: around.now,
      ticket: { ...of, assigneeId: of.assignee?.id ?? null },
      message: { text: message.visibleText, automatic: false, verified: true },
    };
    const decision = decideRules(around.rules, 'created', facts);
    // Whom an agent has just written to needs no second mail that says their own has arrived.
    return message.kind === 'Reply' ? { ...decision, messages: decision.messages.filter(({ kind }) => kind !== 'Reply') } : decision;
  };
  let ticket = await desk.lists.ticket({ key: message.ticketKey });
  if (!ticket || ticket.mergedInto !== null || isQuiet(ticket.requester, around)) return [];
  const decision = decide(ticket);
  // Whatever comes of it: a ticket is new once, not again when its first message is sent a second time.
  const done = (keys: string[]): Promise<string[]> => desk.ledger.keep(name, '1', REMEMBERED_DAYS).then(() => keys);
  if (decision.ran.length === 0) return done([]);
  const messages = ruleMessages(decision, {
    key: message.key,
    ticketKey: ticket.key,
    ticket,
    deskName: around.deskName,
    now: around.now,
    sender: { name: around.deskName, address: '' },
  });
  for (const each of await desk.lists.apply(messages.map((one) => ({ write: 'createMessage' as const, message: one }))))
    if (each.outcome === 'failed') throw new ListsFault(each.fault.code, each.fault.message, each.fault.retryAfterSeconds);
  for (let attempt = 0; ticket; attempt += 1) {
    if (attempt === MAX_UPDATE_TRIES) throw new ListsFault('lists.unavailable', 'The ticket changed at every try.', 5);
    const { patch } = decide(ticket);
    const whole = { ...patch, ...slaPatch(around.sla, ticket, patch, around.now) };
    if (Object.keys(whole).length === 0 || (await desk.lists.updateTicket(ticket.id, ticket.etag, whole)).outcome !== 'stale') break;
    ticket = await desk.lists.ticket({ key: message.ticketKey });
  }
  return done(messages.filter(({ delivery }) => delivery === 'Queued').map(({ key }) => key));
}
