import { OPEN_STATUSES, type Ticket } from '../tickets/index.ts';
import type { Access } from './access.ts';
import { ListsFault } from './fault.ts';
import { ifReadable } from './fieldReader.ts';
import { allOf, anyOf } from './odata.ts';
import { isThreshold } from './rowPages.ts';
import { readPage } from './rows.ts';
import { TICKET_SELECTION, ticketOf } from './ticketFields.ts';

const MOST_ASKED = 50;
const open = anyOf('TicketStatus', OPEN_STATUSES);
/** The better one first: its first condition matches few rows for years (see `filtersOf`). */
const WORDINGS = [allOf(open, 'AssigneeId eq null'), allOf('AssigneeId eq null', open)] as const;

/** Open tickets of nobody, the lowest number first; what is merged or put off is among them. 1 request, 2 where thousands are open. Throws `lists.threshold` where both are too many. */
export async function oldestUnassigned(access: Access, top: number): Promise<Ticket[]> {
  if (!Number.isInteger(top) || top < 1 || top > MOST_ASKED) throw new ListsFault('lists.invalid', `1 to ${MOST_ASKED} tickets are asked for, not ${top}.`);
  const ask = async (wording: string): Promise<Ticket[]> => {
    const items = access
      .list('Tickets')
      .items.select(...TICKET_SELECTION.select)
      .expand(...TICKET_SELECTION.expand)
      .filter(wording)
      .orderBy('Id', true)
      .top(top);
    const { rows } = await access.guarded(() => readPage(items));
    return rows.flatMap((row) => ifReadable(row, ticketOf));
  };
  try {
    return await ask(WORDINGS[0]);
  } catch (error) {
    if (!isThreshold(error)) throw error;
    return ask(WORDINGS[1]);
  }
}
