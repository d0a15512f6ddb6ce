import type { ChainedEntry } from '@listdesk/shared/audit';
import type { Say } from '../../ui/words/say';

/** A spreadsheet would run these as a formula (OWASP, CSV injection). */
const FORMULA = /^[\s\0]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
const cell = (value: string): string => `"${(FORMULA.test(value) ? `'${value}` : value).replace(/"/g, '""')}"`;

/** In words; a deed this version does not know keeps its name. */
export const deedWords = (say: Say, words: (key: string) => boolean, action: string): string => {
  const refused = action.endsWith('.refused') && !words(`audit.deed.${action}`);
  const name = refused ? action.slice(0, -'.refused'.length) : action;
  const privacy = /^privacy\.(\w+)\.(begun|done|refused)$/.exec(action);
  if (privacy) return say(`audit.privacy.${privacy[2] as string}`, { kind: words(`audit.kind.${privacy[1] as string}`) ? say(`audit.kind.${privacy[1] as string}`) : (privacy[1] as string) });
  const told = words(`audit.deed.${name}`) ? say(`audit.deed.${name}`) : name;
  return refused ? say('audit.notDone', { deed: told }) : told;
};

/** As a table for people: separator and words as the language has them. */
export function auditCsv(entries: readonly ChainedEntry[], heads: readonly string[], deed: (action: string) => string, detail: (details: ChainedEntry['details']) => string, locale: string): string {
  const separator = (1.5).toLocaleString(locale).includes(',') ? ';' : ',';
  const rows = entries.map(({ sequence, at, actor, action, subject, details }) => [String(sequence), at, actor, deed(action), subject, detail(details)]);
  return `\ufeff${[heads, ...rows].map((row) => row.map(cell).join(separator)).join('\r\n')}\r\n`;
}

/** As it is kept, hashes included, so that somebody else can verify it. */
export const auditJson = (entries: readonly ChainedEntry[]): string => `${JSON.stringify({ format: 1, entries }, null, 2)}\n`;
