import type { Message } from '@listdesk/shared/tickets';
import { isDue } from '../outbound/deliver.ts';
import type { OpenDesk } from './desks.ts';
import type { OutboundWork } from './pointers.ts';
import type { Service } from './service.ts';

/** The timer looks every minute; a little more, so that nothing falls in between. */
export const SCAN_AHEAD_MS = 90_000;

type Look = { askedAt: number; answer: Promise<Message[]> };
const lastLooks = new WeakMap<OpenDesk, Look>();

/**
 * Looks which messages of a desk wait to be sent, and puts each into the queue. Whatever was heard of before the last look was asked for is
 * answered by that look: SharePoint tells of each of our own writes too, and a burst of them is one question. Where clocks of two instances
 * differ by so much that something is missed, the timer's next minute finds it.
 */
export async function scanOutbound(
  service: Service,
  desk: OpenDesk,
  work: Extract<OutboundWork, { kind: 'deskScan' }>,
): Promise<'found' | 'nothing' | 'covered'> {
  const now = service.outside.now();
  const last = lastLooks.get(desk);
  if (
    last &&
    work.at !== undefined &&
    Date.parse(work.at) < last.askedAt &&
    (await last.answer.then(
      () => true,
      () => false,
    ))
  )
    return 'covered';
  const look: Look = { askedAt: now, answer: desk.lists.queuedMessages(new Date(now + SCAN_AHEAD_MS).toISOString()) };
  lastLooks.set(desk, look);
  // What leaves later is found by a later minute: put into the queue each time it was seen, it would stand there hundreds of times.
  const waiting = (await look.answer).filter((message) => message.delivery === 'Queued' || isDue(message, now));
  for (const message of waiting)
    await service.enqueue(
      'outbound',
      { kind: 'message', tenant: work.tenant, desk: work.desk, key: message.key },
      { delaySeconds: secondsUntil(message.sendAfter, now) },
    );
  return waiting.length ? 'found' : 'nothing';
}

export const secondsUntil = (time: string | null, now: number): number => (time ? Math.max(0, Math.ceil((Date.parse(time) - now) / 1000)) : 0);
