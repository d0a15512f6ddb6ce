import { isJson, jsonBody, type GraphCall, type Route } from '../call.ts';
import { badRequest, folderNotFound, GraphError, itemNotFound } from '../graphError.ts';
import type { NewMessage, OpenMailbox } from '../mailbox/mailboxStore.ts';
import type { StoredMessage } from '../mailbox/model.ts';
import { attachmentsOf } from '../mime/parse.ts';
import { renderMime } from '../mime/render.ts';
import { mailboxOf } from '../permissions.ts';
import { blankDraft, decodeMime, draftOfMime, ownAddress, sendDraft } from './drafts.ts';
import { readMessage } from './input.ts';
import { etagOf, messageJson, shapeOf } from './json.ts';

/** Properties that may change once a message is no draft any more. */
const CHANGEABLE_WHEN_SENT = new Set(['isRead', 'categories', 'importance', 'flagStatus', 'extended']);

export function messageOf(call: GraphCall, mailbox: OpenMailbox): StoredMessage {
  const message = mailbox.message(call.params['message'] ?? '');
  if (!message) throw itemNotFound();
  return message;
}

export async function answerMessage(call: GraphCall, mailbox: OpenMailbox, message: StoredMessage, status = 200): Promise<Response> {
  const shape = shapeOf(call);
  const body = {
    '@odata.context': `${call.address}/v1.0/$metadata#users('${mailbox.data.id}')/messages/$entity`,
    ...(await messageJson(mailbox, message, shape)),
  };
  return Response.json(body, { status, headers: shape.immutable ? { 'preference-applied': 'IdType="ImmutableId"' } : {} });
}

async function get(call: GraphCall): Promise<Response> {
  const mailbox = mailboxOf(call, 'read');
  return answerMessage(call, mailbox, messageOf(call, mailbox));
}

async function mime(call: GraphCall): Promise<Response> {
  const mailbox = mailboxOf(call, 'read');
  const message = messageOf(call, mailbox);
  const raw = message.raw ?? (await renderMime(message, ownAddress(mailbox)));
  return new Response(raw as Uint8Array<ArrayBuffer>, { headers: { 'content-type': 'text/plain' } });
}

async function create(call: GraphCall): Promise<Response> {
  const mailbox = mailboxOf(call, 'write');
  const folder = call.params['folder'] === undefined ? undefined : mailbox.folder(call.params['folder']);
  if (call.params['folder'] !== undefined && !folder) throw folderNotFound();
  const into = folder ? { folderId: folder.id } : {};
  if (!isJson(call)) {
    const { draft } = await draftOfMime(call, mailbox, decodeMime(call));
    return answerMessage(call, mailbox, mailbox.add({ ...draft, ...into }), 201);
  }
  const fields = readMessage(jsonBody(call), mailbox, call.world.clock.now());
  return answerMessage(call, mailbox, mailbox.add({ ...blankDraft(call, mailbox), ...fields, ...into }), 201);
}

async function update(call: GraphCall): Promise<Response> {
  const mailbox = mailboxOf(call, 'write');
  const message = messageOf(call, mailbox);
  const expected = call.headers.get('if-match');
  if (expected && expected !== '*' && expected !== etagOf(message))
    throw new GraphError(
      412,
      'ErrorIrresolvableConflict',
      'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
    );
  const { extended, attachments, hasAttachments: _hasAttachments, ...fields } = readMessage(jsonBody(call), mailbox, call.world.clock.now());
  if (attachments) throw badRequest('Attachments are added through the attachments collection.', 'RequestBodyRead');
  const refused = message.isDraft ? undefined : Object.keys(fields).find((name) => !CHANGEABLE_WHEN_SENT.has(name));
  if (refused) throw badRequest(`Property '${refused}' cannot be set on a message that is no draft.`, 'ErrorInvalidPropertySet');
  Object.assign(message, fields);
  if (extended) Object.assign(message.extended, extended);
  mailbox.touch(message);
  return answerMessage(call, mailbox, message);
}

async function remove(call: GraphCall): Promise<Response> {
  const mailbox = mailboxOf(call, 'write');
  const message = messageOf(call, mailbox);
  const bin = mailbox.wellKnown('deleteditems').id;
  if (message.folderId === bin || call.url.pathname.endsWith('/permanentDelete')) mailbox.remove(message);
  else mailbox.move(message, bin);
  return new Response(null, { status: 204 });
}

async function moveOrCopy(call: GraphCall): Promise<Response> {
  const mailbox = mailboxOf(call, 'write');
  const message = messageOf(call, mailbox);
  const { destinationId } = jsonBody(call);
  const folder = typeof destinationId === 'string' ? mailbox.folder(destinationId) : undefined;
  if (!folder) throw folderNotFound();
  if (call.url.pathname.endsWith('/copy')) {
    await attachmentsOf(message);
    const { id: _id, restId: _restId, ...copy } = message;
    return answerMessage(call, mailbox, mailbox.add({ ...structuredClone(copy), folderId: folder.id }), 201);
  }
  mailbox.move(message, folder.id);
  return answerMessage(call, mailbox, message, 201);
}

async function send(call: GraphCall): Promise<Response> {
  const mailbox = mailboxOf(call, 'send');
  const message = messageOf(call, mailbox);
  if (!message.isDraft) throw itemNotFound();
  await sendDraft(call, mailbox, message, { keep: true });
  return new Response(null, { status: 202 });
}

async function sendMail(call: GraphCall): Promise<Response> {
  const mailbox = mailboxOf(call, 'send');
  if (!isJson(call)) {
    const { draft, mime: kept } = await draftOfMime(call, mailbox, decodeMime(call));
    await sendDraft(call, mailbox, mailbox.add(draft), { keep: true, mime: kept });
    return new Response(null, { status: 202 });
  }
  const { message, saveToSentItems } = jsonBody(call);
  if (!message || typeof message !== 'object') throw badRequest("The parameter 'Message' is required.", 'ErrorInvalidParameter');
  const fields = readMessage(message as Record<string, unknown>, mailbox, call.world.clock.now());
  const draft: NewMessage = { ...blankDraft(call, mailbox), ...fields };
  if (![draft.to, draft.cc, draft.bcc].some((each) => each.length))
    throw badRequest("At least one recipient isn't valid., A message can't be sent because it contains no recipients.", 'ErrorInvalidRecipients');
  await sendDraft(call, mailbox, mailbox.add(draft), { keep: saveToSentItems !== false });
  return new Response(null, { status: 202 });
}

async function translateIds(call: GraphCall): Promise<Response> {
  const mailbox = mailboxOf(call, 'read');
  const { inputIds, targetIdType } = jsonBody(call);
  if (!Array.isArray(inputIds) || inputIds.length > MAX_TRANSLATED_IDS) throw badRequest(`inputIds holds at most ${MAX_TRANSLATED_IDS} ids.`);
  const immutable = /immutable/i.test(String(targetIdType));
  const value = inputIds.flatMap((sourceId: unknown) => {
    const message = mailbox.message(String(sourceId));
    return message ? [{ sourceId, targetId: immutable ? message.id : message.restId }] : [];
  });
  return Response.json({ value });
}

export const MAX_TRANSLATED_IDS = 1000;
const one = 'users/:user/messages/:message';

export const messageRoutes: Route[] = [
  { method: 'GET', path: one, handler: get },
  { method: 'GET', path: `${one}/$value`, handler: mime },
  { method: 'POST', path: 'users/:user/messages', handler: create },
  { method: 'POST', path: 'users/:user/mailFolders/:folder/messages', handler: create },
  { method: 'PATCH', path: one, handler: update },
  { method: 'DELETE', path: one, handler: remove },
  { method: 'POST', path: `${one}/permanentDelete`, handler: remove },
  { method: 'POST', path: `${one}/move`, handler: moveOrCopy },
  { method: 'POST', path: `${one}/copy`, handler: moveOrCopy },
  { method: 'POST', path: `${one}/send`, handler: send },
  { method: 'POST', path: 'users/:user/sendMail', handler: sendMail },
  { method: 'POST', path: 'users/:user/translateExchangeIds', handler: translateIds },
];
