import type { Ticket } from '@listdesk/shared/tickets';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Desk } from '../../app/desk/desk';
import { faultOf } from '../../app/desk/fault';
import { NO_FILTERS } from '../../app/desk/state';
import { belongs } from '../../app/desk/views';
import type { Say } from '../../ui/words/say';

/** Of so many the oldest is taken; some may be merged or put off. */
const SOME = 20;

/** Opens the ticket that has waited longest for somebody and gives it to the person at the desk, or says why there is none. 1 request. */
export async function takeOldest(desk: Desk, say: Say, open: (id: number) => void): Promise<void> {
  const waits = ({ id }: Pick<Ticket, 'id'>): Ticket[] =>
    [desk.store.get().tickets.get(id)].filter((ticket): ticket is Ticket => ticket !== undefined && belongs(ticket, 'unassigned', null));
  let fault: ListsFaultLike | null = null;
  const some = await desk.port.lists.oldestUnassigned(SOME).catch((error: unknown) => {
    fault = faultOf(error);
    return [];
  });
  desk.put(some);
  let [oldest] = some.flatMap(waits);
  if (!oldest) {
    // Offline, too many, or all of those merged or put off: what the view knows.
    await desk.loadWhole({ view: 'unassigned', filters: NO_FILTERS });
    [oldest] = Array.from(desk.store.get().tickets.values())
      .flatMap(waits)
      .sort((a, b) => a.id - b.id);
  }
  const { me } = desk.store.get();
  if (!oldest || !me) {
    const { code, message } = fault ?? ({ code: null, message: '' } as const);
    desk.tell(code ? say(`fault.${code}`, { detail: message }) : say('oldest.none'), code !== null);
    return;
  }
  void desk.change([oldest.id], { assigneeId: me.id }, say('undo.oneAssigned', { number: String(oldest.id), name: me.name }));
  open(oldest.id);
}
