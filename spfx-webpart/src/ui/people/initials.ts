const COLOURS = 10;

/** First letters of the first and last word; of an address, the first two letters. */
export function initials(name: string): string {
  const words = name.replace(/\(.*?\)/g, '').split(/[\s,;]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  if (!first) return '?';
  const letters = (word: string) => Array.from(word.replace(/[^\p{L}\p{N}]/gu, ''));
  const last = words.length > 1 ? words[words.length - 1] ?? '' : '';
  return (last ? `${letters(first)[0] ?? ''}${letters(last)[0] ?? ''}` : letters(first).slice(0, 2).join('')).toLocaleUpperCase();
}

/** The same colour for the same name everywhere and always. */
export function colourIndex(name: string): number {
  let hash = 0x811c9dc5; // FNV-1a: spreads short, similar names well
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return (hash >>> 8) % COLOURS;
}
