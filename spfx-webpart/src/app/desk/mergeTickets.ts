import type { NewMessage } from '@listdesk/shared/intake';
import {
  cameFrom,
  ccWithout,
  mergeRefusal,
  planMerge,
  unmergeRefusal,
  wayBack,
  wayOn,
  type MergeRefusal,
  type Message,
  type Ticket,
  type UnmergeRefusal,
} from '@listdesk/shared/tickets';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { isRecord } from '../keep/keep';
import type { Conversations } from './conversations';
import type { Desk } from './desk';
import { faultOf } from './fault';
import { moveMessages } from './moveMessages';
import type { Me } from './state';
import { systemEntry } from './systemEntry';

export type Merged =
  | { outcome: 'merged'; survivor: Ticket }
  | { outcome: 'refused'; why: MergeRefusal | UnmergeRefusal }
  | { outcome: 'gone' }
  /** `begun`: the tickets are merged, some messages are still to follow; it goes on by itself when either is opened. */
  | { outcome: 'failed'; fault: ListsFaultLike; begun: boolean };

type Begun = { mergedId: number };
const KEEP_NAME = 'merges';
const MOST_TRIES = 4;
const isBegun = (value: unknown): value is Begun[] => Array.isArray(value) && value.every((one) => isRecord(one) && typeof one.mergedId === 'number');

const begun = (desk: Desk): Begun[] => desk.port.keep.read(KEEP_NAME, isBegun) ?? [];
const isKept = (desk: Desk, mergedId: number): boolean => begun(desk).some((one) => one.mergedId === mergedId);
function keepBegun(desk: Desk, mergedId: number): void {
  desk.port.keep.write(KEEP_NAME, [...begun(desk).filter((one) => one.mergedId !== mergedId), { mergedId }]);
}
function dropBegun(desk: Desk, mergedId: number): void {
  const others = begun(desk).filter((one) => one.mergedId !== mergedId);
  if (others.length) desk.port.keep.write(KEEP_NAME, others);
  else desk.port.keep.drop(KEEP_NAME);
}

/** Versions count from 1, so the key is new for each time a ticket is merged, and the same for each try with that survivor. */
const entryKey = (merged: Ticket, survivor: Ticket): string => `merge-${merged.key}-${merged.etag.replace(/\D/g, '')}-${survivor.key}`;
const unavailable = (message: string): ListsFaultLike => ({ code: 'lists.unavailable', message, retryAfterSeconds: null });

/**
 * Merges one ticket into another. The merged ticket and the entry that allows to take it back go out in one batch; then Cc, followers and messages
 * follow. From the first moment the merged ticket points at the survivor, so that mail that comes later finds it whatever happens to this browser.
 */
export async function mergeTickets(
  desk: Desk,
  conversations: Conversations,
  mergedId: number,
  survivorId: number,
  told: (merged: Ticket) => string,
): Promise<Merged> {
  const { me } = desk.store.get();
  if (!me) return { outcome: 'failed', fault: { code: 'lists.unauthenticated', message: '', retryAfterSeconds: null }, begun: false };
  try {
    return (await point(desk, me, mergedId, survivorId, told)) ?? (await finishMerge(desk, conversations, mergedId));
  } catch (error) {
    // An answer may have been lost: what stands there is looked at.
    const stands = await desk.port.lists.ticketsById([mergedId, survivorId]).catch(() => []);
    const into = stands.find(({ id }) => id === mergedId)?.mergedInto;
    return { outcome: 'failed', fault: faultOf(error), begun: stands.some(({ id, key }) => id === survivorId && key === into) };
  }
}

/** Null once the merged ticket points at the survivor; otherwise why it does not. Then no entry says that it does, unless an answer was lost. */
async function point(desk: Desk, me: Me, mergedId: number, survivorId: number, told: (merged: Ticket) => string): Promise<Merged | null> {
  const { lists } = desk.port;
  let entry: NewMessage | null = null;
  const unmerged = async (why: Merged): Promise<Merged> => {
    if (entry) await withdraw(desk, mergedId, entry.key);
    return why;
  };
  let fault = unavailable('the ticket changes faster than it can be saved');
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const found = await lists.ticketsById([mergedId, survivorId]);
    const merged = found.find(({ id }) => id === mergedId);
    const survivor = found.find(({ id }) => id === survivorId);
    if (!merged || !survivor) return unmerged({ outcome: 'gone' });
    if (merged.mergedInto === survivor.key) return null; // An earlier try was carried out and its answer was lost.
    const why = mergeRefusal(merged, survivor);
    if (why) return unmerged({ outcome: 'refused', why });
    keepBegun(desk, mergedId);
    const at = new Date(desk.port.now()).toISOString();
    const plan = planMerge(merged, survivor, at);
    entry ??= systemEntry(entryKey(merged, survivor), survivor, me, at, plan.event, told(merged));
    const [entered, pointed] = await lists.apply([
      { write: 'createMessage', message: entry },
      { write: 'updateTicket', id: merged.id, etag: merged.etag, patch: plan.merged },
    ]);
    if (pointed?.outcome === 'updated') {
      // Merged it is either way; without the entry it could not be taken back.
      if (entered?.outcome === 'failed') await lists.apply([{ write: 'createMessage', message: entry }]).catch(() => undefined);
      return null;
    }
    if (pointed?.outcome === 'failed') {
      fault = pointed.fault;
      break;
    }
  }
  return unmerged({ outcome: 'failed', fault, begun: false });
}

/** The entry must not say what did not come about: its undo would open a ticket that is merged elsewhere meanwhile. */
async function withdraw(desk: Desk, mergedId: number, entryKeyOf: string): Promise<void> {
  const { lists } = desk.port;
  dropBegun(desk, mergedId);
  try {
    const entry = await lists.message({ key: entryKeyOf });
    if (entry) await lists.recycleMessage(entry.id, entry.etag);
  } catch {
    // What is told is why the tickets are not merged. The next try with this survivor uses the entry.
  }
}

/** Cc, followers and the newest words join the survivor, on what stands there now. Answers it as it is then. */
async function joined(desk: Desk, merged: Ticket, survivor: Ticket): Promise<Ticket> {
  const { lists, now } = desk.port;
  let into = survivor;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { survivor: patch } = planMerge(merged, into, new Date(now()).toISOString());
    if (!Object.keys(patch).length) return into;
    const { outcome } = await lists.updateTicket(into.id, into.etag, patch);
    into = (await lists.ticket({ id: survivor.id })) ?? into;
    if (outcome !== 'stale') return into;
  }
  throw unavailable('the ticket changes faster than it can be saved');
}

/** Lets follow what has not yet followed the merged ticket. Safe at any time and from any device; nothing to do costs three requests. */
export async function finishMerge(desk: Desk, conversations: Conversations, mergedId: number): Promise<Merged> {
  const { lists } = desk.port;
  try {
    const merged = await lists.ticket({ id: mergedId });
    let survivor = merged?.mergedInto ? await lists.ticket({ key: merged.mergedInto }) : null;
    if (!merged || !survivor) {
      dropBegun(desk, mergedId);
      return { outcome: 'gone' };
    }
    // People join before the messages, which say that it is not finished. Joined once: who was taken out of Cc later stays out.
    if (isKept(desk, mergedId) || (await lists.conversation(merged.key)).length) {
      survivor = await joined(desk, merged, survivor);
      const left = await moveMessages(
        lists,
        merged.key,
        survivor.key,
        () => true,
        (message) => wayOn(message, merged.key),
      );
      if (left) return { outcome: 'failed', fault: unavailable(`${left} messages are still with the merged ticket`), begun: true };
      dropBegun(desk, mergedId);
    }
    desk.put([merged, survivor]);
    conversations.forget(merged.key);
    await conversations.reload(survivor);
    return { outcome: 'merged', survivor };
  } catch (error) {
    return { outcome: 'failed', fault: faultOf(error), begun: true };
  }
}

/** What a closed browser left half done. */
export async function resumeMerges(desk: Desk, conversations: Conversations): Promise<void> {
  for (const { mergedId } of begun(desk)) await finishMerge(desk, conversations, mergedId);
}

/**
 * Takes a merge back: the messages that came with it return, mail that came since stays with the survivor. Stopped anywhere, it can be asked again.
 * Merges that followed on each other are taken back last to first.
 */
export async function unmerge(desk: Desk, conversations: Conversations, survivorKey: string, entryKeyOf: string): Promise<Merged> {
  const { lists } = desk.port;
  try {
    const entry = await lists.message({ key: entryKeyOf });
    const event = entry?.event;
    const survivor = await lists.ticket({ key: survivorKey });
    if (!entry || event?.event !== 'merged' || !survivor) return { outcome: 'gone' };
    for (let tries = 0; ; tries += 1) {
      const merged = await lists.ticket({ key: event.from });
      if (!merged) return { outcome: 'gone' };
      const why = unmergeRefusal(merged, survivor);
      if (why) return { outcome: 'refused', why };
      if (merged.mergedInto === null || (await lists.updateTicket(merged.id, merged.etag, { mergedInto: null, ...event.before })).outcome === 'updated') break;
      if (tries >= MOST_TRIES) throw unavailable('the ticket changes faster than it can be saved');
    }
    const came = (message: Message): boolean => cameFrom(message) === event.from;
    const left = await moveMessages(lists, survivor.key, event.from, came, (message) => wayBack(message, event.from));
    if (left) return { outcome: 'failed', fault: unavailable(`${left} messages are still with the other ticket`), begun: true };
    const merged = await lists.ticket({ key: event.from });
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const now = merged && (await lists.ticket({ key: survivorKey }));
      const cc = now ? ccWithout(now, merged, event.ccBefore) : [];
      if (!now || cc.length === now.cc.length || (await lists.updateTicket(now.id, now.etag, { cc })).outcome === 'updated') break;
    }
    await lists.updateMessage(entry.id, entry.etag, { event: { ...event, undoneAt: new Date(desk.port.now()).toISOString() } });
    const both = [merged, await lists.ticket({ key: survivorKey })].filter((one): one is Ticket => one !== null);
    desk.put(both);
    conversations.forget(event.from);
    await conversations.reload(both[both.length - 1] ?? survivor);
    return { outcome: 'merged', survivor };
  } catch (error) {
    return { outcome: 'failed', fault: faultOf(error), begun: true };
  }
}
