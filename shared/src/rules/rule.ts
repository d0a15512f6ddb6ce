import type { TicketPriority, TicketStatus } from '../tickets/index.ts';

/** When a rule is looked at. `timePassed`: every quarter of an hour, for tickets that are not solved. */
export const RULE_EVENTS = ['created', 'requesterReplied', 'timePassed'] as const;
export type RuleEvent = (typeof RULE_EVENTS)[number];

/** What a condition may ask of each kind of field. */
export const OPERATORS = {
  text: ['is', 'isNot', 'contains', 'containsNot', 'isEmpty', 'isNotEmpty'],
  choice: ['is', 'isNot'],
  yesNo: ['yes', 'no'],
  hours: ['atLeast', 'atMost'],
} as const;
export type FieldKind = keyof typeof OPERATORS;
export type Operator = (typeof OPERATORS)[FieldKind][number];

/**
 * Fields of a condition. `text` is the newest message without quotes; `domain` is the requester's. Hours are hours of the clock,
 * not of business. `hoursUntilDue` counts to what is due next and is unknown without a target.
 */
export const CONDITION_FIELDS = {
  subject: 'text',
  text: 'text',
  requester: 'text',
  domain: 'text',
  mailbox: 'text',
  category: 'text',
  type: 'text',
  team: 'text',
  tags: 'text',
  language: 'text',
  status: 'choice',
  priority: 'choice',
  channel: 'choice',
  assigned: 'yesNo',
  automatic: 'yesNo',
  verified: 'yesNo',
  hoursSinceMessage: 'hours',
  hoursSinceCreated: 'hours',
  hoursUntilDue: 'hours',
} as const satisfies Record<string, FieldKind>;
export type ConditionField = keyof typeof CONDITION_FIELDS;

/** Several values mean "any of them"; for `isNot` and `containsNot` none of them. Compared without regard to case. */
export type Condition = { field: ConditionField; operator: Operator; values: readonly string[] };

export type RuleAction =
  | { do: 'setStatus'; status: TicketStatus }
  | { do: 'setPriority'; priority: TicketPriority }
  /** Null empties the field. */
  | { do: 'setText'; field: 'category' | 'type' | 'team'; value: string | null }
  | { do: 'assign'; agent: { id: number; name: string } | null }
  | { do: 'addTags'; tags: readonly string[] }
  | { do: 'removeTags'; tags: readonly string[] }
  /** A private note. */
  | { do: 'addNote'; text: string }
  /** A mail to the requester; plain text with the tokens of `RULE_TOKENS`. Never to machines or to a sender nobody vouches for. */
  | { do: 'reply'; text: string };
export type RuleActionName = RuleAction['do'];

/** When / If / Then, as a sentence: all of `all` hold, and one of `any` unless there is none. */
export type Rule = {
  key: string;
  name: string;
  enabled: boolean;
  on: RuleEvent;
  all: readonly Condition[];
  any: readonly Condition[];
  then: readonly RuleAction[];
};

/** What a rule's reply may name. The number is not known while a ticket is made; it stands in the subject of every mail. */
export const RULE_TOKENS = ['requester.name', 'requester.address', 'ticket.subject', 'desk.name'] as const;

export const MAX_RULES = 100;
export const MAX_CONDITIONS = 20;
export const MAX_CONDITION_VALUES = 50;
export const MAX_CONDITION_VALUE_CHARS = 200;
export const MAX_RULE_ACTIONS = 10;
export const MAX_RULE_NAME_CHARS = 120;
export const MAX_RULE_TEXT_CHARS = 5_000;
/** More messages than this from rules at one event are not written: a batch has to stay one. */
export const MAX_RULE_MESSAGES = 6;
export const MAX_RULE_HOURS = 24 * 365;

/** Key of the item in the Settings list that holds the rules, in their order, as one value: order and content change together. */
export const RULES_KEY = 'rules';
