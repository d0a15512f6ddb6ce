import { decodeEntities } from './htmlText.ts';

/** A link as it is read, and where it leads. */
export type MailLink = { shown: string; target: string };

/** More links of one mail than these are not told apart. */
export const MAX_MAIL_LINKS = 50;
const MAX_SHOWN_CHARS = 200;
const MAX_ANCHOR_CHARS = 20_000;

/** The links of cleaned HTML (see `htmlLines`), each pair once. Linear. */
export function htmlLinks(html: string): MailLink[] {
  const found = new Map<string, MailLink>();
  for (let at = html.indexOf('<a '); at >= 0 && found.size < MAX_MAIL_LINKS; at = html.indexOf('<a ', at + 3)) {
    const from = html.indexOf('>', at);
    if (from < 0) break;
    const target = decodeEntities(/ href="([^"]*)"/.exec(html.slice(at, from))?.[1] ?? '');
    if (!target) continue;
    const end = html.slice(from + 1, from + 1 + MAX_ANCHOR_CHARS).search(/<(?:\/a>|a[ >])/);
    const inside = html.slice(from + 1, end < 0 ? from + 1 + MAX_ANCHOR_CHARS : from + 1 + end);
    const words = inside
      .replace(/<img [^>]*?alt="([^"]*)"[^>]*>/g, ' [$1] ')
      .replace(/<[^>]*>/g, (tag) => (/^<\/?(?:span|b|i|u|em|strong|font|wbr)\b/.test(tag) ? '' : ' '));
    const shown = decodeEntities(words).replace(HIDDEN, '').replace(/\s+/g, ' ').trim().slice(0, MAX_SHOWN_CHARS);
    found.set(`${shown}\n${target}`, { shown, target });
  }
  return [...found.values()];
}

/** Letters without width, put in so that a word is not recognised. */
const HIDDEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** The host a link leads to, as browsers read it, lower case; of `mailto:` that of its address; empty where there is none. */
export function hostOf(target: string): string {
  const mail = /^mailto:[^?]*@([^?,;>\s]+)/i.exec(target)?.[1];
  // Browsers take a backslash for a slash, and any number of them.
  const authority = mail ?? /^https?:[/\\]*([^/\\?#]*)/i.exec(target)?.[1] ?? '';
  const host = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .replace(/\.$/, '');
  try {
    return decodeURIComponent(host).toLowerCase();
  } catch {
    return host.toLowerCase();
  }
}

const NAMED_HOST = /(?:^|[\s(<[{"'@/])((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,8}\p{L}{2,24})(?![\p{L}\p{N}-])/u;
/** Endings of files: `invoice.pdf` names no place. */
const FILE_ENDINGS = new Set([
  'pdf',
  'doc',
  'docx',
  'xls',
  'xlsx',
  'ppt',
  'pptx',
  'txt',
  'csv',
  'png',
  'jpg',
  'jpeg',
  'gif',
  'html',
  'htm',
  'js',
  'exe',
  'msi',
  'xml',
  'ics',
  'eml',
  'mp',
]);

/** Whether the words of a link name a place other than the one it leads to. One inside the other's domain is the same place. */
export function linkMisleads({ shown, target }: MailLink): boolean {
  const host = bare(hostOf(target));
  const named = NAMED_HOST.exec(shown.toLowerCase())?.[1];
  if (!named || !host) return false;
  const isFile = !/:\/\/|^www\./i.test(shown) && FILE_ENDINGS.has(named.slice(named.lastIndexOf('.') + 1));
  if (isFile) return false;
  const place = bare(named);
  return !(place === host || host.endsWith(`.${place}`) || place.endsWith(`.${host}`));
}
const bare = (host: string): string => host.replace(/^www\./, '');
