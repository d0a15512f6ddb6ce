import type { Keep } from '../../app/keep/keep';

const KEEP_NAME = 'pictureSenders';
const MOST_SENDERS = 500;
const isSenders = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');

/** Senders whose pictures from other servers this person always wants to see, on this device. */
export const wantsPicturesOf = (keep: Keep, sender: string): boolean => (keep.read(KEEP_NAME, isSenders) ?? []).includes(sender);

export function rememberSender(keep: Keep, sender: string, always: boolean): void {
  const others = (keep.read(KEEP_NAME, isSenders) ?? []).filter((one) => one !== sender);
  keep.write(KEEP_NAME, always ? [sender, ...others].slice(0, MOST_SENDERS) : others);
}
