import type { LoggedRequest } from '@listdesk/shared/sharepoint/privacy';
import { csvText } from '../../app/save/csv';
import type { Say } from '../../ui/words/say';

/** The privacy log as a table for people, or as it is kept. It names nobody: people stand in it by a mark, and what they wished is not in it. */
export function logFile(log: readonly LoggedRequest[], kind: 'csv' | 'json', say: Say, locale: string): string {
  if (kind === 'json') return `${JSON.stringify({ format: 1, requests: log }, null, 2)}\n`;
  const heads = [
    ...['kind', 'state', 'by', 'started', 'finished'].map((name) => say(`privacy.log.${name}`)),
    say('privacy.log.key'),
    say('privacy.log.receipt'),
  ];
  const rows = log.map((line) => [
    say(`privacy.kind.${line.kind}`),
    say(`privacy.state.${line.state}`),
    line.actor,
    line.startedAt ?? '',
    line.finishedAt ?? '',
    line.key,
    JSON.stringify(line.receipt),
  ]);
  return csvText([heads, ...rows], locale);
}
