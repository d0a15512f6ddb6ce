import type { PlannedAction } from '@listdesk/shared/intake';
import type { Desk } from './ports.ts';

const MAX_TRIES = 3;

/** Shows on the message itself that it came back, with the reason of the far server; it may be sent again then. An acknowledgement is no message of the lists. */
export async function markBounced(desk: Desk, { internetMessageId, reason }: Extract<PlannedAction, { do: 'markBounced' }>): Promise<void> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const message = await desk.lists.message({ internetMessageId });
    if (!message || message.delivery !== 'Sent') return;
    await desk.ledger.forgetWork(`send:${message.key}`);
    if ((await desk.lists.updateMessage(message.id, message.etag, { delivery: 'Bounced', deliveryError: reason })).outcome !== 'stale') return;
  }
}
