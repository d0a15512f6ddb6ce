import { MAX_SENDER_RULES, parseSenderRules, SENDER_RULES_KEY, type SenderRule } from '@listdesk/shared/intake';
import type { DeskLists } from '@listdesk/shared/sharepoint';
import { changeValue } from '../../app/settingValue/changeValue';

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** The rule that goes with a decision: whom one lets in is let in from now on; what one deletes is held from its whole domain. */
export const ruleWith = (action: 'release' | 'delete', address: string): SenderRule =>
  action === 'release'
    ? { match: 'address', value: address.toLowerCase(), action: 'allow' }
    : { match: 'domain', value: domainOf(address), action: 'quarantine' };

const sameSender = (a: SenderRule, b: SenderRule): boolean => a.match === b.match && a.value.toLowerCase() === b.value.toLowerCase();

/** The rules with this one in the place of any other for the same sender; null when there is no room. */
export function withRule(rules: readonly SenderRule[], rule: SenderRule): SenderRule[] | null {
  const others = rules.filter((one) => !sameSender(one, rule));
  return others.length < MAX_SENDER_RULES ? [...others, rule] : null;
}

/** On whatever the rules are by then: two people decide rarely, and each adds one line. `before` takes it back. */
export async function addRule(lists: DeskLists, rule: SenderRule): Promise<{ outcome: 'added'; before: SenderRule[] } | { outcome: 'full' }> {
  const done = await changeValue<SenderRule[]>(lists, SENDER_RULES_KEY, parseSenderRules, (now) => withRule(now, rule));
  return done ? { outcome: 'added', before: done.before } : { outcome: 'full' };
}

/** Takes one rule back and leaves what others added meanwhile; what it had replaced comes back. */
export async function removeRule(lists: DeskLists, rule: SenderRule, before: readonly SenderRule[]): Promise<void> {
  const replaced = before.filter((one) => sameSender(one, rule));
  await changeValue<SenderRule[]>(lists, SENDER_RULES_KEY, parseSenderRules, (now) => [...now.filter((one) => !sameSender(one, rule)), ...replaced]);
}
