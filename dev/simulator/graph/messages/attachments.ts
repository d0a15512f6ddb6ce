import { jsonBody, type GraphCall, type Route } from '../call.ts';
import { badRequest, GraphError } from '../graphError.ts';
import type { OpenMailbox } from '../mailbox/mailboxStore.ts';
import type { StoredAttachment, StoredMessage } from '../mailbox/model.ts';
import { attachmentsOf, parseMail } from '../mime/parse.ts';
import { mailboxOf } from '../permissions.ts';
import { readAttachment } from './input.ts';
import { attachmentJson } from './json.ts';
import { messageOf } from './routes.ts';

async function list(call: GraphCall): Promise<Response> {
  const mailbox = mailboxOf(call, 'read');
  const select = call.url.searchParams
    .get('$select')
    ?.split(',')
    .map((name) => name.trim());
  const all = await attachmentsOf(messageOf(call, mailbox));
  const value = all.map((each) => narrow(attachmentJson(each, !select || select.includes('contentBytes')), select));
  return Response.json({ '@odata.context': `${call.address}/v1.0/$metadata#attachments`, value });
}

function narrow(json: Record<string, unknown>, select: string[] | undefined): Record<string, unknown> {
  if (!select) return json;
  return Object.fromEntries(Object.entries(json).filter(([name]) => name.startsWith('@') || name === 'id' || select.includes(name)));
}

async function attachmentOf(call: GraphCall, message: StoredMessage): Promise<StoredAttachment> {
  const found = (await attachmentsOf(message)).find((each) => each.id === call.params['attachment']);
  if (!found) throw new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
  return found;
}

async function get(call: GraphCall): Promise<Response> {
  const attachment = await attachmentOf(call, messageOf(call, mailboxOf(call, 'read')));
  const json = attachmentJson(attachment, true);
  const expand = call.url.searchParams.get('$expand');
  if (expand && !/^microsoft\.graph\.itemAttachment\/item$/i.test(expand)) throw badRequest(`Cannot expand '${expand}'.`, 'RequestBroker--ParseUri');
  if (expand && attachment.kind === 'item') json['item'] = await itemJson(attachment);
  return Response.json(json);
}

async function itemJson(attachment: StoredAttachment): Promise<Record<string, unknown>> {
  const mail = await parseMail(attachment.bytes);
  return {
    '@odata.type': '#microsoft.graph.message',
    subject: mail.subject,
    body: mail.body,
    internetMessageId: mail.internetMessageId,
    from: mail.from && { emailAddress: mail.from },
    toRecipients: mail.to.map((emailAddress) => ({ emailAddress })),
    hasAttachments: mail.hasAttachments,
  };
}

async function value(call: GraphCall): Promise<Response> {
  const attachment = await attachmentOf(call, messageOf(call, mailboxOf(call, 'read')));
  if (attachment.kind === 'reference') throw badRequest('A reference attachment has no content.', 'ErrorInvalidRequest');
  const type = attachment.kind === 'item' ? 'text/plain' : attachment.contentType;
  return new Response(attachment.bytes as Uint8Array<ArrayBuffer>, { headers: { 'content-type': type } });
}

export function addAttachment(mailbox: OpenMailbox, message: StoredMessage, attachment: StoredAttachment): void {
  message.attachments = [...(message.attachments ?? []), attachment];
  message.hasAttachments ||= !attachment.isInline;
  mailbox.touch(message);
}

export function requireDraft(message: StoredMessage): void {
  if (!message.isDraft) throw badRequest('Attachments can only be changed on a draft.', 'ErrorInvalidPropertySet');
}

async function add(call: GraphCall): Promise<Response> {
  const mailbox = mailboxOf(call, 'write');
  const message = messageOf(call, mailbox);
  requireDraft(message);
  const attachment = readAttachment(jsonBody(call), mailbox, call.world.clock.now());
  addAttachment(mailbox, message, attachment);
  return Response.json(attachmentJson(attachment, true), { status: 201 });
}

async function remove(call: GraphCall): Promise<Response> {
  const mailbox = mailboxOf(call, 'write');
  const message = messageOf(call, mailbox);
  requireDraft(message);
  const attachment = await attachmentOf(call, message);
  message.attachments = message.attachments!.filter((each) => each !== attachment);
  message.hasAttachments = message.attachments.some((each) => !each.isInline);
  mailbox.touch(message);
  return new Response(null, { status: 204 });
}

const base = 'users/:user/messages/:message/attachments';
export const attachmentRoutes: Route[] = [
  { method: 'GET', path: base, handler: list },
  { method: 'POST', path: base, handler: add },
  { method: 'GET', path: `${base}/:attachment`, handler: get },
  { method: 'GET', path: `${base}/:attachment/$value`, handler: value },
  { method: 'DELETE', path: `${base}/:attachment`, handler: remove },
];
