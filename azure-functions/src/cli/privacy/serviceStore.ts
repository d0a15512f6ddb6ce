import { normalizeMessageId } from '@listdesk/shared/mail';
import { textOf, type Found, type Matcher } from '@listdesk/shared/privacy';
import { kindOf } from '@listdesk/shared/schema';
import { keyedHash, type HashPurpose } from '../../security/keyedHash.ts';
import { rowStore } from '../../storage/rows.ts';
import type { PrivacyDesk } from './openPrivacy.ts';

/** Mails of minutes; more than this is an intake that stands still. */
const MAX_PENDING = 500;
const MAX_PENDING_BYTES = 50 * 1024 * 1024;

/** What our own storage has of a person: keyed hashes of their Message-IDs and addresses, tickets by key, raw mails on their way. */
export type Held = { messages: number; tickets: number; counters: number; pendingMails: number };

/** A row of the ledger. */
type Key = { kind: 'messages' | 'tickets' | 'counters'; key: string };

/** The rows that can belong to these records: their keys follow from the records, as nothing else names a person there. */
export async function ledgerKeys({ service, tenant, open }: PrivacyDesk, found: readonly Found[], addresses: readonly string[]): Promise<Key[]> {
  const hash = (purpose: HashPurpose, ...parts: string[]): string => keyedHash(service.settings.secret, purpose, ...parts);
  const mailboxes = (await open.settings()).mailboxes.map(({ address }) => open.hashMailbox(address));
  const theirs = found.filter(({ relation }) => relation === 'own' || relation === 'authored' || relation === 'conversation');
  const keys: Key[] = [];
  for (const { record } of theirs) {
    const id = textOf(record.fields, 'InternetMessageId');
    if (kindOf(record.list) === 'Messages' && id)
      for (const mailbox of mailboxes) keys.push({ kind: 'messages', key: `m.${hash('messageId', tenant, mailbox, normalizeMessageId(id))}` });
    if (kindOf(record.list) === 'Tickets') keys.push({ kind: 'tickets', key: `t.${textOf(record.fields, 'TicketKey')}` });
  }
  for (const address of addresses) keys.push({ kind: 'counters', key: `c.${hash('address', tenant, `to:${address}`)}` });
  return keys;
}

export async function heldBy(desk: PrivacyDesk, found: readonly Found[], addresses: readonly string[], matcher: Matcher): Promise<Held> {
  const rows = rowStore<unknown>(desk.service.storage.table('ledger'));
  const held: Held = { messages: 0, tickets: 0, counters: 0, pendingMails: await pendingMails(desk, matcher) };
  for (const { kind, key } of await ledgerKeys(desk, found, addresses)) if (await rows.get(desk.tenant, key)) held[kind] += 1;
  return held;
}

/** Removes the rows; the lists alone are enough for the service to go on. Answers how many there were. */
export async function forget(desk: PrivacyDesk, keys: readonly Key[]): Promise<number> {
  const rows = rowStore<unknown>(desk.service.storage.table('ledger'));
  let removed = 0;
  for (const { key } of keys) {
    if (!(await rows.get(desk.tenant, key))) continue;
    await rows.remove(desk.tenant, key);
    removed += 1;
  }
  return removed;
}

/** Raw mails that wait to become tickets and name the person in anything that can be read of them. They end within minutes. */
async function pendingMails({ service, tenant, desk }: PrivacyDesk, matcher: Matcher): Promise<number> {
  let found = 0;
  let seen = 0;
  for await (const blob of service.storage.rawMail.listBlobsFlat({ prefix: `${tenant}/` })) {
    if (++seen > MAX_PENDING) break;
    if ((blob.properties.contentLength ?? 0) > MAX_PENDING_BYTES) continue;
    const bytes = await service.rawMail.get(blob.name);
    if (!bytes) continue;
    const text = (await desk.documents?.read(bytes))?.text ?? Buffer.from(bytes).toString('latin1');
    if (matcher.test(text)) found += 1;
  }
  return found;
}
