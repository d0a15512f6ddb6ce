import type { IconName } from '../../../ui/icons/Icon';

/** What a request is about. `category` is what the desk reads; `label` is a word key for our own five, or the customer's own text. */
export type Kind = { category: string; label: { key: string } | { text: string }; icon: IconName };

/** Kinds of a desk that named none of its own. */
export const DEFAULT_KINDS: readonly Kind[] = [
  { category: 'Something is broken', label: { key: 'portal.kindBroken' }, icon: 'help' },
  { category: 'Access and accounts', label: { key: 'portal.kindAccess' }, icon: 'key' },
  { category: 'Order equipment', label: { key: 'portal.kindOrder' }, icon: 'plus' },
  { category: 'Staff joins or leaves', label: { key: 'portal.kindStaff' }, icon: 'users' },
  { category: 'Something else', label: { key: 'portal.kindOther' }, icon: 'more' },
];

export const MAX_KINDS = 12;
const MAX_KIND_CHARS = 60;

/** The page editor's own kinds, one a line; nothing written means the five defaults. */
export function kindsOf(lines: string): readonly Kind[] {
  const names = lines
    .split('\n')
    .map((line) => line.trim().slice(0, MAX_KIND_CHARS))
    .filter((line) => line !== '');
  if (names.length === 0) return DEFAULT_KINDS;
  return Array.from(new Set(names))
    .slice(0, MAX_KINDS)
    .map((name) => ({ category: name, label: { text: name }, icon: 'tag' }));
}
