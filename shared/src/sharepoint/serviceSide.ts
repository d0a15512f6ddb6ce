/** What only the service asks of the lists, in one part that a browser never loads. */
export { administrators, supervisors } from './administrators.ts';
export { settleMailLog } from './mailLogLine.ts';
export { quietAddresses } from './quietAddresses.ts';
export { ticketsInCopy } from './ticketsInCopy.ts';
