import { CHAIN_START, material, type ChainedEntry, type ChainHead, type Hash } from './chain.ts';

/**
 * `changed`: an entry is not what was written. `gap`: one or more are missing before it. `order`: it stands where it does not belong, or twice.
 * `broken`: it does not continue the one before it. `truncated`: a signed head knows more. `rewritten`: a signed head knows another entry there.
 * `trimmed`: entries went as if their time were over, which it was not.
 */
export type ChainFault = { sequence: number; fault: 'changed' | 'gap' | 'order' | 'broken' | 'truncated' | 'rewritten' | 'trimmed' };
export type ChainVerdict = {
  entries: number;
  last: { sequence: number; hash: string } | null;
  /** Entries up to here went because their time was over, as a later entry says. 0 when none did. */
  trimmedThrough: number;
  faults: ChainFault[];
};

/** The deed that says the beginning went: `details.through` and `details.hash` are number and hash of the last entry that did. */
export const TRIMMED = 'audit.trimmed';

/**
 * Looks at every entry in the order in which they are kept. Without a head, cutting the end off cannot be seen; with one it is,
 * up to the moment the head was signed. The caller has checked the head's signature. `oldEnough` is the number of the newest entry that may
 * have gone by retention, null when nobody knows: then an early end of an entry's time is not seen.
 */
export async function verifyChain(
  entries: readonly ChainedEntry[],
  head: ChainHead | null,
  hash: Hash,
  oldEnough: number | null = null,
): Promise<ChainVerdict> {
  const faults: ChainFault[] = [];
  const start = startOf(entries);
  let { sequence, hash: previous } = start;
  for (const entry of entries) {
    // What a stopped run of the retention left behind.
    if (entry.sequence <= start.sequence && entry.sequence > 0 && (await hash(material(entry))) === entry.hash) continue;
    const note = (fault: ChainFault['fault']): void => void faults.push({ sequence: entry.sequence, fault });
    if ((await hash(material(entry))) !== entry.hash) note('changed');
    if (entry.sequence <= sequence) note('order');
    else if (entry.sequence > sequence + 1) note('gap');
    else if (entry.previous !== previous) note('broken');
    sequence = Math.max(sequence, entry.sequence);
    previous = entry.hash;
  }
  if (oldEnough !== null && start.sequence > oldEnough) faults.push({ sequence: start.sequence, fault: 'trimmed' });
  if (head !== null && head.sequence > 0) {
    if (sequence < head.sequence) faults.push({ sequence: head.sequence, fault: 'truncated' });
    else if (!entries.some((entry) => entry.sequence === head.sequence && entry.hash === head.hash))
      faults.push({ sequence: head.sequence, fault: 'rewritten' });
  }
  const last = entries.at(-1);
  return { entries: entries.length, last: last ? { sequence: last.sequence, hash: last.hash } : null, trimmedThrough: start.sequence, faults };
}

/** A beginning may be gone only when an entry that is still there says through where, and says it of the entry its successor continues. */
function startOf(entries: readonly ChainedEntry[]): { sequence: number; hash: string } {
  const trims = entries
    .filter(({ action }) => action === TRIMMED)
    .map(({ details }) => ({ sequence: Number(details['through']), hash: String(details['hash']) }));
  const newest = trims.filter(({ sequence }) => Number.isSafeInteger(sequence) && sequence > 0).sort((a, b) => b.sequence - a.sequence)[0];
  return newest ?? { sequence: 0, hash: CHAIN_START };
}
