import { MAX_TAGS, statusPatch } from '../tickets/index.ts';
import type { TicketPatch } from '../tickets/index.ts';
import { explain } from './conditions.ts';
import type { RuleFacts, RuleTicket } from './conditions.ts';
import { MAX_RULE_MESSAGES } from './rule.ts';
import type { Rule, RuleAction, RuleEvent } from './rule.ts';

export type RuleDecision = {
  /** Only fields that get another value. */
  patch: TicketPatch;
  /** In the order of the rules. */
  messages: { kind: 'Note' | 'Reply'; text: string; rule: string }[];
  /** The rules that ran, in order. */
  ran: { key: string; name: string }[];
  /** Replies that were not written, and why. */
  withheld: { rule: string; reason: 'automatic' | 'unverified' | 'tooMany' }[];
};

export const NO_DECISION: RuleDecision = { patch: {}, messages: [], ran: [], withheld: [] };

/**
 * Runs the rules of an event from top to bottom. Each sees what those before it changed and runs at most once; what several set, the
 * last one decides. Pure: the same facts give the same decision.
 */
export function decideRules(rules: readonly Rule[], event: RuleEvent, facts: RuleFacts): RuleDecision {
  const decision: RuleDecision = { patch: {}, messages: [], ran: [], withheld: [] };
  let ticket = facts.ticket;
  for (const rule of rules) {
    if (!rule.enabled || rule.on !== event || !explain(rule, { ...facts, ticket }).runs) continue;
    decision.ran.push({ key: rule.key, name: rule.name });
    for (const action of rule.then) {
      if (action.do === 'addNote' || action.do === 'reply') addMessage(decision, rule, action, facts);
      else ticket = changed(ticket, action);
    }
  }
  return { ...decision, patch: patchBetween(facts.ticket, ticket, facts.now) };
}

function addMessage(decision: RuleDecision, rule: Rule, action: Extract<RuleAction, { text: string }>, { message }: RuleFacts): void {
  // An answer to a machine begins a loop; one to a sender nobody vouches for hits whoever was forged (mail.md step 14).
  const reason =
    decision.messages.length >= MAX_RULE_MESSAGES
      ? 'tooMany'
      : action.do === 'addNote' || !message
        ? null
        : message.automatic
          ? 'automatic'
          : message.verified
            ? null
            : 'unverified';
  if (reason) decision.withheld.push({ rule: rule.name, reason });
  else decision.messages.push({ kind: action.do === 'reply' ? 'Reply' : 'Note', text: action.text, rule: rule.name });
}

function changed(ticket: RuleTicket, action: Exclude<RuleAction, { text: string }>): RuleTicket {
  switch (action.do) {
    case 'setStatus':
      return { ...ticket, status: action.status };
    case 'setPriority':
      return { ...ticket, priority: action.priority };
    case 'setText':
      return { ...ticket, [action.field]: action.value };
    case 'assign':
      return { ...ticket, assigneeId: action.agent?.id ?? null };
    case 'addTags':
      return { ...ticket, tags: [...new Set([...ticket.tags, ...action.tags])].slice(0, MAX_TAGS) };
    case 'removeTags':
      return { ...ticket, tags: ticket.tags.filter((tag) => !action.tags.includes(tag)) };
  }
}

const FIELDS = ['priority', 'category', 'type', 'team', 'assigneeId'] as const;

function patchBetween(before: RuleTicket, after: RuleTicket, now: string): TicketPatch {
  const patch: Record<string, unknown> = {};
  for (const field of FIELDS) if (before[field] !== after[field]) patch[field] = after[field];
  if (before.tags.join('\n') !== after.tags.join('\n')) patch['tags'] = after.tags;
  return { ...(patch as TicketPatch), ...statusPatch(before.status, after.status, now) };
}
