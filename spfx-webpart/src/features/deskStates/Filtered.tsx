import * as React from 'react';
import './deskStates.global.scss';
import type { Desk } from '../../app/desk/desk';
import { NO_FILTERS, type Filters, type ViewName } from '../../app/desk/state';
import { visibleRows } from '../../app/desk/views';
import { Button } from '../../ui/controls/Button';
import { EmptyState } from '../../ui/controls/EmptyState';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { chosenFilters, type ChosenFilter } from './chosenFilters';
import { toTitle } from './toTitle';

/** Each asks the lists a question of its own. */
const MOST_TRIED = 6;
/** Whoever still types or chooses is not counted for. */
const CALM_MS = 400;

/** How many tickets there are without one of the filters; `whole`: no more than that. */
type Without = { count: number; whole: boolean };

async function countWithout(desk: Desk, view: ViewName, { without }: ChosenFilter): Promise<Without> {
  const whole = await desk.loadWhole({ view, filters: without });
  return { count: visibleRows({ ...desk.store.get(), view, filters: without, now: desk.port.now() }).length, whole };
}

function useWithout(chosen: readonly ChosenFilter[], view: ViewName): ReadonlyMap<string, Without> {
  const { desk } = useDesk();
  const [found, setFound] = React.useState<ReadonlyMap<string, Without>>(new Map());
  React.useEffect(() => {
    let left = false;
    setFound(new Map());
    const look = async (): Promise<void> => {
      for (const one of chosen.slice(0, MOST_TRIED)) {
        const count = await countWithout(desk, view, one);
        if (left) return;
        setFound((old) => new Map(old).set(one.key, count));
      }
    };
    const timer = setTimeout(() => void look(), CALM_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [desk, chosen, view]);
  return found;
}

/** A filter or the search hides everything: says what each of them costs and lets one of them go. */
export function Filtered({ filters, view, onSolved }: { filters: Filters; view: ViewName; onSolved(): void }) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const agents = useDeskState((one) => one.agents);
  const ownTitles = useDeskState((one) => one.ownTitles);
  const chosen = React.useMemo(() => chosenFilters(filters, { say, locale, agents, ownTitles }), [filters, say, locale, agents, ownTitles]);
  const found = useWithout(chosen, view);
  const words = (one: ChosenFilter): string | null => {
    const without = found.get(one.key);
    if (!without || (without.count === 0 && without.whole)) return null;
    return say(without.whole ? 'empty.without' : 'empty.withoutMore', { count: without.count, filter: one.name });
  };
  const several = chosen.length > 1;
  const offered = chosen.flatMap((one) => {
    const said = words(one);
    return said ? [{ one, said }] : [];
  });
  const none = several && found.size === Math.min(chosen.length, MOST_TRIED) && offered.length === 0;
  const text = none ? say('empty.noneWithout') : !several && offered[0] ? offered[0].said : say('empty.filteredText');
  return (
    <EmptyState icon="filter" title={say(several ? 'empty.filteredAll' : 'empty.filtered')} text={text}>
      {several && offered.length > 0 && (
        <span className="drops">
          {offered.map(({ one, said }) => (
            <button
              key={one.key}
              type="button"
              className="chip"
              onClick={(event) => {
                toTitle(event);
                desk.setFilters(one.without);
              }}
            >
              <Icon name="x" size="s" />
              <span className="clip">{said}</span>
            </button>
          ))}
        </span>
      )}
      <Button
        onClick={(event) => {
          toTitle(event);
          desk.setFilters(NO_FILTERS);
        }}
      >
        {say('filters.clear')}
      </Button>
      {view !== 'solved' && (
        <Button
          look="ghost"
          onClick={(event) => {
            toTitle(event);
            onSolved();
          }}
        >
          {say('empty.lookSolved')}
        </Button>
      )}
    </EmptyState>
  );
}
