import * as React from 'react';
import { closingRule, linkedTo, type Ticket, type TicketStatus } from '@listdesk/shared/tickets';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';

/** As many tickets as one question about links may name. */
const MOST_ASKED = 20;
const MOST_CHILDREN = 100;

/** Tickets were solved or closed from a list or the board: whether their open children shall follow. Goes when the parents are opened again. */
export function ChildrenOffer({ ids, status }: { ids: readonly number[]; status: TicketStatus }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const held = useDeskState((state) => state.tickets);
  const [pairs, setPairs] = React.useState<readonly { parent: number; child: number }[]>([]);
  const [hidden, setHidden] = React.useState(false);
  React.useEffect(() => {
    let left = false;
    const look = async (): Promise<void> => {
      const tickets = ids.map((id) => desk.store.get().tickets.get(id)).filter((ticket): ticket is Ticket => ticket !== undefined);
      const found: { parent: number; child: number }[] = [];
      for (let start = 0; start < tickets.length; start += MOST_ASKED) {
        const some = tickets.slice(start, start + MOST_ASKED);
        const links = await desk.port.lists.links(some.map(({ key }) => key));
        for (const { id, key } of some)
          for (const { role, other } of linkedTo(key, links)) if (role === 'child' && other.number > 0) found.push({ parent: id, child: other.number });
      }
      const missing = found
        .map(({ child }) => child)
        .filter((id) => !desk.store.get().tickets.has(id))
        .slice(0, MOST_CHILDREN);
      if (missing.length && !left) desk.put(await desk.port.lists.ticketsById(missing));
      if (!left) setPairs(found);
    };
    // It is an offer: where the links do not come the children simply stay open.
    look().catch(() => undefined);
    return () => {
      left = true;
    };
  }, [desk, ids]);
  const open = new Set<number>();
  for (const { parent, child } of pairs) {
    const [above, below] = [held.get(parent), held.get(child)];
    if (above && below) closingRule(above, [below], null).openChildren.forEach((id) => open.add(id));
  }
  if (hidden || !open.size) return null;
  const count = open.size;
  return (
    <Banner look="warn" icon="tree" title={say('bulk.children', { count })} text={say('bulk.childrenText')}>
      <Button small onClick={() => void desk.change(Array.from(open), { status }, say('undo.status', { count, status: say(`status.${status}`) }))}>
        {say('bulk.childrenToo', { count, status: say(`status.${status}`) })}
      </Button>
      <Button small look="ghost" onClick={() => setHidden(true)}>
        {say('bulk.leaveOpen')}
      </Button>
    </Banner>
  );
}
