import * as React from 'react';
import { OPEN_STATUSES } from '@listdesk/shared/tickets';
import { Icon } from '../../ui/icons/Icon';
import { Picker, type Option } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { isFiltered } from '../../app/desk/views';
import { NO_FILTERS, type Filters } from '../../app/desk/state';
import { useDesk, useDeskState } from './DeskContext';
import { MoreFilters } from './lazyParts';
import { agentOptions, priorityOptions, statusOptions } from './fieldOptions';

/** A chip is filled while it filters; its name tells what it holds. */
export function Chip<T extends string | number>({ label, options, chosen, onChoose, searchable }: { label: string; options: Option<T>[]; chosen: T[]; onChoose(values: T[]): void; searchable?: boolean }) {
  const { say } = useWords();
  const names = options.filter((option) => chosen.includes(option.value)).map((option) => option.label);
  const value = names.length === 0 ? say('any') : names.length <= 2 ? names.join(', ') : say('filters.several', { count: names.length });
  return (
    <Picker many label={label} name={`${label}: ${value}`} options={options} chosen={chosen} onChoose={onChoose} searchable={searchable} className={names.length ? 'chip on' : 'chip'}>
      {label}: {names.length ? <b className="b">{value}</b> : value}<Icon name="down" size="s" />
    </Picker>
  );
}

export function FilterBar() {
  const { say } = useWords();
  const { desk } = useDesk();
  const filters = useDeskState((state) => state.filters);
  const view = useDeskState((state) => state.view);
  const agents = useDeskState((state) => state.agents);
  const me = useDeskState((state) => state.me);
  const tickets = useDeskState((state) => state.tickets);
  const categories = React.useMemo(() => {
    const names = new Set<string>();
    tickets.forEach((ticket) => { if (ticket.category) names.add(ticket.category); });
    return Array.from(names).sort().map((name) => ({ value: name, label: name }));
  }, [tickets]);
  const set = (change: Partial<Filters>): void => desk.setFilters(change);
  const statuses = statusOptions(say).filter((option) => (OPEN_STATUSES as readonly string[]).includes(option.value) === (view !== 'solved'));
  return (
    <div className="filters" role="group" aria-label={say('filters.name')} data-zone="filters">
      <Chip label={say('field.status')} options={statuses} chosen={filters.statuses} onChoose={(values) => set({ statuses: values })} />
      <Chip label={say('field.priority')} options={priorityOptions(say)} chosen={filters.priorities} onChoose={(values) => set({ priorities: values })} />
      {(view === 'allOpen' || view === 'solved') && <Chip label={say('field.assignee')} options={agentOptions(agents, me, say)} chosen={filters.assignees} onChoose={(values) => set({ assignees: values })} searchable />}
      {categories.length > 0 && <Chip label={say('field.category')} options={categories} chosen={filters.categories} onChoose={(values) => set({ categories: values })} searchable />}
      <React.Suspense fallback={null}><MoreFilters /></React.Suspense>
      {isFiltered(filters) && <button type="button" className="chip dash" onClick={() => set(NO_FILTERS)}><Icon name="x" size="s" />{say('filters.clear')}</button>}
    </div>
  );
}
