import { linkAs, linkedTo, linkRefusal, type Linked, type LinkRefusal, type LinkRole, type Ticket, type TicketLink } from '@listdesk/shared/tickets';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { createStore, type Store } from '../../app/store/store';
import type { Desk } from '../../app/desk/desk';
import { faultOf } from '../../app/desk/fault';

export type LinksOf = { links: TicketLink[] | null; fault: ListsFaultLike | null };
export type LinkStore = Store<ReadonlyMap<string, LinksOf>>;
const MOST_HELD = 50;
const stores = new WeakMap<Desk, LinkStore>();

/** Links of the tickets opened lately, one store a desk: the bars and the properties read the same. */
export function linkStore(desk: Desk): LinkStore {
  const store = stores.get(desk) ?? createStore<ReadonlyMap<string, LinksOf>>(new Map());
  stores.set(desk, store);
  return store;
}

/** Reads the links of a ticket and the tickets at their other ends. 1 request, 2 when some of those are not held. */
export async function readLinks(desk: Desk, key: string): Promise<void> {
  const store = linkStore(desk);
  const put = (value: LinksOf): void =>
    store.set(
      (all) =>
        new Map([
          ...Array.from(all)
            .filter(([one]) => one !== key)
            .slice(1 - MOST_HELD),
          [key, value],
        ]),
    );
  try {
    const links = await desk.port.lists.links([key]);
    const numbers = linkedTo(key, links)
      .map(({ other }) => other.number)
      .filter((number) => number > 0 && !desk.store.get().tickets.has(number));
    if (numbers.length) desk.put(await desk.port.lists.ticketsById(numbers.slice(0, 100)));
    put({ links, fault: null });
  } catch (error) {
    put({ links: store.get().get(key)?.links ?? null, fault: faultOf(error) });
  }
}

export type LinkAdded = { outcome: 'added' } | { outcome: 'refused'; why: LinkRefusal } | { outcome: 'failed'; fault: ListsFaultLike };

/** Links two tickets; the links of both are read first, so that no ticket gets two parents. */
export async function addLink(desk: Desk, ticket: Ticket, role: LinkRole, other: Ticket): Promise<LinkAdded> {
  const [self, end] = [
    { key: ticket.key, number: ticket.id },
    { key: other.key, number: other.id },
  ];
  try {
    const why = linkRefusal(role, self, end, await desk.port.lists.links([ticket.key, other.key]));
    if (why) return { outcome: 'refused', why };
    await desk.port.lists.createLink(linkAs(role, self, end));
    await readLinks(desk, ticket.key);
    return { outcome: 'added' };
  } catch (error) {
    return { outcome: 'failed', fault: faultOf(error) };
  }
}

/** Takes a link away, with undo. */
export async function removeLink(desk: Desk, key: string, { link }: Linked, told: string): Promise<void> {
  const bin = await desk.port.lists.recycleLink(link.id);
  desk.offerUndo(told, async () => {
    await desk.port.lists.restore(bin);
    await readLinks(desk, key);
  });
  await readLinks(desk, key);
}
