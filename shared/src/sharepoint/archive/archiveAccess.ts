import type { ListName } from '../../schema/index.ts';
import type { Access } from '../access.ts';

const ARCHIVE_OF: Partial<Record<ListName, ListName>> = { Tickets: 'ArchivedTickets', Messages: 'ArchivedMessages' };

/** The archive read as if it were the lists themselves: same columns under other addresses. Nothing is written through it. */
export const archivedAccess = (access: Access): Access => ({ ...access, list: (name, web) => access.list(ARCHIVE_OF[name] ?? name, web) });
