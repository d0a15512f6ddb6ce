import type { Desk } from './ports.ts';

/** As long as a piece of work is remembered. */
const VOUCHED_DAYS = 60;
const MAX_TRIES = 3;
const vouchedName = (desk: Desk, messageKey: string): string => `vouched:${desk.id}:${messageKey}`;

/**
 * A copy of a mail came whose sender is proven, after one (a gateway's, say) that proved nobody. Both hold the same words under the same key,
 * so what is stored is proven too. Said before it is looked for: whoever stores the first copy at this moment looks once more (`vouchedMeanwhile`).
 */
export async function vouchFor(desk: Desk, messageKey: string): Promise<void> {
  await desk.ledger.keep(vouchedName(desk, messageKey), 'verified', VOUCHED_DAYS);
  await markVerified(desk, messageKey);
}

/** After a copy that proves nobody was stored: whether a better one passed meanwhile. */
export async function vouchedMeanwhile(desk: Desk, messageKey: string): Promise<void> {
  if (await desk.ledger.recall(vouchedName(desk, messageKey))) await markVerified(desk, messageKey);
}

async function markVerified(desk: Desk, key: string): Promise<void> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const message = await desk.lists.message({ key });
    if (!message || message.verified) return;
    if ((await desk.lists.updateMessage(message.id, message.etag, { verified: true })).outcome !== 'stale') return;
  }
}
