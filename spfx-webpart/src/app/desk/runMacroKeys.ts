import type { Ticket } from '@listdesk/shared/tickets';
import type { Answers } from './answerMany';
import type { Desk } from './desk';

/** After this the same text is meant once more. */
const SAME_MS = 3_600_000;

type Tried = { key: string; at: number };
const tried = new WeakMap<Desk, Map<string, Tried>>();

/** The same text at the same place for the same ticket. */
const nameOf = ({ key }: Ticket, { kind, html }: Answers['texts'][number]['draft'], place: number): string => JSON.stringify([key, place, kind, html]);

/** Under which keys texts are stored: one that failed keeps its key for an hour, for it may be stored all the same. Run again, it is the same message and not a second one. */
export function macroKeys(desk: Desk) {
  const { now, newKey } = desk.port;
  const all = tried.get(desk) ?? new Map<string, Tried>();
  tried.set(desk, all);
  const known = (name: string): Tried | undefined => {
    const one = all.get(name);
    return one && now() - one.at < SAME_MS ? one : undefined;
  };
  return {
    textsOf: (ticket: Ticket, drafts: readonly Answers['texts'][number]['draft'][]): Answers['texts'] =>
      drafts.map((draft, place) => {
        const before = known(nameOf(ticket, draft, place));
        return before ? { draft, key: before.key, again: true } : { draft, key: newKey() };
      }),
    /** What became of a ticket's texts: all of them are stored, or not. */
    note({ ticket, texts }: Answers, stored: boolean): void {
      texts.forEach(({ draft, key }, place) => {
        const name = nameOf(ticket, draft, place);
        if (stored) all.delete(name);
        else all.set(name, { key, at: known(name)?.at ?? now() });
      });
    },
  };
}
