export { ReadingPane } from './ReadingPane';
export { ArchivedTicket } from './lazyTools';
export { TicketPage } from './TicketPage';
