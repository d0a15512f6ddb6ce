import type { Access } from './access.ts';
import type { ListsFaultLike, TicketRecycled, TicketToRecycle } from './contract.ts';
import { asFaultLike, faultOfRefusal, ListsFault, refusalOf, SP_ERROR, toFault } from './fault.ts';
import { quote } from './odata.ts';
import { readAll, readPage, type Row } from './rows.ts';
import { MAX_TICKET_UPDATES } from './ticketBatch.ts';
import { wholeNumber } from './ticketViews.ts';

const MESSAGES_A_PAGE = 1000;
const MAX_PAGES = 5;

/** One row's way to the recycle bin; no bin: it was gone already. */
type RowRecycled = { bin: string | null } | { fault: ListsFaultLike };

/**
 * Tickets with their messages to the recycle bin, messages first: a ticket one of whose messages was refused stays, to be deleted again. SharePoint's
 * `recycle()` takes no ETag (learn.microsoft.com "SP.ListItem.recycle"), so each is held against the version its caller saw before anything of it goes,
 * by the question that looks for legal holds anyway. 3 requests for up to `MAX_TICKET_UPDATES` tickets, 1 for each 100 messages, 1 for the tickets.
 */
export async function recycleTickets(access: Access, siteUrl: string, tickets: readonly TicketToRecycle[]): Promise<TicketRecycled[]> {
  if (tickets.length === 0) return [];
  if (tickets.length > MAX_TICKET_UPDATES) throw new ListsFault('lists.invalid', `A batch takes at most ${MAX_TICKET_UPDATES} tickets, not ${tickets.length}.`);
  const { heldFault, standingOf } = await import('./holdOn.ts');
  const standing = await standingOf(
    access,
    siteUrl,
    tickets.map(({ id }) => wholeNumber(id)),
  );
  const outcomes = tickets.map(({ id, etag }): TicketRecycled => {
    const now = standing.get(id);
    if (!now) return { outcome: 'gone', bins: [] };
    if (now.held) return { outcome: 'failed', fault: asFaultLike(heldFault(id)), bins: [] };
    return { outcome: etag === null || etag === now.etag ? 'recycled' : 'stale', bins: [] };
  });
  const going = tickets.map((ticket, index) => ({ ticket, answer: outcomes[index]!, index })).filter(({ answer }) => answer.outcome === 'recycled');
  const rows = await messagesOf(
    access,
    going.map(({ ticket }) => ticket.key),
  );
  const messages = going.flatMap(({ index }, at) => rows[at]!.map((row) => ({ id: Number(row['Id']), index })));
  const away = await recycleRows(
    access,
    'Messages',
    messages.map(({ id }) => id),
  );
  for (const [at, answer] of away.entries()) {
    const { index } = messages[at]!;
    const { bins } = outcomes[index]!;
    if ('fault' in answer) outcomes[index] = { outcome: 'failed', fault: answer.fault, bins };
    else if (answer.bin !== null) bins.push(answer.bin);
  }
  const last = going.filter(({ index }) => outcomes[index]!.outcome === 'recycled');
  const gone = await recycleRows(
    access,
    'Tickets',
    last.map(({ ticket }) => ticket.id),
  );
  for (const [at, answer] of gone.entries()) {
    const { index } = last[at]!;
    const { bins } = outcomes[index]!;
    if ('fault' in answer) outcomes[index] = { outcome: 'failed', fault: answer.fault, bins };
    // The ticket is restored first.
    else outcomes[index] = { outcome: 'recycled', bins: [...(answer.bin === null ? [] : [answer.bin]), ...bins] };
  }
  return outcomes;
}

/** The same with one ticket, whichever version it has. Answers what to restore, the ticket first; throws what kept it, with `bins` of the messages that went before. */
export async function recycleTicketWhole(access: Access, siteUrl: string, { id, key }: { id: number; key: string }): Promise<string[]> {
  const [answer] = await recycleTickets(access, siteUrl, [{ id, key, etag: null }]);
  if (answer?.outcome === 'failed') {
    const { code, message, retryAfterSeconds } = answer.fault;
    throw Object.assign(new ListsFault(code, message, retryAfterSeconds), { bins: answer.bins });
  }
  if (answer?.outcome !== 'recycled') throw new ListsFault('lists.missing', `Ticket ${id} is gone.`);
  return answer.bins;
}

/** What `recycleTickets` took, out of the bin in this order, 100 a request. Answers why not for each. */
export async function restoreRows(access: Access, bins: readonly string[]): Promise<(ListsFaultLike | null)[]> {
  const answers = await inBatches(access, bins, async (web, bin) => {
    await web.recycleBin.getById(bin).restore();
    return null;
  });
  return answers.map((answer) => ('fault' in answer ? answer.fault : null));
}

/** Of each ticket all its messages; what one answer does not hold is asked for alone. 1 request for them all. */
async function messagesOf(access: Access, keys: readonly string[]): Promise<Row[][]> {
  if (keys.length === 0) return [];
  const query = (key: string, web = access.web) =>
    access
      .list('Messages', web)
      .items.select('Id')
      .filter(`TicketKey eq ${quote(key)}`)
      .orderBy('Id', true)
      .top(MESSAGES_A_PAGE);
  return access.guarded(async () => {
    const [batched, execute] = access.web.batched({ maxRequests: MAX_TICKET_UPDATES });
    const pages = Promise.all(keys.map((key) => readPage(query(key, batched))));
    pages.catch(() => undefined);
    await execute();
    const found: Row[][] = [];
    for (const [at, { rows, skipToken }] of (await pages).entries()) found.push(skipToken === null ? rows : await readAll(() => query(keys[at]!), MAX_PAGES));
    return found;
  });
}

const recycleRows = (access: Access, list: 'Tickets' | 'Messages', ids: readonly number[]): Promise<RowRecycled[]> =>
  inBatches(access, ids, async (web, id) => (await access.list(list, web).items.getById(wholeNumber(id)).recycle()) as unknown as string);

/** A request that failed as a whole fails for each of its own; what went before it stands. */
async function inBatches<T>(access: Access, all: readonly T[], work: (web: Access['web'], one: T) => Promise<string | null>): Promise<RowRecycled[]> {
  const answers: RowRecycled[] = [];
  for (let start = 0; start < all.length; start += MAX_TICKET_UPDATES) {
    const part = all.slice(start, start + MAX_TICKET_UPDATES);
    try {
      const [batched, execute] = access.web.batched({ maxRequests: MAX_TICKET_UPDATES });
      const sent = Promise.all(part.map((one) => answerOf(access, work(batched, one))));
      sent.catch(() => undefined);
      await execute();
      answers.push(...(await sent));
    } catch (error) {
      const fault = await toFault(error, access.now());
      if (!(fault instanceof ListsFault)) throw fault;
      answers.push(...part.map(() => ({ fault: asFaultLike(fault) })));
    }
  }
  return answers;
}

async function answerOf(access: Access, sent: Promise<string | null>): Promise<RowRecycled> {
  try {
    return { bin: await sent };
  } catch (error) {
    const refusal = await refusalOf(error, access.now());
    if (!refusal) throw error;
    return refusal.status === 404 && refusal.number === SP_ERROR.itemMissing ? { bin: null } : { fault: asFaultLike(faultOfRefusal(refusal, error)) };
  }
}
