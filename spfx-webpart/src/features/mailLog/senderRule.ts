import { MAX_SENDER_RULES, parseSenderRules, SENDER_RULES_KEY, type SenderRule } from '@listdesk/shared/intake';
import type { DeskLists } from '@listdesk/shared/sharepoint';

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** The rule that goes with a decision: whom one lets in is let in from now on; what one deletes is held from its whole domain. */
export const ruleWith = (action: 'release' | 'delete', address: string): SenderRule =>
  action === 'release' ? { match: 'address', value: address.toLowerCase(), action: 'allow' } : { match: 'domain', value: domainOf(address), action: 'quarantine' };

const sameSender = (a: SenderRule, b: SenderRule): boolean => a.match === b.match && a.value.toLowerCase() === b.value.toLowerCase();

/** The rules with this one in the place of any other for the same sender; null when there is no room. */
export function withRule(rules: readonly SenderRule[], rule: SenderRule): SenderRule[] | null {
  const others = rules.filter((one) => !sameSender(one, rule));
  return others.length < MAX_SENDER_RULES ? [...others, rule] : null;
}

/** Read and written at once: two people decide rarely, and each adds one line. `before` takes it back. */
export async function addRule(lists: DeskLists, rule: SenderRule): Promise<{ outcome: 'added'; before: SenderRule[] } | { outcome: 'full' }> {
  const before = parseSenderRules((await lists.settingValues([SENDER_RULES_KEY])).get(SENDER_RULES_KEY));
  const rules = withRule(before, rule);
  if (!rules) return { outcome: 'full' };
  await lists.saveSettingValue(SENDER_RULES_KEY, rules);
  return { outcome: 'added', before };
}

/** Takes one rule back and leaves what others added meanwhile; what it had replaced comes back. */
export async function removeRule(lists: DeskLists, rule: SenderRule, before: readonly SenderRule[]): Promise<void> {
  const rules = parseSenderRules((await lists.settingValues([SENDER_RULES_KEY])).get(SENDER_RULES_KEY));
  const replaced = before.filter((one) => sameSender(one, rule));
  await lists.saveSettingValue(SENDER_RULES_KEY, [...rules.filter((one) => !sameSender(one, rule)), ...replaced]);
}
