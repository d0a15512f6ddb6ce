export { ReadingPane } from './ReadingPane';
export { TicketPage } from './TicketPage';
