import * as React from 'react';
import { OPEN_STATUSES } from '@listdesk/shared/tickets';
import { Icon } from '../../../ui/icons/Icon';
import { useWords } from '../../../ui/words/WordsContext';
import { isFiltered } from '../../../app/desk/views';
import { NO_FILTERS, type Filters } from '../../../app/desk/state';
import { Chip } from './Chip';
import { useDesk, useDeskState } from '../DeskContext';
import { MoreFilters } from '../lazyParts';
import { useMayCome } from '../useRest';
import { agentOptions, priorityOptions, statusOptions } from './fieldOptions';

export const FilterBar = React.memo(function FilterBar({ onBoard = false }: { onBoard?: boolean }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const rest = useMayCome();
  const filters = useDeskState((state) => state.filters);
  const view = useDeskState((state) => state.view);
  const agents = useDeskState((state) => state.agents);
  const me = useDeskState((state) => state.me);
  const tickets = useDeskState((state) => state.tickets);
  const categories = React.useMemo(() => {
    const names = new Set<string>();
    tickets.forEach((ticket) => {
      if (ticket.category) names.add(ticket.category);
    });
    return Array.from(names)
      .sort()
      .map((name) => ({ value: name, label: name }));
  }, [tickets]);
  const set = (change: Partial<Filters>): void => desk.setFilters(change);
  const statuses = statusOptions(say).filter((option) => (OPEN_STATUSES as readonly string[]).includes(option.value) === (view !== 'solved'));
  return (
    <div className="filters" role="group" aria-label={say('filters.name')} data-zone="filters">
      <Chip label={say('field.status')} options={statuses} chosen={filters.statuses} onChoose={(values) => set({ statuses: values })} />
      <Chip label={say('field.priority')} options={priorityOptions(say)} chosen={filters.priorities} onChoose={(values) => set({ priorities: values })} />
      {(view === 'allOpen' || view === 'solved') && (
        <Chip
          label={say('field.assignee')}
          options={agentOptions(agents, me, say)}
          chosen={filters.assignees}
          onChoose={(values) => set({ assignees: values })}
          searchable
        />
      )}
      {categories.length > 0 && (
        <Chip label={say('field.category')} options={categories} chosen={filters.categories} onChoose={(values) => set({ categories: values })} searchable />
      )}
      {rest && (
        <React.Suspense fallback={null}>
          <MoreFilters onBoard={onBoard} />
        </React.Suspense>
      )}
      {isFiltered(filters) && (
        <button type="button" className="chip dash" onClick={() => set(NO_FILTERS)}>
          <Icon name="x" size="s" />
          {say('filters.clear')}
        </button>
      )}
    </div>
  );
});
