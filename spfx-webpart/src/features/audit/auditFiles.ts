import type { ChainedEntry } from '@listdesk/shared/audit';
import { csvText } from '../../app/save/csv';
import type { Say } from '../../ui/words/say';

/** In words; a deed this version does not know keeps its name. */
export const deedWords = (say: Say, words: (key: string) => boolean, action: string): string => {
  const refused = action.endsWith('.refused') && !words(`audit.deed.${action}`);
  const name = refused ? action.slice(0, -'.refused'.length) : action;
  const privacy = /^privacy\.(\w+)\.(begun|done|refused)$/.exec(action);
  if (privacy)
    return say(`audit.privacy.${privacy[2] as string}`, {
      kind: words(`audit.kind.${privacy[1] as string}`) ? say(`audit.kind.${privacy[1] as string}`) : (privacy[1] as string),
    });
  const told = words(`audit.deed.${name}`) ? say(`audit.deed.${name}`) : name;
  return refused ? say('audit.notDone', { deed: told }) : told;
};

/** As a table for people, in words. */
export function auditCsv(
  entries: readonly ChainedEntry[],
  heads: readonly string[],
  deed: (action: string) => string,
  detail: (details: ChainedEntry['details']) => string,
  locale: string,
): string {
  const rows = entries.map(({ sequence, at, actor, action, subject, details }) => [String(sequence), at, actor, deed(action), subject, detail(details)]);
  return csvText([heads, ...rows], locale);
}

/** As it is kept, hashes included, so that somebody else can verify it. */
export const auditJson = (entries: readonly ChainedEntry[]): string => `${JSON.stringify({ format: 1, entries }, null, 2)}\n`;
