import { OPEN_STATUSES } from '../tickets/index.ts';
import type { Ticket } from '../tickets/index.ts';
import { CONDITION_FIELDS } from './rule.ts';
import type { Condition, Rule } from './rule.ts';

export type RuleTicket = Pick<
  Ticket,
  | 'status'
  | 'priority'
  | 'category'
  | 'type'
  | 'team'
  | 'tags'
  | 'requester'
  | 'mailbox'
  | 'channel'
  | 'language'
  | 'createdAt'
  | 'lastMessageAt'
  | 'firstResponseDue'
  | 'resolutionDue'
  | 'firstRespondedAt'
  | 'subject'
> & { assigneeId: number | null };

/** What a rule can see. `message` is the one that came in; null when only time passed. `now` is ISO 8601 UTC. */
export type RuleFacts = { now: string; ticket: RuleTicket; message: { text: string; automatic: boolean; verified: boolean } | null };

/** Each condition's own answer, in order, and whether the rule runs. */
export type Explained = { runs: boolean; all: boolean[]; any: boolean[] };

export function explain(rule: Pick<Rule, 'all' | 'any'>, facts: RuleFacts): Explained {
  const all = rule.all.map((each) => holds(each, facts));
  const any = rule.any.map((each) => holds(each, facts));
  return { runs: all.every(Boolean) && (any.length === 0 || any.some(Boolean)), all, any };
}

/** What is unknown (no due time, no message) holds in no condition that asks for it. */
export function holds({ field, operator, values }: Condition, facts: RuleFacts): boolean {
  switch (CONDITION_FIELDS[field]) {
    case 'text':
      return textHolds(textsOf(field, facts), operator, values.map(plain));
    case 'choice':
      return values.includes(choiceOf(field, facts)) === (operator === 'is');
    case 'yesNo':
      return yesNoOf(field, facts) === (operator === 'yes');
    case 'hours': {
      const hours = hoursOf(field, facts);
      const bound = Number(values[0]);
      if (hours === null || Number.isNaN(bound)) return false;
      return operator === 'atLeast' ? hours >= bound : hours <= bound;
    }
  }
}

function textHolds(texts: readonly string[], operator: Condition['operator'], values: readonly string[]): boolean {
  const held = texts.map(plain).filter((text) => text !== '');
  switch (operator) {
    case 'isEmpty':
      return held.length === 0;
    case 'isNotEmpty':
      return held.length > 0;
    case 'is':
      return held.some((text) => values.includes(text));
    case 'isNot':
      return !held.some((text) => values.includes(text));
    case 'contains':
      return held.some((text) => values.some((value) => value !== '' && text.includes(value)));
    case 'containsNot':
      return !held.some((text) => values.some((value) => value !== '' && text.includes(value)));
    default:
      return false;
  }
}

const plain = (text: string): string => text.normalize('NFC').trim().toLocaleLowerCase('en');

function textsOf(field: Condition['field'], { ticket, message }: RuleFacts): readonly string[] {
  switch (field) {
    case 'subject':
      return [ticket.subject];
    case 'text':
      return [message?.text ?? ''];
    case 'requester':
      return [ticket.requester.address, ticket.requester.name];
    case 'domain':
      return [ticket.requester.address.slice(ticket.requester.address.lastIndexOf('@') + 1)];
    case 'mailbox':
      return [ticket.mailbox ?? ''];
    case 'category':
      return [ticket.category ?? ''];
    case 'type':
      return [ticket.type ?? ''];
    case 'team':
      return [ticket.team ?? ''];
    case 'language':
      return [ticket.language ?? ''];
    case 'tags':
      return ticket.tags;
    default:
      return [];
  }
}

function choiceOf(field: Condition['field'], { ticket }: RuleFacts): string {
  return field === 'status' ? ticket.status : field === 'priority' ? ticket.priority : ticket.channel;
}

function yesNoOf(field: Condition['field'], { ticket, message }: RuleFacts): boolean {
  if (field === 'assigned') return ticket.assigneeId !== null;
  return field === 'automatic' ? (message?.automatic ?? false) : (message?.verified ?? false);
}

const HOUR_MS = 3_600_000;

function hoursOf(field: Condition['field'], { ticket, now }: RuleFacts): number | null {
  if (field === 'hoursSinceMessage') return (Date.parse(now) - Date.parse(ticket.lastMessageAt)) / HOUR_MS;
  if (field === 'hoursSinceCreated') return (Date.parse(now) - Date.parse(ticket.createdAt)) / HOUR_MS;
  const running = (OPEN_STATUSES as readonly string[]).includes(ticket.status) && ticket.status !== 'Pending';
  const due = ticket.firstRespondedAt === null && ticket.firstResponseDue !== null ? ticket.firstResponseDue : ticket.resolutionDue;
  return !running || due === null ? null : (Date.parse(due) - Date.parse(now)) / HOUR_MS;
}
