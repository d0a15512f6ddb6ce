/** What is asked of the lists only when a ticket is open: links, history, the customer's own columns, macros. A part of its own, so that the first view does not carry it. */
export { createLink, linksOf, recycleLink } from './ticketLinks.ts';
export { createMacro, macros, recycleMacro, updateMacro } from './macros.ts';
export { ticketVersions } from './ticketVersions.ts';
export { customColumns, customRows, customValues, saveCustomValue } from './customColumns.ts';
export { recycleTickets, recycleTicketWhole, restoreRows } from './recycleTickets.ts';
