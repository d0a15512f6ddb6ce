import type { Access } from './access.ts';
import { ListsFault } from './fault.ts';
import { anyOf } from './odata.ts';
import type { Row } from './rows.ts';

/** The address of a query carries the keys. */
const KEYS_A_QUERY = 20;
export const MAX_TICKET_KEYS = 100;

/** Key to number of the tickets that exist, 1 `$batch`. */
export async function ticketNumbers(access: Access, keys: readonly string[]): Promise<Map<string, number>> {
  const wanted = [...new Set(keys)];
  if (wanted.length === 0) return new Map();
  if (wanted.length > MAX_TICKET_KEYS) throw new ListsFault('lists.invalid', `At most ${MAX_TICKET_KEYS} ticket keys, not ${wanted.length}.`);
  const rows = await access.guarded(async () => {
    const [batched, execute] = access.web.batched();
    const answers: Promise<Row[]>[] = [];
    for (let start = 0; start < wanted.length; start += KEYS_A_QUERY) {
      const part = wanted.slice(start, start + KEYS_A_QUERY);
      answers.push(access.list('Tickets', batched).items.select('Id', 'TicketKey').filter(anyOf('TicketKey', part)).top(part.length)() as Promise<Row[]>);
    }
    const settled = Promise.all(answers);
    settled.catch(() => undefined);
    await execute();
    return (await settled).flat();
  });
  return new Map(rows.map((row) => [String(row['TicketKey']), Number(row['Id'])]));
}
