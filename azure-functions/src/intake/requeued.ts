import { heldPlace, workOf } from './quarantine.ts';
import { rawQuarantine } from './rawQuarantine.ts';
import type { Desk, HeldNote, IntakePointer, RawMailStore } from './ports.ts';

/** The key of the line that says that this mail failed for good. */
export const failedLine = (desk: Desk, pointer: IntakePointer): string => `failed-${desk.hashAddress(workOf(pointer))}`;

/**
 * A mail that failed five times, given back by the operator. It was held meanwhile: it goes back to where new mail lies and is judged again,
 * on the line it has, as by an agent's *Try again*. Null where an agent deleted it meanwhile. What was not held goes on as it is.
 */
export async function requeued(pointer: IntakePointer, desk: Desk, store: RawMailStore, now: string): Promise<IntakePointer | null> {
  const mailbox = await desk.mailboxByHash(pointer.mailbox);
  if (!mailbox) return pointer;
  const id = pointer.kind === 'mailbox' ? pointer.id : rawQuarantine(desk, pointer.mailbox, store).idOf(pointer.blob);
  const held = heldPlace(desk, mailbox, store, id);
  const note = (await held.quarantine.read(id))?.note ?? null;
  if (note?.letGo?.how === 'deleted') return null;
  const again = { retried: true, log: pointer.log ?? note?.log ?? failedLine(desk, pointer) };
  if (!note) return { ...pointer, ...again };
  const letGo: HeldNote = { ...note, letGo: note.letGo ?? { how: 'released', at: now } };
  await held.quarantine.letGo(id, letGo, 'inbox');
  return { ...held.pointer, ...again };
}
