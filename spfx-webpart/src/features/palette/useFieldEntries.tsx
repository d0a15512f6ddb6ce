import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { NOTHING_WANTED, patchOf, TEXT_FIELDS, type WantedFields } from '../bulk/wantedFields';
import { useDesk, useDeskState } from '../desk/DeskContext';
import type { Entry } from './entries';

/** Category, team, type and tags: values that tickets of this desk have, given to the tickets in `ids`. */
export function useFieldEntries(ids: readonly number[], group: string): Entry[] {
  const { say } = useWords();
  const { desk } = useDesk();
  const tickets = useDeskState((state) => state.tickets);
  const give = (field: string, value: string, wanted: Partial<WantedFields>): void => {
    const changes = ids
      .flatMap((id) => tickets.get(id) ?? [])
      .map((ticket) => ({ ticket, patch: patchOf({ ...NOTHING_WANTED, ...wanted }, ticket) }))
      .filter(({ patch }) => Object.keys(patch).length > 0);
    if (changes.length) void desk.changeEach(changes, say('palette.given', { count: changes.length, number: String(changes[0]?.ticket.id), field, value }));
  };
  /** Values that tickets of this desk have, so that the same thing gets the same name. */
  const known = (of: (ticket: Ticket) => readonly (string | null)[]): string[] =>
    Array.from(new Set(Array.from(tickets.values()).flatMap(of)))
      .filter((name): name is string => !!name)
      .sort((a, b) => a.localeCompare(b));
  const texts = TEXT_FIELDS.map((field): Entry => ({
    id: field,
    group,
    label: say(`palette.set.${field}`),
    mark: <Icon name="pen" />,
    more: () =>
      known((ticket) => [ticket[field]]).map((value) => ({
        id: `${field}-${value}`,
        group,
        label: value,
        mark: <Icon name="pen" />,
        run: () => give(say(`field.${field}`), value, { [field]: value }),
      })),
  }));
  const tag: Entry = {
    id: 'tag',
    group,
    label: say('palette.addTag'),
    mark: <Icon name="tag" />,
    more: () =>
      known((ticket) => ticket.tags).map((value) => ({
        id: `tag-${value}`,
        group,
        label: value,
        mark: <Icon name="tag" />,
        run: () => give(say('field.tags'), value, { addTags: [value] }),
      })),
  };
  return [...texts, tag];
}
