import { Unzip, UnzipInflate } from 'fflate';
import type { UnreadReason } from '../privacy/index.ts';
import { MAX_ENTRIES, MAX_UNZIPPED_BYTES } from './limits.ts';

/** Why a document is given up. Never leaves this folder. */
export class Unreadable extends Error {
  readonly reason: UnreadReason;
  constructor(reason: UnreadReason) {
    super(reason);
    this.reason = reason;
  }
}

/** What is left of the limits for one file and everything inside it. */
export type Budget = { bytes: number; entries: number };
export const fullBudget = (): Budget => ({ bytes: MAX_UNZIPPED_BYTES, entries: MAX_ENTRIES });

export type Entry = { name: string; bytes: Uint8Array };
export type ZipContent = { entries: Entry[]; names: string[] };

/** Deflate makes at most 1,032 bytes of one (RFC 1951), so a piece of this size never becomes more than 8 MB before it is counted. */
const PIECE_BYTES = 8 * 1024;
/** APPNOTE.TXT 4.4.4: bit 0 of the general purpose flag, here of the first entry. */
const isLocked = (bytes: Uint8Array): boolean => (bytes[6]! & 1) === 1;

/**
 * The wanted entries of a zip. Sizes in its directory are the sender's claim, so what really comes out is counted while it comes; throws
 * `Unreadable` as soon as the budget is spent.
 */
export function unzipped(bytes: Uint8Array, wanted: (name: string) => boolean, budget: Budget): ZipContent {
  if (isLocked(bytes)) throw new Unreadable('encrypted');
  const open: { name: string; pieces: Uint8Array[]; done: boolean }[] = [];
  const names: string[] = [];
  const unzip = new Unzip((file) => {
    budget.entries -= 1;
    if (budget.entries < 0) throw new Unreadable('tooLarge');
    names.push(file.name);
    if (!wanted(file.name)) return;
    const entry: (typeof open)[number] = { name: file.name, pieces: [], done: false };
    open.push(entry);
    file.ondata = (error, piece, final) => {
      // fflate hands over what was thrown below, too.
      if (error) throw error instanceof Unreadable ? error : new Unreadable('damaged');
      budget.bytes -= piece.length;
      if (budget.bytes < 0) throw new Unreadable('tooLarge');
      entry.pieces.push(piece);
      entry.done = final;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) unzip.push(bytes.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= bytes.length);
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('damaged');
  }
  if (open.some(({ done }) => !done) || names.length !== entriesTold(bytes, names.length)) throw new Unreadable('damaged');
  return { names, entries: open.map(({ name, pieces }) => ({ name, bytes: joined(pieces) })) };
}

const END_BYTES = 22;
const MAX_COMMENT_BYTES = 65_535;
const MANY = 0xffff;

/**
 * How many entries the directory at the end names (APPNOTE.TXT 4.3.16); -1 when there is none. Programs open what the directory names: were
 * these other entries than those we met, we would have read another file. `met`: taken on trust where the number does not fit its field.
 */
function entriesTold(bytes: Uint8Array, met: number): number {
  for (let at = bytes.length - END_BYTES; at >= Math.max(0, bytes.length - END_BYTES - MAX_COMMENT_BYTES); at -= 1) {
    if (bytes[at] !== 0x50 || bytes[at + 1] !== 0x4b || bytes[at + 2] !== 0x05 || bytes[at + 3] !== 0x06) continue;
    const told = bytes[at + 10]! + bytes[at + 11]! * 256;
    return told === MANY ? met : told;
  }
  return -1;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
