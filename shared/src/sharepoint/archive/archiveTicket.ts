import type { Access } from '../access.ts';
import { restName, type CustomColumn } from '../customColumns.ts';
import { refusalOf, toFault } from '../fault.ts';
import type { Fields } from '../fieldWriter.ts';
import { quote } from '../odata.ts';
import { UNITS, type Pace } from '../privacy/retention/pace.ts';
import type { Row } from '../rows.ts';
import { copyMessages, differing, etagOf, messageRows, removeMessages, ticketRow, TICKET_VALUES, unlessRefused, valuesOf } from './copyRows.ts';

const WAITING: readonly unknown[] = ['Queued', 'Sending'];
const LEAVING: readonly unknown[] = ['Reply', 'Note'];
/** Somebody may write while we copy: look again, so often. */
const MAX_ROUNDS = 5;
export const keyIs = (key: string): string => `TicketKey eq ${quote(key)}`;

/** Where a row has the value of an own column. */
export const valueName = ({ name, type }: CustomColumn): string => `${restName(name)}${type === 'person' ? 'Id' : ''}`;

async function ownValues(access: Access, id: number, own: readonly CustomColumn[], pace: Pace): Promise<string | null> {
  if (own.length === 0) return null;
  await pace.spend(UNITS.read);
  const row = (await access.guarded(() =>
    access
      .list('Tickets')
      .items.getById(id)
      .select('Id', ...own.map(valueName))(),
  )) as Row;
  const values = Object.fromEntries(own.map((column) => [column.name, row[valueName(column)] ?? '']).filter(([, value]) => value !== ''));
  return Object.keys(values).length > 0 ? JSON.stringify(values) : null;
}

/** `same`: the copy is whole, and the ticket has this ETag. `changing`: somebody works on it, or it may not go any more. `waiting`: a reply of it has not left yet. */
export type Copied = { outcome: 'same'; etag: string; messages: number } | { outcome: 'changing' | 'waiting' | 'gone' };

/** Copies a ticket with messages and files into the archive, and reads both places again until nothing differs. Doing it again does what is left. */
export async function copyTicket(
  access: Access,
  ticket: { id: number; key: string },
  own: readonly CustomColumn[],
  at: string,
  mayGo: (row: Row) => Promise<boolean>,
  pace: Pace,
): Promise<Copied> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const row = await ticketRow(access, 'Tickets', `Id eq ${ticket.id}`, pace);
    if (!row) return { outcome: 'gone' };
    if (!(await mayGo(row))) return { outcome: 'changing' };
    const messages = await messageRows(access, 'Messages', ticket.key, pace);
    if ([...messages.values()].some((message) => LEAVING.includes(message['MessageKind']) && WAITING.includes(message['DeliveryState'])))
      return { outcome: 'waiting' };
    const { changed, count } = await copyMessages(access, ticket.key, 'Messages', 'ArchivedMessages', pace);
    const wanted: Fields = {
      ...valuesOf(row, TICKET_VALUES),
      OpenedAt: (row['OpenedAt'] ?? row['Created']) as string,
      TicketNumber: ticket.id,
      OwnColumns: await ownValues(access, ticket.id, own, pace),
      Returning: false,
    };
    const copy = await ticketRow(access, 'ArchivedTickets', keyIs(ticket.key), pace);
    const wrong = copy ? differing(wanted, copy) : wanted;
    if (!changed && copy && Object.keys(wrong).length === 0) return { outcome: 'same', etag: etagOf(row), messages: count };
    await pace.spend(UNITS.write);
    if (!copy) await access.guarded(() => access.list('ArchivedTickets').items.add({ ...wanted, ArchivedAt: at }));
    else if (Object.keys(wrong).length > 0) await access.guarded(() => access.list('ArchivedTickets').items.getById(Number(copy['Id'])).update(wrong));
  }
  return { outcome: 'changing' };
}

/** The switch: the ticket leaves its list unless somebody wrote since it was compared. For good, not into the recycle bin: it is in the archive. */
export async function deleteLive(access: Access, id: number, etag: string): Promise<'deleted' | 'stale'> {
  try {
    await access.list('Tickets').items.getById(id).delete(etag);
    return 'deleted';
  } catch (error) {
    const refusal = await refusalOf(error, access.now());
    if (refusal?.status === 412) return 'stale';
    if (refusal?.status === 404) return 'deleted';
    throw await toFault(error, access.now());
  }
}

/** After the switch: what came to the ticket in the last moment goes along, then its messages leave. Answers how many the archive holds. */
export async function finishTicket(access: Access, key: string, pace: Pace): Promise<number> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { count } = await copyMessages(access, key, 'Messages', 'ArchivedMessages', pace, { keepOthers: true });
    if (count === 0) break;
    await removeMessages(access, 'Messages', key, pace);
  }
  return (await messageRows(access, 'ArchivedMessages', key, pace)).size;
}

/** A copy that counts for nothing: its ticket stays where it is, or was deleted by somebody. */
export async function dropCopy(access: Access, key: string, pace: Pace): Promise<void> {
  await removeMessages(access, 'ArchivedMessages', key, pace);
  const copy = await ticketRow(access, 'ArchivedTickets', keyIs(key), pace);
  await pace.spend(UNITS.write);
  if (copy) await unlessRefused(access, () => access.list('ArchivedTickets').items.getById(Number(copy['Id'])).delete());
}
