import { hostOf, linkMisleads, ticketNumbers, type MailLink } from '@listdesk/shared/mail';
import type { HeldMailText } from '@listdesk/shared/quarantine';
import { domainOf } from './senderRule';

/** Letters that look like others in the fonts of mail programs; both are written as the first. */
const LOOKALIKES: readonly [RegExp, string][] = [
  [/[1il|]/g, 'l'],
  [/[0o]/g, 'o'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/[а]/g, 'a'],
  [/[е]/g, 'e'],
  [/[о]/g, 'o'],
];
const LINK = /https?:\/\/([^\s/?#<>"')\]]{1,253})/gi;
const MOST_HOSTS = 20;

const seen = (domain: string): string => LOOKALIKES.reduce((text, [letters, as]) => text.replace(letters, as), domain.toLowerCase());

/** Whether two words differ in one letter at most: one changed, one more, one less, or two neighbours swapped. */
function almost(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return left.length <= 1 && right.length <= 1 ? true : left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** The domain of ours that this one imitates; null when it is one of ours or resembles none. */
export function imitated(domain: string, own: readonly string[]): string | null {
  if (domain === '' || own.includes(domain)) return null;
  return own.find((ours) => seen(ours) === seen(domain) || (ours.length > 5 && almost(ours, domain))) ?? null;
}

export type HeldFacts = {
  proof: HeldMailText['evidence']['proof'];
  /** Addresses an answer would go to that are not of the sender's domain. */
  answersTo: string[];
  imitates: string | null;
  /** Numbers of tickets its subject names. */
  names: number[];
  /** Hosts its links lead to, and how many of them are not the sender's. */
  hosts: string[];
  foreign: number;
  /** Links whose words are not their target; the misleading ones first. */
  leads: (MailLink & { misleads: boolean })[];
};

const bare = (address: string): string =>
  address
    .replace(/^(?:https?:\/\/|mailto:|tel:)/i, '')
    .replace(/\/$/, '')
    .toLowerCase();

/** What speaks for and against a held mail, from what the service read and from its plain text. */
export function factsOf({ from, subject, text, links, evidence }: HeldMailText, mailboxes: readonly string[]): HeldFacts {
  const domain = domainOf(from.address);
  const named = Array.from(text.matchAll(LINK), (found) => hostOf(`https://${found[1] ?? ''}`));
  const hosts = [...new Set([...links.filter(({ target }) => /^https?:/i.test(target)).map(({ target }) => hostOf(target)), ...named])]
    .filter(Boolean)
    .slice(0, MOST_HOSTS);
  const leads = links.filter(({ shown, target }) => bare(shown) !== bare(target)).map((link) => ({ ...link, misleads: linkMisleads(link) }));
  const isOf = (host: string): boolean => host === domain || host.endsWith(`.${domain}`);
  return {
    proof: evidence.proof,
    imitates: imitated(domain, mailboxes.map(domainOf)),
    names: ticketNumbers(subject),
    hosts,
    foreign: hosts.filter((host) => !isOf(host)).length,
    leads: [...leads.filter((link) => link.misleads), ...leads.filter((link) => !link.misleads)],
    answersTo: evidence.replyTo.map(({ address }) => address).filter((address) => address !== '' && domainOf(address) !== domain),
  };
}
