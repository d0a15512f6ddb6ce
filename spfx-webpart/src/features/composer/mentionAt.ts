import type { Agent } from '@listdesk/shared/tickets';

export const MOST_SUGGESTED = 6;
/** `@` begins a name of up to 40 characters at the start of a word only: not inside a mail address. */
const BEGUN = /(?:^|[\s([,;:"'])@([^@\n]{0,40})$/;

/** The name begun before the caret: its text without `@`, and the place of the `@`. Null when none is. */
export function mentionAt(before: string): { query: string; at: number } | null {
  const found = BEGUN.exec(before);
  const query = found?.[1];
  return query === undefined ? null : { query, at: before.length - query.length - 1 };
}

/** Colleagues a begun name may mean, each word of it the beginning of a word of theirs; best first. None once it is whole. */
export function suggestedFor(query: string, agents: readonly Agent[]): Agent[] {
  const wanted = query.toLocaleLowerCase().replace(/\u00a0/g, ' ');
  const words = wanted.split(/\s+/).filter(Boolean);
  // A space after a whole name, or two words nobody is called: the sentence goes on.
  if (wanted !== wanted.trimEnd() && agents.some(({ name }) => name.toLocaleLowerCase() === wanted.trim())) return [];
  const begins = (agent: Agent): boolean =>
    words.every((word) =>
      agent.name
        .toLocaleLowerCase()
        .split(/[\s-]+/)
        .some((part) => part.startsWith(word)),
    );
  const rank = ({ name }: Agent): number => Number(!name.toLocaleLowerCase().startsWith(wanted));
  return agents
    .filter(begins)
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
    .slice(0, MOST_SUGGESTED);
}
