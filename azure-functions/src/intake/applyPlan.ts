import type { MailLogEntry, NewMessage, PlannedAction, Verdict } from '@listdesk/shared/intake';
import type { DeskLists, FileContent, ListWrite, WriteOutcome } from '@listdesk/shared/sharepoint';
import { ListsFault } from '@listdesk/shared/sharepoint';
import { linkAs, type Attachment, type Ticket, type TicketEnd, type TicketPatch } from '@listdesk/shared/tickets';

/** The ticket as it stands after the plan was applied. */
export type AppliedTicket = { key: string; id: number; etag: string; patch: TicketPatch | null; read: Ticket | null };
export type Applied =
  { outcome: 'applied'; ticket: AppliedTicket; message: { id: number; key: string; etag: string } } | { outcome: 'logged' } | { outcome: 'ticketGone' };

export type ApplyPorts = {
  lists: DeskLists;
  /** What a file the plan wants stored holds; a large one as a `Blob` that is read while it is sent. */
  contentOf: (file: Attachment) => Promise<FileContent | null>;
  /** The plan made again against a ticket somebody else changed meanwhile. */
  replan: (ticket: Ticket) => Applicable;
};

/** An `IntakePlan`, or the same without a line in the mail log (a request from the portal). */
export type Applicable = { verdict: Verdict; actions: readonly PlannedAction[]; log: MailLogEntry | null };

type Action<K extends PlannedAction['do']> = Extract<PlannedAction, { do: K }>;
const MAX_UPDATE_TRIES = 5;

/**
 * Carries a plan out, from the start or from wherever an earlier try ended. One `$batch` for everything but files; each create is
 * fenced by its unique key, so `exists` means that an earlier try came so far. Throws `ListsFault` when it has to be tried again.
 */
export async function applyPlan(plan: Applicable, ports: ApplyPorts): Promise<Applied> {
  const writes = writesOf(plan);
  const outcomes = await ports.lists.apply(writes.map(({ write }) => write));
  const failed = outcomes.find((each) => each.outcome === 'failed');
  if (failed?.outcome === 'failed') throw new ListsFault(failed.fault.code, failed.fault.message, failed.fault.retryAfterSeconds);
  if (plan.verdict === 'drop' || plan.verdict === 'quarantine') return { outcome: 'logged' };
  const outcomeOf = (kind: ListWrite['write']): WriteOutcome | undefined => outcomes[writes.findIndex(({ write }) => write.write === kind)];
  const { message } = actionOf(plan, 'addMessage')!;
  const stored = await storedMessage(ports.lists, message, outcomeOf('createMessage'));
  const ticket = await settledTicket(plan, ports, outcomeOf, stored.fresh);
  if (ticket === 'gone') {
    await ports.lists.recycleMessage(stored.id, stored.etag);
    return { outcome: 'ticketGone' };
  }
  for (const file of message.attachments) {
    const content = file.storedName ? await ports.contentOf(file) : null;
    if (content) await ports.lists.addAttachment(stored.id, file.storedName!, content);
  }
  for (const action of plan.actions) {
    if (action.do === 'flagContact') await flagContact(ports.lists, action);
    if (action.do === 'linkTicket') await link(ports.lists, { key: ticket.key, number: ticket.id }, action.to);
  }
  return { outcome: 'applied', ticket, message: { id: stored.id, key: message.key, etag: stored.etag } };
}

function writesOf(plan: Applicable): { write: ListWrite }[] {
  const writes = plan.actions.flatMap((action): ListWrite[] => {
    if (action.do === 'ensureContact') return [{ write: 'createContact', contact: action.contact }];
    if (action.do === 'createTicket') return [{ write: 'createTicket', ticket: action.ticket }];
    if (action.do === 'addMessage') return [{ write: 'createMessage', message: action.message }];
    if (action.do === 'updateTicket') return [{ write: 'updateTicket', id: action.ticketId, etag: action.etag, patch: action.patch }];
    return [];
  });
  if (plan.log) writes.push({ write: 'createMailLog', entry: plan.log });
  return writes.map((write) => ({ write }));
}

function actionOf<K extends PlannedAction['do']>(plan: Applicable, kind: K): Action<K> | undefined {
  return plan.actions.find((action): action is Action<K> => action.do === kind);
}

/** `fresh`: created by this very try, so the ticket cannot have been updated for it before. */
async function storedMessage(lists: DeskLists, message: NewMessage, outcome: WriteOutcome | undefined): Promise<{ id: number; etag: string; fresh: boolean }> {
  if (outcome?.outcome === 'created') return { id: outcome.id, etag: outcome.etag, fresh: true };
  const known = await lists.message({ key: message.key });
  if (!known) throw new ListsFault('lists.unavailable', 'A message was refused as existing and cannot be read.');
  return { id: known.id, etag: known.etag, fresh: false };
}

async function settledTicket(
  plan: Applicable,
  ports: ApplyPorts,
  outcomeOf: (kind: ListWrite['write']) => WriteOutcome | undefined,
  freshMessage: boolean,
): Promise<AppliedTicket | 'gone'> {
  const created = actionOf(plan, 'createTicket');
  if (created) {
    const outcome = outcomeOf('createTicket');
    const key = created.ticket.key;
    if (outcome?.outcome === 'created') return { key, id: outcome.id, etag: outcome.etag, patch: null, read: null };
    const read = await ports.lists.ticket({ key });
    return read ? { key, id: read.id, etag: read.etag, patch: null, read } : 'gone';
  }
  const key = actionOf(plan, 'addMessage')!.message.ticketKey;
  const update = actionOf(plan, 'updateTicket');
  const outcome = outcomeOf('updateTicket');
  if (update && outcome?.outcome === 'updated') return { key, id: update.ticketId, etag: outcome.etag, patch: update.patch, read: null };
  const read = await ports.lists.ticket({ key });
  if (!read || !update) return read ? { key, id: read.id, etag: read.etag, patch: null, read } : 'gone';
  const { lastMessageAt, lastNoteAt } = update.patch;
  const appliedBefore =
    !freshMessage && ((lastMessageAt !== undefined && read.lastMessageAt >= lastMessageAt) || (!!lastNoteAt && (read.lastNoteAt ?? '') >= lastNoteAt));
  return appliedBefore ? { key, id: read.id, etag: read.etag, patch: null, read } : updateAgain(read, ports);
}

/** Somebody worked on the ticket between our reading and our writing: plan again against what it is now. */
async function updateAgain(first: Ticket, ports: ApplyPorts): Promise<AppliedTicket | 'gone'> {
  let ticket: Ticket | null = first;
  for (let attempt = 0; attempt < MAX_UPDATE_TRIES && ticket; attempt += 1) {
    // An agent merged it into another meanwhile: the caller begins anew and finds the survivor.
    if (ticket.mergedInto !== null) return 'gone';
    const planned = ports.replan(ticket);
    // As the ticket is now (closed long ago, say), the mail belongs elsewhere: the caller begins anew.
    if (actionOf(planned, 'addMessage')?.message.ticketKey !== ticket.key) return 'gone';
    const update: Action<'updateTicket'> | undefined = actionOf(planned, 'updateTicket');
    if (!update || update.ticketId !== ticket.id) return { key: ticket.key, id: ticket.id, etag: ticket.etag, patch: null, read: ticket };
    const updated = await ports.lists.updateTicket(ticket.id, ticket.etag, update.patch);
    if (updated.outcome === 'updated') return { key: ticket.key, id: ticket.id, etag: updated.etag, patch: update.patch, read: ticket };
    ticket = updated.outcome === 'gone' ? null : await ports.lists.ticket({ id: ticket.id });
  }
  if (!ticket) return 'gone';
  throw new ListsFault('lists.unavailable', 'The ticket changed at every try.', 5);
}

async function flagContact(lists: DeskLists, { address, undeliverable }: Action<'flagContact'>): Promise<void> {
  const contact = await lists.contactByEmail(address);
  if (contact && contact.undeliverable !== undeliverable)
    await lists.apply([{ write: 'updateContact', id: contact.id, etag: contact.etag, patch: { undeliverable } }]);
}

/** Made before by a try that ended, it exists; lists that nobody has upgraded yet have no place for it, and mail goes on all the same. */
async function link(lists: DeskLists, self: TicketEnd, other: TicketEnd): Promise<void> {
  await lists
    .createLink(linkAs('related', self, other))
    .catch((fault: unknown) => (fault instanceof ListsFault && fault.code === 'lists.missing' ? undefined : Promise.reject(fault)));
}
