import { badRequest } from '../graphError.ts';
import type { OpenMailbox } from '../mailbox/mailboxStore.ts';
import type { Address, StoredAttachment, StoredMessage } from '../mailbox/model.ts';

export const MAX_CUSTOM_HEADERS = 5;
/** Larger attachments need an upload session. */
export const MAX_SIMPLE_ATTACHMENT_BYTES = 3 * 1024 * 1024;
export const MAX_CATEGORIES = 25;

/** Fields of a message given as JSON, checked. Absent ones are left out. @throws GraphError 400 */
export function readMessage(input: Record<string, unknown>, mailbox: OpenMailbox, now: number): Partial<StoredMessage> {
  const fields: Partial<StoredMessage> = {};
  for (const [name, value] of Object.entries(input)) {
    switch (name) {
      case 'subject':
        fields.subject = text(name, value);
        break;
      case 'body':
        fields.body = readBody(value);
        break;
      case 'toRecipients':
        fields.to = readAddresses(name, value);
        break;
      case 'ccRecipients':
        fields.cc = readAddresses(name, value);
        break;
      case 'bccRecipients':
        fields.bcc = readAddresses(name, value);
        break;
      case 'replyTo':
        fields.replyTo = readAddresses(name, value);
        break;
      case 'from':
        fields.from = readAddress(value);
        break;
      case 'sender':
        break;
      case 'importance':
        fields.importance = oneOf(name, value, ['low', 'normal', 'high'] as const);
        break;
      case 'isRead':
        fields.isRead = flag(name, value);
        break;
      case 'categories':
        fields.categories = list(name, value).map((each) => text(name, each));
        break;
      case 'flag':
        fields.flagStatus = oneOf(name, (value as { flagStatus?: unknown } | null)?.flagStatus, ['notFlagged', 'flagged', 'complete'] as const);
        break;
      case 'internetMessageHeaders':
        fields.customHeaders = readHeaders(value);
        break;
      case 'internetMessageId':
        fields.internetMessageId = text(name, value);
        break;
      case 'singleValueExtendedProperties':
        fields.extended = readExtended(value);
        break;
      case 'attachments':
        fields.attachments = list(name, value).map((each) => readAttachment(each as Record<string, unknown>, mailbox, now));
        break;
      default:
        if (!name.startsWith('@odata.'))
          throw badRequest(`The property '${name}' does not exist on type 'microsoft.graph.message' or may not be set.`, 'RequestBodyRead');
    }
  }
  if ((fields.categories?.length ?? 0) > MAX_CATEGORIES) throw badRequest(`A message may carry ${MAX_CATEGORIES} categories.`);
  if (fields.attachments) fields.hasAttachments = fields.attachments.some((each) => !each.isInline);
  return fields;
}

/** Only `x-` names, at most five, and an empty list is refused too (redaxo/core#6590, msgraph-sdk-dotnet#2208). */
function readHeaders(value: unknown): { name: string; value: string }[] {
  const headers = list('internetMessageHeaders', value).map((each) => {
    const { name, value: content } = (each ?? {}) as { name?: unknown; value?: unknown };
    return { name: text('name', name), value: text('value', content) };
  });
  if (!headers.length) throw badRequest("The collection 'internetMessageHeaders' must not be empty.", 'InvalidInternetMessageHeaderCollection');
  if (headers.length > MAX_CUSTOM_HEADERS)
    throw badRequest(
      `Maximum number of headers in one message should be less than or equal to ${MAX_CUSTOM_HEADERS}.`,
      'InvalidInternetMessageHeaderCollection',
    );
  for (const { name } of headers)
    if (!/^x-/i.test(name)) throw badRequest(`The internet message header name '${name}' should start with 'x-' or 'X-'.`, 'InvalidInternetMessageHeader');
  if (headers.some((each) => /[\r\n]/.test(each.name + each.value))) throw badRequest('A header may not hold line breaks.', 'InvalidInternetMessageHeader');
  return headers;
}

function readExtended(value: unknown): Record<string, string> {
  return Object.fromEntries(
    list('singleValueExtendedProperties', value).map((each) => {
      const { id, value: content } = (each ?? {}) as { id?: unknown; value?: unknown };
      const key = text('id', id);
      if (!/^\w+ (\{[0-9a-f-]{36}\} (Name|Id) \S+|0x[0-9a-f]+)$/i.test(key))
        throw badRequest(`The extended property id '${key}' is malformed.`, 'ErrorPropertyIdInvalid');
      return [key, text('value', content)];
    }),
  );
}

export function readAttachment(input: Record<string, unknown>, mailbox: OpenMailbox, now: number): StoredAttachment {
  const type = String(input['@odata.type'] ?? '');
  const kind = (
    { '#microsoft.graph.fileAttachment': 'file', 'microsoft.graph.fileAttachment': 'file', '#microsoft.graph.referenceAttachment': 'reference' } as const
  )[type];
  if (!kind) throw badRequest(`The attachment type '${type}' cannot be created here.`, 'ErrorInvalidAttachment');
  const name = text('name', input['name']);
  const content = kind === 'file' ? text('contentBytes', input['contentBytes']) : '';
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(content)) throw badRequest("Cannot convert a value to target type 'Edm.Binary'.", 'RequestBodyRead');
  const bytes = new Uint8Array(Buffer.from(content, 'base64'));
  if (bytes.length > MAX_SIMPLE_ATTACHMENT_BYTES)
    throw badRequest('The attachment is too large for one request; create an upload session.', 'ErrorAttachmentSizeLimitExceeded');
  return {
    id: mailbox.attachmentId(),
    kind,
    name,
    contentType: typeof input['contentType'] === 'string' ? input['contentType'] : 'application/octet-stream',
    isInline: input['isInline'] === true,
    contentId: typeof input['contentId'] === 'string' ? input['contentId'] : null,
    modifiedAt: now,
    bytes,
    sourceUrl: kind === 'reference' ? text('sourceUrl', input['sourceUrl']) : null,
  };
}

function readBody(value: unknown): StoredMessage['body'] {
  const { contentType, content } = (value ?? {}) as { contentType?: unknown; content?: unknown };
  return { contentType: /^html$/i.test(String(contentType)) ? 'html' : 'text', content: text('content', content ?? '') };
}

export function readAddresses(name: string, value: unknown): Address[] {
  return list(name, value).map(readAddress);
}

function readAddress(value: unknown): Address {
  const { address, name } = ((value as { emailAddress?: unknown } | null)?.emailAddress ?? {}) as { address?: unknown; name?: unknown };
  if (typeof address !== 'string' || !/^[^\s@<>]+@[^\s@<>]+$/.test(address)) throw badRequest("At least one recipient isn't valid.", 'ErrorInvalidRecipients');
  return { address, name: typeof name === 'string' && name ? name : address };
}

function text(name: string, value: unknown): string {
  if (typeof value !== 'string') throw badRequest(`The value of '${name}' is no string.`, 'RequestBodyRead');
  return value;
}

function flag(name: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw badRequest(`The value of '${name}' is no boolean.`, 'RequestBodyRead');
  return value;
}

function list(name: string, value: unknown): unknown[] {
  if (!Array.isArray(value)) throw badRequest(`The value of '${name}' is no collection.`, 'RequestBodyRead');
  return value;
}

function oneOf<T extends string>(name: string, value: unknown, allowed: readonly T[]): T {
  const found = allowed.find((each) => each.toLowerCase() === String(value).toLowerCase());
  if (!found) throw badRequest(`Requested value '${String(value)}' of '${name}' was not found.`, 'RequestBodyRead');
  return found;
}
