export { ArchivedTicket } from './ArchivedTicket';
