import * as React from 'react';
import './viewTools.global.scss';
import type { CustomColumn } from '@listdesk/shared/sharepoint';
import { CHANNELS, type Ticket } from '@listdesk/shared/tickets';
import { Icon } from '../../ui/icons/Icon';
import { Picker, type Option } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { AGES, DUE_FILTERS, type Filters } from '../../app/desk/state';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { Chip } from '../desk/list/Chip';
import { agentOptions } from '../desk/list/fieldOptions';
import { LookedThrough } from './LookedThrough';
import { SaveView } from './SaveView';
import { SpanChip } from './SpanChip';
import { isSpan } from './spanLabel';
import { ownNeeded, useOwnColumns, useOwnValues } from './ownColumns';

const MOST_VALUES = 200;
/** Own columns with an order, of which one may ask for all between two ends. */
const ORDERED: Partial<Record<CustomColumn['type'], 'days' | 'figures'>> = { date: 'days', number: 'figures' };
const FIELDS = ['teams', 'types', 'channels', 'mailboxes', 'requesters', 'tags', 'due', 'created', 'updated', 'followers', 'mentioned', 'unread'] as const;
type Field = (typeof FIELDS)[number];

/** What the tickets that are held have in one column. */
function valuesOf(tickets: ReadonlyMap<number, Ticket>, of: (ticket: Ticket) => readonly (string | null)[], chosen: readonly string[]): Option<string>[] {
  const names = new Set(chosen);
  tickets.forEach((ticket) =>
    of(ticket).forEach((name) => {
      if (name) names.add(name);
    }),
  );
  return Array.from(names)
    .sort((a, b) => a.localeCompare(b))
    .map((name) => ({ value: name, label: name }));
}

/** "+ Filter": every other column and the customer's own; a chip stays while it filters or was just asked for. */
export function MoreFilters({ onBoard }: { onBoard: boolean }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const filters = useDeskState((state) => state.filters);
  const tickets = useDeskState((state) => state.tickets);
  const agents = useDeskState((state) => state.agents);
  const me = useDeskState((state) => state.me);
  const mine = me?.address.toLowerCase() ?? '';
  const [asked, setAsked] = React.useState<readonly string[]>([]);
  const place = useDeskState((state) => state.viewKey ?? state.view);
  React.useEffect(() => setAsked([]), [place]);
  const [peek, setPeek] = React.useState<string | null>(null);
  const [wanted, setWanted] = React.useState(Object.keys(filters.custom).length > 0);
  const needed = useDeskState((state) => ownNeeded(state).length > 0);
  const all = useOwnColumns(wanted || needed);
  useOwnValues(all, peek);
  const own = useDeskState((state) => state.own);
  const custom = all.filter(({ type, choices }) => type === 'choice' && choices.length > 0);
  const others = all.filter((column) => !custom.includes(column));
  const set = (change: Partial<Filters>): void => desk.setFilters(change);
  const uses = (field: Field): boolean => (field === 'unread' ? filters.unread : filters[field].length > 0);
  const fieldName = (field: Field): string => say(`filter.${field}`);
  const shown = FIELDS.filter((field) => uses(field) || asked.includes(field));
  const shownCustom = custom.filter(({ name }) => (filters.custom[name]?.length ?? 0) > 0 || asked.includes(`custom ${name}`));
  const shownOthers = others.filter(({ name }) => (filters.own[name]?.length ?? 0) > 0 || asked.includes(`own ${name}`));
  const keysOf = ({ name, type, choices }: CustomColumn): Option<string>[] => {
    const chosen = filters.own[name] ?? [];
    const none = { value: '', label: say('none') };
    if (type === 'choices') return [...Array.from(new Set([...choices, ...chosen.filter(Boolean)]), (choice) => ({ value: choice, label: choice })), none];
    const found = new Map<string, string>((ORDERED[type] ? chosen.filter((key) => !isSpan(key)) : chosen).map((key) => [key, key]));
    own.forEach(({ values }) => {
      const value = values[name];
      if (value && value.key !== null) found.set(String(value.key), value.text);
    });
    return [
      ...Array.from(found, ([value, label]) => ({ value, label: label || say('none') }))
        .sort((a, b) => a.label.localeCompare(b.label, undefined, { numeric: true }))
        .slice(0, MOST_VALUES),
      none,
    ];
  };
  const text = (field: 'teams' | 'types' | 'tags' | 'mailboxes', of: (ticket: Ticket) => readonly (string | null)[]): JSX.Element => (
    <Chip
      key={field}
      searchable
      label={fieldName(field)}
      options={valuesOf(tickets, of, filters[field])}
      chosen={filters[field]}
      onChoose={(values) => set({ [field]: values })}
    />
  );
  const age = (field: 'created' | 'updated'): JSX.Element => (
    <SpanChip
      key={field}
      of="days"
      label={fieldName(field)}
      options={AGES.map((one) => ({ value: one, label: say(`age.${one}`) }))}
      chosen={filters[field]}
      onChoose={(values) => set({ [field]: values })}
    />
  );
  const people = (field: 'followers' | 'mentioned'): JSX.Element => (
    <Chip
      key={field}
      searchable
      label={fieldName(field)}
      options={agentOptions(agents, me, say).filter(({ value }) => value > 0)}
      chosen={filters[field]}
      onChoose={(values) => set({ [field]: values })}
    />
  );
  const chip = (field: Field): JSX.Element => {
    switch (field) {
      case 'teams':
        return text(field, (ticket) => [ticket.team]);
      case 'types':
        return text(field, (ticket) => [ticket.type]);
      case 'mailboxes':
        return text(field, (ticket) => [ticket.mailbox]);
      case 'created':
      case 'updated':
        return age(field);
      case 'followers':
      case 'mentioned':
        return people(field);
      case 'tags':
        return text(field, (ticket) => ticket.tags);
      case 'requesters':
        return (
          <Chip
            key={field}
            searchable
            label={fieldName(field)}
            options={[
              // Oneself first: what one has asked for oneself is a view of its own.
              ...(mine ? [{ value: mine, label: mine, hint: say('you') }] : []),
              ...valuesOf(tickets, (ticket) => [ticket.requester.address], filters[field]).filter(({ value }) => value !== mine),
            ]}
            chosen={filters[field]}
            onChoose={(requesters) => set({ requesters })}
          />
        );
      case 'channels':
        return (
          <Chip
            key={field}
            label={fieldName(field)}
            options={CHANNELS.map((one) => ({ value: one, label: say(`channel.${one}`) }))}
            chosen={filters.channels}
            onChoose={(channels) => set({ channels })}
          />
        );
      case 'due':
        return (
          <SpanChip
            key={field}
            of="days"
            label={fieldName(field)}
            options={DUE_FILTERS.map((one) => ({ value: one, label: say(`group.${one}`) }))}
            chosen={filters.due}
            onChoose={(due) => set({ due })}
          />
        );
      case 'unread':
        return (
          <button
            key={field}
            type="button"
            className={filters.unread ? 'chip on' : 'chip'}
            aria-pressed={filters.unread}
            onClick={() => set({ unread: !filters.unread })}
          >
            {fieldName(field)}
            {filters.unread && <Icon name="check" size="s" />}
          </button>
        );
    }
  };
  const more = [
    ...FIELDS.filter((field) => !shown.includes(field)).map((field) => ({ value: field as string, label: fieldName(field) })),
    ...custom.filter((column) => !shownCustom.includes(column)).map(({ name, title }) => ({ value: `custom ${name}`, label: title, hint: say('filter.own') })),
    ...others.filter((column) => !shownOthers.includes(column)).map(({ name, title }) => ({ value: `own ${name}`, label: title, hint: say('filter.own') })),
  ];
  return (
    <>
      {shown.map(chip)}
      {shownCustom.map(({ name, title, choices }) => (
        <Chip
          key={name}
          label={title}
          options={choices.map((choice) => ({ value: choice, label: choice }))}
          chosen={filters.custom[name] ?? []}
          onChoose={(values) => set({ custom: { ...filters.custom, [name]: values } })}
        />
      ))}
      {shownOthers.map((column) => {
        const { name, title, type } = column;
        const of = ORDERED[type];
        const parts = {
          searchable: true,
          label: title,
          options: keysOf(column),
          chosen: filters.own[name] ?? [],
          onChoose: (values: string[]) => set({ own: { ...filters.own, [name]: values } }),
        };
        return of ? <SpanChip key={name} of={of} {...parts} /> : <Chip key={name} {...parts} />;
      })}
      {more.length > 0 && (
        <span onFocus={() => setWanted(true)} onPointerEnter={() => setWanted(true)}>
          <Picker
            label={say('filter.add')}
            name={say('filter.add')}
            className="chip dash"
            options={more}
            chosen={[]}
            onChoose={([one]) => {
              if (!one) return;
              if (one === 'unread') set({ unread: true });
              else setAsked((old) => [...old, one]);
              // Its values are read so that there is something to choose from.
              if (one.startsWith('own ')) setPeek(one.slice(4));
            }}
          >
            <Icon name="plus" size="s" />
            {say('filter.short')}
          </Picker>
        </span>
      )}
      {!onBoard && <LookedThrough />}
      {!onBoard && <SaveView />}
    </>
  );
}
