import { notSentOf, type Message } from '@listdesk/shared/tickets';
import type { Say } from '../../ui/words/say';

/** Our own reasons in the reader's language; what another server said as it said it. */
export function reasonIn({ deliveryError }: Pick<Message, 'deliveryError'>, say: Say): string {
  if (deliveryError === null) return say('delivery.noReason');
  const known = notSentOf(deliveryError);
  return known ? say(`notSent.${known}`) : deliveryError;
}
