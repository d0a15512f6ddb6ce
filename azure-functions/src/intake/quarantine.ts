import { QUARANTINE_UNDO_DAYS, type QuarantineAnswer } from '@listdesk/shared/quarantine';
import type { Desk, HeldNote, HeldRow, IntakePointer, LetGo, Mailbox, Quarantine, RawMailStore } from './ports.ts';
import { isHeldRaw, rawQuarantine } from './rawQuarantine.ts';

/** What a release made, so that it can be taken back. */
export type Release = { ticketKey: string; messageKey: string; madeTicket: boolean };
const releaseName = (work: string): string => `released:${work}`;
export const rememberRelease = (desk: Desk, work: string, release: Release): Promise<void> =>
  desk.ledger.keep(releaseName(work), JSON.stringify(release), QUARANTINE_UNDO_DAYS + 1);

/** One piece of work of the intake: a mail in a mailbox, or one that a gateway handed over. */
export const workOf = (pointer: IntakePointer): string => (pointer.kind === 'mailbox' ? `mail:${pointer.mailbox}:${pointer.id}` : `raw:${pointer.blob}`);
const UNKNOWN: HeldNote = { reason: 'moved here by hand', at: '', letGo: null };

/** Where a held mail is and how the intake is told of it. */
export type HeldPlace = {
  desk: Desk;
  mailbox: Mailbox;
  id: string;
  quarantine: Quarantine;
  pointer: IntakePointer;
  raw: () => Promise<ReadableStream<Uint8Array> | null>;
};

export function heldPlace(desk: Desk, mailbox: Mailbox, store: RawMailStore, id: string): HeldPlace {
  const hash = desk.hashMailbox(mailbox.address);
  const place = { tenant: desk.tenant, desk: desk.id, mailbox: hash };
  if (!isHeldRaw(id)) return { desk, mailbox, id, quarantine: mailbox.quarantine, pointer: { kind: 'mailbox', ...place, id }, raw: () => mailbox.raw(id) };
  const quarantine = rawQuarantine(desk, hash, store);
  const blob = quarantine.nameOf(id);
  const raw = async (): Promise<ReadableStream<Uint8Array> | null> => {
    const bytes = (await quarantine.read(id)) ? await store.get(blob) : null;
    return bytes && new Blob([bytes as BlobPart]).stream();
  };
  return { desk, mailbox, id, quarantine, pointer: { kind: 'raw', ...place, blob }, raw };
}

export type Decision = HeldPlace & { now: string; enqueue: (pointer: object) => Promise<void> };

/** Through the intake once more: `released` past rules and limits, or judged again. Mail of a mailbox goes back into its inbox. */
export async function letIn({ quarantine, id, now, pointer, enqueue }: Decision, released: boolean): Promise<QuarantineAnswer> {
  const held = await quarantine.read(id);
  if (!held) return { outcome: 'gone' };
  const note = held.note ?? UNKNOWN;
  if ((await quarantine.letGo(id, { ...note, letGo: { how: 'released', at: now } }, 'inbox')) === 'gone') return { outcome: 'gone' };
  // The ledger still says that it is held, so the notification of the move does nothing; only this pointer goes past that.
  const decided: LetGo = { ...(released ? { released } : { retried: true }), ...(note.log ? { log: note.log } : {}) };
  await enqueue({ ...pointer, ...decided });
  return { outcome: 'done' };
}

export async function deleteHeld({ desk, mailbox, quarantine, id, now }: Decision): Promise<QuarantineAnswer> {
  const held = await quarantine.read(id);
  if (!held) return { outcome: 'gone' };
  const note = held.note ?? UNKNOWN;
  if ((await quarantine.letGo(id, { ...note, letGo: { how: 'deleted', at: now } }, 'deleteditems')) === 'gone') return { outcome: 'gone' };
  await sayOnItsLine(desk, mailbox, held, note, `${note.reason}; deleted by an agent`, now);
  return { outcome: 'done' };
}

export async function undo({ desk, mailbox, quarantine, id, now, pointer }: Decision): Promise<QuarantineAnswer> {
  const held = await quarantine.read(id);
  if (!held) return { outcome: 'gone' };
  const letGo = held.note?.letGo;
  if (!letGo || Date.parse(now) - Date.parse(letGo.at) > QUARANTINE_UNDO_DAYS * 86_400_000) return { outcome: 'tooLate' };
  const work = workOf(pointer);
  if (letGo.how === 'released' && (await takeBack(desk, work)) === 'inUse') return { outcome: 'inUse' };
  await desk.ledger.record(work, { step: 'done', outcome: 'quarantine' });
  if ((await quarantine.hold(id, { ...held.note!, letGo: null })) === 'gone') return { outcome: 'gone' };
  await sayOnItsLine(desk, mailbox, held, held.note!, held.note!.reason, now);
  return { outcome: 'done' };
}

/** Mail held before lines were named on it, or moved here by hand, has none. */
async function sayOnItsLine(desk: Desk, mailbox: Mailbox, { from, subject }: HeldRow, { log }: HeldNote, reason: string, at: string): Promise<void> {
  if (!log) return;
  await desk.lists.settleMailLog({
    key: log,
    at,
    mailbox: mailbox.address,
    from: from.address,
    subject,
    outcome: 'quarantined',
    reason,
    ticketKey: null,
    messageId: null,
  });
}

/** The message goes to the recycle bin, and its ticket when the release made it and nobody has answered. */
async function takeBack(desk: Desk, work: string): Promise<'back' | 'inUse'> {
  const kept = await desk.ledger.recall(releaseName(work));
  if (!kept) return 'back';
  const { ticketKey, messageKey, madeTicket } = JSON.parse(kept) as Release;
  const conversation = await desk.lists.conversation(ticketKey);
  const message = conversation.find((each) => each.key === messageKey);
  if (madeTicket && conversation.some((each) => each.key !== messageKey)) return 'inUse';
  if (message && (await desk.lists.recycleMessage(message.id, message.etag)) === 'stale') return 'inUse';
  const ticket = madeTicket ? await desk.lists.ticket({ key: ticketKey }) : null;
  if (ticket) await desk.lists.recycleTicket(ticket.id);
  await desk.ledger.forgetTicket(ticketKey);
  return 'back';
}
