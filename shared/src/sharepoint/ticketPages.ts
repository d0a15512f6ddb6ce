import type { Access } from './access.ts';
import type { TicketPage, TicketView, UnreadableItem } from './contract.ts';
import { ListsFault } from './fault.ts';
import { rowPage } from './rowPages.ts';
import type { Row } from './rows.ts';
import { TICKET_SELECTION, ticketOf } from './ticketFields.ts';
import { filtersOf, holds } from './ticketViews.ts';

export const DEFAULT_PAGE_ROWS = 50;

export async function ticketPage(access: Access, view: TicketView, options: { top?: number; cursor?: string } = {}): Promise<TicketPage> {
  const asked = view.view === 'where' ? Object.keys(view.where.custom ?? {}) : [];
  const selection = { ...TICKET_SELECTION, select: [...TICKET_SELECTION.select, ...asked] };
  const paged = { list: 'Tickets', selection, filters: filtersOf(view), order: 'LastMessageAt', holds: holds(view) } as const;
  const { rows, cursor } = await rowPage(access, paged, { top: options.top ?? DEFAULT_PAGE_ROWS, cursor: options.cursor });
  return { ...read(rows), cursor };
}

/** An item somebody broke by hand is named; it must not take the others with it. */
function read(rows: readonly Row[]): Omit<TicketPage, 'cursor'> {
  const unreadable: UnreadableItem[] = [];
  const tickets = rows.flatMap((row) => {
    try {
      return [ticketOf(row)];
    } catch (error) {
      if (!(error instanceof ListsFault)) throw error;
      unreadable.push({ id: Number(row['Id']), reason: error.message });
      return [];
    }
  });
  return unreadable.length > 0 ? { tickets, unreadable } : { tickets };
}
