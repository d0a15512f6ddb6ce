/** White letters have at least 4.5:1 on each (WCAG 2.2, 1.4.3); none of them means a status. */
const COLOURS = ['#0f548c', '#8e562e', '#5c2e91', '#0b6a0b', '#a4262c', '#00666d', '#3f56c0', '#7a4b00', '#525f63', '#9b0062'] as const;

/** First letters of the first and last word; of an address, the first two letters. */
export function initials(name: string): string {
  const words = name
    .replace(/\(.*?\)/g, '')
    .split(/[\s,;]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  if (!first) return '?';
  const letters = (word: string) => Array.from(word.replace(/[^\p{L}\p{N}]/gu, ''));
  const last = words.length > 1 ? (words[words.length - 1] ?? '') : '';
  return (last ? `${letters(first)[0] ?? ''}${letters(last)[0] ?? ''}` : letters(first).slice(0, 2).join('')).toLocaleUpperCase();
}

/** The same colour for the same name everywhere and always. */
export function avatarColour(name: string): string {
  let hash = 0x811c9dc5; // FNV-1a: spreads short, similar names well
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return COLOURS[(hash >>> 8) % COLOURS.length] ?? COLOURS[0];
}
