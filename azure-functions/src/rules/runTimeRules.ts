import { isQuiet, ruleMessages } from '@listdesk/shared/intake';
import { decideRules, quietTickets, type Rule, type RuleDecision } from '@listdesk/shared/rules';
import { ListsFault, type WriteOutcome } from '@listdesk/shared/sharepoint';
import { slaPatch } from '@listdesk/shared/sla';
import type { Ticket } from '@listdesk/shared/tickets';
import { sha256 } from '../intake/intakeContext.ts';
import { deskRules } from '../intake/deskRules.ts';
import type { Desk } from '../intake/ports.ts';

/** Tickets one rule changes in one round; what is left waits for the next round, a quarter of an hour later. */
export const MAX_TICKETS_A_RULE = 200;
/** A run stopped between its two halves is finished within this time; what an agent set back later is left alone. */
export const FINISH_WITHIN_MS = 2 * 60 * 60_000;
const REMEMBERED_DAYS = 90;
const MAX_UPDATE_TRIES = 5;
const MAX_KEY_CHARS = 40;

type Around = Awaited<ReturnType<typeof deskRules>>;
export type TimeRulesOutcome = { ran: number; queued: string[] };

/**
 * One round of the rules of time: 1 request a rule, and 2 for each ticket it changes. The rule's entry in the conversation carries a
 * key made of rule, ticket and the ticket's last message, so that a rule runs once for one silence, whatever is lost or tried again.
 */
export async function runTimeRules(desk: Desk, now: number): Promise<TimeRulesOutcome> {
  const outcome: TimeRulesOutcome = { ran: 0, queued: [] };
  const around = await deskRules(desk, new Date(now).toISOString());
  for (const rule of around.rules.filter((each) => each.enabled && each.on === 'timePassed')) {
    const view = quietTickets(rule, now);
    if (!view) continue;
    const { tickets } = await desk.lists.ticketPage(view, { top: MAX_TICKETS_A_RULE });
    for (const ticket of tickets) {
      if (isQuiet(ticket.requester, around)) continue;
      const queued = await runOn(desk, rule, ticket, around);
      if (!queued) continue;
      outcome.ran += 1;
      outcome.queued.push(...queued);
    }
  }
  return outcome;
}

/** Keys of the replies that wait to be sent now; null when the rule has nothing to do with this ticket (any more). */
async function runOn(desk: Desk, rule: Rule, ticket: Ticket, around: Around): Promise<string[] | null> {
  const decision = decide(rule, ticket, around);
  if (ticket.mergedInto !== null) return null;
  if (decision.ran.length === 0) return null;
  const key = `t${sha256([rule.key, ticket.key, ticket.lastMessageAt].join('\n'))}`.slice(0, MAX_KEY_CHARS);
  const name = `rule:${key}`;
  if (await desk.ledger.recall(name)) return null;
  const messages = ruleMessages(decision, {
    key,
    ticketKey: ticket.key,
    ticket,
    deskName: around.deskName,
    now: around.now,
    sender: { name: around.deskName, address: '' },
  });
  // Not one batch with the ticket: an entry that is there already means that its change is an agent's to keep or to set back.
  const outcomes = await desk.lists.apply(messages.map((message) => ({ write: 'createMessage' as const, message })));
  for (const each of outcomes) if (each.outcome === 'failed') throw new ListsFault(each.fault.code, each.fault.message, each.fault.retryAfterSeconds);
  if (await mayFinish(desk, outcomes[0], `${key}-r0`, around)) await change(desk, rule, ticket, around);
  await desk.ledger.keep(name, '1', REMEMBERED_DAYS);
  return messages.filter((message) => message.delivery === 'Queued').map((message) => message.key);
}

/** Written by this run, or by one that was stopped a moment ago. */
async function mayFinish(desk: Desk, first: WriteOutcome | undefined, key: string, { now }: Around): Promise<boolean> {
  if (first?.outcome === 'created') return true;
  const entry = await desk.lists.message({ key });
  return entry !== null && Date.parse(now) - Date.parse(entry.sentAt) < FINISH_WITHIN_MS;
}

/** When somebody worked on the ticket between our reading and our writing: what the rule says of it as it is. */
async function change(desk: Desk, rule: Rule, first: Ticket, around: Around): Promise<void> {
  let ticket: Ticket | null = first;
  for (let attempt = 0; attempt < MAX_UPDATE_TRIES; attempt += 1) {
    // A message since then is another story: the silence this rule waited for is over.
    if (!ticket || ticket.lastMessageAt !== first.lastMessageAt) return;
    const { patch } = decide(rule, ticket, around);
    if (Object.keys(patch).length === 0 || (await desk.lists.updateTicket(ticket.id, ticket.etag, patch)).outcome !== 'stale') return;
    ticket = await desk.lists.ticket({ id: first.id });
  }
  throw new ListsFault('lists.unavailable', 'The ticket changed at every try.', 5);
}

/** What the rule changes, and what follows for the desk's promises. */
function decide(rule: Rule, ticket: Ticket, { now, sla }: Around): RuleDecision {
  const decision = decideRules([rule], 'timePassed', { now, ticket: { ...ticket, assigneeId: ticket.assignee?.id ?? null }, message: null });
  return { ...decision, patch: { ...decision.patch, ...slaPatch(sla, ticket, decision.patch, now) } };
}
