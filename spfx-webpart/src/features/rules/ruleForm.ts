import { unknownTokens } from '@listdesk/shared/tickets';
import {
  CONDITION_FIELDS,
  MAX_CONDITION_VALUES,
  MAX_RULE_HOURS,
  MAX_RULE_NAME_CHARS,
  MAX_RULE_TEXT_CHARS,
  MAX_RULES,
  OPERATORS,
  parseRules,
  RULE_TOKENS,
  type Condition,
  type ConditionField,
  type Rule,
  type RuleAction,
  type RuleActionName,
  type RuleEvent,
} from '@listdesk/shared/rules';

/** What is stored, as it is: rules that this version cannot read stay where they are. */
export type StoredRules = readonly unknown[];
export const storedRules = (value: unknown): StoredRules => (Array.isArray(value) ? value : []);

const keyOf = (value: unknown): unknown => (typeof value === 'object' && value !== null ? (value as { key?: unknown }).key : undefined);

/** The rule in its place, or last when it is new; null when there are too many. */
export function withRule(stored: StoredRules, rule: Rule): StoredRules | null {
  if (stored.some((each) => keyOf(each) === rule.key)) return stored.map((each) => (keyOf(each) === rule.key ? rule : each));
  return stored.length < MAX_RULES ? [...stored, rule] : null;
}

export const withoutRule = (stored: StoredRules, key: string): StoredRules => stored.filter((each) => keyOf(each) !== key);

/** Brings a removed rule back to its place. */
export const backAgain = (stored: StoredRules, rule: Rule, place: number): StoredRules | null =>
  stored.some((each) => keyOf(each) === rule.key) ? null : [...stored.slice(0, place), rule, ...stored.slice(place)];

/** One place up or down among the rules of the same event; null when there is none. */
export function moved(stored: StoredRules, key: string, step: 1 | -1): StoredRules | null {
  const rules = parseRules(stored);
  const event = rules.find((rule) => rule.key === key)?.on;
  const group = rules.filter((rule) => rule.on === event).map((rule) => rule.key);
  const other = group[group.indexOf(key) + step];
  if (other === undefined) return null;
  const from = stored.findIndex((each) => keyOf(each) === key);
  const to = stored.findIndex((each) => keyOf(each) === other);
  const next = [...stored];
  next[from] = stored[to];
  next[to] = stored[from];
  return next;
}

export const freshRule = (key: string, on: RuleEvent): Rule => ({
  key,
  name: '',
  enabled: true,
  on,
  all: [freshCondition(on === 'timePassed' ? 'hoursSinceMessage' : 'subject')],
  any: [],
  then: [freshAction('setPriority')],
});

export function freshCondition(field: ConditionField): Condition {
  const kind = CONDITION_FIELDS[field];
  const operator = kind === 'text' ? 'contains' : OPERATORS[kind][0];
  return { field, operator, values: kind === 'hours' ? ['24'] : [] };
}

export function freshAction(name: RuleActionName): RuleAction {
  switch (name) {
    case 'setStatus':
      return { do: name, status: 'Open' };
    case 'setPriority':
      return { do: name, priority: 'High' };
    case 'setText':
      return { do: name, field: 'team', value: '' };
    case 'assign':
      return { do: name, agent: null };
    case 'addTags':
    case 'removeTags':
      return { do: name, tags: [] };
    case 'addNote':
    case 'reply':
      return { do: name, text: '' };
  }
}

export const ACTION_NAMES = [
  'setPriority',
  'setStatus',
  'setText',
  'assign',
  'addTags',
  'removeTags',
  'addNote',
  'reply',
] as const satisfies readonly RuleActionName[];

/** Fields that mean something at an event: when only time passed there is no message. */
export const fieldsOf = (on: RuleEvent): ConditionField[] =>
  (Object.keys(CONDITION_FIELDS) as ConditionField[]).filter((field) =>
    on === 'timePassed' ? !['text', 'automatic', 'verified'].includes(field) : !field.startsWith('hours'),
  );

/** A rule of another event keeps only what means something there. */
export const atEvent = (rule: Rule, on: RuleEvent): Rule => {
  const fits = (condition: Condition): boolean => fieldsOf(on).includes(condition.field);
  return { ...rule, on, all: rule.all.filter(fits), any: rule.any.filter(fits) };
};

/** "SAP, Kreditor" as typed, and back. */
export const valuesOf = (text: string): string[] =>
  [
    ...new Set(
      text
        .split(/[,;\n]/)
        .map((value) => value.trim())
        .filter(Boolean),
    ),
  ].slice(0, MAX_CONDITION_VALUES);

export const needsValues = ({ field, operator }: Condition): boolean =>
  CONDITION_FIELDS[field] !== 'yesNo' && operator !== 'isEmpty' && operator !== 'isNotEmpty';

export type RuleProblem = {
  at: 'name' | 'then' | `all.${number}` | `any.${number}` | `then.${number}`;
  problem: 'missing' | 'tooLong' | 'number' | 'unknownToken' | 'noTime';
};

/** What keeps a rule from being saved, in the order of the page. */
export function problemsOf(rule: Rule): RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (!rule.name.trim()) problems.push({ at: 'name', problem: 'missing' });
  else if (rule.name.length > MAX_RULE_NAME_CHARS) problems.push({ at: 'name', problem: 'tooLong' });
  for (const group of ['all', 'any'] as const)
    rule[group].forEach((condition, index) => {
      const problem = conditionProblem(condition);
      if (problem) problems.push({ at: `${group}.${index}`, problem });
    });
  // Without a bound of time it would run on every open ticket at once.
  if (rule.on === 'timePassed' && !rule.all.some((each) => CONDITION_FIELDS[each.field] === 'hours')) problems.push({ at: 'all.0', problem: 'noTime' });
  if (rule.then.length === 0) problems.push({ at: 'then', problem: 'missing' });
  rule.then.forEach((action, index) => {
    const problem = actionProblem(action);
    if (problem) problems.push({ at: `then.${index}`, problem });
  });
  return problems;
}

function conditionProblem(condition: Condition): RuleProblem['problem'] | null {
  if (!needsValues(condition)) return null;
  if (CONDITION_FIELDS[condition.field] === 'hours')
    return /^\d{1,4}$/.test(condition.values[0] ?? '') && Number(condition.values[0]) <= MAX_RULE_HOURS ? null : 'number';
  return condition.values.length ? null : 'missing';
}

function actionProblem(action: RuleAction): RuleProblem['problem'] | null {
  if (action.do === 'addTags' || action.do === 'removeTags') return action.tags.length ? null : 'missing';
  if (action.do !== 'addNote' && action.do !== 'reply') return null;
  if (!action.text.trim()) return 'missing';
  if (action.text.length > MAX_RULE_TEXT_CHARS) return 'tooLong';
  return unknownOf(action.text).length ? 'unknownToken' : null;
}

/** Tokens of a text that a rule cannot fill. */
export function unknownOf(text: string): string[] {
  const found = text.match(/\{\{[^{}\r\n]{0,60}\}\}/g) ?? [];
  const names: readonly string[] = RULE_TOKENS;
  return [...new Set([...unknownTokens(text), ...found.filter((token) => !names.includes(token.slice(2, -2).trim().toLowerCase()))])];
}

export const sameRule = (a: Rule, b: Rule): boolean => JSON.stringify(a) === JSON.stringify(b);
