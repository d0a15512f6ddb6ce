import type { NewMessage } from '@listdesk/shared/intake';
import { ListsFault } from '@listdesk/shared/sharepoint';
import type { Message } from '@listdesk/shared/tickets';
import type { Desk } from '../intake/ports.ts';

/** The lists keep whole seconds. */
const SECOND_MS = 1_000;

/**
 * The time of a snooze is over, and the ticket was put off until just then: its conversation says so. Whoever brought it back before or put it
 * off further changed its column, so nothing is said. The key follows from the entry of the snooze: once, however often this is tried. 2 requests.
 */
export async function endSnooze(desk: Desk, snooze: Message): Promise<void> {
  const until = snooze.sendAfter;
  const ticket = until ? await desk.lists.ticket({ key: snooze.ticketKey }) : null;
  if (!until || !ticket?.snoozedUntil || Math.abs(Date.parse(ticket.snoozedUntil) - Date.parse(until)) >= SECOND_MS) return;
  const message: NewMessage = {
    key: `${snooze.key}-end`,
    ticketKey: ticket.key,
    kind: 'System',
    from: { name: '', address: '' },
    to: [],
    cc: [],
    subject: ticket.subject,
    html: '',
    visibleText: 'Snooze ended',
    fullText: '',
    sentAt: until,
    sendAfter: null,
    delivery: 'None',
    deliveryError: null,
    attachments: [],
    evidence: { rule: 'desk' },
    automatic: null,
    verified: true,
    internetMessageId: null,
    mailboxMessageId: null,
    event: { event: 'snoozeEnded' },
  };
  const [written] = await desk.lists.apply([{ write: 'createMessage', message }]);
  if (written?.outcome === 'failed') throw new ListsFault(written.fault.code, written.fault.message, written.fault.retryAfterSeconds);
}
