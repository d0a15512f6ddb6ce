import type { DraftKind } from '@listdesk/shared/schema';
import {
  MAX_PREVIEW_CHARS,
  MAX_SUBJECT_CHARS,
  mentionedIn,
  toldOf,
  type Agent,
  type Attachment,
  type Contact,
  type Ticket,
  type TicketPatch,
  type TicketStatus,
} from '@listdesk/shared/tickets';
import type { NewMessage } from '@listdesk/shared/intake';
import type { DraftFile } from '../unsent/draftFiles';
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

/** Who answers a ticket that is nobody's has it from then on, where the desk wants it so. */
export const takePatch = (desk: Desk, ticket: Ticket, { kind }: Pick<Draft, 'kind'>, { id }: Me): TicketPatch =>
  kind === 'Reply' && ticket.assignee === null && desk.store.get().settings?.answerTakes ? { assigneeId: id } : {};

/** Agents a note names hear of it: they follow the ticket, and it is marked for them until they have looked. */
export function mentionPatch(desk: Desk, ticket: Ticket, text: string, myId: number): TicketPatch {
  const named = mentionedIn(text, desk.store.get().agents)
    .map(({ id }) => id)
    .filter((id) => id !== myId);
  if (!named.length) return {};
  return { mentioned: Array.from(new Set([...ticket.mentioned, ...named])), followers: Array.from(new Set([...ticket.followers, ...named])) };
}
