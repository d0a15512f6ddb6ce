import { MAX_RULE_VALUE_CHARS, ruleFor, type SenderRule } from '@listdesk/shared/intake';

export const MATCHES: readonly SenderRule['match'][] = ['address', 'domain', 'subject'];
export const ACTIONS: readonly SenderRule['action'][] = ['allow', 'quarantine', 'block'];
export type RuleProblem = 'missing' | 'tooLong' | 'address' | 'domain' | 'twice';

const ADDRESS = /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,189}$/;
const DOMAIN = /^@?[^\s@<>,;"/]{1,63}(\.[^\s@<>,;"/.]{1,63})+$/;

const plain = (value: string): string => value.trim().toLowerCase().replace(/^@/, '');

export const sameSender = (a: SenderRule, b: SenderRule): boolean => a.match === b.match && plain(a.value) === plain(b.value);

/** What is wrong with a rule that stands, or shall stand, beside these. */
export function checkRule({ match, value }: SenderRule, others: readonly SenderRule[]): RuleProblem | null {
  const typed = value.trim();
  if (!typed) return 'missing';
  if (typed.length > MAX_RULE_VALUE_CHARS) return 'tooLong';
  if (match === 'address' && !ADDRESS.test(typed)) return 'address';
  if (match === 'domain' && !DOMAIN.test(typed)) return 'domain';
  return others.some((one) => one.match === match && plain(one.value) === plain(value)) ? 'twice' : null;
}

/** One place up or down among the rules of its kind: only there does the order count. */
export function moved(rules: readonly SenderRule[], rule: SenderRule, step: 1 | -1): SenderRule[] {
  const next = [...rules];
  const from = next.findIndex((one) => sameSender(one, rule));
  let to = from + step;
  while (to >= 0 && to < next.length && next[to]?.match !== rule.match) to += step;
  const other = next[to];
  const own = next[from];
  if (!own || !other) return next;
  next[from] = other;
  next[to] = own;
  return next;
}

/** What would become of a mail: the rule that decides, as the service decides it; null when none does. */
export const tryRules = (rules: readonly SenderRule[], mail: { address: string; subject: string; verified: boolean }): SenderRule | null =>
  ruleFor({ name: '', address: mail.address.trim().toLowerCase(), verified: mail.verified, agent: false }, mail.subject, rules);
