import { layers } from '../../ui/controls/lazyLayers';
import { lazyPart, lazyWithWords, type WordFiles } from '../../ui/words/lazyWithWords';

const ticket = () => import(/* webpackChunkName: 'ticket' */ '../ticket');

/** What the first view does not need. The ticket's part is asked for as soon as rows are there. */
export const ReadingPane = lazyPart(() => ticket().then((part) => part.ReadingPane));
export const TicketPage = lazyPart(() => ticket().then((part) => part.TicketPage), 'told');
const toolWords: WordFiles = {
  en: () => import(/* webpackChunkName: 'ticket-tools-en' */ '../ticketTools/words/en'),
  de: () => import(/* webpackChunkName: 'ticket-tools-de' */ '../ticketTools/words/de'),
};
export const ArchivedTicket = lazyWithWords(
  () => import(/* webpackChunkName: 'archived-ticket' */ '../archivedTicket').then((part) => part.ArchivedTicket),
  toolWords,
  'told',
);
export { NewTicket } from '../newTicket/lazyNewTicket';
export const ConflictDialog = lazyWithWords(
  () => import(/* webpackChunkName: 'conflict' */ '../ticketTools/ConflictDialog').then((part) => part.ConflictDialog),
  toolWords,
  'told',
);
export const ShortcutSheet = lazyWithWords(
  () => import(/* webpackChunkName: 'shortcuts' */ '../shortcuts').then((part) => part.ShortcutSheet),
  {
    en: () => import(/* webpackChunkName: 'shortcuts-en' */ '../shortcuts/words/en'),
    de: () => import(/* webpackChunkName: 'shortcuts-de' */ '../shortcuts/words/de'),
  },
  'told',
);
const paletteWords: WordFiles = {
  en: () => import(/* webpackChunkName: 'palette-en' */ '../palette/words/en'),
  de: () => import(/* webpackChunkName: 'palette-de' */ '../palette/words/de'),
};
const palette = () => import(/* webpackChunkName: 'palette' */ '../palette');
export const Palette = lazyWithWords(() => palette().then((part) => part.Palette), paletteWords, 'told');
export const SnoozeUntil = lazyWithWords(() => palette().then((part) => part.SnoozeUntil), paletteWords, 'told');

const viewTools = () => import(/* webpackChunkName: 'view-tools' */ '../viewTools');
const viewWords: WordFiles = {
  en: () => import(/* webpackChunkName: 'view-tools-en' */ '../viewTools/words/en'),
  de: () => import(/* webpackChunkName: 'view-tools-de' */ '../viewTools/words/de'),
};
export const ViewTools = lazyWithWords(() => viewTools().then((part) => part.ViewTools), viewWords);
export const ChooseTickets = lazyWithWords(() => viewTools().then((part) => part.ChooseTickets), viewWords);
export const SortBy = lazyWithWords(() => viewTools().then((part) => part.SortBy), viewWords);
export const MoreFilters = lazyWithWords(() => viewTools().then((part) => part.MoreFilters), viewWords);
export const Splitter = lazyWithWords(() => viewTools().then((part) => part.Splitter), viewWords);
export const DeskSwitch = lazyWithWords(() => viewTools().then((part) => part.DeskSwitch), viewWords);

export const soon = () => import(/* webpackChunkName: 'soon' */ './soon');
export const LiveBar = lazyPart(() => soon().then((part) => part.LiveBar));
export const PlacePicker = lazyPart(() => soon().then((part) => part.PlacePicker));
export const Prefetch = lazyPart(() => soon().then((part) => part.Prefetch));
export { EmptyList, NextTry, NoDesk } from '../deskStates/lazyStates';

/** What is needed soon, and what has to be here before the network goes. */
export const prefetchParts = (): void => {
  ticket().catch(() => undefined);
  soon().catch(() => undefined);
  layers().catch(() => undefined);
};
