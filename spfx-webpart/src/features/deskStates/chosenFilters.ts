import { NO_FILTERS, type DeskState, type Filters } from '../../app/desk/state';
import type { Say } from '../../ui/words/say';
import { isSpan, spanLabel } from '../viewTools/spanLabel';

/** One filter that is set: what people call it, and the filters without it. */
export type ChosenFilter = { key: string; name: string; without: Filters };

type Words = { say: Say; locale: string } & Pick<DeskState, 'agents' | 'ownTitles'>;
/** A chip says as many values by name. */
const MOST_NAMED = 2;

/** The filters that are set, one a field, in the order of the chips. */
export function chosenFilters(filters: Filters, { say, locale, agents, ownTitles }: Words): ChosenFilter[] {
  const none = (text: string): string => text || say('none');
  const person = (id: number): string => agents.find((agent) => agent.id === id)?.name ?? say('nobody');
  const span = (word: string) => (value: string) => (isSpan(value) ? spanLabel(value, 'days', locale) : say(`${word}.${value}`));
  const named = (label: string, values: readonly string[]): string =>
    `${label}: ${values.length <= MOST_NAMED ? values.join(', ') : say('filters.several', { count: values.length })}`;
  const field = <F extends keyof Filters>(key: F, label: string, values: Filters[F] & readonly unknown[], word: (value: never) => string): ChosenFilter[] =>
    values.length ? [{ key, name: named(say(label), values.map(word as (value: unknown) => string)), without: { ...filters, [key]: NO_FILTERS[key] } }] : [];
  const byName = (key: 'custom' | 'own'): ChosenFilter[] =>
    Object.entries(filters[key])
      .filter(([, values]) => values.length > 0)
      .map(([column, values]) => ({
        key: `${key} ${column}`,
        name: key === 'custom' ? named(ownTitles[column] ?? column, values.map(none)) : (ownTitles[column] ?? column),
        without: { ...filters, [key]: { ...filters[key], [column]: [] } },
      }));
  return [
    ...field('statuses', 'field.status', filters.statuses, (value: string) => say(`status.${value}`)),
    ...field('priorities', 'field.priority', filters.priorities, (value: string) => say(`priority.${value}`)),
    ...field('assignees', 'field.assignee', filters.assignees, person),
    ...field('categories', 'field.category', filters.categories, none),
    ...field('teams', 'filter.teams', filters.teams, none),
    ...field('types', 'filter.types', filters.types, none),
    ...field('channels', 'filter.channels', filters.channels, (value: string) => say(`channel.${value}`)),
    ...field('mailboxes', 'filter.mailboxes', filters.mailboxes, none),
    ...field('requesters', 'filter.requesters', filters.requesters, none),
    ...field('tags', 'filter.tags', filters.tags, none),
    ...field('due', 'filter.due', filters.due, span('group')),
    ...field('created', 'filter.created', filters.created, span('age')),
    ...field('updated', 'filter.updated', filters.updated, span('age')),
    ...field('followers', 'filter.followers', filters.followers, person),
    ...field('mentioned', 'filter.mentioned', filters.mentioned, person),
    ...(filters.unread ? [{ key: 'unread', name: say('filter.unread'), without: { ...filters, unread: false } }] : []),
    ...byName('custom'),
    ...byName('own'),
    ...(filters.text.trim() ? [{ key: 'text', name: `“${filters.text.trim()}”`, without: { ...filters, text: '' } }] : []),
  ];
}
