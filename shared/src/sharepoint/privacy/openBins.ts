import type { Matcher } from '../../privacy/index.ts';
import type { ListName } from '../../schema/index.ts';
import type { BinEntry, Bins, Opened } from './bins.ts';

/** A bin holds at most what 93 days brought; each round takes out what one answer shows. */
const MAX_ROUNDS = 20;

export type OpenedBins = { reached: boolean; opened: Opened[]; refused: number };

const sameRow = (a: { list: ListName; id: number; file: string | null }, b: { list: ListName; id: number; file: string | null }): boolean =>
  a.list === b.list && a.id === b.id && a.file === b.file;
const asOpened = ({ list, item, file, place }: BinEntry): Opened => ({ list, id: item, file, place });

/** Takes rows and files of our lists out of both stages. `remember` is called with what is about to be taken, before it is. */
export async function openBins(bins: Bins, before: readonly Opened[], remember: (opened: readonly Opened[]) => Promise<void>): Promise<OpenedBins> {
  const opened = [...before];
  const refused = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const entries = await bins.entries();
    if (entries === null) return { reached: false, opened, refused: 0 };
    // Rows before files: a file needs its row.
    const next = entries.filter(({ kind, id }) => kind !== 'version' && !refused.has(id)).sort((a, b) => Number(a.kind === 'file') - Number(b.kind === 'file'));
    if (next.length === 0) break;
    for (const each of next.map(asOpened)) if (!opened.some((known) => sameRow(known, each))) opened.push(each);
    await remember(opened);
    for (const entry of next) if (!(await bins.restore(entry))) refused.add(entry.id);
  }
  return { reached: true, opened, refused: refused.size };
}

/** Files first: their row takes them along otherwise. */
export async function closeBins(bins: Bins, opened: readonly Opened[], refused: (entry: Opened) => boolean = () => false): Promise<void> {
  for (const each of [...opened].sort((a, b) => Number(a.file === null) - Number(b.file === null))) if (!refused(each)) await bins.putBack(each);
}

export type Affected = { list: ListName; id: number; all: boolean };

/**
 * Last: what our own deleting left in a bin goes for good, and what could not be read. `all` says that everything of that row goes; of other
 * rows what carries a hit in its name. Earlier versions in a bin cannot be read at all.
 */
export async function sweepBins(
  bins: Bins,
  affected: readonly Affected[],
  deleted: readonly { list: ListName; id: number }[],
  putBack: readonly Opened[],
  matcher: Matcher,
): Promise<number> {
  const entries = (await bins.entries()) ?? [];
  let purged = 0;
  for (const entry of entries) {
    const here = (each: { list: ListName; id: number }): boolean => each.list === entry.list && each.id === entry.item;
    const isBack = putBack.some((each) => sameRow(each, asOpened(entry))) && !deleted.some(here);
    const goes =
      entry.kind === 'version' ||
      deleted.some(here) ||
      (entry.kind === 'file' && affected.some((each) => each.all && here(each))) ||
      matcher.test(entry.title) ||
      !isBack;
    if (!goes) continue;
    await bins.purge(entry);
    purged += 1;
  }
  return purged;
}
