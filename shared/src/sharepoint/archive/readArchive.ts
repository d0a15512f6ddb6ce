import type { Message, Ticket } from '../../tickets/index.ts';
import type { Access } from '../access.ts';
import type { DeskLists, KnownMessageId, MessageBody } from '../contract.ts';
import { unlessMissing } from '../fault.ts';
import { allOf, anyOf, quote } from '../odata.ts';
import { readPage, type Row } from '../rows.ts';
import { hits, wordsOf } from '../ticketIndex.ts';
import { TICKET_SELECTION, ticketOf } from '../ticketFields.ts';
import { ticketsInCopy } from '../ticketsInCopy.ts';
import { wholeNumber } from '../ticketViews.ts';
import { archivedAccess } from './archiveAccess.ts';
import { bringBack, type BroughtBack } from './bringBack.ts';

/** `id` is the ticket's number, as ever. */
export type ArchivedTicket = Ticket & { archivedAt: string };

/** The archive lists. On a desk that has none yet they are as good as empty. */
export type ArchiveReader = {
  /** 1 request. */
  ticket(by: { number: number } | { key: string }): Promise<ArchivedTicket | null>;
  /** The ticket that has come back out of the archive and had this number before. 1 request. */
  returned(number: number): Promise<Ticket | null>;
  /** Tickets asked from these addresses, highest row first; `below` goes on. What is on its way back is among the tickets. 1 request. */
  askedBy(addresses: readonly string[], page: { top: number; below: number | null }): Promise<{ tickets: ArchivedTicket[]; below: number | null }>;
  /** Tickets that name one of these addresses in Cc, the same way. 1 request, and 2 to 5 more where something is archived. */
  inCopy(addresses: readonly string[], page: { top: number; below: number | null }): Promise<{ tickets: ArchivedTicket[]; below: number | null }>;
  conversation(ticketKey: string): Promise<Message[]>;
  message(by: { key: string } | { id: number }): Promise<Message | null>;
  messageBody(message: Message): Promise<MessageBody>;
  attachment(messageId: number, storedName: string): Promise<Uint8Array>;
  knownMessageIds(internetMessageIds: readonly string[]): Promise<KnownMessageId[]>;
  /** SharePoint's search over archived tickets and their messages, newest first. 2 to 4 requests. */
  search(text: string): Promise<ArchivedTicket[]>;
  /** See `bringBack.ts`. */
  bringBack(number: number): Promise<BroughtBack>;
};

const MAX_FOUND = 50;
const SELECT = [...TICKET_SELECTION.select, 'TicketNumber', 'ArchivedAt', 'Returning'];

export function readArchive(access: Access, siteUrl: string, listsOver: (access: Access) => DeskLists): ArchiveReader {
  const lists = listsOver(archivedAccess(access));
  const rowsOf = async (filter: string): Promise<Row[]> =>
    (
      await access.guarded(() =>
        readPage(
          access
            .list('ArchivedTickets')
            .items.select(...SELECT)
            .expand(...TICKET_SELECTION.expand)
            .filter(filter)
            .top(MAX_FOUND),
        ),
      )
    ).rows;
  const rows = async (filter: string): Promise<ArchivedTicket[]> => (await rowsOf(filter)).map(archivedOf);
  return {
    ticket: (by) =>
      unlessMissing(async () => (await rows('key' in by ? `TicketKey eq ${quote(by.key)}` : `TicketNumber eq ${wholeNumber(by.number)}`))[0] ?? null, null),
    returned: async (number) => {
      const { rows: found } = await access.guarded(() =>
        readPage(
          access
            .list('Tickets')
            .items.select(...TICKET_SELECTION.select)
            .expand(...TICKET_SELECTION.expand)
            .filter(`FormerNumber eq ${wholeNumber(number)}`)
            .top(1),
        ),
      );
      return found[0] ? ticketOf(found[0]) : null;
    },
    askedBy: (addresses, { top, below }) =>
      unlessMissing(
        async () => {
          const filter = allOf(
            anyOf(
              'RequesterEmail',
              addresses.map((address) => address.toLowerCase()),
            ),
            below === null ? '' : `Id lt ${wholeNumber(below)}`,
          );
          const query = access
            .list('ArchivedTickets')
            .items.select(...SELECT)
            .expand(...TICKET_SELECTION.expand)
            .filter(filter)
            .orderBy('Id', false)
            .top(top);
          const { rows: found } = await access.guarded(() => readPage(query));
          return { tickets: found.filter((row) => row['Returning'] !== true).map(archivedOf), below: found.length < top ? null : Number(found.at(-1)!['Id']) };
        },
        { tickets: [], below: null },
      ),
    inCopy: (addresses, page) =>
      unlessMissing(
        async () => {
          const read = async (ids: readonly number[]): Promise<ArchivedTicket[]> =>
            (await rowsOf(ids.map((id) => `Id eq ${id}`).join(' or '))).filter((row) => row['Returning'] !== true).map(archivedOf);
          return ticketsInCopy(archivedAccess(access), addresses, { ...page, top: Math.min(page.top, MAX_FOUND) }, read);
        },
        { tickets: [], below: null },
      ),
    conversation: lists.conversation,
    message: lists.message,
    messageBody: lists.messageBody,
    attachment: lists.attachment,
    knownMessageIds: (ids) => unlessMissing(() => lists.knownMessageIds(ids), []),
    search: (text) =>
      unlessMissing(async () => {
        const words = wordsOf(text);
        if (words.length === 0) return [];
        const [tickets, messages] = await Promise.all([hits(access, siteUrl, words, 'ArchivedTickets'), hits(access, siteUrl, words, 'ArchivedMessages')]);
        const keys = messages.length
          ? (
              await access.guarded(() =>
                readPage(
                  access
                    .list('ArchivedMessages')
                    .items.select('Id', 'TicketKey')
                    .filter(messages.map((id) => `Id eq ${id}`).join(' or '))
                    .top(MAX_FOUND),
                ),
              )
            ).rows.map((row) => String(row['TicketKey']))
          : [];
        const filter = [...tickets.map((id) => `Id eq ${id}`), ...[...new Set(keys)].slice(0, MAX_FOUND).map((key) => `TicketKey eq ${quote(key)}`)].join(
          ' or ',
        );
        return filter === '' ? [] : (await rows(filter)).sort((a, b) => b.id - a.id);
      }, []),
    bringBack: (number) => bringBack(access, number),
  };
}

const archivedOf = (row: Row): ArchivedTicket => ({
  ...ticketOf(row),
  id: Number(row['TicketNumber']),
  archivedAt: String(row['ArchivedAt'] ?? row['Created']),
});
