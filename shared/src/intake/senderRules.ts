import type { SenderRule } from './context.ts';

/** Key of the item in the Settings list that holds the desk's rules, as an array. */
export const SENDER_RULES_KEY = 'senderRules';
export const MAX_SENDER_RULES = 500;
export const MAX_RULE_VALUE_CHARS = 254;

const MATCHES: readonly SenderRule['match'][] = ['address', 'domain', 'subject'];
const ACTIONS: readonly SenderRule['action'][] = ['allow', 'block', 'quarantine'];

/** Keeps the rules that are whole. An empty value would fit every mail, so it is none. */
export function parseSenderRules(value: unknown): SenderRule[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MAX_SENDER_RULES).flatMap((each: unknown): SenderRule[] => {
    const given = (each ?? {}) as Record<string, unknown>;
    const match = MATCHES.find((one) => one === given['match']);
    const action = ACTIONS.find((one) => one === given['action']);
    const text = typeof given['value'] === 'string' ? given['value'].trim() : '';
    return match && action && text && text.length <= MAX_RULE_VALUE_CHARS ? [{ match, value: text, action }] : [];
  });
}
