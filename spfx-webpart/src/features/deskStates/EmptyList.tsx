import * as React from 'react';
import { NO_FILTERS } from '../../app/desk/state';
import { isFiltered } from '../../app/desk/views';
import { Button } from '../../ui/controls/Button';
import { EmptyState } from '../../ui/controls/EmptyState';
import { useNow } from '../../ui/words/useNow';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { aheadOf, comingMoment } from './ahead';
import { Filtered } from './lazyFiltered';
import { toTitle } from './toTitle';

export type EmptyListProps = { onView(view: 'allOpen' | 'solved'): void; onTake?: (() => void) | undefined };

/** Nothing to show, and it is right so: says which of the reasons it is, what comes next and what to do. */
export function EmptyList({ onView, onTake }: EmptyListProps) {
  const { say } = useWords();
  const view = useDeskState((one) => one.view);
  const filters = useDeskState((one) => one.filters);
  // A saved view as it was saved is done, not filtered away.
  const asSaved = useDeskState((one) => {
    const saved = one.saved?.find(({ key }) => key === one.viewKey);
    return saved !== undefined && JSON.stringify(saved.shape.filters) === JSON.stringify(one.filters);
  });
  if (isFiltered(filters) && !asSaved)
    return (
      <React.Suspense fallback={null}>
        <Filtered filters={filters} view={view} onSolved={() => onView('solved')} />
      </React.Suspense>
    );
  if (view === 'solved') return <EmptyState icon="check" title={say('empty.solved')} text={say('empty.solvedText')} />;
  if (view === 'snoozed') return <EmptyState icon="moon" title={say('empty.snoozed')} text={say('empty.snoozedText')} />;
  return <Done mine={view === 'mine'} title={say(asSaved ? 'empty.saved' : 'empty.done')} onView={onView} onTake={onTake} />;
}

/** What comes next on the desk, from all of its open tickets; null until they are known, and on desks too large to know it. */
function useAhead(mine: boolean) {
  const { desk } = useDesk();
  const now = useNow(desk.port.now);
  const tickets = useDeskState((one) => one.tickets);
  const me = useDeskState((one) => one.me?.id ?? null);
  const [known, setKnown] = React.useState(false);
  React.useEffect(() => {
    let left = false;
    void desk.loadWhole({ view: 'allOpen', filters: NO_FILTERS }).then((whole) => {
      if (!left) setKnown(whole);
    });
    return () => {
      left = true;
    };
  }, [desk]);
  const ahead = React.useMemo(() => (known ? aheadOf(tickets, mine ? me : null, now) : null), [known, tickets, mine, me, now]);
  return { ahead, now };
}

function Done({ mine, title, onView, onTake }: EmptyListProps & { mine: boolean; title: string }) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const unassigned = useDeskState((one) => one.counts?.unassigned ?? 0);
  const { ahead, now } = useAhead(mine);
  const when = (at: string): string => comingMoment(at, now, locale);
  const next = !ahead
    ? ''
    : ahead.late
      ? say('empty.late', { count: ahead.late })
      : ahead.due
        ? say('empty.nextDue', { when: when(ahead.due) })
        : ahead.back
          ? say('empty.nextBack', { when: when(ahead.back) })
          : '';
  const showLate = (event: React.MouseEvent): void => {
    toTitle(event);
    onView('allOpen');
    desk.setFilters({ due: ['late'] });
  };
  return (
    <EmptyState icon="check" title={title} text={[say('empty.doneText'), next].filter(Boolean).join(' ')}>
      {mine && unassigned > 0 && onTake && (
        <Button shortcut="O" onClick={onTake}>
          {say('takeOldest')} <kbd className="hide-phone">O</kbd>
        </Button>
      )}
      {ahead !== null && ahead.late > 0 && (
        <Button look="ghost" onClick={showLate}>
          {say('empty.showLate')}
        </Button>
      )}
    </EmptyState>
  );
}
