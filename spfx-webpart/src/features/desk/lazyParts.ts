import * as React from 'react';

const ticket = () => import(/* webpackChunkName: 'ticket' */ '../ticket');

/** What the first view does not need. The ticket's part is asked for as soon as rows are there. */
export const ReadingPane = React.lazy(() => ticket().then((part) => ({ default: part.ReadingPane })));
export const TicketPage = React.lazy(() => ticket().then((part) => ({ default: part.TicketPage })));
export const NewTicket = React.lazy(() => import(/* webpackChunkName: 'new-ticket' */ '../newTicket/NewTicket').then((part) => ({ default: part.NewTicket })));
export const ShortcutSheet = React.lazy(() => import(/* webpackChunkName: 'shortcuts' */ './ShortcutSheet').then((part) => ({ default: part.ShortcutSheet })));

export const prefetchTicket = (): void => void ticket().catch(() => undefined);
