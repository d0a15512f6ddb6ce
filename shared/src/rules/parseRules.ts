import { TICKET_PRIORITIES, TICKET_STATUSES } from '../tickets/index.ts';
import {
  CONDITION_FIELDS,
  MAX_CONDITION_VALUE_CHARS,
  MAX_CONDITION_VALUES,
  MAX_CONDITIONS,
  MAX_RULE_ACTIONS,
  MAX_RULE_NAME_CHARS,
  MAX_RULES,
  MAX_RULE_TEXT_CHARS,
  OPERATORS,
  RULE_EVENTS,
} from './rule.ts';
import type { Condition, ConditionField, Rule, RuleAction } from './rule.ts';

/**
 * Reads stored rules. A rule with anything it does not understand is left out whole: half a rule does something nobody wrote.
 * Anything that is no list of rules gives none.
 */
export function parseRules(value: unknown): Rule[] {
  if (!Array.isArray(value)) return [];
  const rules = value.slice(0, MAX_RULES).flatMap((each) => ruleOf(each) ?? []);
  return rules.filter((rule, index) => rules.findIndex((other) => other.key === rule.key) === index);
}

function ruleOf(value: unknown): Rule | null {
  if (!isRecord(value)) return null;
  const { key, name, enabled, on } = value;
  const all = listOf(value['all'], conditionOf, MAX_CONDITIONS);
  const any = listOf(value['any'], conditionOf, MAX_CONDITIONS);
  const then = listOf(value['then'], actionOf, MAX_RULE_ACTIONS);
  if (!isText(key, 64) || key === '' || !isText(name, MAX_RULE_NAME_CHARS) || !isOneOf(RULE_EVENTS, on) || !all || !any || !then) return null;
  return { key, name, enabled: enabled === true, on, all, any, then };
}

function conditionOf(value: unknown): Condition | null {
  if (!isRecord(value) || typeof value['field'] !== 'string' || !Object.hasOwn(CONDITION_FIELDS, value['field'])) return null;
  const field = value['field'] as ConditionField;
  const operators: readonly Condition['operator'][] = OPERATORS[CONDITION_FIELDS[field]];
  const values = listOf(value['values'], (each) => (isText(each, MAX_CONDITION_VALUE_CHARS) ? each : null), MAX_CONDITION_VALUES);
  return isOneOf(operators, value['operator']) && values ? { field, operator: value['operator'], values } : null;
}

function actionOf(value: unknown): RuleAction | null {
  if (!isRecord(value)) return null;
  switch (value['do']) {
    case 'setStatus':
      return isOneOf(TICKET_STATUSES, value['status']) ? { do: 'setStatus', status: value['status'] } : null;
    case 'setPriority':
      return isOneOf(TICKET_PRIORITIES, value['priority']) ? { do: 'setPriority', priority: value['priority'] } : null;
    case 'setText':
      return textActionOf(value);
    case 'assign':
      return assignOf(value['agent']);
    case 'addTags':
    case 'removeTags': {
      const tags = listOf(value['tags'], (each) => (isText(each, 64) && each.trim() !== '' ? each.trim() : null), MAX_CONDITION_VALUES);
      return tags ? { do: value['do'], tags } : null;
    }
    case 'addNote':
    case 'reply':
      return isText(value['text'], MAX_RULE_TEXT_CHARS) ? { do: value['do'], text: value['text'] } : null;
    default:
      return null;
  }
}

function textActionOf({ field, value }: Record<string, unknown>): RuleAction | null {
  if (!isOneOf(['category', 'type', 'team'] as const, field)) return null;
  return value === null || isText(value, 255) ? { do: 'setText', field, value: value === '' ? null : value } : null;
}

function assignOf(agent: unknown): RuleAction | null {
  if (agent === null) return { do: 'assign', agent: null };
  return isRecord(agent) && Number.isSafeInteger(agent['id']) && (agent['id'] as number) > 0 && isText(agent['name'], 255)
    ? { do: 'assign', agent: { id: agent['id'] as number, name: agent['name'] } }
    : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown, max: number): value is string => typeof value === 'string' && value.length <= max;
const isOneOf = <T>(list: readonly T[], value: unknown): value is T => (list as readonly unknown[]).includes(value);

/** Null when it is no list, too long, or when one of its parts is not understood. */
function listOf<T>(value: unknown, read: (each: unknown) => T | null, max: number): T[] | null {
  if (!Array.isArray(value) || value.length > max) return null;
  const parts = value.map(read);
  return parts.some((part) => part === null) ? null : (parts as T[]);
}
