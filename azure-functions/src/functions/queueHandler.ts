import type { InvocationContext } from '@azure/functions';
import { faultCode } from '../security/log.ts';
import { fromQueue, intakePointer, outboundPointer } from './pointers.ts';
import { NO_MAILBOX, reportLost, runIntake } from './intakeJob.ts';
import { understood } from './understood.ts';
import { runOutbound } from './outboundJob.ts';
import { decideRetry } from './retry.ts';
import type { Service } from './service.ts';

/** As in host.json: after so many the host moves the message to the poison queue. */
export const MAX_DEQUEUES = 5;
const THROTTLED = /^(lists|graph)\.throttled$/;

export async function handleIntake(service: Service, message: unknown, context: Pick<InvocationContext, 'triggerMetadata'>): Promise<void> {
  const work = intakePointer.parse(fromQueue(message));
  const dequeues = Number(context.triggerMetadata?.['dequeueCount'] ?? 1);
  // What failed before keeps its count of tries, which a new message would not have.
  const turn = dequeues > 1 ? { go: true as const } : service.lanes.enter(work.tenant);
  if (!turn.go) return service.enqueue('intake', work, { delaySeconds: turn.delaySeconds });
  const started = Date.now();
  const fields = { tenant: work.tenant, desk: work.desk, step: work.kind };
  try {
    const outcome = await service.telemetry.span(`intake ${work.kind}`, fields, () => runIntake(service, work), work.trace);
    if (work.kind === 'mailbox' || work.kind === 'raw') measureAge(service, work);
    service.log('info', 'intake.done', { ...fields, outcome, ms: Date.now() - started });
  } catch (thrown) {
    const error = await understood(service, work, thrown);
    const code = faultCode(error);
    const retry = decideRetry(error, work, service.outside.now(), service.outside.random());
    service.log('warning', 'intake.failed', { ...fields, code, attempt: work.tries ?? 0 });
    if (THROTTLED.test(code) && retry.retry) service.lanes.pause(work.tenant, retry.delaySeconds);
    if (work.kind === 'mailbox' || work.kind === 'raw') measureAge(service, work, 'listdesk.work.waiting');
    if (retry.retry) return service.enqueue('intake', { ...work, ...retry.carried }, { delaySeconds: retry.delaySeconds });
    if (code === NO_MAILBOX) return;
    if (dequeues >= MAX_DEQUEUES)
      await reportLost(service, work, code).catch((fault: unknown) => service.log('error', 'intake.notReported', { ...fields, code: faultCode(fault) }));
    throw error;
  } finally {
    if (dequeues <= 1) service.lanes.leave(work.tenant);
  }
}

export async function handleOutbound(service: Service, message: unknown): Promise<void> {
  const work = outboundPointer.parse(fromQueue(message));
  const started = Date.now();
  const fields = { tenant: work.tenant, desk: work.desk, step: work.kind };
  try {
    const outcome = await service.telemetry.span(`outbound ${work.kind}`, fields, () => runOutbound(service, work), work.trace);
    if (outcome === 'sent') measureAge(service, work);
    service.log('info', 'outbound.done', { ...fields, outcome, ms: Date.now() - started });
  } catch (thrown) {
    const error = await understood(service, work, thrown);
    const retry = decideRetry(error, work, service.outside.now(), service.outside.random());
    service.log('warning', 'outbound.failed', { ...fields, code: faultCode(error), attempt: work.tries ?? 0 });
    if (!retry.retry) throw error;
    // A scan comes again with the timer by itself.
    if (work.kind === 'message' || work.kind === 'notice')
      await service.enqueue('outbound', { ...work, ...retry.carried }, { delaySeconds: retry.delaySeconds });
  }
}

/** How long somebody waited for this work, over all its tries; or waits still. */
function measureAge(
  service: Service,
  { kind, at, tenant }: { kind: string; at?: string | undefined; tenant: string },
  measure: 'listdesk.work.age' | 'listdesk.work.waiting' = 'listdesk.work.age',
): void {
  if (at) service.telemetry.measure(measure, Math.max(0, (service.outside.now() - Date.parse(at)) / 1000), { step: kind, tenant });
}
