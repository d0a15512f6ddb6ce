import * as React from 'react';
import { linkedTo, type Ticket } from '@listdesk/shared/tickets';
import type { Desk } from '../../app/desk/desk';
import type { Ended } from '../../app/desk/state';
import { useDesk } from '../desk/DeskContext';

/** As many tickets as one question about links may name. */
const MOST_ASKED = 20;
const MOST_CHILDREN = 100;

/** The numbers of each ticket's children; the children are then held by the desk. */
export function useChildren(parents: readonly Ended[]): ReadonlyMap<Ended, readonly number[]> {
  const { desk } = useDesk();
  const [known, setKnown] = React.useState<ReadonlyMap<Ended, readonly number[]>>(new Map());
  const asked = React.useRef(new Set<Ended>());
  const gone = React.useRef(false);
  React.useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  React.useEffect(() => {
    const fresh = parents.filter((one) => !asked.current.has(one));
    if (!fresh.length) return;
    fresh.forEach((one) => asked.current.add(one));
    // It is an offer: where the links do not come the children simply stay open.
    childrenOf(desk, fresh, () => gone.current).then(
      (found) => {
        if (!gone.current) setKnown((old) => new Map([...Array.from(old), ...Array.from(found)]));
      },
      () => undefined,
    );
  }, [desk, parents]);
  return known;
}

async function childrenOf(desk: Desk, parents: readonly Ended[], left: () => boolean): Promise<Map<Ended, number[]>> {
  const { lists } = desk.port;
  const found = new Map<Ended, number[]>();
  const pairs = parents.flatMap((parent): { parent: Ended; ticket: Ticket }[] => {
    const ticket = desk.store.get().tickets.get(parent.id);
    return ticket ? [{ parent, ticket }] : [];
  });
  for (let start = 0; start < pairs.length; start += MOST_ASKED) {
    const some = pairs.slice(start, start + MOST_ASKED);
    const links = await lists.links(some.map(({ ticket }) => ticket.key));
    for (const { parent, ticket } of some)
      found.set(
        parent,
        linkedTo(ticket.key, links).flatMap(({ role, other }) => (role === 'child' && other.number > 0 ? [other.number] : [])),
      );
  }
  const missing = Array.from(found.values())
    .flat()
    .filter((id) => !desk.store.get().tickets.has(id))
    .slice(0, MOST_CHILDREN);
  if (missing.length && !left()) desk.put(await lists.ticketsById(missing));
  return found;
}
