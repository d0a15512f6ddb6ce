import { isJson, jsonBody, type GraphCall, type Route } from '../call.ts';
import { badRequest } from '../graphError.ts';
import type { NewMessage, OpenMailbox } from '../mailbox/mailboxStore.ts';
import type { Address, StoredMessage } from '../mailbox/model.ts';
import { attachmentsOf } from '../mime/parse.ts';
import { mailboxOf } from '../permissions.ts';
import { blankDraft, decodeMime, draftOfMime, sendDraft } from './drafts.ts';
import { readAddresses, readMessage } from './input.ts';
import { answerMessage, messageOf } from './routes.ts';

type Kind = 'reply' | 'replyAll' | 'forward';
/** The oldest reference and the newest ones stay when the chain is longer. */
export const MAX_REFERENCES = 50;

const HTML_ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (char) => HTML_ESCAPES[char]!);

/** A draft that answers or forwards a message: recipients, subject, threading headers and the quoted original. */
async function answerDraft(call: GraphCall, mailbox: OpenMailbox, kind: Kind): Promise<{ draft: NewMessage; mime?: Uint8Array }> {
  const original = messageOf(call, mailbox);
  const threading = { conversationId: original.conversationId, inReplyTo: original.internetMessageId || null, references: referencesAfter(original) };
  if (call.body.length && !isJson(call)) {
    const made = await draftOfMime(call, mailbox, decodeMime(call));
    return { ...made, draft: { ...made.draft, ...threading } };
  }
  const input = jsonBody(call);
  const given = (input['message'] ?? input['Message'] ?? {}) as Record<string, unknown>;
  const comment = input['comment'] ?? input['Comment'];
  if (comment !== undefined && given['body'] !== undefined)
    throw badRequest('Specify either the comment or the body of the message, not both.', 'ErrorInvalidRequest');
  if (comment !== undefined && typeof comment !== 'string') throw badRequest("The value of 'comment' is no string.", 'RequestBodyRead');
  const fields = readMessage(given, mailbox, call.world.clock.now());
  const prefix = kind === 'forward' ? 'Fw: ' : 'Re: ';
  const recipients = kind === 'forward' ? { to: readAddresses('toRecipients', input['toRecipients'] ?? []), cc: [] } : recipientsOf(original, mailbox, kind);
  const carried = kind === 'forward' ? await copiedAttachments(mailbox, original) : inlineOf(await copiedAttachments(mailbox, original));
  const attachments = [...carried, ...(fields.attachments ?? [])];
  const draft: NewMessage = {
    ...blankDraft(call, mailbox),
    ...recipients,
    ...threading,
    subject: new RegExp(`^${prefix.trim()}`, 'i').test(original.subject) ? original.subject : `${prefix}${original.subject}`,
    body: { contentType: 'html', content: quoted(original, comment ?? '') },
    ...fields,
    attachments,
    hasAttachments: attachments.some((each) => !each.isInline),
  };
  return { draft };
}

function referencesAfter(original: StoredMessage): string[] {
  const chain = [...original.references, ...(original.references.length || !original.inReplyTo ? [] : [original.inReplyTo]), original.internetMessageId].filter(
    Boolean,
  );
  return chain.length > MAX_REFERENCES ? [chain[0]!, ...chain.slice(-(MAX_REFERENCES - 1))] : chain;
}

function recipientsOf(original: StoredMessage, mailbox: OpenMailbox, kind: 'reply' | 'replyAll'): { to: Address[]; cc: Address[] } {
  const own = [mailbox.data.address, ...mailbox.data.aliases];
  const mine = original.from !== null && own.includes(original.from.address.toLowerCase());
  // Answering one's own message goes to those it went to.
  const main = original.replyTo.length ? original.replyTo : mine ? original.to : original.from ? [original.from] : [];
  if (kind === 'reply') return { to: main, cc: [] };
  const seen = new Set([...own, ...main.map((each) => each.address.toLowerCase())]);
  const fresh = (list: Address[]): Address[] =>
    list.filter((each) => {
      const key = each.address.toLowerCase();
      return !seen.has(key) && seen.add(key);
    });
  return { to: [...main, ...fresh(original.to)], cc: fresh(original.cc) };
}

function quoted(original: StoredMessage, comment: string): string {
  const list = (people: Address[]): string => escapeHtml(people.map((each) => `${each.name} <${each.address}>`).join('; '));
  const body = original.body.contentType === 'html' ? original.body.content : `<pre>${escapeHtml(original.body.content)}</pre>`;
  return (
    `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>${escapeHtml(comment).replace(/\r?\n/g, '<br>\r\n')}` +
    `<hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif"><b>From:</b> ${list(original.from ? [original.from] : [])}<br>` +
    `<b>Sent:</b> ${new Date(original.sentAt).toUTCString()}<br><b>To:</b> ${list(original.to)}<br><b>Subject:</b> ${escapeHtml(original.subject)}</font><div>&nbsp;</div></div>${body}</body></html>`
  );
}

async function copiedAttachments(mailbox: OpenMailbox, original: StoredMessage) {
  return (await attachmentsOf(original)).map((each) => ({ ...each, id: mailbox.attachmentId() }));
}

const inlineOf = <T extends { isInline: boolean }>(list: T[]): T[] => list.filter((each) => each.isInline);

const create =
  (kind: Kind) =>
  async (call: GraphCall): Promise<Response> => {
    const mailbox = mailboxOf(call, 'write');
    const { draft } = await answerDraft(call, mailbox, kind);
    return answerMessage(call, mailbox, mailbox.add(draft), 201);
  };

const send =
  (kind: Kind) =>
  async (call: GraphCall): Promise<Response> => {
    const mailbox = mailboxOf(call, 'send');
    const { draft, mime } = await answerDraft(call, mailbox, kind);
    if (![draft.to, draft.cc, draft.bcc].some((each) => each.length)) throw badRequest("At least one recipient isn't valid.", 'ErrorInvalidRecipients');
    await sendDraft(call, mailbox, mailbox.add(draft), { keep: true, ...(mime ? { mime } : {}) });
    return new Response(null, { status: 202 });
  };

const one = 'users/:user/messages/:message';
export const replyRoutes: Route[] = [
  { method: 'POST', path: `${one}/createReply`, handler: create('reply') },
  { method: 'POST', path: `${one}/createReplyAll`, handler: create('replyAll') },
  { method: 'POST', path: `${one}/createForward`, handler: create('forward') },
  { method: 'POST', path: `${one}/reply`, handler: send('reply') },
  { method: 'POST', path: `${one}/replyAll`, handler: send('replyAll') },
  { method: 'POST', path: `${one}/forward`, handler: send('forward') },
];
