import type { Access } from './access.ts';
import { quote } from './odata.ts';
import { readAll } from './rows.ts';
import { wholeNumber } from './ticketViews.ts';

const MESSAGES_A_PAGE = 1000;
const MAX_PAGES = 5;
const RECYCLED_A_BATCH = 20;

/**
 * A ticket with its messages to the recycle bin, messages first: stopped in between, the ticket is still there to be deleted again. Answers what
 * to restore, the ticket first. 1 request to find the messages, 1 `$batch` for each 20, 1 for the ticket.
 */
export async function recycleTicketWhole(
  access: Access,
  ticket: { id: number; key: string },
  recycleTicket: (id: number) => Promise<string>,
): Promise<string[]> {
  const rows = await access.guarded(() =>
    readAll(
      () =>
        access
          .list('Messages')
          .items.select('Id')
          .filter(`TicketKey eq ${quote(ticket.key)}`)
          .orderBy('Id', true)
          .top(MESSAGES_A_PAGE),
      MAX_PAGES,
    ),
  );
  const bins: string[] = [];
  for (let start = 0; start < rows.length; start += RECYCLED_A_BATCH) {
    const part = rows.slice(start, start + RECYCLED_A_BATCH);
    bins.push(
      ...(await access.guarded(async () => {
        const [batched, execute] = access.web.batched();
        const answers = part.map((row) => access.list('Messages', batched).items.getById(Number(row['Id'])).recycle() as unknown as Promise<string>);
        await execute();
        return Promise.all(answers);
      })),
    );
  }
  return [await recycleTicket(wholeNumber(ticket.id)), ...bins];
}
