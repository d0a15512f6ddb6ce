import type { Message } from '@listdesk/shared/tickets';
import type { Desk } from './ports.ts';

/** As long as a piece of work is remembered. */
const VOUCHED_DAYS = 60;
const MAX_TRIES = 3;
const vouchedName = (desk: Desk, messageKey: string): string => `vouched:${desk.id}:${messageKey}`;
const answererName = (desk: Desk, messageKey: string): string => `answers:${desk.id}:${messageKey}`;

/**
 * A copy of a mail came whose sender is proven, after one (a gateway's, say) that proved nobody. Both hold the same words under the same key,
 * so what is stored is proven too. Said before it is looked for: whoever stores the first copy at this moment looks once more (`vouchedMeanwhile`).
 * Answers the stored message when it falls to this piece of work to acknowledge it; of several that see the proof, and of all their tries, one.
 */
export async function vouchFor(desk: Desk, messageKey: string, work: string): Promise<Message | null> {
  await desk.ledger.keep(vouchedName(desk, messageKey), 'verified', VOUCHED_DAYS);
  return markVerified(desk, messageKey, work);
}

/** After a copy that proves nobody was stored: whether a better one passed meanwhile. Answers as `vouchFor` does. */
export async function vouchedMeanwhile(desk: Desk, messageKey: string, work: string): Promise<Message | null> {
  return (await desk.ledger.recall(vouchedName(desk, messageKey))) ? markVerified(desk, messageKey, work) : null;
}

/** Who answers is settled before the mark: a message that was proven from the start has nobody, its own work acknowledged it. */
async function markVerified(desk: Desk, key: string, work: string): Promise<Message | null> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const message = await desk.lists.message({ key });
    if (!message) return null;
    const name = answererName(desk, key);
    const answerer = message.verified ? await desk.ledger.recall(name) : await desk.ledger.claim(name, work, VOUCHED_DAYS);
    const settled = message.verified || (await desk.lists.updateMessage(message.id, message.etag, { verified: true })).outcome !== 'stale';
    if (settled) return answerer === work ? message : null;
  }
  return null;
}
