export { ContactCard } from './ContactCard';
export { TicketActions } from './TicketActions';
export { TicketBars } from './TicketBars';
export { TicketSide } from './TicketSide';
export { NoteFrame, NoteText } from './NoteText';
export { SystemRun } from './SystemRun';
export { ReaderLine } from './ReaderLine';
export { MailHints } from './MailHints';
export { MessageTools } from './MessageTools';
