import { isRecord, isString, type Keep } from '../keep/keep';

/** A desk somebody opened on this device: its site, its name, and the page it stands on. */
export type KnownDesk = { siteUrl: string; name: string; page: string };

const KEEP_NAME = 'desks';
const MOST_DESKS = 12;
const isDesks = (value: unknown): value is KnownDesk[] =>
  Array.isArray(value) &&
  value.every((one) => isRecord(one) && isString(one.siteUrl) && isString(one.name) && isString(one.page) && /^https?:\/\//.test(one.page));

/** The desks this person opened here, by name; what was opened last keeps its place when there are too many. `keep` is the person's, not one desk's. */
export function knownDesks(keep: Keep, here: KnownDesk): KnownDesk[] {
  const others = (keep.read(KEEP_NAME, isDesks) ?? []).filter(({ siteUrl }) => siteUrl !== here.siteUrl);
  const all = [here, ...others].slice(0, MOST_DESKS);
  keep.write(KEEP_NAME, all);
  return [...all].sort((a, b) => a.name.localeCompare(b.name) || a.siteUrl.localeCompare(b.siteUrl));
}

/** The page on which this person opened a desk here; null while unknown. */
export const pageOf = (keep: Keep, siteUrl: string): string | null =>
  (keep.read(KEEP_NAME, isDesks) ?? []).find((one) => one.siteUrl === siteUrl)?.page ?? null;
