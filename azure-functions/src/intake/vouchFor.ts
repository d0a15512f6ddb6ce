import type { NewMessage } from '@listdesk/shared/intake';
import type { ListWrite, MessagePatch } from '@listdesk/shared/sharepoint';
import type { Desk } from './ports.ts';

/** As long as a piece of work is remembered. */
const VOUCHED_DAYS = 60;
const MAX_TRIES = 3;
const vouchedName = (desk: Desk, messageKey: string): string => `vouched:${desk.id}:${messageKey}`;
const answererName = (desk: Desk, messageKey: string): string => `answers:${desk.id}:${messageKey}`;
const unprovenName = (desk: Desk, messageKey: string): string => `unproven:${desk.id}:${messageKey}`;

/** A copy of a mail as it lies in a mailbox, which is named by its hash. */
export type Place = { mailbox: string; id: string };
/**
 * What the ledger keeps of a stored message whose sender nobody vouched for. `opens`: it began its ticket; `lacks`: the mailbox (hash) in which
 * no copy of it is known, null where one is; `marked`: its mark is set, the acknowledgement still waits.
 */
export type Unproven = { id: number; etag: string; ticketKey: string; opens: boolean; automatic: boolean; lacks: string | null; marked?: true };

export const unprovenOf = (
  { ticketKey, kind, evidence, automatic, mailboxMessageId }: NewMessage,
  { id, etag }: { id: number; etag: string },
  mailboxHash: string,
): Unproven => ({
  id,
  etag,
  ticketKey,
  opens: kind === 'Mail' && evidence.rule === 'new',
  automatic: automatic !== null,
  lacks: kind === 'Mail' && mailboxMessageId === null ? mailboxHash : null,
});

/**
 * A copy of a mail came whose sender is proven. Where the copy that was stored (a gateway's, say) proved nobody, both hold the same words under
 * the same key, so what is stored is proven too: answers it when it falls to this piece of work to mark and to acknowledge it; of several that
 * see the proof, and of all their tries, to one. `place` is where the copy lies, if it is in a mailbox. Each copy says its part before it looks for the other's (`keepUnproven`), so at least one sees
 * both. Nothing is asked of SharePoint.
 */
export async function vouchFor(desk: Desk, messageKey: string, work: string, place: Place | null): Promise<Unproven | null> {
  await desk.ledger.keep(vouchedName(desk, messageKey), JSON.stringify({ place }), VOUCHED_DAYS);
  const kept = await desk.ledger.recall(unprovenName(desk, messageKey));
  return kept !== null && (await answers(desk, messageKey, work)) ? (JSON.parse(kept) as Unproven) : null;
}

/** Said of a message that was stored without proof. Answers when a better copy passed meanwhile, and it falls to this piece of work to mark and to acknowledge it. */
export async function keepUnproven(desk: Desk, messageKey: string, stored: Unproven, work: string): Promise<{ place: Place | null } | null> {
  await desk.ledger.keep(unprovenName(desk, messageKey), JSON.stringify(stored), VOUCHED_DAYS);
  const vouched = await desk.ledger.recall(vouchedName(desk, messageKey));
  return vouched !== null && (await answers(desk, messageKey, work)) ? (JSON.parse(vouched) as { place: Place | null }) : null;
}

const answers = async (desk: Desk, messageKey: string, work: string): Promise<boolean> =>
  (await desk.ledger.claim(answererName(desk, messageKey), work, VOUCHED_DAYS)) === work;

/** The sender is proven; and answers are threaded to the copy in the mailbox, which the gateway's could not name. */
const patchOf = ({ lacks }: Unproven, place: Place | null): MessagePatch => ({
  verified: true,
  ...(place && place.mailbox === lacks ? { mailboxMessageId: place.id } : {}),
});

/** The mark that the sender is proven; refused as stale, it is made by `markProven`. */
export const provenMark = (stored: Unproven, place: Place | null): ListWrite => ({
  write: 'updateMessage',
  id: stored.id,
  etag: stored.etag,
  patch: patchOf(stored, place),
});

/** Marks the sender as proven before the acknowledgement, which has to wait; at its later tries nothing of that is done again. */
export async function markMeanwhile(desk: Desk, messageKey: string, stored: Unproven, place: Place | null): Promise<void> {
  if (stored.marked) return;
  await markProven(desk, stored, place);
  await desk.ledger.keep(unprovenName(desk, messageKey), JSON.stringify({ ...stored, marked: true }), VOUCHED_DAYS);
}

/** Marks the sender as proven, whoever works on the message meanwhile. */
export async function markProven(desk: Desk, stored: Unproven, place: Place | null): Promise<void> {
  let current: { etag: string; verified: boolean } | null = { etag: stored.etag, verified: false };
  for (let attempt = 0; attempt < MAX_TRIES && current && !current.verified; attempt += 1) {
    if ((await desk.lists.updateMessage(stored.id, current.etag, patchOf(stored, place))).outcome !== 'stale') return;
    current = await desk.lists.message({ id: stored.id });
  }
}
