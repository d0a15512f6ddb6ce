import type { GraphCall } from '../call.ts';
import { badRequest, GraphError } from '../graphError.ts';
import type { NewMessage, OpenMailbox } from '../mailbox/mailboxStore.ts';
import type { Address, StoredMessage } from '../mailbox/model.ts';
import { filterHeaders } from '../mime/headers.ts';
import { domainOf, survivesSubmission } from '../mime/hop.ts';
import { parseMail } from '../mime/parse.ts';
import { renderMime } from '../mime/render.ts';

/** Default of Exchange; an admin can raise it to 150 MB. */
export const MAX_MESSAGE_BYTES = 35 * 1024 * 1024;

export const ownAddress = (mailbox: OpenMailbox): Address => ({ name: mailbox.data.displayName, address: mailbox.data.address });

/** A draft with everything empty; Exchange gives its Message-ID and conversation at birth. */
export function blankDraft(call: GraphCall, mailbox: OpenMailbox): NewMessage {
  const now = call.world.clock.now();
  return {
    folderId: mailbox.wellKnown('drafts').id,
    receivedAt: now,
    sentAt: now,
    isDraft: true,
    isRead: true,
    categories: [],
    importance: 'normal',
    flagStatus: 'notFlagged',
    subject: '',
    body: { contentType: 'text', content: '' },
    from: ownAddress(mailbox),
    to: [],
    cc: [],
    bcc: [],
    replyTo: [],
    internetMessageId: `<${call.world.random.hex(24).toUpperCase()}@${domainOf(mailbox.data.address)}>`,
    conversationId: mailbox.newConversationId(),
    inReplyTo: null,
    references: [],
    customHeaders: [],
    extended: {},
    hasAttachments: false,
    raw: null,
    attachments: [],
  };
}

/** The body of a MIME request: base64 text. @throws GraphError 400 */
export function decodeMime(call: GraphCall): Uint8Array {
  const text = new TextDecoder().decode(call.body).trim();
  const raw = Buffer.from(text, 'base64');
  if (!text || !/^[A-Za-z0-9+/\s]+={0,2}$/.test(text) || !raw.length)
    throw badRequest('Invalid base64 string for MIME content.', 'ErrorMimeContentInvalidBase64String');
  return new Uint8Array(raw);
}

/** A draft from MIME. Exchange keeps the standard headers and `x-` ones, and drops the rest, Auto-Submitted among them. */
export async function draftOfMime(call: GraphCall, mailbox: OpenMailbox, mime: Uint8Array): Promise<{ draft: NewMessage; mime: Uint8Array }> {
  const blank = blankDraft(call, mailbox);
  const parsed = await parseMail(mime);
  const { date: _date, attachments, ...fields } = parsed;
  const kept = filterHeaders(mime, survivesSubmission);
  const draft: NewMessage = {
    ...blank,
    ...fields,
    from: fields.from ?? blank.from,
    internetMessageId: fields.internetMessageId || blank.internetMessageId,
    conversationId: mailbox.conversationOf([fields.inReplyTo ?? '', ...[...fields.references].reverse()]) ?? blank.conversationId,
    attachments: attachments.map((each) => ({ ...each, id: mailbox.attachmentId(), modifiedAt: call.world.clock.now() })),
  };
  return { draft, mime: kept };
}

export function checkSender(mailbox: OpenMailbox, from: Address | null): void {
  const own = [mailbox.data.address, ...mailbox.data.aliases];
  if (from && !own.includes(from.address.toLowerCase()))
    throw new GraphError(
      403,
      'ErrorSendAsDenied',
      'The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.',
    );
}

/** Sends a draft: it becomes the sent message with the same immutable id; delivery goes on behind the answer. */
export async function sendDraft(call: GraphCall, mailbox: OpenMailbox, draft: StoredMessage, options: { keep: boolean; mime?: Uint8Array }): Promise<void> {
  const recipients = [...draft.to, ...draft.cc, ...draft.bcc].map((each) => each.address);
  if (!recipients.length)
    throw badRequest("At least one recipient isn't valid., A message can't be sent because it contains no recipients.", 'ErrorInvalidRecipients');
  checkSender(mailbox, draft.from);
  draft.sentAt = call.world.clock.now();
  draft.receivedAt = draft.sentAt;
  const raw = options.mime ?? (await renderMime(draft, ownAddress(mailbox)));
  if (raw.length > MAX_MESSAGE_BYTES) throw new GraphError(413, 'ErrorMessageSizeExceeded', 'The message exceeds the maximum supported size.');
  draft.raw = raw;
  draft.isDraft = false;
  if (options.keep) mailbox.move(draft, mailbox.wellKnown('sentitems').id);
  else mailbox.remove(draft);
  const { tenantId, address } = mailbox.data;
  call.world.background(call.carrier.deliver({ envelopeFrom: address, envelopeTo: recipients, raw, ...(tenantId ? { sentByTenant: tenantId } : {}) }));
}
