import type { Ticket } from '@listdesk/shared/tickets';
import { isOwn, type DeskState } from '../../app/desk/state';
import { csvText } from '../../app/save/csv';
import type { Say } from '../../ui/words/say';

type Column = readonly [head: string, of: (ticket: Ticket) => string | null];

/** Tickets as a table for spreadsheets, with the desk's own columns that the list shows; times as in ISO 8601. */
export function chosenCsv(
  tickets: readonly Ticket[],
  { columns, own, ownTitles }: Pick<DeskState, 'columns' | 'own' | 'ownTitles'>,
  say: Say,
  locale: string,
): string {
  const field = (name: string, of: Column[1]): Column => [say(`field.${name}`), of];
  const all: Column[] = [
    field('number', ({ id }) => String(id)),
    field('subject', ({ subject }) => subject),
    field('status', ({ status }) => say(`status.${status}`)),
    field('priority', ({ priority }) => say(`priority.${priority}`)),
    field('requester', ({ requester }) => requester.name),
    [say('bulk.address'), ({ requester }) => requester.address],
    field('assignee', ({ assignee }) => assignee && assignee.name),
    field('team', ({ team }) => team),
    field('category', ({ category }) => category),
    field('type', ({ type }) => type),
    field('tags', ({ tags }) => tags.join(', ')),
    field('created', ({ createdAt }) => createdAt),
    field('updated', ({ lastMessageAt }) => lastMessageAt),
    field('due', ({ resolutionDue }) => resolutionDue),
    field('solved', ({ solvedAt }) => solvedAt),
    ...columns.filter(isOwn).map((name): Column => {
      const column = name.slice(4);
      return [ownTitles[column] ?? column, ({ id }) => own.get(id)?.values[column]?.text ?? ''];
    }),
  ];
  return csvText([all.map(([head]) => head), ...tickets.map((ticket) => all.map(([, of]) => of(ticket) ?? ''))], locale);
}
