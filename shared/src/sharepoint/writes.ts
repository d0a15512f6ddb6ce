import type { IWeb } from '@pnp/sp/webs/index.js';
import type { LongPart } from '../tickets/index.ts';
import type { ListName } from '../schema/index.ts';
import type { Access } from './access.ts';
import type { ListWrite, Updated, WriteOutcome } from './contract.ts';
import { ListsFault, SP_ERROR, asFaultLike, faultOfRefusal, refusalOf, toFault, type Refusal } from './fault.ts';
import type { Fields } from './fieldWriter.ts';
import { messagePatchFields, newMessageFields } from './messageFields.ts';
import { contactPatchFields, newContactFields, newMailLogFields } from './otherFields.ts';
import { normalEtag, type Row } from './rows.ts';
import { newTicketFields, ticketPatchFields } from './ticketFields.ts';
import { wholeNumber } from './ticketViews.ts';

/** PnPjs splits larger batches into several requests; SharePoint's own limit is not published. */
export const MAX_BATCH_WRITES = 20;

export type Prepared =
  | { list: ListName; fields: Fields; create: true; files: { part: LongPart; text: string }[]; key: string }
  | { list: ListName; fields: Fields; create: false; id: number; etag: string };

async function prepare(write: ListWrite): Promise<Prepared> {
  const created = (list: ListName, fields: Fields): Prepared => ({ list, fields, create: true, files: [], key: '' });
  const updated = (list: ListName, { id, etag }: { id: number; etag: string }, fields: Fields): Prepared => ({
    list,
    fields,
    create: false,
    id: wholeNumber(id),
    etag,
  });
  switch (write.write) {
    case 'createTicket':
      return created('Tickets', newTicketFields(write.ticket));
    case 'createMessage':
      return { list: 'Messages', create: true, key: write.message.key, ...(await newMessageFields(write.message)) };
    case 'createContact':
      return created('Contacts', newContactFields(write.contact));
    case 'createMailLog':
      return created('MailLog', await newMailLogFields(write.entry));
    case 'updateTicket':
      return updated('Tickets', write, ticketPatchFields(write.patch));
    case 'updateMessage':
      return updated('Messages', write, await messagePatchFields(write.patch));
    case 'updateContact':
      return updated('Contacts', write, contactPatchFields(write.patch));
  }
}

/**
 * All writes in one `$batch`. SharePoint carries out each on its own (a batch is no transaction, learn.microsoft.com "Make
 * batch requests with the REST APIs"), so every write has its own outcome. Throws only when the batch as a whole failed.
 */
export async function applyWrites(access: Access, writes: readonly ListWrite[]): Promise<WriteOutcome[]> {
  if (writes.length === 0) return [];
  if (writes.length > MAX_BATCH_WRITES) throw new ListsFault('lists.invalid', `A batch takes at most ${MAX_BATCH_WRITES} writes, not ${writes.length}.`);
  const prepared = await Promise.all(writes.map(prepare));
  const inside = writes.some(({ write }) => write === 'createMessage' || write === 'createMailLog')
    ? await (await import('./circles/insideWrites.ts')).insideWrites(access, writes, prepared)
    : [];
  const outcomes = await access.guarded(async () => {
    const [batched, execute] = access.web.batched();
    const answers = prepared.map((write, index) => (inside[index] ? Promise.resolve(inside[index]) : outcomeOf(access, send(access, batched, write))));
    if (inside.filter(Boolean).length < prepared.length) await execute();
    return Promise.all(answers);
  });
  for (const [index, write] of prepared.entries())
    if (write.create && write.files.length > 0)
      outcomes[index] = await (await import('./longBodies.ts')).keepLongParts(access, write.key, write.files, outcomes[index]!);
  return outcomes;
}

export async function send(access: Access, web: IWeb, write: Prepared): Promise<WriteOutcome> {
  const { items } = access.list(write.list, web);
  const lacking = access.lacking.get(write.list);
  const fields = lacking ? Object.fromEntries(Object.entries(write.fields).filter(([name]) => !lacking.has(name))) : write.fields;
  if (write.create) {
    const row = (await items.add(fields)) as Row;
    return { outcome: 'created', id: Number(row['Id']), etag: normalEtag(row['odata.etag']) };
  }
  const answer = (await items.getById(write.id).update(fields, write.etag)) as { etag: string | null };
  return { outcome: 'updated', etag: normalEtag(answer.etag) };
}

export async function outcomeOf(access: Access, sent: Promise<WriteOutcome>): Promise<WriteOutcome> {
  try {
    return await sent;
  } catch (error) {
    const refusal = await refusalOf(error, access.now());
    if (refusal) return expected(refusal) ?? { outcome: 'failed', fault: asFaultLike(faultOfRefusal(refusal, error)) };
    const fault = await toFault(error, access.now());
    if (fault instanceof ListsFault) return { outcome: 'failed', fault: asFaultLike(fault) };
    throw fault;
  }
}

function expected(refusal: Refusal): Exclude<WriteOutcome, { outcome: 'created' | 'updated' | 'failed' }> | null {
  if (refusal.number === SP_ERROR.duplicateValue) return { outcome: 'exists' };
  if (refusal.status === 412) return { outcome: 'stale' };
  if (refusal.status === 404 && refusal.number === SP_ERROR.itemMissing) return { outcome: 'gone' };
  return null;
}

/** One MERGE fenced by the ETag. */
export async function updateItem(access: Access, list: ListName, id: number, etag: string, fields: Fields): Promise<Updated> {
  const outcome = await outcomeOf(access, send(access, access.web, { list, fields, create: false, id: wholeNumber(id), etag }));
  switch (outcome.outcome) {
    case 'updated':
    case 'stale':
    case 'gone':
      return outcome;
    case 'failed':
      throw new ListsFault(outcome.fault.code, outcome.fault.message, outcome.fault.retryAfterSeconds);
    default:
      throw new ListsFault('lists.invalid', `${list} ${id}: another item has this unique value.`);
  }
}
