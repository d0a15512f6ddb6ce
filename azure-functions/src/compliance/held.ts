import type { ComplianceState } from '@listdesk/shared/privacy';
import { QUEUES, TABLES } from '../storage/clients.ts';
import type { Service } from '../functions/service.ts';
import { RAW_MAIL_DAYS } from '../functions/timers.ts';
import { HELD_DAYS, isHeldBlob } from '../intake/rawQuarantine.ts';

type Tried = { state: ComplianceState; evidence: string };
const ADDRESS = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}\.[A-Za-z]{2,}/;
/** The Message-ID of a mail that we sent (RFC 5322, 3.6.4): written like an address, but it names no person. */
const MESSAGE_ID = /"internetMessageId":"<[^<>"\\\s]{1,998}>"/g;
const MAX_BLOBS = 10_000;
const MAX_ROWS = 20_000;
const PEEKED = 32;
const DAY_MS = 86_400_000;

/** Bytes of mail that lie with us at this moment, of this tenant. */
export async function heldMail({ storage, outside }: Service, tenant: string): Promise<Tried> {
  let mails = 0;
  let bytes = 0;
  let oldest = Number.POSITIVE_INFINITY;
  let late = 0;
  for await (const blob of storage.rawMail.listBlobsFlat({ prefix: `${tenant}/` })) {
    if (++mails > MAX_BLOBS) break;
    bytes += blob.properties.contentLength ?? 0;
    const since = blob.properties.createdOn?.getTime() ?? Number.POSITIVE_INFINITY;
    oldest = Math.min(oldest, since);
    if (outside.now() - since > (isHeldBlob(blob.name) ? HELD_DAYS : RAW_MAIL_DAYS) * DAY_MS) late += 1;
  }
  if (mails === 0) return { state: 'kept', evidence: 'Held now: no mail, 0 bytes.' };
  const minutes = Math.max(0, Math.round((outside.now() - oldest) / 60_000));
  return { state: late === 0 ? 'kept' : 'broken', evidence: `Held now: ${mails} mails, ${bytes} bytes, the oldest for ${minutes} minutes.` };
}

/** Looks at every row of this tenant for something that is written like an address. */
export async function rowsWithoutContent({ storage }: Service, tenant: string): Promise<Tried> {
  let rows = 0;
  const wrong = new Set<string>();
  for (const name of TABLES)
    for await (const row of storage.table(name).listEntities<{ value: string }>({ queryOptions: { filter: `PartitionKey eq '${tenant}'` } })) {
      if (++rows > MAX_ROWS) break;
      if (ADDRESS.test(`${row.rowKey} ${row.value.replace(MESSAGE_ID, '')}`)) wrong.add(name);
    }
  if (wrong.size > 0) return { state: 'broken', evidence: `Something like an address stands in ${[...wrong].join(', ')}.` };
  return { state: 'kept', evidence: `${rows} rows looked at, no address in them.` };
}

/** Only the messages in front can be looked at without taking them. */
export async function queuesWithoutContent({ storage }: Service): Promise<Tried> {
  let seen = 0;
  let wrong = 0;
  for (const name of QUEUES.flatMap((queue) => [queue, `${queue}-poison`] as const)) {
    const { peekedMessageItems } = await storage.queue(name).peekMessages({ numberOfMessages: PEEKED });
    seen += peekedMessageItems.length;
    wrong += peekedMessageItems.filter(({ messageText }) => ADDRESS.test(messageText)).length;
  }
  return wrong > 0
    ? { state: 'broken', evidence: `${wrong} of ${seen} messages hold something like an address.` }
    : { state: 'kept', evidence: `${seen} waiting messages looked at, no address in them.` };
}

/** The storage says of a probe whether it encrypted it. */
export async function encrypted({ storage }: Service): Promise<Tried> {
  const probe = storage.rawMail.getBlockBlobClient(`probe/${globalThis.crypto.randomUUID()}`);
  const { isServerEncrypted } = await probe.upload('probe', 5);
  await probe.deleteIfExists();
  return isServerEncrypted
    ? { state: 'kept', evidence: 'A probe was stored encrypted, as the storage said.' }
    : { state: 'broken', evidence: 'The storage did not say that it encrypted a probe.' };
}
