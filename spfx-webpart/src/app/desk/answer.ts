import type { DraftKind } from '@listdesk/shared/schema';
import {
  MAX_PREVIEW_CHARS,
  MAX_SUBJECT_CHARS,
  isNotice,
  mentionedIn,
  toldOf,
  type Agent,
  type Attachment,
  type Contact,
  type Message,
  type Ticket,
  type TicketPatch,
  type TicketStatus,
} from '@listdesk/shared/tickets';
import { storedAttachmentNames, type ListsFaultLike, type WriteOutcome } from '@listdesk/shared/sharepoint';
import type { NewMessage } from '@listdesk/shared/intake';
import type { DraftFile } from '../draftFiles/draftFiles';
import { faultOf } from './fault';
import type { Conversations } from './conversations';
import type { Desk } from './desk';
import { UNDO_MS } from './news';
import type { Me } from './state';

export type Draft = {
  kind: DraftKind;
  /** Pictures as `cid:`; each is among the files with its content id. */
  html: string;
  text: string;
  files: readonly DraftFile[];
  status: TicketStatus | null;
  /** Of what is handed on: whom to. A reply goes to the requester. */
  to?: readonly Contact[];
  /** Absent of a reply: whoever is in copy on the ticket. */
  cc?: readonly Contact[];
  /** Milliseconds since 1970; absent or null: as soon as it can no longer be undone. */
  sendAt?: number | null;
  /** The message handed on, and its files that stay behind. */
  forwarded?: { messageKey: string; without: readonly string[] } | null;
};

export type Sent =
  | { outcome: 'sent'; message: Message }
  /** Some files could not be stored, so nothing was sent; the draft stays with its writer. */
  | { outcome: 'filesRefused'; missing: string[] }
  | { outcome: 'failed'; fault: ListsFaultLike };

/** What leaves later than this the service looks for by itself. */
export const LONGEST_HINT_MS = 600_000;

export const preview = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, MAX_PREVIEW_CHARS);

export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as BufferSource);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** `names`: under which they are stored, in the same order. */
export const attachmentsOf = (files: readonly DraftFile[], names: readonly string[]): Promise<Attachment[]> =>
  Promise.all(
    files.map(async (file, index) => ({
      fileName: file.name,
      storedName: names[index] ?? file.name,
      contentType: file.contentType,
      size: file.bytes.length,
      sha256: await sha256(file.bytes),
      inline: file.contentId !== null,
      contentId: file.contentId,
    })),
  );

export const leavesAt = (draft: Pick<Draft, 'sendAt'>, now: number): number => Math.max(draft.sendAt ?? 0, now + UNDO_MS);

/** Colleagues who are told of a note by mail; the service leaves out who does not wish it. */
export function toldBy(desk: Desk, ticket: Ticket, draft: Draft, me: Me): Agent[] {
  const { agents, settings } = desk.store.get();
  if (draft.kind !== 'Note' || !settings?.mailboxes.length) return [];
  return toldOf({ ticket, agents, message: { kind: 'Note', visibleText: draft.text, automatic: null, from: { name: me.name, address: me.address } } });
}

/** A message of an agent as it is stored; with files it is queued by `release`. */
export function newMessage(ticket: Ticket, me: Me, draft: Draft, key: string, now: number, attachments: Attachment[], told: readonly Agent[] = []): NewMessage {
  const leaves = draft.kind !== 'Note' || told.length > 0;
  const withFiles = attachments.length > 0;
  // What is handed on is an internal message that has recipients: its answers come back as internal ones.
  return {
    key,
    ticketKey: ticket.key,
    kind: draft.kind === 'Reply' ? 'Reply' : 'Note',
    from: { name: me.name, address: me.address },
    to: draft.kind === 'Reply' ? [ticket.requester] : draft.kind === 'Forward' ? [...(draft.to ?? [])] : told.map(({ name, address }) => ({ name, address })),
    cc: draft.kind === 'Note' ? [] : draft.cc ? [...draft.cc] : draft.kind === 'Reply' ? ticket.cc.map((address) => ({ name: '', address })) : [],
    subject: ticket.subject.slice(0, MAX_SUBJECT_CHARS),
    html: draft.html,
    visibleText: draft.text,
    fullText: '',
    sentAt: new Date(now).toISOString(),
    // With files the message is queued only when the last one is stored, so that it never leaves without them.
    sendAfter: leaves && !withFiles ? new Date(leavesAt(draft, now)).toISOString() : null,
    delivery: leaves && !withFiles ? 'Queued' : 'None',
    deliveryError: null,
    attachments,
    evidence: {
      rule: 'desk',
      ...(told.length ? { notice: true as const } : {}),
      ...(draft.forwarded ? { matched: draft.forwarded.messageKey, ...(draft.forwarded.without.length ? { without: draft.forwarded.without } : {}) } : {}),
    },
    automatic: null,
    verified: true,
    internetMessageId: null,
    mailboxMessageId: null,
  };
}

export function ticketPatch(ticket: Ticket, draft: Draft, now: number): TicketPatch {
  const at = new Date(now).toISOString();
  // Among agents: the requester waits as before, so the ticket keeps its place, its unread mark and its silence.
  if (draft.kind !== 'Reply') return { lastNoteAt: at };
  return {
    lastMessageAt: at,
    lastMessageFrom: 'Agent',
    preview: preview(draft.text),
    // What leaves later has answered nobody yet.
    ...(ticket.firstRespondedAt === null ? { firstRespondedAt: draft.sendAt ? new Date(draft.sendAt).toISOString() : at } : {}),
    ...(draft.status && draft.status !== ticket.status ? { status: draft.status, solvedAt: draft.status === 'Solved' ? at : null, closedAt: null } : {}),
  };
}

/** Agents a note names hear of it: they follow the ticket, and it is marked for them until they have looked. */
export function mentionPatch(desk: Desk, ticket: Ticket, text: string, myId: number): TicketPatch {
  const named = mentionedIn(text, desk.store.get().agents)
    .map(({ id }) => id)
    .filter((id) => id !== myId);
  if (!named.length) return {};
  return { mentioned: Array.from(new Set([...ticket.mentioned, ...named])), followers: Array.from(new Set([...ticket.followers, ...named])) };
}

export const faultIn = (outcome: WriteOutcome | undefined): ListsFaultLike | null => (outcome?.outcome === 'failed' ? outcome.fault : null);

/** Sends a reply or adds a note: one batch, one request a file, and the ticket follows. The key is made once a draft, so a second try is the same message. */
export async function answerTicket(
  desk: Desk,
  conversations: Conversations,
  ticket: Ticket,
  draft: Draft,
  key: string,
  onStored: (files: number) => void = () => undefined,
): Promise<Sent> {
  const { lists, now, hint } = desk.port;
  const me = desk.store.get().me;
  if (!me) return { outcome: 'failed', fault: { code: 'lists.unauthenticated', message: '', retryAfterSeconds: null } };
  const at = now();
  const names = storedAttachmentNames(draft.files.map((file) => file.name));
  const attachments = await attachmentsOf(draft.files, names);
  const fresh = newMessage(ticket, me, draft, key, at, attachments, toldBy(desk, ticket, draft, me));
  try {
    const [created] = await lists.apply([{ write: 'createMessage', message: fresh }]);
    const fault = faultIn(created);
    if (fault) return { outcome: 'failed', fault };
    let message = created?.outcome === 'created' ? ({ ...fresh, id: created.id, etag: created.etag, author: me } as Message) : await lists.message({ key });
    if (!message) return { outcome: 'failed', fault: { code: 'lists.unavailable', message: 'the message cannot be found again', retryAfterSeconds: null } };
    const missing: string[] = [];
    for (const [index, file] of draft.files.entries()) {
      try {
        await lists.addAttachment(message.id, names[index] ?? file.name, file.bytes);
        onStored(index + 1);
      } catch {
        missing.push(file.name);
      }
    }
    if (missing.length) {
      const fresh = await lists.message({ id: message.id });
      if (fresh) await lists.recycleMessage(fresh.id, fresh.etag);
      return { outcome: 'filesRefused', missing };
    }
    if (draft.files.length) message = await release(desk, message, draft);
    conversations.add(ticket.key, message);
    const shown = desk.store.get().tickets.get(ticket.id) ?? ticket;
    const patch = { ...ticketPatch(ticket, draft, at), ...(draft.kind === 'Note' ? mentionPatch(desk, shown, draft.text, me.id) : {}) };
    if (desk.promises.mustWait(patch)) await desk.promises.load();
    void desk.write([{ ticket: shown, patch: desk.promises.with(shown, patch) }]);
    const wait = leavesAt(draft, at) - at;
    if (message.delivery === 'Queued') setTimeout(() => void hint(key), wait < LONGEST_HINT_MS ? wait : UNDO_MS);
    return { outcome: 'sent', message };
  } catch (error) {
    return { outcome: 'failed', fault: faultOf(error) };
  }
}

/** All files are stored: now the reply may leave. Storing a file moves the item's etag, so it is read once more. */
export async function release(desk: Desk, message: Message, draft: Draft): Promise<Message> {
  const { lists, now } = desk.port;
  const fresh = (await lists.message({ id: message.id })) ?? message;
  if (draft.kind === 'Note' && !isNotice(message)) return { ...message, etag: fresh.etag };
  const patch = { delivery: 'Queued' as const, sendAfter: new Date(leavesAt(draft, now())).toISOString() };
  const answer = await lists.updateMessage(message.id, fresh.etag, patch);
  return { ...message, ...patch, etag: answer.outcome === 'updated' ? answer.etag : fresh.etag };
}

/** Takes a text back while it still waits, and leaves its ticket to the caller. `late` when the service already has it. */
export async function recall(desk: Desk, conversations: Conversations, message: Message): Promise<'back' | 'late'> {
  const answer = await desk.port.lists.recycleMessage(message.id, message.etag);
  if (answer === 'stale') return 'late';
  if (conversations.store.get().has(message.ticketKey)) conversations.remove(message.ticketKey, message.key);
  return 'back';
}

/** Takes a reply back while it still waits. `late` when the service already has it. */
export async function takeBack(desk: Desk, conversations: Conversations, message: Message): Promise<'back' | 'late'> {
  if ((await recall(desk, conversations, message)) === 'late') return 'late';
  const ticket = Array.from(desk.store.get().tickets.values()).find(({ key }) => key === message.ticketKey);
  // A planned answer that was the first one: nobody has been answered after all.
  if (ticket && message.sendAfter !== null && ticket.firstRespondedAt === message.sendAfter)
    void desk.write([{ ticket, patch: desk.promises.with(ticket, { firstRespondedAt: null }) }]);
  return 'back';
}

/** The files of a message that is about to be taken back, so that its text does not come back without them. Throws faults of the lists. */
export const filesOf = (desk: Desk, message: Message): Promise<DraftFile[]> =>
  Promise.all(
    message.attachments
      .filter(({ storedName }) => storedName)
      .map(async ({ fileName, storedName, contentType, contentId, inline }) => ({
        name: fileName,
        contentType,
        contentId: inline ? contentId : null,
        bytes: await desk.port.lists.attachment(message.id, storedName ?? ''),
      })),
  );
