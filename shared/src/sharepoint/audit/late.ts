/** What a desk needs of the audit log, in one part that is loaded when the first entry is written or read. */
export { auditFor } from './auditFor.ts';
export { auditPage, ticketDeeds } from './auditPage.ts';
