import { CHAIN_START, material, type ChainedEntry, type ChainHead, type Hash } from './chain.ts';

/**
 * `changed`: an entry is not what was written. `gap`: one or more are missing before it. `order`: it stands where it does not belong, or twice.
 * `broken`: it does not continue the one before it. `truncated`: a signed head knows more. `rewritten`: a signed head knows another entry there.
 */
export type ChainFault = { sequence: number; fault: 'changed' | 'gap' | 'order' | 'broken' | 'truncated' | 'rewritten' };
export type ChainVerdict = { entries: number; last: { sequence: number; hash: string } | null; faults: ChainFault[] };

/**
 * Looks at every entry in the order in which they are kept. Without a head, cutting the end off cannot be seen; with one it is,
 * up to the moment the head was signed. The caller has checked the head's signature.
 */
export async function verifyChain(entries: readonly ChainedEntry[], head: ChainHead | null, hash: Hash): Promise<ChainVerdict> {
  const faults: ChainFault[] = [];
  let sequence = 0;
  let previous = CHAIN_START;
  for (const entry of entries) {
    const note = (fault: ChainFault['fault']): void => void faults.push({ sequence: entry.sequence, fault });
    if ((await hash(material(entry))) !== entry.hash) note('changed');
    if (entry.sequence <= sequence) note('order');
    else if (entry.sequence > sequence + 1) note('gap');
    else if (entry.previous !== previous) note('broken');
    sequence = Math.max(sequence, entry.sequence);
    previous = entry.hash;
  }
  if (head !== null) {
    if (sequence < head.sequence) faults.push({ sequence: head.sequence, fault: 'truncated' });
    else if (head.sequence > 0 && !entries.some((entry) => entry.sequence === head.sequence && entry.hash === head.hash)) faults.push({ sequence: head.sequence, fault: 'rewritten' });
  }
  const last = entries.at(-1);
  return { entries: entries.length, last: last ? { sequence: last.sequence, hash: last.hash } : null, faults };
}
