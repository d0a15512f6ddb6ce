import type { Access } from '../access.ts';
import type { ListWrite, WriteOutcome } from '../contract.ts';
import type { Fields } from '../fieldWriter.ts';
import { createInside } from './createInside.ts';
import { BLIND_LINE, circleOfTicket, hasCircles } from './places.ts';

type Creation = { create: boolean; fields: Fields };

/**
 * Carries out the new messages of confidential tickets one by one in their folders, before the batch; what stays null goes with the batch. A line of
 * the mail log, which everybody at the desk reads, loses subject and sender (in `prepared`).
 */
export async function insideWrites(access: Access, writes: readonly ListWrite[], prepared: readonly Creation[]): Promise<(WriteOutcome | null)[]> {
  const outcomes: (WriteOutcome | null)[] = writes.map(() => null);
  // What is made together with its ticket belongs where new tickets are: to everybody at the desk.
  const known = new Map<string, string | null>(writes.flatMap((write) => (write.write === 'createTicket' ? [[write.ticket.key, null] as const] : [])));
  const elsewhere = writes.some((write) => {
    const key = write.write === 'createMessage' ? write.message.ticketKey : write.write === 'createMailLog' ? write.entry.ticketKey : null;
    return key !== null && !known.has(key);
  });
  if (!elsewhere || !(await hasCircles(access))) return outcomes;
  const circleOf = async (key: string | null): Promise<string | null> => {
    if (key === null) return null;
    if (!known.has(key)) known.set(key, await circleOfTicket(access, key));
    return known.get(key) ?? null;
  };
  for (const [index, write] of writes.entries()) {
    const { fields } = prepared[index]!;
    if (write.write === 'createMessage') {
      const circle = await circleOf(write.message.ticketKey);
      if (circle !== null) outcomes[index] = await createInside(access, 'Messages', circle, fields);
    }
    if (write.write === 'createMailLog' && (await circleOf(write.entry.ticketKey)) !== null) Object.assign(fields, BLIND_LINE);
  }
  return outcomes;
}
