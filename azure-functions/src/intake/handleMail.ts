import { planIntake, type IntakeContext, type IntakePlan, type PlannedAction } from '@listdesk/shared/intake';
import { MAX_MAIL_BYTES } from '@listdesk/shared/mail';
import type { Ticket } from '@listdesk/shared/tickets';
import type { Log } from '../security/log.ts';
import { acknowledge } from './acknowledge.ts';
import { applyPlan, type Applied } from './applyPlan.ts';
import { intakeContext, mailKeys, sha256, TWIN_DAYS, twinName, type Arrival } from './intakeContext.ts';
import { threadTicketOf } from './knownTickets.ts';
import { floodOf } from './flood.ts';
import { rememberRelease, workOf } from './quarantine.ts';
import { markBounced } from './markBounced.ts';
import type { ParsedMail } from './parse/index.ts';
import { withMail, type ReadPorts } from './readRaw.ts';
import { rememberOutcome } from './rememberOutcome.ts';
import type { Desk, IntakePointer, Mailbox, RawMail, RawMailStore } from './ports.ts';

/** The category of finished mail. */
export const HANDLED = 'ListDesk';
export const MAX_RAW_BYTES = MAX_MAIL_BYTES;

export type IntakePorts = ReadPorts & {
  desk: Desk;
  log: Log;
  now: () => number;
  /** Tells the outbound worker that a message waits (an agent who answered by mail). */
  send: (messageKey: string) => Promise<void>;
};
export type MailOutcome = { outcome: 'ticket' | 'reply' | 'drop' | 'quarantine' | 'gone' | 'before' | 'noMailbox'; ticketKey?: string; /** Why it is held. */ held?: string };

/**
 * The way of one mail, from its pointer to the mark in the mailbox. May end at any `await` and be started again: what was done is
 * recognised by its key and not done twice. The mail is marked and its raw copy deleted last.
 */
export async function handleMail(pointer: IntakePointer, ports: IntakePorts): Promise<MailOutcome> {
  const { desk, rawMail } = ports;
  const work = pointer.kind === 'mailbox' ? workOf(pointer.mailbox, pointer.id) : `raw:${pointer.blob}`;
  const begun = await desk.ledger.begin(work);
  const released = pointer.kind === 'mailbox' && pointer.released === true;
  const heldBefore = !begun.fresh && begun.progress.step === 'done' && begun.progress.outcome === 'quarantine';
  if (!begun.fresh && begun.progress.step === 'done' && !(released && heldBefore)) return { outcome: 'before' };
  const now = begun.fresh ? begun.at : begun.progress.step === 'begun' ? begun.progress.at : new Date(ports.now()).toISOString();
  const mailbox = await desk.mailboxByHash(pointer.mailbox);
  if (!mailbox) return { outcome: 'noMailbox' };
  const blob = pointer.kind === 'raw' ? pointer.blob : `${desk.tenant}/${sha256(work)}`;
  const raw = (await rawMail.open(blob)) ?? (pointer.kind === 'mailbox' ? await fetchRaw(mailbox, pointer.id, blob, rawMail) : null);
  if (!raw) {
    await desk.ledger.record(work, { step: 'done', outcome: 'gone' });
    return { outcome: 'gone' };
  }
  const arrival: Omit<Arrival, 'flood'> = { desk, mailbox: mailbox.address, mailboxHash: pointer.mailbox, mailboxMessageId: pointer.kind === 'mailbox' ? pointer.id : null, now, released };
  const done = await withMail(pointer, blob, raw, ports, async (parsed) => takeIn(parsed, { ...arrival, flood: await floodOf(desk, work, begun.fresh, parsed.mail.from?.address ?? '') }, mailbox, ports));
  if (pointer.kind === 'mailbox') await (done.held ? mailbox.quarantine.hold(pointer.id, { reason: done.held, at: now, letGo: null }) : mailbox.mark(pointer.id, HANDLED));
  // Held mail of the other way in is kept nowhere else.
  if (pointer.kind === 'mailbox' || done.outcome !== 'quarantine') await rawMail.remove(blob);
  await desk.ledger.record(work, { step: 'done', outcome: done.outcome });
  return done;
}

async function fetchRaw(mailbox: Mailbox, id: string, blob: string, rawMail: RawMailStore): Promise<RawMail | null> {
  const body = await mailbox.raw(id);
  if (!body) return null;
  const stored = await rawMail.put(blob, body, MAX_RAW_BYTES);
  if (stored.outcome === 'tooLarge') throw Object.assign(new Error('the mail is larger than any mailbox takes'), { code: 'mail.tooLarge' });
  return rawMail.open(blob);
}

const MAX_PLANS = 3;

async function takeIn(parsed: ParsedMail, arrival: Arrival, mailbox: Mailbox, ports: IntakePorts): Promise<MailOutcome> {
  const { desk } = arrival;
  const keys = mailKeys(parsed.mail, desk.tenant, mailbox.address);
  const files = new Map(parsed.files.map((file) => [file.sha256, file]));
  for (let attempt = 0; attempt < MAX_PLANS; attempt += 1) {
    const context = await intakeContext(parsed.mail, keys, arrival);
    const plan = planIntake(parsed, context);
    const applied = await applyPlan(plan, { lists: desk.lists, contentOf: async (file) => (await files.get(file.sha256)?.content()) ?? null, replan: (ticket) => planIntake(parsed, withTicket(context, ticket, parsed)) });
    if (applied.outcome === 'ticketGone') {
      await desk.ledger.forgetTicket(actionOf(plan, 'addMessage')!.message.ticketKey);
      continue;
    }
    if (applied.outcome === 'logged') return plan.verdict === 'quarantine' ? { outcome: plan.verdict, held: plan.reason } : { outcome: plan.verdict };
    await finish(parsed, keys.twin, plan, applied, arrival, mailbox, ports);
    return { outcome: plan.verdict, ticketKey: applied.ticket.key };
  }
  throw new Error('the ticket of this mail vanished at every try');
}

async function finish(
  parsed: ParsedMail, twin: string | null, plan: IntakePlan, applied: Extract<Applied, { outcome: 'applied' }>, arrival: Arrival, mailbox: Mailbox, ports: IntakePorts,
): Promise<void> {
  const { desk, mailboxHash, mailboxMessageId, now } = arrival;
  await rememberOutcome(desk, mailboxHash, parsed.mail.messageId, plan, applied, mailboxMessageId);
  if (twin) await desk.ledger.keep(twinName(twin), applied.message.key, TWIN_DAYS);
  if (arrival.released && mailboxMessageId) await rememberRelease(desk, mailboxHash, mailboxMessageId, { ticketKey: applied.ticket.key, messageKey: applied.message.key, madeTicket: plan.verdict === 'ticket' });
  const bounced = actionOf(plan, 'markBounced');
  if (bounced) await markBounced(desk, bounced);
  const action = actionOf(plan, 'acknowledge');
  const created = actionOf(plan, 'createTicket');
  if (action && created) {
    const outcome = await acknowledge(desk, mailbox, { action, ticket: created.ticket, number: applied.ticket.id, mailboxMessageId, now });
    ports.log('info', 'mail.acknowledged', { tenant: desk.tenant, desk: desk.id, key: created.ticket.key, outcome });
  }
  if (actionOf(plan, 'addMessage')?.message.delivery === 'Queued') await ports.send(applied.message.key);
}

/** The same context with this ticket as it is now. */
function withTicket(context: IntakeContext, ticket: Ticket, { mail }: ParsedMail): IntakeContext {
  const fresh = threadTicketOf(ticket, mail.from?.address ?? '');
  const renew = <C extends IntakeContext['bounced']>(candidate: C): C => (candidate && candidate.ticket.key === ticket.key ? { ...candidate, ticket: fresh } : candidate);
  return { ...context, candidates: context.candidates.map((candidate) => renew(candidate)), bounced: renew(context.bounced) };
}

function actionOf<K extends PlannedAction['do']>(plan: IntakePlan, kind: K): Extract<PlannedAction, { do: K }> | undefined {
  return (plan.actions as PlannedAction[]).find((action): action is Extract<PlannedAction, { do: K }> => action.do === kind);
}
