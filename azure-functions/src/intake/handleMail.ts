import {
  answerNeedsClock,
  answersMatter,
  planIntake,
  withRules,
  withSla,
  type IntakeContext,
  type IntakePlan,
  type PlannedAction,
} from '@listdesk/shared/intake';
import { MAX_MAIL_BYTES } from '@listdesk/shared/mail';
import type { Ticket } from '@listdesk/shared/tickets';
import type { Log } from '../security/log.ts';
import { acknowledge } from './acknowledge.ts';
import type { OpenedTicket } from './acknowledgeProven.ts';
import { applyPlan, type Applied } from './applyPlan.ts';
import { deskRules } from './deskRules.ts';
import { intakeContext, mailKeys, sha256, TWIN_DAYS, twinName, UNDELIVERABLE_DAYS, undeliverableName, type Arrival } from './intakeContext.ts';
import { CONVERSATION_DAYS, conversationName, rememberReopen, threadTicketOf } from './knownTickets.ts';
import { floodOf } from './flood.ts';
import { rememberRelease, workOf } from './quarantine.ts';
import { acknowledgeNow, refusedAddress, takeTwice } from './otherCopy.ts';
import { rawQuarantine } from './rawQuarantine.ts';
import { markBounced } from './markBounced.ts';
import type { ParsedMail } from './parse/index.ts';
import { withMail, type ReadPorts } from './readRaw.ts';
import { rememberOutcome } from './rememberOutcome.ts';
import { keepUnproven, markProven, unprovenOf } from './vouchFor.ts';
import type { Desk, HeldNote, IntakePointer, Mailbox, RawMail, RawMailStore, SeenMail } from './ports.ts';

/** The category of finished mail. */
export const HANDLED = 'ListDesk';
export const MAX_RAW_BYTES = MAX_MAIL_BYTES;

export type IntakePorts = ReadPorts & {
  desk: Desk;
  log: Log;
  now: () => number;
  /** Tells the outbound worker that a message waits (an agent who answered by mail). */
  send: (messageKey: string) => Promise<void>;
  /** Tells it that somebody wrote in a ticket which colleagues may follow. */
  tell: (ticketKey: string, messageKey: string) => Promise<void>;
};
export type MailOutcome = {
  outcome: 'ticket' | 'reply' | 'drop' | 'quarantine' | 'gone' | 'before' | 'noMailbox';
  ticketKey?: string;
  /** Why it is held, and the key of its line. */
  held?: { reason: string; log: string };
};

/**
 * The way of one mail, from its pointer to the mark in the mailbox. May end at any `await` and be started again: what was done is
 * recognised by its key and not done twice. The mail is marked and its raw copy deleted last.
 */
export async function handleMail(pointer: IntakePointer, ports: IntakePorts): Promise<MailOutcome> {
  const { desk, rawMail } = ports;
  const work = workOf(pointer);
  const begun = await desk.ledger.begin(work);
  const released = pointer.released === true;
  const again = released || pointer.retried === true;
  const heldBefore = !begun.fresh && begun.progress.step === 'done' && begun.progress.outcome === 'quarantine';
  if (!begun.fresh && begun.progress.step === 'done' && !(again && heldBefore)) return { outcome: 'before' };
  const now = begun.fresh ? begun.at : 'at' in begun.progress ? begun.progress.at : new Date(ports.now()).toISOString();
  const stored = !begun.fresh && !again && begun.progress.step === 'stored' ? (begun.progress.outcome as MailOutcome['outcome']) : null;
  const mailbox = await desk.mailboxByHash(pointer.mailbox);
  if (!mailbox) return { outcome: 'noMailbox' };
  const blob = pointer.kind === 'raw' ? pointer.blob : `${desk.tenant}/${sha256(work)}`;
  const seen = pointer.kind === 'mailbox' ? await mailbox.look(pointer.id) : null;
  const settled: Settled = { pointer, work, now, blob, again, seen, mailbox };
  if (stored) return settle({ outcome: stored }, settled, ports);
  const raw = (await rawMail.open(blob)) ?? (pointer.kind === 'mailbox' ? await fetchRaw(mailbox, pointer.id, blob, rawMail) : null);
  if (!raw) {
    await desk.ledger.record(work, { step: 'done', outcome: 'gone' });
    return { outcome: 'gone' };
  }
  const arrival: Omit<Arrival, 'flood'> = {
    desk,
    work,
    mailbox: mailbox.address,
    mailboxHash: pointer.mailbox,
    mailboxMessageId: pointer.kind === 'mailbox' ? pointer.id : null,
    now,
    released,
    again: again ? { log: pointer.log ?? null } : null,
    conversation: seen?.conversation ?? null,
    receivedAt: seen?.receivedAt ?? null,
  };
  const counts = begun.fresh || pointer.retried === true;
  const done = await withMail(pointer, blob, raw, ports, async (parsed) =>
    takeIn(parsed, { ...arrival, flood: await floodOf(desk, work, counts, parsed.mail.from?.address ?? '') }, mailbox, ports),
  );
  return settle(done, settled, ports).catch(async (fault: unknown) => {
    // A mailbox that is asked too much marks it later; nothing else of it has to be done again. Why a mail is held may name people: that is found out anew.
    if (!done.held) await desk.ledger.record(work, { step: 'stored', at: now, outcome: done.outcome }).catch(() => undefined);
    throw fault;
  });
}

type Settled = { pointer: IntakePointer; work: string; now: string; blob: string; again: boolean; seen: SeenMail | null; mailbox: Mailbox };

/** The mark in the mailbox, or the way into quarantine, and the end of the raw copy. */
async function settle(done: MailOutcome, { pointer, work, now, blob, again, seen, mailbox }: Settled, { desk, rawMail }: IntakePorts): Promise<MailOutcome> {
  const note = done.held && { reason: done.held.reason, at: now, letGo: null, log: done.held.log };
  if (pointer.kind === 'mailbox') {
    await (note ? mailbox.quarantine.hold(pointer.id, note) : mailbox.mark(pointer.id, HANDLED, seen));
    await rawMail.remove(blob);
  } else if (note) await holdRaw(desk, pointer.mailbox, blob, note, rawMail);
  // Let go by an agent, it stays as long as that can be undone.
  else if (!again) await rawMail.remove(blob);
  await desk.ledger.record(work, { step: 'done', outcome: done.outcome });
  return done;
}

/** A mail that a gateway handed over is nowhere else: it moves among the held ones of its mailbox. */
export async function holdRaw(desk: Desk, mailboxHash: string, blob: string, note: HeldNote, rawMail: RawMailStore): Promise<void> {
  const held = rawQuarantine(desk, mailboxHash, rawMail);
  const id = await held.adopt(blob);
  const now = workOf({ kind: 'raw', tenant: desk.tenant, desk: desk.id, mailbox: mailboxHash, blob: held.nameOf(id) });
  await desk.ledger.record(now, { step: 'done', outcome: 'quarantine' });
  await held.hold(id, note);
  if (held.nameOf(id) !== blob) await rawMail.remove(blob);
}

async function fetchRaw(mailbox: Mailbox, id: string, blob: string, rawMail: RawMailStore): Promise<RawMail | null> {
  const body = await mailbox.raw(id);
  if (!body) return null;
  const stored = await rawMail.put(blob, body, MAX_RAW_BYTES);
  if (stored.outcome === 'tooLarge') throw Object.assign(new Error('the mail is larger than any mailbox takes'), { code: 'mail.tooLarge' });
  return rawMail.open(blob);
}

const MAX_PLANS = 3;
/** As long as a piece of work is remembered. */
const TAKEN_DAYS = 60;

async function takeIn(parsed: ParsedMail, arrival: Arrival, mailbox: Mailbox, ports: IntakePorts): Promise<MailOutcome> {
  const { desk } = arrival;
  const keys = mailKeys(parsed.mail, desk);
  if (!arrival.again && (await desk.ledger.claim(`taken:${desk.id}:${keys.message}`, arrival.work, TAKEN_DAYS)) !== arrival.work)
    return takeTwice(parsed, keys, arrival, mailbox, ports);
  const files = new Map(parsed.files.map((file) => [file.sha256, file]));
  for (let attempt = 0; attempt < MAX_PLANS; attempt += 1) {
    const context = await intakeContext(parsed.mail, keys, arrival);
    const rules = await deskRules(desk, arrival.now);
    const planned = planIntake(parsed, context);
    const ticket = answersMatter(rules.rules) || answerNeedsClock(planned, rules.sla) ? await ticketOf(desk, planned) : null;
    const decided = (made: IntakePlan, of: Ticket | null): IntakePlan => withSla(withRules(made, rules, of), rules.sla, of, arrival.now);
    const plan = decided(planned, ticket);
    // Whatever was judged before has its line.
    const hasLine = arrival.again !== null || attempt > 0;
    const applied = await applyPlan(hasLine ? { ...plan, log: null } : plan, {
      lists: desk.lists,
      contentOf: async (file) => (await files.get(file.sha256)?.content()) ?? null,
      replan: (fresh) => decided(planIntake(parsed, withTicket(context, fresh, parsed)), fresh),
    });
    if (applied.outcome === 'ticketGone') {
      await desk.ledger.forgetTicket(actionOf(plan, 'addMessage')!.message.ticketKey);
      continue;
    }
    if (hasLine && plan.log) await desk.lists.settleMailLog(plan.log, arrival.again?.log ? [arrival.again.log] : []);
    if (applied.outcome === 'logged')
      return plan.verdict === 'quarantine'
        ? { outcome: plan.verdict, held: { reason: plan.reason, log: arrival.again?.log ?? plan.log.key } }
        : { outcome: plan.verdict };
    await finish(parsed, keys.twin, plan, applied, arrival, mailbox, ports);
    return { outcome: plan.verdict, ticketKey: applied.ticket.key };
  }
  throw new Error('the ticket of this mail vanished at every try');
}

async function finish(
  parsed: ParsedMail,
  twin: string | null,
  plan: IntakePlan,
  applied: Extract<Applied, { outcome: 'applied' }>,
  arrival: Arrival,
  mailbox: Mailbox,
  ports: IntakePorts,
): Promise<void> {
  const { desk, work, mailboxHash, mailboxMessageId, now } = arrival;
  const followed = await rememberOutcome(desk, mailboxHash, parsed.mail.messageId, plan, applied, mailboxMessageId);
  const message = actionOf(plan, 'addMessage')!.message;
  const stored = unprovenOf(message, applied.message, mailboxHash);
  const proven = message.verified ? null : await keepUnproven(desk, message.key, stored, work);
  if (proven) await markProven(desk, stored, proven.place);
  if (twin) await desk.ledger.keep(twinName(twin), message.key, TWIN_DAYS);
  if (arrival.conversation && message.kind === 'Mail')
    await desk.ledger.keep(conversationName(mailboxHash, arrival.conversation), applied.ticket.key, CONVERSATION_DAYS);
  if (arrival.again) await rememberRelease(desk, work, { ticketKey: applied.ticket.key, messageKey: message.key, madeTicket: plan.verdict === 'ticket' });
  const { patch } = applied.ticket;
  if (patch?.status === 'Open' && (patch.closedAt === null || patch.solvedAt === null)) await rememberReopen(desk, applied.ticket.key, now);
  const flagged = actionOf(plan, 'flagContact');
  if (flagged) await desk.ledger.keep(undeliverableName(desk.hashAddress(flagged.address)), flagged.undeliverable.slice(0, 5), UNDELIVERABLE_DAYS);
  const bounced = actionOf(plan, 'markBounced');
  if (bounced) await markBounced(desk, bounced);
  const action = actionOf(plan, 'acknowledge');
  const created = actionOf(plan, 'createTicket');
  if (action && created) {
    const outcome = await acknowledge(desk, mailbox, { action, ticket: created.ticket, number: applied.ticket.id, mailboxMessageId, now }).catch(
      refusedAddress,
    );
    ports.log('info', 'mail.acknowledged', { tenant: desk.tenant, desk: desk.id, key: created.ticket.key, outcome });
  } else if (proven) {
    const ticketNow = async (): Promise<OpenedTicket | null> => applied.ticket.read ?? (created ? { ...created.ticket, id: applied.ticket.id } : null);
    await acknowledgeNow(parsed, { stored, place: proven.place, ticketNow }, { arrival, mailbox, ports });
  }
  for (const each of plan.actions) if (each.do === 'addMessage' && each.message.delivery === 'Queued') await ports.send(each.message.key);
  if (plan.verdict === 'reply' && message.kind === 'Mail' && message.automatic === null && followed !== false) await ports.tell(message.ticketKey, message.key);
}

async function ticketOf(desk: Desk, plan: IntakePlan): Promise<Ticket | null> {
  const update = actionOf(plan, 'updateTicket');
  return update ? desk.lists.ticket({ id: update.ticketId }) : null;
}

/** The same context with this ticket as it is now. */
function withTicket(context: IntakeContext, ticket: Ticket, { mail }: ParsedMail): IntakeContext {
  const now = threadTicketOf(ticket, mail.from?.address ?? '');
  const renew = <C extends IntakeContext['bounced']>(candidate: C): C =>
    candidate && candidate.ticket.key === ticket.key ? { ...candidate, ticket: { ...candidate.ticket, ...now } } : candidate;
  return { ...context, candidates: context.candidates.map((candidate) => renew(candidate)), bounced: renew(context.bounced) };
}

function actionOf<K extends PlannedAction['do']>(plan: IntakePlan, kind: K): Extract<PlannedAction, { do: K }> | undefined {
  return (plan.actions as PlannedAction[]).find((action): action is Extract<PlannedAction, { do: K }> => action.do === kind);
}
