import { keepUp } from '../intake/upkeep.ts';
import { handleMail, holdRaw } from '../intake/handleMail.ts';
import { workOf } from '../intake/quarantine.ts';
import { failedLine, requeued } from '../intake/requeued.ts';
import { scanMailbox } from '../intake/scan.ts';
import { mailSubscriptions } from '../graph/subscriptions.ts';
import { listWebhooks } from '../graph/listWebhooks.ts';
import type { UpkeepReport } from '../intake/upkeep.ts';
import type { OpenDesk } from './desks.ts';
import type { IntakeWork } from './pointers.ts';
import { withSite } from './renamedSite.ts';
import type { Service } from './service.ts';

/** One message of the intake queue. Throws what has to be tried again. */
export async function runIntake(service: Service, work: IntakeWork): Promise<string> {
  const installation = await service.registry.installation(work.tenant, work.desk);
  if (!installation) return 'notInstalled';
  const desk = service.open(installation);
  await desk.listen();
  if (work.kind === 'renew') {
    await upkeepOf(service, desk, work.tenant, work.desk);
    return 'renewed';
  }
  // A mailbox added on another instance a moment ago: what we remember of the settings is older than that.
  if (!(await desk.mailboxByHash(work.mailbox))) desk.forgetSettings();
  if (work.kind === 'scan') {
    const mailbox = await desk.mailboxByHash(work.mailbox);
    if (!mailbox) return 'noMailbox';
    const enqueue = (pointer: object): Promise<void> => service.enqueue('intake', pointer);
    const { found } = await scanMailbox(
      { tenant: work.tenant, desk: work.desk, hash: work.mailbox, mailbox, installedAt: desk.installedAt },
      { positions: service.positions, enqueue, now: service.outside.now },
    );
    return found ? 'found' : 'nothingNew';
  }
  const { tries: _tries, since: _since, at: _at, trace: _trace, requeued: givenBack, ...told } = work;
  const pointer = givenBack ? await requeued(told, desk, service.rawMail, new Date(service.outside.now()).toISOString()) : told;
  if (!pointer) return 'deleted';
  const { outcome } = await handleMail(pointer, {
    desk,
    rawMail: service.rawMail,
    resolveDns: service.outside.resolveDns,
    log: service.log,
    now: service.outside.now,
    send: (key) => service.enqueue('outbound', { kind: 'message', tenant: work.tenant, desk: work.desk, key }),
    tell: (ticket, key) => service.enqueue('outbound', { kind: 'notice', tenant: work.tenant, desk: work.desk, ticket, key }),
  });
  // A desk whose settings name no mailbox at all while mail of one waits has lost them: its admin is about to write them again.
  if (outcome === 'noMailbox' && !(await desk.settings()).mailboxes.length)
    throw Object.assign(new Error('the settings name no mailbox'), { code: NO_MAILBOX });
  return outcome;
}

export const NO_MAILBOX = 'settings.noMailbox';

export async function upkeepOf(service: Service, desk: OpenDesk, tenant: string, id: string): Promise<UpkeepReport> {
  const known = await service.registry.installation(tenant, id);
  if (!known) return [];
  const installation = await withSite(service, desk, known);
  desk.forgetSettings();
  const { publicUrl } = service.settings;
  return keepUp(desk, installation, {
    registry: service.registry,
    sign: service.signState,
    now: service.outside.now,
    mail: mailSubscriptions(desk.graph, publicUrl),
    list: listWebhooks(desk.sp, desk.url, publicUrl),
    scan: (pointer) => service.enqueue('intake', pointer),
  });
}

/**
 * The last try failed: the mail is held where agents look, with the reason, and the mail log says so; each as far as it can be done. What
 * stood in its way is forgotten with the try, so an agent may let it be judged again. The queue keeps the pointer for the operator.
 */
export async function reportLost(service: Service, work: IntakeWork, code: string): Promise<void> {
  if (work.kind !== 'mailbox' && work.kind !== 'raw') return;
  const desk = await service.desk(work.tenant, work.desk);
  const mailbox = await desk?.mailboxByHash(work.mailbox);
  if (!desk || !mailbox) return;
  const { tries: _tries, since: _since, at: _at, trace: _trace, requeued: _requeued, ...pointer } = work;
  const at = new Date(service.outside.now()).toISOString();
  const log = work.log ?? failedLine(desk, pointer);
  const note = { reason: `five tries ended with ${code}`, at, letGo: null, log };
  const faults: unknown[] = [];
  const attempt = <T>(step: Promise<T>): Promise<T | null> => step.catch((fault: unknown) => (faults.push(fault), null));
  const seen = work.kind === 'mailbox' ? await attempt(mailbox.quarantine.read(work.id)) : null;
  if (work.kind === 'raw') await attempt(holdRaw(desk, work.mailbox, work.blob, note, service.rawMail));
  else await attempt(mailbox.quarantine.hold(work.id, note));
  await attempt(desk.ledger.record(workOf(pointer), { step: 'done', outcome: 'quarantine' }));
  await attempt(
    desk.lists.settleMailLog({
      key: log,
      at,
      mailbox: mailbox.address,
      from: seen?.from.address ?? '',
      subject: seen?.subject || '(mail that could not be taken in)',
      outcome: 'failed',
      reason: note.reason,
      ticketKey: null,
      messageId: null,
    }),
  );
  if (faults.length) throw faults[0];
}
