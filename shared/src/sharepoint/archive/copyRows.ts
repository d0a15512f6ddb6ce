import '@pnp/sp/attachments/index.js';
import { LISTS, type Column, type ListName } from '../../schema/index.ts';
import type { Access } from '../access.ts';
import { addAttachment } from '../attachments.ts';
import { ListsFault, refusalOf, SP_ERROR, toFault, type Refusal } from '../fault.ts';
import type { Fields } from '../fieldWriter.ts';
import { writtenBy } from '../messageFields.ts';
import { quote } from '../odata.ts';
import { UNITS, type Pace } from '../privacy/retention/pace.ts';
import { normalEtag, readAll, type Row } from '../rows.ts';
import { archivedAccess } from './archiveAccess.ts';

const ROWS_A_PAGE = 1000;
const MAX_PAGES = 10;
const WRITES_A_BATCH = 20;

export type MessageList = 'Messages' | 'ArchivedMessages';
export type TicketList = 'Tickets' | 'ArchivedTickets';

const valueColumns = (list: ListName): string[] => [
  'Title',
  ...(LISTS[list].columns as readonly Column[]).map(({ name, type }) => (type === 'Person' ? `${name}Id` : name)),
];
/** What both places have. */
export const TICKET_VALUES = valueColumns('Tickets');
const MESSAGE_VALUES = valueColumns('Messages');

/** Messages of a ticket as rows, by their key, with who wrote them. */
export async function messageRows(access: Access, list: MessageList, ticketKey: string, pace: Pace): Promise<Map<string, Row>> {
  await pace.spend(UNITS.query);
  const query = () =>
    access
      .list(list)
      .items.select('Id', ...MESSAGE_VALUES, 'Attachments', 'Author/Id', 'Author/Title')
      .expand('Author')
      .filter(`TicketKey eq ${quote(ticketKey)}`)
      .orderBy('Id', true)
      .top(ROWS_A_PAGE);
  const rows = await access.guarded(() => readAll(query, MAX_PAGES));
  if (rows.length >= ROWS_A_PAGE * MAX_PAGES) throw new ListsFault('lists.invalid', 'A ticket with so many messages is not moved.');
  return new Map(rows.map((row) => [String(row['MessageKey']), row]));
}

/** The values a copy gets. Whoever wrote it is put down, since SharePoint will name whoever copies. */
export function messageFields(row: Row): Fields {
  const author = row['Author'] as { Id?: unknown; Title?: unknown } | undefined;
  const known = row['WrittenBy'] || writtenBy(author && Number(author.Id) > 0 ? { id: Number(author.Id), name: String(author.Title ?? '') } : null);
  return { ...valuesOf(row, MESSAGE_VALUES), WrittenBy: known as string };
}

export const valuesOf = (row: Row, columns: readonly string[]): Fields =>
  Object.fromEntries(columns.map((column) => [column, (row[column] === '' ? null : (row[column] ?? null)) as Fields[string]]));

/** Columns whose values differ; times and line ends as SharePoint may give them back. */
export const differing = (wanted: Fields, row: Row): Fields =>
  Object.fromEntries(Object.entries(wanted).filter(([column, value]) => normal(value) !== normal(row[column])));
const TIME = /^\d{4}-\d\d-\d\dT/;
const normal = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value !== 'string') return JSON.stringify(value);
  return TIME.test(value) && !Number.isNaN(Date.parse(value)) ? new Date(value).toISOString().replace(/\.\d+Z$/, 'Z') : value.replace(/\r\n/g, '\n');
};

/**
 * Makes the rows of one place those of the other: adds what is missing, mends what differs, takes out what is not in the original any more, and
 * copies files. What is there already costs nothing, so a stopped copy goes on. Answers whether anything had to be done.
 */
export async function copyMessages(
  access: Access,
  ticketKey: string,
  from: MessageList,
  to: MessageList,
  pace: Pace,
  options: { keepOthers?: boolean } = {},
): Promise<{ changed: boolean; count: number }> {
  const [originals, copies] = [await messageRows(access, from, ticketKey, pace), await messageRows(access, to, ticketKey, pace)];
  const missing = [...originals.values()].filter((row) => !copies.has(String(row['MessageKey'])));
  const wrong = [...originals].flatMap(([key, row]) => {
    const copy = copies.get(key);
    const fields = copy ? differing(messageFields(row), copy) : {};
    return Object.keys(fields).length ? [{ id: Number(copy!['Id']), fields }] : [];
  });
  const extra = options.keepOthers ? [] : [...copies].filter(([key]) => !originals.has(key)).map(([, row]) => Number(row['Id']));
  await inBatches(access, missing, pace, (row, web) => access.list(to, web).items.add(messageFields(row)), isDuplicate);
  await inBatches(access, wrong, pace, ({ id, fields }, web) => access.list(to, web).items.getById(id).update(fields));
  await inBatches(access, extra, pace, (id, web) => access.list(to, web).items.getById(id).delete());
  let changed = missing.length + wrong.length + extra.length > 0;
  const withFiles = [...originals].filter(([key, row]) => row['Attachments'] === true || copies.get(key)?.['Attachments'] === true);
  if (withFiles.length > 0) {
    const now = missing.length > 0 ? await messageRows(access, to, ticketKey, pace) : copies;
    for (const [key, row] of withFiles) changed = (await copyFiles(access, from, Number(row['Id']), to, Number(now.get(key)!['Id']), pace)) || changed;
  }
  return { changed, count: originals.size };
}

/** Files at a message. Large ones stay in the library: they are named by the message's key, whichever list it is in. */
async function copyFiles(access: Access, from: MessageList, fromId: number, to: MessageList, toId: number, pace: Pace): Promise<boolean> {
  await pace.spend(UNITS.query * 2);
  const namesAt = async (list: MessageList, id: number): Promise<string[]> =>
    ((await access.guarded(() => access.list(list).items.getById(id).attachmentFiles())) as unknown as Row[]).map((file) => String(file['FileName']));
  const [originals, copies] = [await namesAt(from, fromId), await namesAt(to, toId)];
  const target = to === 'Messages' ? access : archivedAccess(access);
  for (const name of originals.filter((each) => !copies.includes(each))) {
    await pace.spend(UNITS.read + UNITS.write);
    const bytes = await access.guarded(async () => new Uint8Array(await access.list(from).items.getById(fromId).attachmentFiles.getByName(name).getBuffer()));
    await addAttachment(target, toId, name, bytes);
  }
  const extra = copies.filter((each) => !originals.includes(each));
  for (const name of extra) {
    await pace.spend(UNITS.write);
    await unlessRefused(access, () => access.list(to).items.getById(toId).attachmentFiles.getByName(name).delete());
  }
  return extra.length > 0 || originals.some((each) => !copies.includes(each));
}

/** All rows of a ticket at one place, for good. Files of the library stay where they are: the other place names them. */
export async function removeMessages(access: Access, list: MessageList, ticketKey: string, pace: Pace): Promise<void> {
  const ids = [...(await messageRows(access, list, ticketKey, pace)).values()].map((row) => Number(row['Id']));
  await inBatches(access, ids, pace, (id, web) => access.list(list, web).items.getById(id).delete());
}

/** A ticket's row with all its columns, or null. */
export async function ticketRow(access: Access, list: TicketList, filter: string, pace: Pace): Promise<Row | null> {
  await pace.spend(UNITS.query);
  const more = list === 'ArchivedTickets' ? ['TicketNumber', 'ArchivedAt', 'OwnColumns', 'Returning'] : [];
  const rows = await access.guarded(() =>
    readAll(
      () =>
        access
          .list(list)
          .items.select('Id', ...TICKET_VALUES, ...more, 'Created', 'FileSystemObjectType')
          .filter(filter)
          .top(1),
      1,
    ),
  );
  return rows[0] ?? null;
}

export const etagOf = (row: Row): string => normalEtag(row['odata.etag']);

async function inBatches<T>(
  access: Access,
  all: readonly T[],
  pace: Pace,
  work: (each: T, web: Access['web']) => Promise<unknown>,
  fine = isGone,
): Promise<void> {
  for (let at = 0; at < all.length; at += WRITES_A_BATCH) {
    const part = all.slice(at, at + WRITES_A_BATCH);
    await pace.spend(part.length * UNITS.write);
    await access.guarded(async () => {
      const [batched, execute] = access.web.batched();
      const answers = part.map((each) => refusedBut(access, () => work(each, batched), fine));
      await execute();
      const failure = (await Promise.all(answers)).find((each) => each !== null);
      if (failure) throw failure;
    });
  }
}

const isGone = ({ status }: Refusal): boolean => status === 404;
const isDuplicate = ({ number }: Refusal): boolean => number === SP_ERROR.duplicateValue;

/** Null when it is done, or was done before: gone rows stay gone, and a key that is there is ours. */
async function refusedBut(access: Access, work: () => Promise<unknown>, fine = isGone): Promise<unknown> {
  try {
    await work();
    return null;
  } catch (error) {
    const refusal = await refusalOf(error, access.now());
    return refusal && fine(refusal) ? null : error;
  }
}

export async function unlessRefused(access: Access, work: () => Promise<unknown>): Promise<void> {
  const failure = await refusedBut(access, work);
  if (failure !== null) throw await toFault(failure, access.now());
}
