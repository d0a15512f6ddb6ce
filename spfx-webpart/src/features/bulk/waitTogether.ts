import type { TicketStatus } from '@listdesk/shared/tickets';
import type { Conversations } from '../../app/desk/conversations';
import type { Desk } from '../../app/desk/desk';
import type { MacroFailure } from '../../app/desk/runMacro';
import { isAway, wait } from '../../app/unsent/wait';

/** Answers to many tickets that met no connection wait on this device, each as a single one does, under the key it was tried with. Answers those that cannot. */
export async function waitTogether(
  desk: Desk,
  conversations: Conversations,
  failed: readonly MacroFailure[],
  status: TicketStatus | null,
): Promise<MacroFailure[]> {
  const rest: MacroFailure[] = [];
  for (const one of failed) {
    const { ticket, fault, texts } = one;
    const [text] = texts;
    const waits =
      text !== undefined &&
      isAway(fault, desk.store.get().live) &&
      (await wait(desk, conversations, ticket, {
        key: text.key,
        draft: { ...text.draft, status },
        seen: { at: Date.parse(ticket.lastMessageAt), id: null },
        tried: true,
      }));
    if (!waits) rest.push(one);
  }
  return rest;
}
