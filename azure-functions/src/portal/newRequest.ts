import { createHash } from 'node:crypto';
import { MAX_PORTAL_FILE_BYTES, MAX_PORTAL_FILES, MAX_PORTAL_TEXT_CHARS, PORTAL_RATINGS } from '@listdesk/shared/portal';
import { storedAttachmentNames } from '@listdesk/shared/sharepoint';
import {
  MAX_SUBJECT_CHARS,
  previewOf,
  statusAfterRequester,
  statusPatch,
  subjectOf,
  TICKET_PRIORITIES,
  type Attachment,
  type Contact,
  type Ticket,
} from '@listdesk/shared/tickets';
import type { NewMessage } from '@listdesk/shared/intake';
import { z } from 'zod';
import type { Applicable } from '../intake/applyPlan.ts';

/** All files of one request together, in base64; Azure Functions takes 100 MB a request. */
export const MAX_PORTAL_BODY_BYTES = 48 * 1024 * 1024;
const MAX_BASE64_CHARS = Math.ceil(MAX_PORTAL_FILE_BYTES / 3) * 4;

const file = z.strictObject({
  fileName: z.string().trim().min(1).max(255),
  contentType: z
    .string()
    .max(255)
    .regex(/^[\w.+-]+\/[\w.+-]+$/)
    .catch('application/octet-stream'),
  base64: z
    .string()
    .max(MAX_BASE64_CHARS)
    .regex(/^[A-Za-z0-9+/]*={0,2}$/),
});
const clientKey = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
const text = z.string().max(MAX_PORTAL_TEXT_CHARS);
const attachments = z.array(file).max(MAX_PORTAL_FILES).default([]);

export const newRequest = z.strictObject({
  clientKey,
  subject: z.string().trim().min(1).max(MAX_SUBJECT_CHARS),
  text: text.default(''),
  attachments,
  priority: z.enum(TICKET_PRIORITIES).optional(),
  category: z.string().max(255).optional(),
});
export const newMessage = z.strictObject({ clientKey, text: text.default(''), solved: z.boolean().default(false), attachments });
export const newRating = z.strictObject({
  rating: z.union(PORTAL_RATINGS.map((rating) => z.literal(rating)) as [z.ZodLiteral<1>, z.ZodLiteral<2>, z.ZodLiteral<3>]),
});
export type NewRequest = z.infer<typeof newRequest>;
export type NewMessageBody = z.infer<typeof newMessage>;

/** Who writes: identity is `tenant` and `user`; the name and address come from the directory. */
export type Writer = { tenant: string; user: string; contact: Contact; mailbox: string | null; now: string };
export type PlannedRequest = { plan: Applicable; files: Map<string, Uint8Array> };

/** The same form sent twice gives the same keys, and so one request. */
export function requestKeys(writer: Writer, desk: string, clientKeyOfForm: string): { ticket: string; message: string } {
  const hash = (what: string): string =>
    createHash('sha256').update(['portal', what, writer.tenant, writer.user, desk, clientKeyOfForm].join('\n')).digest('hex').slice(0, 39);
  return { ticket: `t${hash('ticket')}`, message: `p${hash('message')}` };
}

export function planNewRequest(body: NewRequest, writer: Writer, keys: { ticket: string; message: string }): PlannedRequest {
  const { files, described } = filesOf(body.attachments);
  const message = messageOf(body.text, subjectOf(body.subject), writer, keys.message, keys.ticket, described);
  return {
    files,
    plan: {
      verdict: 'ticket',
      log: null,
      actions: [
        { do: 'ensureContact', contact: { address: writer.contact.address, name: writer.contact.name, language: null } },
        {
          do: 'createTicket',
          ticket: {
            key: keys.ticket,
            subject: subjectOf(body.subject),
            status: 'New',
            priority: body.priority ?? 'Normal',
            category: body.category ?? null,
            type: null,
            requester: writer.contact,
            team: null,
            cc: [],
            tags: [],
            channel: 'Portal',
            mailbox: writer.mailbox,
            createdAt: writer.now,
            lastMessageAt: writer.now,
            lastMessageFrom: 'Requester',
            preview: previewOf(body.text || body.subject),
            firstResponseDue: null,
            resolutionDue: null,
            firstRespondedAt: null,
            solvedAt: null,
            closedAt: null,
            mergedInto: null,
            language: null,
          },
        },
        { do: 'addMessage', message },
      ],
    },
  };
}

export function planNewMessage(body: NewMessageBody, writer: Writer, ticket: Ticket, key: string): PlannedRequest {
  const { files, described } = filesOf(body.attachments);
  const status = body.solved ? 'Solved' : statusAfterRequester(ticket.status);
  const words = body.text || (body.solved ? '✓' : '');
  return {
    files,
    plan: {
      verdict: 'reply',
      log: null,
      actions: [
        { do: 'addMessage', message: messageOf(words, ticket.subject, writer, key, ticket.key, described) },
        {
          do: 'updateTicket',
          ticketId: ticket.id,
          etag: ticket.etag,
          patch: {
            lastMessageAt: writer.now,
            lastMessageFrom: 'Requester',
            snoozedUntil: null,
            preview: previewOf(words || ticket.subject),
            ...statusPatch(ticket.status, status, writer.now),
          },
        },
      ],
    },
  };
}

function messageOf(words: string, subject: string, writer: Writer, key: string, ticketKey: string, attachments: Attachment[]): NewMessage {
  return {
    key,
    ticketKey,
    kind: 'Mail',
    from: writer.contact,
    to: [],
    cc: [],
    subject,
    html: '',
    visibleText: words,
    fullText: '',
    sentAt: writer.now,
    sendAfter: null,
    delivery: 'None',
    deliveryError: null,
    attachments,
    evidence: { rule: 'portal' },
    automatic: null,
    verified: true,
    internetMessageId: null,
    mailboxMessageId: null,
  };
}

function filesOf(uploaded: NewRequest['attachments']): { files: Map<string, Uint8Array>; described: Attachment[] } {
  const names = storedAttachmentNames(uploaded.map((each) => each.fileName));
  const files = new Map<string, Uint8Array>();
  const described = uploaded.map(({ fileName, contentType, base64 }, index): Attachment => {
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    files.set(sha256, bytes);
    return { fileName, storedName: names[index]!, contentType, size: bytes.length, sha256, inline: false, contentId: null };
  });
  return { files, described };
}
