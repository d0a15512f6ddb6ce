import { normalAddress, personMatcher, personOf, type Matcher } from './person.ts';

/** Other people in what one person is given: each becomes `person 1`, `person 2`, the same one everywhere. */
export type Mask = { text(text: string): string; address(address: string): string; name(name: string, address: string): string };

const ADDRESS = /[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.){1,8}[A-Za-z]{2,24}/g;

/** `others` are people the records name, with address; `keep` says whose address may stay: the person's own and the desk's mailboxes. */
export function maskOf(others: readonly { name: string; address: string }[], keep: (address: string) => boolean): Mask {
  const numbers = new Map<string, number>();
  const pseudonym = (address: string): string => {
    const key = normalAddress(address);
    if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
    return `person ${numbers.get(key)}`;
  };
  const matchers = others
    .filter(({ address }) => !keep(address))
    .map(({ name, address }): [string, Matcher] => [pseudonym(address), personMatcher(personOf([address], [name]))]);
  const address = (text: string): string => (text === '' || keep(text) ? text : pseudonym(text));
  return {
    address,
    name: (name, of) => (name === '' || keep(of) ? name : pseudonym(of)),
    text(text) {
      let masked = text;
      for (const [instead, matcher] of matchers) if (matcher.test(masked)) masked = matcher.replace(masked, () => `[${instead}]`);
      return masked.replace(ADDRESS, (found) => (keep(found) ? found : `[${pseudonym(found)}]`));
    },
  };
}
