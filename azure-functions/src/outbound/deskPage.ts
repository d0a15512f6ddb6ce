import type { Desk } from '../intake/ports.ts';

/** Long names of pages in long names of sites stay far below. */
const MAX_PAGE_CHARS = 400;
/** Whoever works on the desk says it again each time; a page nobody opens any more is forgotten. */
const REMEMBERED_DAYS = 60;
const pageName = (desk: Desk): string => `page:${desk.id}`;

/**
 * The page that shows a desk, as a browser says it: one of the desk's own site, without what follows its path. Null for anything else, since
 * it stands in mails to colleagues: another host or site, a page of SharePoint itself, a port, a name and password.
 */
export function deskPageOf(page: unknown, desk: string): string | null {
  if (typeof page !== 'string' || page.length > MAX_PAGE_CHARS || !URL.canParse(page)) return null;
  const [at, home] = [new URL(page), new URL(desk)];
  const pages = `${home.pathname.replace(/\/+$/, '')}/SitePages/`.toLowerCase();
  const fits =
    at.protocol === 'https:' &&
    at.host === home.host &&
    at.username === '' &&
    at.password === '' &&
    at.pathname.toLowerCase().startsWith(pages) &&
    /^[^%]*(?:%(?!2f|5c)[^%]*)*\.aspx$/i.test(at.pathname);
  return fits ? `${at.origin}${at.pathname}` : null;
}

/** Kept as the desk said it last; losing it makes links lead to the site. */
export async function rememberPage(desk: Desk, page: unknown): Promise<void> {
  const known = deskPageOf(page, desk.url);
  if (known) await desk.ledger.keep(pageName(desk), known, REMEMBERED_DAYS);
}

/** Where a colleague reads this ticket: on the desk's page where that is known, else the site. */
export const linkToTicket = (desk: Desk, ticketId: number): Promise<string> => linkTo(desk, `ticket=${ticketId}`);
export const linkToReports = (desk: Desk): Promise<string> => linkTo(desk, 'tool=reports');

async function linkTo(desk: Desk, place: string): Promise<string> {
  const page = deskPageOf(await desk.ledger.recall(pageName(desk)), desk.url);
  return page ? `${page}#${place}` : desk.url;
}
