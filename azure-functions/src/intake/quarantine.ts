import { QUARANTINE_UNDO_DAYS, type QuarantineAnswer } from '@listdesk/shared/quarantine';
import type { Desk, HeldNote, Mailbox } from './ports.ts';

/** What a release made, so that it can be taken back. */
export type Release = { ticketKey: string; messageKey: string; madeTicket: boolean };
const releaseName = (mailbox: string, id: string): string => `released:${mailbox}:${id}`;
export const rememberRelease = (desk: Desk, mailbox: string, id: string, release: Release): Promise<void> => desk.ledger.keep(releaseName(mailbox, id), JSON.stringify(release), QUARANTINE_UNDO_DAYS + 1);

export const workOf = (mailbox: string, id: string): string => `mail:${mailbox}:${id}`;
const UNKNOWN: HeldNote = { reason: 'moved here by hand', at: '', letGo: null };

export type Decision = { desk: Desk; mailbox: Mailbox; id: string; now: string; enqueue: (pointer: object) => Promise<void> };

/** Back into the inbox and through the intake, `released` past rules and limits. */
export async function letIn({ desk, mailbox, id, now, enqueue }: Decision, released: boolean): Promise<QuarantineAnswer> {
  const held = await mailbox.quarantine.read(id);
  if (!held) return { outcome: 'gone' };
  const hash = desk.hashMailbox(mailbox.address);
  // A release goes past what the ledger holds of the first try; the notification of the move does not.
  if (!released) await desk.ledger.forgetWork(workOf(hash, id));
  if ((await mailbox.quarantine.letGo(id, { ...(held.note ?? UNKNOWN), letGo: { how: 'released', at: now } }, 'inbox')) === 'gone') return { outcome: 'gone' };
  await enqueue({ kind: 'mailbox', tenant: desk.tenant, desk: desk.id, mailbox: hash, id, ...(released ? { released: true } : {}) });
  return { outcome: 'done' };
}

export async function deleteHeld({ mailbox, id, now }: Decision): Promise<QuarantineAnswer> {
  const held = await mailbox.quarantine.read(id);
  const gone = !held || (await mailbox.quarantine.letGo(id, { ...(held.note ?? UNKNOWN), letGo: { how: 'deleted', at: now } }, 'deleteditems')) === 'gone';
  return { outcome: gone ? 'gone' : 'done' };
}

export async function undo({ desk, mailbox, id, now }: Decision): Promise<QuarantineAnswer> {
  const held = await mailbox.quarantine.read(id);
  if (!held) return { outcome: 'gone' };
  const letGo = held.note?.letGo;
  if (!letGo || Date.parse(now) - Date.parse(letGo.at) > QUARANTINE_UNDO_DAYS * 86_400_000) return { outcome: 'tooLate' };
  const hash = desk.hashMailbox(mailbox.address);
  if (letGo.how === 'released' && (await takeBack(desk, hash, id)) === 'inUse') return { outcome: 'inUse' };
  await desk.ledger.record(workOf(hash, id), { step: 'done', outcome: 'quarantine' });
  return { outcome: (await mailbox.quarantine.hold(id, { ...held.note!, letGo: null })) === 'gone' ? 'gone' : 'done' };
}

/** The message goes to the recycle bin, and its ticket when the release made it and nobody has answered. */
async function takeBack(desk: Desk, mailboxHash: string, id: string): Promise<'back' | 'inUse'> {
  const kept = await desk.ledger.recall(releaseName(mailboxHash, id));
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
