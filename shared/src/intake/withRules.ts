import { decideRules, NO_DECISION, RULE_TOKENS } from '../rules/index.ts';
import type { Rule, RuleDecision, RuleFacts, RuleTicket } from '../rules/index.ts';
import { fillCanned } from '../tickets/index.ts';
import type { Contact, Ticket } from '../tickets/index.ts';
import type { NewMessage, NewTicket, PlannedAction } from './plan.ts';

export type RulesOfDesk = {
  rules: readonly Rule[];
  deskName: string;
  now: string;
  /** Addresses, lower case, of people whose data is restricted or who objected (GDPR Art. 18 and 21): no rule looks at their tickets. */
  quiet: readonly string[];
};

export const isQuiet = (requester: Contact, { quiet }: Pick<RulesOfDesk, 'quiet'>): boolean => quiet.includes(requester.address.toLowerCase());

/**
 * A plan with what the desk's rules add to it. A new ticket is looked at by the rules of `created`, an answer by those of
 * `requesterReplied`, for which `ticket` has to be the whole ticket as it stands. Everything goes out in the plan's own batch;
 * the keys of what rules write follow from the message, so that the same mail writes them once.
 */
export function withRules<P extends { actions: readonly PlannedAction[] }>(plan: P, desk: RulesOfDesk, ticket: Ticket | null): P {
  const message = actionOf(plan, 'addMessage')?.message;
  if (!message || message.kind !== 'Mail') return plan;
  const created = actionOf(plan, 'createTicket')?.ticket;
  const facts = (of: RuleTicket): RuleFacts => ({
    now: desk.now,
    ticket: of,
    message: { text: message.visibleText, automatic: message.automatic !== null, verified: message.verified },
  });
  if (created) {
    if (isQuiet(created.requester, desk)) return plan;
    const { assigneeId, ...rest } = created;
    const decision = decideRules(desk.rules, 'created', facts({ ...rest, assigneeId: assigneeId ?? null }));
    return ruled(plan, decision, (action) => (action.do === 'createTicket' ? { ...action, ticket: { ...created, ...decision.patch } } : action), {
      desk,
      message,
      ticket: created,
    });
  }
  const update = actionOf(plan, 'updateTicket');
  if (!update || !ticket || isQuiet(ticket.requester, desk) || isQuiet(message.from, desk)) return plan;
  // Rules see the ticket as the answer leaves it: open again, for instance.
  const after = { ...ticket, ...update.patch };
  const decision = decideRules(
    desk.rules,
    'requesterReplied',
    facts({ ...after, assigneeId: ticket.assignee?.id ?? null, lastMessageAt: ticket.lastMessageAt }),
  );
  return ruled(plan, decision, (action) => (action.do === 'updateTicket' ? { ...action, patch: { ...action.patch, ...decision.patch } } : action), {
    desk,
    message,
    ticket: after,
  });
}

/** Whether any rule needs the whole ticket at an answer: reading it costs a request that desks without such a rule do not pay. */
export const answersMatter = (rules: readonly Rule[]): boolean => rules.some((rule) => rule.enabled && rule.on === 'requesterReplied');

type Around = { desk: RulesOfDesk; message: NewMessage; ticket: Pick<NewTicket, 'subject' | 'requester'> };

function ruled<P extends { actions: readonly PlannedAction[] }>(
  plan: P,
  decision: RuleDecision,
  change: (action: PlannedAction) => PlannedAction,
  { desk, message, ticket }: Around,
): P {
  if (decision.ran.length === 0) return plan;
  const written = ruleMessages(decision, {
    key: message.key,
    ticketKey: message.ticketKey,
    ticket,
    deskName: desk.deskName,
    now: desk.now,
    sender: { name: desk.deskName, address: '' },
  });
  return { ...plan, actions: [...plan.actions.map(change), ...written.map((each): PlannedAction => ({ do: 'addMessage', message: each }))] };
}

export type RuleMessagesOf = {
  key: string;
  ticketKey: string;
  ticket: Pick<NewTicket, 'subject' | 'requester'>;
  deskName: string;
  now: string;
  sender: Contact;
};

/** A system entry that names the rules, first; then their notes and replies. */
export function ruleMessages(decision: RuleDecision, { key, ticketKey, ticket, deskName, now, sender }: RuleMessagesOf): NewMessage[] {
  const base: NewMessage = {
    key: `${key}-r0`,
    ticketKey,
    kind: 'System',
    from: sender,
    to: [],
    cc: [],
    subject: ticket.subject,
    html: '',
    visibleText: decision.ran.map((rule) => rule.name).join('\n'),
    fullText: '',
    sentAt: now,
    sendAfter: null,
    delivery: 'None',
    deliveryError: null,
    attachments: [],
    evidence: { rule: 'rule' },
    automatic: 'rule',
    verified: true,
    internetMessageId: null,
    mailboxMessageId: null,
  };
  if (decision === NO_DECISION || decision.ran.length === 0) return [];
  return [
    base,
    ...decision.messages.map((each, index): NewMessage => ({
      ...base,
      key: `${key}-r${index + 1}`,
      kind: each.kind,
      visibleText: filled(each.text, ticket, deskName),
      automatic: `rule: ${each.rule}`,
      ...(each.kind === 'Reply' ? { to: [ticket.requester], delivery: 'Queued' as const } : {}),
    })),
  ];
}

/** The tokens a rule may use; any other stays as it was written, so that its author sees it. */
function filled(text: string, ticket: Pick<NewTicket, 'subject' | 'requester'>, deskName: string): string {
  const names: readonly string[] = RULE_TOKENS;
  return fillCanned(text, { ticket: { id: 0, subject: ticket.subject, requester: ticket.requester }, agent: { name: deskName }, deskName })
    .map((part) => (part.part === 'filled' && !names.includes(part.token) ? `{{${part.token}}}` : part.text))
    .join('');
}

function actionOf<K extends PlannedAction['do']>(plan: { actions: readonly PlannedAction[] }, kind: K): Extract<PlannedAction, { do: K }> | undefined {
  return plan.actions.find((action): action is Extract<PlannedAction, { do: K }> => action.do === kind);
}
