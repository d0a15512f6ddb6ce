import type { Column, ListDefinition } from '../column.ts';
import { MESSAGES_LIST } from './messages.ts';
import { TICKETS_LIST } from './tickets.ts';

/** The archive is looked through by person and by ticket; nobody works through it by status or due time. */
const INDEXED_HERE: ReadonlySet<string> = new Set(['TicketKey', 'MessageKey', 'RequesterEmail', 'FromEmail', 'InternetIdHash', 'LegalHold']);
type Columns = readonly Column[];
/** Of the same shape, so that whoever reads tickets reads archived ones too. */
const sameColumns = (columns: Columns): Column[] =>
  columns.map(({ indexed: _indexed, ...column }) => (INDEXED_HERE.has(column.name) && !column.unique ? { ...column, indexed: true } : column));

export const ARCHIVED_TICKETS_LIST = {
  url: 'ListDeskArchivedTickets',
  title: 'ListDesk Archived tickets',
  description: 'Tickets that ended long ago. Number is the ticket number; the desk opens them by it and can bring them back.',
  versions: 0,
  attachments: false,
  columns: [
    ...sameColumns(TICKETS_LIST.columns),
    { name: 'TicketNumber', title: 'Number', type: 'Number', data: 'none', indexed: true },
    { name: 'ArchivedAt', title: 'Archived', type: 'DateTime', data: 'trace' },
    { name: 'OwnColumns', title: 'Own columns', type: 'Note', data: 'content' },
    { name: 'Returning', title: 'On its way back', type: 'Boolean', data: 'none', indexed: true },
  ],
} as const satisfies ListDefinition;

export const ARCHIVED_MESSAGES_LIST = {
  url: 'ListDeskArchivedMessages',
  title: 'ListDesk Archived messages',
  description: 'Messages of archived tickets, with their files.',
  versions: 0,
  attachments: true,
  columns: sameColumns(MESSAGES_LIST.columns),
} as const satisfies ListDefinition;
