import { preference, wantsImmutableId, type GraphCall } from '../call.ts';
import { badRequest } from '../graphError.ts';
import type { OpenMailbox } from '../mailbox/mailboxStore.ts';
import type { Address, StoredAttachment, StoredMessage } from '../mailbox/model.ts';
import { headerLines } from '../mime/headers.ts';
import { attachmentsOf } from '../mime/parse.ts';
import { textOfHtml } from '../mime/render.ts';

const PREVIEW_CHARS = 255;
/** Only with `$select`. */
const ON_REQUEST = new Set(['internetMessageHeaders', 'uniqueBody']);
const EXPANDABLE = new Set(['attachments', 'singleValueExtendedProperties']);

export type Shape = { select: Set<string> | null; expand: Map<string, string>; immutable: boolean; text: boolean; unsafeHtml: boolean };

/** What of a message the caller wants to see. @throws GraphError 400 */
export function shapeOf(call: GraphCall, stored?: { select: string | null; expand: string | null }): Shape {
  const select = stored ? stored.select : call.url.searchParams.get('$select');
  const expand = stored ? stored.expand : call.url.searchParams.get('$expand');
  return {
    select: select
      ? new Set(
          select
            .split(',')
            .map((name) => name.trim())
            .filter(Boolean),
        )
      : null,
    expand: parseExpand(expand ?? ''),
    immutable: wantsImmutableId(call),
    text: preference(call, 'outlook.body-content-type')?.toLowerCase() === 'text',
    unsafeHtml: preference(call, 'outlook.allow-unsafe-html') !== undefined,
  };
}

function parseExpand(text: string): Map<string, string> {
  const parts = text.match(/[^,(]+(\((?:[^()']|'[^']*'|\([^()]*\))*\))?/g) ?? [];
  const found = new Map<string, string>();
  for (const part of parts) {
    const [, name, options] = /^\s*([\w./]+)\s*(?:\(([\s\S]*)\))?\s*$/.exec(part) ?? [];
    if (!name || !EXPANDABLE.has(name))
      throw badRequest(`Could not find a property named '${part.trim()}' on type 'microsoft.graph.message'.`, 'RequestBroker--ParseUri');
    found.set(name, options ?? '');
  }
  return found;
}

export const idOf = (message: StoredMessage, immutable: boolean): string => (immutable ? message.id : message.restId);
export const etagOf = (message: StoredMessage): string => `W/"${Buffer.from(`${message.id.slice(-12)}${message.changed}`).toString('base64')}"`;
export const isoTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

const person = ({ name, address }: Address): { emailAddress: Address } => ({ emailAddress: { name, address } });

/** The whole message as Graph's properties; also what `$filter` and `$orderby` look at. */
export function properties(mailbox: OpenMailbox, message: StoredMessage, shape: Shape): Record<string, unknown> {
  // Bodies and headers only when looked at: a filter goes over every message of a mailbox.
  const plain = (): string => (message.body.contentType === 'html' ? textOfHtml(message.body.content) : message.body.content);
  const body = (): { contentType: string; content: string } =>
    shape.text || message.body.contentType === 'text'
      ? { contentType: 'text', content: plain() }
      : { contentType: 'html', content: shape.unsafeHtml ? message.body.content : withoutScripts(message.body.content) };
  const from = message.from && person(message.from);
  return {
    id: idOf(message, shape.immutable),
    createdDateTime: isoTime(message.createdAt),
    lastModifiedDateTime: isoTime(message.modifiedAt),
    changeKey: etagOf(message).slice(3, -1),
    categories: message.categories,
    receivedDateTime: isoTime(message.receivedAt),
    sentDateTime: isoTime(message.sentAt),
    hasAttachments: message.hasAttachments,
    internetMessageId: message.internetMessageId,
    subject: message.subject,
    get bodyPreview() {
      return plain().slice(0, PREVIEW_CHARS);
    },
    importance: message.importance,
    parentFolderId: message.folderId,
    conversationId: message.conversationId,
    conversationIndex: Buffer.from(message.conversationId).subarray(0, 22).toString('base64'),
    isDeliveryReceiptRequested: null,
    isReadReceiptRequested: false,
    isRead: message.isRead,
    isDraft: message.isDraft,
    webLink: `https://outlook.office365.com/owa/?ItemID=${encodeURIComponent(message.restId)}&exvsurl=1&viewmodel=ReadMessageItem`,
    inferenceClassification: 'focused',
    get body() {
      return body();
    },
    get uniqueBody() {
      return body();
    },
    sender: from,
    from,
    toRecipients: message.to.map(person),
    ccRecipients: message.cc.map(person),
    bccRecipients: message.bcc.map(person),
    replyTo: message.replyTo.map(person),
    flag: { flagStatus: message.flagStatus },
    // Graph does not return the headers of mail it sent (graph-docs 3066).
    get internetMessageHeaders() {
      return message.raw && message.folderId !== mailbox.wellKnown('sentitems').id ? headerLines(message.raw) : [];
    },
    singleValueExtendedProperties: Object.entries(message.extended).map(([id, value]) => ({ id, value })),
  };
}

/** A message as an answer shows it. @throws GraphError 400 for an unknown property */
export async function messageJson(mailbox: OpenMailbox, message: StoredMessage, shape: Shape): Promise<Record<string, unknown>> {
  const all = properties(mailbox, message, shape);
  const shown: Record<string, unknown> = { '@odata.etag': etagOf(message) };
  if (shape.select) {
    for (const name of shape.select) {
      if (!(name in all) || name === 'singleValueExtendedProperties')
        throw badRequest(`Could not find a property named '${name}' on type 'microsoft.graph.message'.`, 'RequestBroker--ParseUri');
      shown[name] = all[name];
    }
    shown['id'] = all['id'];
  } else for (const name of Object.keys(all)) if (!ON_REQUEST.has(name) && !EXPANDABLE.has(name)) shown[name] = all[name];
  if (shape.expand.has('attachments')) shown['attachments'] = (await attachmentsOf(message)).map((each) => attachmentJson(each, true));
  const wanted = shape.expand.get('singleValueExtendedProperties');
  if (wanted !== undefined) {
    const ids = [...wanted.matchAll(/id eq '([^']+)'/gi)].map((match) => match[1]!);
    if (!ids.length) throw badRequest('Expanding singleValueExtendedProperties needs a $filter with the id of each property.');
    const held = Object.entries(message.extended)
      .filter(([id]) => ids.includes(id))
      .map(([id, value]) => ({ id, value }));
    if (held.length) shown['singleValueExtendedProperties'] = held;
  }
  return shown;
}

export function attachmentJson(attachment: StoredAttachment, withBytes: boolean): Record<string, unknown> {
  const common = {
    '@odata.type': `#microsoft.graph.${attachment.kind}Attachment`,
    '@odata.mediaContentType': attachment.contentType,
    id: attachment.id,
    lastModifiedDateTime: isoTime(attachment.modifiedAt),
    name: attachment.name,
    contentType: attachment.kind === 'item' ? null : attachment.contentType,
    size: attachment.bytes.length,
    isInline: attachment.isInline,
  };
  if (attachment.kind === 'reference') return { ...common, sourceUrl: attachment.sourceUrl };
  if (attachment.kind === 'item') return common;
  return {
    ...common,
    contentId: attachment.contentId,
    contentLocation: null,
    ...(withBytes ? { contentBytes: Buffer.from(attachment.bytes).toString('base64') } : {}),
  };
}

/** Exchange cleans HTML unless asked not to; as far as a reader of the simulator could tell. */
const withoutScripts = (html: string): string => html.replace(/<script\b[\s\S]*?<\/script\s*>/gi, '').replace(/\son\w+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, '');
