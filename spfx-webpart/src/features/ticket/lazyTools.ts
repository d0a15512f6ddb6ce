import { lazyWithWords, type WordFiles } from '../../ui/words/lazyWithWords';

const tools = () => import(/* webpackChunkName: 'ticket-tools' */ '../ticketTools');
const words: WordFiles = {
  en: () => import(/* webpackChunkName: 'ticket-tools-en' */ '../ticketTools/words/en'),
  de: () => import(/* webpackChunkName: 'ticket-tools-de' */ '../ticketTools/words/de'),
};

/** Has what an open ticket needs here before the network goes. */
export const prefetchTools = (locale: string): void => {
  const own = words[locale.slice(0, 2).toLowerCase()];
  void Promise.all([tools(), words.en(), own?.()]).catch(() => undefined);
};

/** What an open ticket can do beyond being read and answered; a moment later than the ticket itself. */
export const ContactCard = lazyWithWords(() => tools().then((part) => part.ContactCard), words);
export const TicketActions = lazyWithWords(() => tools().then((part) => part.TicketActions), words);
export const TicketBars = lazyWithWords(() => tools().then((part) => part.TicketBars), words);
export const MergedTicket = lazyWithWords(() => tools().then((part) => part.MergedTicket), words, 'told');
export const TicketSide = lazyWithWords(() => tools().then((part) => part.TicketSide), words);
export const SystemRun = lazyWithWords(() => tools().then((part) => part.SystemRun), words);
export const NoteText = lazyWithWords(() => tools().then((part) => part.NoteText), words);
export const NoteFrame = lazyWithWords(() => tools().then((part) => part.NoteFrame), words);
export const ReaderLine = lazyWithWords(() => tools().then((part) => part.ReaderLine), words);
export const MailHints = lazyWithWords(() => tools().then((part) => part.MailHints), words);
export const MessageTools = lazyWithWords(() => tools().then((part) => part.MessageTools), words);
export const ShownPart = lazyWithWords(() => tools().then((part) => part.ShownPart), words);
export const ReadFrom = lazyWithWords(() => tools().then((part) => part.ReadFrom), words);
