import { randomUUID } from 'node:crypto';
import { leaves } from '@listdesk/shared/tickets';
import { deliver, fail, settle, type DeliveryOutcome } from '../outbound/deliver.ts';
import { tellFollowers } from '../outbound/notices.ts';
import { runCreatedRules } from '../rules/runCreatedRules.ts';
import { runTimeRules } from '../rules/runTimeRules.ts';
import { isFinal, reasonOf } from '../outbound/reasons.ts';
import { sendWeekly } from '../outbound/sendWeekly.ts';
import { faultCode } from '../security/log.ts';
import type { OpenDesk } from './desks.ts';
import type { OutboundWork } from './pointers.ts';
import { SCAN_AHEAD_MS, scanOutbound, secondsUntil } from './outboundScan.ts';
import { decideRetry } from './retry.ts';
import type { Service } from './service.ts';
import { understood } from './understood.ts';

/** Tries before an agent is told that a message could not be sent; about an hour of waiting in all. */
export const MAX_SEND_TRIES = 9;

/** One message of the outbound queue: look what waits, or deliver one. */
export async function runOutbound(service: Service, work: OutboundWork): Promise<string> {
  const desk = await service.desk(work.tenant, work.desk);
  if (!desk) return 'notInstalled';
  await desk.listen();
  if (work.kind === 'message') return deliverOne(service, desk, work);
  if (work.kind === 'notice') return tellFollowers(desk, work);
  if (work.kind === 'circles') return (await desk.settings()).circles.length > 0 && (await desk.lists.sweepCircles()) > 0 ? 'moved' : 'nothing';
  if (work.kind === 'weekly') return sendWeekly(desk, service.outside.now(), randomUUID());
  if (work.kind === 'timeRules') {
    const { ran, queued } = await runTimeRules(desk, service.outside.now());
    for (const key of queued) await service.enqueue('outbound', { kind: 'message', tenant: work.tenant, desk: work.desk, key });
    return ran ? 'ruled' : 'nothing';
  }
  return scanOutbound(service, desk, work);
}

async function deliverOne(service: Service, desk: OpenDesk, work: Extract<OutboundWork, { kind: 'message' }>): Promise<string> {
  const now = service.outside.now();
  let outcome: DeliveryOutcome;
  try {
    const message = await desk.lists.message({ key: work.key });
    for (const key of message?.evidence?.opens ? await runCreatedRules(desk, message, now) : [])
      await service.enqueue('outbound', { kind: 'message', tenant: work.tenant, desk: work.desk, key });
    outcome = await deliver(desk, message, now);
    if (message && outcome.outcome === 'sent' && outcome.followed)
      await service.enqueue('outbound', { kind: 'notice', tenant: work.tenant, desk: work.desk, ticket: message.ticketKey, key: message.key });
  } catch (error) {
    return afterFault(service, desk, work, await understood(service, work, error));
  }
  if (outcome.outcome === 'later' && Date.parse(outcome.at) - now <= SCAN_AHEAD_MS)
    await service.enqueue('outbound', work, { delaySeconds: secondsUntil(outcome.at, now) });
  return outcome.outcome;
}

/** Gives the claim back, so that the next try need not wait until it counts as stuck; or gives up and says why. */
async function afterFault(service: Service, desk: OpenDesk, work: Extract<OutboundWork, { kind: 'message' }>, error: unknown): Promise<string> {
  const code = faultCode(error);
  const retry = decideRetry(error, work, service.outside.now(), service.outside.random());
  const givesUp = isFinal(code) || !retry.retry || retry.carried.tries > MAX_SEND_TRIES;
  service.log('warning', 'reply.failed', { tenant: work.tenant, desk: work.desk, key: work.key, code, attempt: work.tries ?? 0 });
  const message = await desk.lists.message({ key: work.key });
  const waits = message?.delivery === 'Queued' || message?.delivery === 'Sending';
  if (!message || !waits || !leaves(message)) {
    // Nothing leaves, but somebody has yet to look: the rules at a ticket an agent made, the end of a snooze.
    if (!message || !(waits || message.evidence?.opens) || !retry.retry || retry.carried.tries > MAX_SEND_TRIES) {
      if (message && waits) await settle(desk, message, { delivery: 'None' });
      return 'nothing';
    }
    await service.enqueue('outbound', { ...work, ...retry.carried }, { delaySeconds: retry.delaySeconds });
    return 'later';
  }
  if (givesUp) {
    await fail(desk, message, reasonOf(code));
    return 'failed';
  }
  if (message.delivery === 'Sending') await desk.lists.updateMessage(message.id, message.etag, { delivery: 'Queued' });
  await service.enqueue('outbound', { ...work, ...retry.carried }, { delaySeconds: retry.delaySeconds });
  return 'later';
}
