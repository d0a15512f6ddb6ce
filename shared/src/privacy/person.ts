/**
 * One person as we look for them: every address, and names as whole phrases. Names come from the lists beside one of the
 * addresses, or from whoever asks; a name alone may be somebody else's, so it counts for less than an address.
 */
export type Person = { addresses: readonly string[]; names: readonly string[] };

export type Hit = { start: number; end: number; by: 'address' | 'name' | 'passage' };

/** Finds in any text that the lists hold: plain, HTML, JSON, a file's name. */
export type Matcher = {
  hits(text: string): Hit[];
  test(text: string): boolean;
  /** The text with every hit replaced. */
  replace(text: string, replacement: (hit: Hit) => string): string;
};

export const MAX_ADDRESSES = 50;
export const MAX_NAMES = 20;
const MAX_TERM_CHARS = 320;
const MAX_PASSAGE_CHARS = 4000;

export const normalAddress = (address: string): string => address.trim().toLowerCase();

/** Only names of two words or more: "Anna" alone is half the company. */
export const isTellingName = (name: string): boolean => name.trim().split(/\s+/).length >= 2 && name.trim().length >= 5 && !name.includes('@');

export function personOf(addresses: readonly string[], names: readonly string[] = []): Person {
  const clean = (values: readonly string[]): string[] => [...new Set(values.filter((value) => value !== '' && value.length <= MAX_TERM_CHARS))];
  return {
    addresses: clean(addresses.map(normalAddress)).slice(0, MAX_ADDRESSES),
    names: clean(names.map((name) => name.replace(/\s+/g, ' ').trim()).filter(isTellingName)).slice(0, MAX_NAMES),
  };
}

export function personMatcher(person: Person): Matcher {
  return matcherOf([
    ...person.addresses.map((address) => ({ by: 'address' as const, pattern: addressPattern(address) })),
    ...person.names.flatMap((name) => namePatterns(name).map((pattern) => ({ by: 'name' as const, pattern }))),
  ]);
}

/** A passage wherever it was copied to: quoted, wrapped at other places, in HTML. */
export function passageMatcher(passage: string): Matcher {
  const words = passage
    .slice(0, MAX_PASSAGE_CHARS)
    .trim()
    .split(/[\s>]+/)
    .filter(Boolean);
  if (words.length === 0) return matcherOf([]);
  return matcherOf([{ by: 'passage', pattern: words.map(letters).join(`(?:\\s|>|&nbsp;|&gt;|${UNSEEN})+`) }]);
}

/** What stands between characters without being seen: tags, soft hyphens, zero-width characters. Bounded, so that it stays linear. */
const UNSEEN = '<[^<>]{0,300}>|&shy;|&#8203;|[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]';
const GAP = `(?:${UNSEEN}){0,8}`;
const AT = '(?:@|%40|&#64;|&#x40;|&commat;)';
/** A letter before an address makes it another one, unless that letter ends an escape (`%3C`, `\\n`). */
const BEFORE = '(?<![A-Za-z0-9._+\\-]|%40)|(?<=%[0-9A-Fa-f]{2})|(?<=\\\\[nrtbf])|(?<=\\\\u[0-9a-fA-F]{4})';
const AFTER = '(?![A-Za-z0-9_\\-]|\\.[A-Za-z0-9])';
/** Between the parts of a name: space, or what file names and addresses put there. */
const BETWEEN = `(?:\\s|[_.,+\\-\\u00a0]|%20|&nbsp;|${UNSEEN}){1,12}`;

function addressPattern(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 1) return `${BEFORE_WORD}${letters(address)}${AFTER}`;
  return `(?:${BEFORE})${letters(address.slice(0, at))}${GAP}${AT}${GAP}${letters(address.slice(at + 1))}${AFTER}`;
}

const BEFORE_WORD = '(?<![\\p{L}\\p{N}])';
const AFTER_WORD = '(?![\\p{L}\\p{N}])';

/** As written, and surname first. */
function namePatterns(name: string): string[] {
  const words = name.split(/[\s_.,]+/).filter(Boolean);
  const orders = words.length > 1 ? [words, [words.at(-1)!, ...words.slice(0, -1)]] : [words];
  return orders.map((order) => `${BEFORE_WORD}${order.map(letters).join(BETWEEN)}${AFTER_WORD}`);
}

/** Each character in every spelling a mail may give it. */
const letters = (text: string): string => [...text.normalize('NFC')].map(letter).join(GAP);

function letter(character: string): string {
  if (/[A-Za-z0-9]/.test(character)) return character;
  if (character === '-') return '[-\\u2010\\u2011]';
  const code = character.codePointAt(0)!;
  const spellings = [character, character.normalize('NFD'), encodeURIComponent(character)].map(escaped);
  spellings.push(`&#${code};`, `&#x${code.toString(16)};`);
  if (code > 127) spellings.push('&[A-Za-z]{2,8};');
  if (character === '&') spellings.push('&amp;');
  return `(?:${[...new Set(spellings)].join('|')})`;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

function matcherOf(terms: readonly { by: Hit['by']; pattern: string }[]): Matcher {
  const compiled = terms.map(({ by, pattern }) => ({ by, expression: new RegExp(pattern, 'giu') }));
  const hits = (text: string): Hit[] => {
    const all = compiled.flatMap(({ by, expression }) =>
      [...text.matchAll(expression)].map((found): Hit => ({ start: found.index, end: found.index + found[0].length, by })),
    );
    all.sort((a, b) => a.start - b.start || b.end - a.end);
    const apart: Hit[] = [];
    for (const hit of all) if (hit.start >= (apart.at(-1)?.end ?? 0)) apart.push(hit);
    return apart;
  };
  return {
    hits,
    test: (text) => compiled.some(({ expression }) => text.search(expression) >= 0),
    replace(text, replacement) {
      let out = '';
      let from = 0;
      for (const hit of hits(text)) {
        out += text.slice(from, hit.start) + replacement(hit);
        from = hit.end;
      }
      return out + text.slice(from);
    },
  };
}
