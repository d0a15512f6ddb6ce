import { ccWithout, mergeRefusal, planMerge, type MergeRefusal, type Message, type Ticket } from '@listdesk/shared/tickets';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { isRecord } from '../keep/keep';
import type { Conversations } from './conversations';
import type { Desk } from './desk';
import { faultOf } from './fault';
import { moveMessages } from './moveMessages';
import { systemEntry } from './systemEntry';

export type Merged =
  | { outcome: 'merged'; survivor: Ticket }
  | { outcome: 'refused'; why: MergeRefusal }
  | { outcome: 'gone' }
  /** `begun`: the tickets are merged, some messages are still to follow; it goes on by itself when either is opened. */
  | { outcome: 'failed'; fault: ListsFaultLike; begun: boolean };

type Begun = { mergedId: number };
const KEEP_NAME = 'merges';
const MOST_TRIES = 4;
const isBegun = (value: unknown): value is Begun[] => Array.isArray(value) && value.every((one) => isRecord(one) && typeof one.mergedId === 'number');

const begun = (desk: Desk): Begun[] => desk.port.keep.read(KEEP_NAME, isBegun) ?? [];
function keepBegun(desk: Desk, all: readonly Begun[]): void {
  if (all.length) desk.port.keep.write(KEEP_NAME, all);
  else desk.port.keep.drop(KEEP_NAME);
}

/** Versions count from 1, so the key is new for each time a ticket is merged, and the same for each try. */
const entryKey = (merged: Ticket): string => `merge-${merged.key}-${merged.etag.replace(/\D/g, '')}`;
const unavailable = (message: string): ListsFaultLike => ({ code: 'lists.unavailable', message, retryAfterSeconds: null });

/**
 * Merges one ticket into another. Both tickets and the entry that allows to take it back go out in one batch; then the messages follow. From the
 * first moment the merged ticket points at the survivor, so that mail that comes later finds it whatever happens to this browser.
 */
export async function mergeTickets(
  desk: Desk,
  conversations: Conversations,
  mergedId: number,
  survivorId: number,
  told: (merged: Ticket) => string,
): Promise<Merged> {
  const { lists } = desk.port;
  const { me } = desk.store.get();
  if (!me) return { outcome: 'failed', fault: { code: 'lists.unauthenticated', message: '', retryAfterSeconds: null }, begun: false };
  let done = false;
  try {
    let key: string | null = null;
    for (let tries = 0; tries < MOST_TRIES && !done; tries += 1) {
      const found = await lists.ticketsById([mergedId, survivorId]);
      const merged = found.find(({ id }) => id === mergedId);
      const survivor = found.find(({ id }) => id === survivorId);
      if (!merged || !survivor) return { outcome: 'gone' };
      if (merged.mergedInto === survivor.key) break; // An earlier try was carried out and its answer was lost.
      const why = mergeRefusal(merged, survivor);
      if (why) return { outcome: 'refused', why };
      keepBegun(desk, [...begun(desk).filter((one) => one.mergedId !== mergedId), { mergedId }]);
      const at = new Date(desk.port.now()).toISOString();
      const plan = planMerge(merged, survivor, at);
      key = key ?? entryKey(merged);
      const outcomes = await lists.apply([
        { write: 'createMessage', message: systemEntry(key, survivor, me, at, plan.event, told(merged)) },
        { write: 'updateTicket', id: merged.id, etag: merged.etag, patch: plan.merged },
        ...(Object.keys(plan.survivor).length ? [{ write: 'updateTicket' as const, id: survivor.id, etag: survivor.etag, patch: plan.survivor }] : []),
      ]);
      const failed = outcomes.find(({ outcome }) => outcome === 'failed');
      if (failed?.outcome === 'failed') throw failed.fault;
      done = outcomes[1]?.outcome === 'updated' && (outcomes[2] === undefined || outcomes[2].outcome === 'updated');
      // The merged ticket is done, the survivor was changed meanwhile: its Cc is joined again on what stands there now.
      if (outcomes[1]?.outcome === 'updated' && !done) done = await joined(desk, merged, survivorId);
    }
    return await finishMerge(desk, conversations, mergedId);
  } catch (error) {
    return { outcome: 'failed', fault: faultOf(error), begun: done };
  }
}

async function joined(desk: Desk, merged: Ticket, survivorId: number): Promise<boolean> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const survivor = await desk.port.lists.ticket({ id: survivorId });
    if (!survivor) return true;
    const { survivor: patch } = planMerge(merged, survivor, new Date(desk.port.now()).toISOString());
    if (!Object.keys(patch).length || (await desk.port.lists.updateTicket(survivor.id, survivor.etag, patch)).outcome === 'updated') return true;
  }
  throw unavailable('the ticket changes faster than it can be saved');
}

/** Lets messages follow that are still with the merged ticket. Safe at any time and from any device; nothing to do costs two requests. */
export async function finishMerge(desk: Desk, conversations: Conversations, mergedId: number): Promise<Merged> {
  const { lists } = desk.port;
  try {
    const merged = await lists.ticket({ id: mergedId });
    const survivor = merged?.mergedInto ? await lists.ticket({ key: merged.mergedInto }) : null;
    if (!merged || !survivor) {
      keepBegun(
        desk,
        begun(desk).filter((one) => one.mergedId !== mergedId),
      );
      return { outcome: 'gone' };
    }
    const left = await moveMessages(lists, merged.key, survivor.key, () => true, merged.key);
    if (left) return { outcome: 'failed', fault: unavailable(`${left} messages are still with the merged ticket`), begun: true };
    keepBegun(
      desk,
      begun(desk).filter((one) => one.mergedId !== mergedId),
    );
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

/** Takes a merge back: the messages that came with it return, mail that came since stays with the survivor. Stopped anywhere, it can be asked again. */
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
      if (merged.mergedInto === null || (await lists.updateTicket(merged.id, merged.etag, { mergedInto: null, ...event.before })).outcome === 'updated') break;
      if (tries >= MOST_TRIES) throw unavailable('the ticket changes faster than it can be saved');
    }
    const came = (message: Message): boolean => message.movedFrom === event.from;
    const left = await moveMessages(lists, survivor.key, event.from, came, null);
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
