import * as React from 'react';
import type { ArchivedTicket, FoundTickets } from '@listdesk/shared/sharepoint';
import { useStore, createStore } from '../../app/store/store';
import type { IndexProgress } from '../../app/localIndex/ticketIndex';
import type { Hit } from '../../app/localIndex/wordIndex';
import { useDesk } from '../desk/DeskContext';

/** So many are shown, so that what can be done with all of them is seen below. */
export const MOST_TICKETS = 12;
/** So many of those found can be acted on at once. */
export const MOST_ACTED_ON = 500;
/** SharePoint is asked when typing has paused, and only where the device may not know enough. */
export const ASK_AFTER_MS = 500;
const FEW = 5;
const SHORTEST_ASKED = 3;

/** `missing`: the one of the two that gave no answer. */
export type Asked =
  { state: 'idle' | 'asking' | 'failed' } | ({ state: 'answered'; archived: ArchivedTicket[]; missing: 'search' | 'archive' | null } & FoundTickets);
const NOTHING: FoundTickets = { tickets: [], inMessages: [] };
const ifAnswered = <T>(asked: Promise<T>): Promise<T | null> => asked.catch(() => null);
const none = createStore<IndexProgress>({ held: 0, complete: false });

/**
 * Tickets for a text: at once from the device, later from SharePoint what the device does not hold. Messages and files are not held, so where the device found enough by itself,
 * `widen` (null: asked already, or too short) asks SharePoint for them.
 */
export function useTicketSearch(text: string): {
  hits: Hit[];
  ms: number;
  progress: IndexProgress;
  asked: Asked;
  /** Of all found, not only of those shown; at most `MOST_ACTED_ON`. */
  found: readonly number[];
  /** Asks SharePoint once more. */
  again(): void;
  widen: (() => void) | null;
} {
  const { desk } = useDesk();
  const progress = useStore(desk.index?.progress ?? none, (state) => state);
  const { hits, ms } = React.useMemo(() => {
    const started = performance.now();
    const found = text.trim() ? (desk.index?.search(text, MOST_TICKETS) ?? []) : [];
    return { hits: found, ms: performance.now() - started };
    // More tickets held may mean more found.
  }, [desk, text, progress]);
  const found = React.useMemo(
    () => (hits.length < MOST_TICKETS ? hits : (desk.index?.search(text, MOST_ACTED_ON) ?? [])).map(({ row }) => row.id),
    [desk, text, hits],
  );
  const [asked, setAsked] = React.useState<Asked>({ state: 'idle' });
  const [widened, setWidened] = React.useState('');
  const [turn, setTurn] = React.useState(0);
  const wide = widened === text;
  const few = wide || hits.length < FEW;
  React.useEffect(() => {
    setAsked({ state: 'idle' });
    const wanted = text.trim();
    if (wanted.length < SHORTEST_ASKED || !few) return undefined;
    let left = false;
    const timer = setTimeout(
      () => {
        setAsked({ state: 'asking' });
        const { lists } = desk.port;
        void Promise.all([ifAnswered(lists.searchTickets(wanted)), ifAnswered(lists.archive().then((archive) => archive.search(wanted)))]).then(
          ([found, archived]) => {
            if (left) return;
            if (!found && !archived) setAsked({ state: 'failed' });
            else setAsked({ state: 'answered', ...(found ?? NOTHING), archived: archived ?? [], missing: !found ? 'search' : !archived ? 'archive' : null });
          },
        );
      },
      wide || turn > 0 ? 0 : ASK_AFTER_MS,
    );
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [desk, text, few, wide, turn]);
  const again = (): void => setTurn(turn + 1);
  return { hits, ms, progress, asked, found, again, widen: few || text.trim().length < SHORTEST_ASKED ? null : () => setWidened(text) };
}
