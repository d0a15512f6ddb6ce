import { DELIVERY_STATES, LONG_PARTS, MESSAGE_KINDS, parseSystemEvent } from '../tickets/index.ts';
import type { Contact, LongPart, Message, SystemEvent, ThreadEvidence } from '../tickets/index.ts';
import type { NewMessage } from '../intake/index.ts';
import type { MessagePatch } from './contract.ts';
import { MESSAGES_LIST } from '../schema/lists/messages.ts';
import { selectionOf } from './columns.ts';
import { fieldReader } from './fieldReader.ts';
import { clip, exact, json, line, MAX_NOTE_CHARS, MAX_TEXT_CHARS, note, storable, type Fields } from './fieldWriter.ts';
import { filesJson, parseFiles } from './filesColumn.ts';
import { isObject, listOf } from './jsonShapes.ts';
import { NO_SUBJECT } from './ticketFields.ts';
import { hashMessageId } from './messageIdHash.ts';
import type { Row } from './rows.ts';

export const MESSAGE_SELECTION = selectionOf(MESSAGES_LIST, { author: true, without: ['InternetIdHash'] });
/** A mail to more people keeps the first so many on the message; the mailbox keeps them all. */
export const MAX_STORED_RECIPIENTS = 300;

export function messageOf(row: Row): Message {
  const read = fieldReader('Messages', row);
  const writer = read.textOrNull('WrittenBy');
  const author = writer === null ? read.person('Author') : writerIn(writer);
  const recipients = read.json('Recipients', { to: [], cc: [] }, parseRecipients);
  const longParts = read
    .text('LongParts')
    .split(',')
    .filter((part): part is LongPart => LONG_PARTS.some((each) => each === part));
  const movedFrom = read.textOrNull('MovedFrom');
  const event = eventOf(read.textOrNull('SystemEvent'));
  return {
    id: read.id,
    etag: read.etag,
    key: read.key('MessageKey'),
    ticketKey: read.key('TicketKey'),
    kind: read.choice('MessageKind', MESSAGE_KINDS),
    from: { name: read.text('FromName'), address: read.text('FromEmail').toLowerCase() },
    to: recipients.to,
    cc: recipients.cc,
    subject: read.text('Title'),
    html: read.lines('BodyHtml'),
    visibleText: read.lines('VisibleText'),
    fullText: read.lines('FullText'),
    sentAt: read.timeOrNull('SentAt') ?? read.time('Created'),
    sendAfter: read.timeOrNull('SendAfter'),
    delivery: read.choiceOrNull('DeliveryState', DELIVERY_STATES) ?? 'None',
    deliveryError: read.textOrNull('DeliveryError'),
    attachments: read.json('Files', [], parseFiles),
    evidence: read.json<ThreadEvidence | null>('Evidence', null, parseEvidence),
    automatic: read.textOrNull('Automatic'),
    verified: read.boolean('SenderVerified'),
    internetMessageId: read.textOrNull('InternetMessageId'),
    mailboxMessageId: read.textOrNull('MailboxMessageId'),
    author: author && { id: author.id, name: author.name },
    ...(longParts.length > 0 && { longParts }),
    ...(movedFrom !== null && { movedFrom }),
    ...(event !== null && { event }),
  };
}

/** `files` are the parts that did not fit; they must follow as attachments of the item. */
export async function newMessageFields(message: NewMessage): Promise<{ fields: Fields; files: { part: LongPart; text: string }[] }> {
  const files = LONG_PARTS.map((part) => ({ part, text: storable(message[part]) })).filter(({ text }) => text.length > MAX_NOTE_CHARS);
  const isLong = (part: LongPart): boolean => files.some((file) => file.part === part);
  const fields: Fields = {
    MessageKey: exact('MessageKey', message.key),
    TicketKey: exact('TicketKey', message.ticketKey),
    MessageKind: message.kind,
    Title: line(message.subject) ?? NO_SUBJECT,
    FromName: line(message.from.name),
    FromEmail: line(message.from.address.toLowerCase()),
    Recipients: json('Recipients', { to: message.to.slice(0, MAX_STORED_RECIPIENTS), cc: message.cc.slice(0, MAX_STORED_RECIPIENTS) }),
    BodyHtml: isLong('html') ? null : note('BodyHtml', message.html),
    VisibleText: note('VisibleText', clip(storable(message.visibleText), MAX_NOTE_CHARS)),
    FullText: isLong('fullText') ? null : note('FullText', message.fullText),
    LongParts: files.map(({ part }) => part).join(',') || null,
    Evidence: json('Evidence', message.evidence),
    Automatic: line(message.automatic, MAX_TEXT_CHARS),
    SenderVerified: message.verified,
    ...(await messagePatchFields({
      delivery: message.delivery,
      deliveryError: message.deliveryError,
      internetMessageId: message.internetMessageId,
      mailboxMessageId: message.mailboxMessageId,
      sentAt: message.sentAt,
      sendAfter: message.sendAfter,
      attachments: message.attachments,
      ...(message.event && { event: message.event }),
      ...(message.movedFrom && { movedFrom: message.movedFrom }),
    })),
  };
  return { fields, files };
}

export async function messagePatchFields(patch: MessagePatch): Promise<Fields> {
  const fields: Fields = {};
  if (patch.delivery !== undefined) fields['DeliveryState'] = patch.delivery;
  if (patch.deliveryError !== undefined) fields['DeliveryError'] = note('DeliveryError', patch.deliveryError && clip(patch.deliveryError, MAX_ERROR_CHARS));
  if (patch.internetMessageId !== undefined) {
    fields['InternetMessageId'] = note('InternetMessageId', patch.internetMessageId);
    fields['InternetIdHash'] = patch.internetMessageId && (await hashMessageId(patch.internetMessageId));
  }
  if (patch.mailboxMessageId !== undefined) fields['MailboxMessageId'] = note('MailboxMessageId', patch.mailboxMessageId);
  if (patch.sentAt !== undefined) fields['SentAt'] = patch.sentAt;
  if (patch.sendAfter !== undefined) fields['SendAfter'] = patch.sendAfter;
  if (patch.ticketKey !== undefined) fields['TicketKey'] = exact('TicketKey', patch.ticketKey);
  if (patch.movedFrom !== undefined) fields['MovedFrom'] = exact('MovedFrom', patch.movedFrom);
  if (patch.verified !== undefined) fields['SenderVerified'] = patch.verified;
  if (patch.event !== undefined) fields['SystemEvent'] = json('SystemEvent', patch.event);
  if (patch.attachments !== undefined) fields['Files'] = note('Files', filesJson(patch.attachments));
  return fields;
}

const MAX_ERROR_CHARS = 2000;

const parseContact = (value: unknown): Contact | null =>
  isObject(value) && typeof value['address'] === 'string' ? { name: typeof value['name'] === 'string' ? value['name'] : '', address: value['address'] } : null;

export function parseRecipients(value: unknown): { to: Contact[]; cc: Contact[] } | null {
  if (!isObject(value)) return null;
  const to = listOf(value['to'] ?? [], parseContact);
  const cc = listOf(value['cc'] ?? [], parseContact);
  return to && cc && { to, cc };
}

/** Whoever wrote a message that has been in the archive: SharePoint names who put it there. `7;Aylin Demir`, `0;` for nobody. */
export const writtenBy = (writer: { id: number; name: string } | null): string | null => line(writer ? `${writer.id};${writer.name}` : '0;');
function writerIn(text: string): { id: number; name: string } | null {
  const parts = /^([1-9]\d*);(.*)$/.exec(text);
  return parts && { id: Number(parts[1]), name: parts[2]! };
}

const EVIDENCE_RULES: readonly ThreadEvidence['rule'][] = [
  'new',
  'sentId',
  'receivedId',
  'marker',
  'conversation',
  'number',
  'bounce',
  'portal',
  'desk',
  'rule',
];

function parseEvidence(value: unknown): ThreadEvidence | null {
  if (!isObject(value)) return null;
  const rule = EVIDENCE_RULES.find((each) => each === value['rule']);
  if (!rule) return null;
  const without = Array.isArray(value['without']) ? value['without'].filter((name): name is string => typeof name === 'string') : [];
  return {
    rule,
    ...(typeof value['matched'] === 'string' && { matched: value['matched'] }),
    ...(without.length > 0 && { without }),
    ...(value['notice'] === true && { notice: true }),
    ...(value['opens'] === true && { opens: true }),
    ...hintsOf(value['hints']),
  };
}

function hintsOf(value: unknown): Pick<ThreadEvidence, 'hints'> {
  if (!isObject(value)) return {};
  const person = (given: unknown): Contact | null =>
    isObject(given) && typeof given['address'] === 'string' && given['address'] !== ''
      ? { name: typeof given['name'] === 'string' ? given['name'] : '', address: given['address'] }
      : null;
  const [answersTo, original, names] = [person(value['answersTo']), person(value['original']), Number(value['names'])];
  return { hints: { ...(answersTo && { answersTo }), ...(original && { original }), ...(Number.isInteger(names) && names > 0 && { names }) } };
}

/** An entry broken by hand is shown by its text. */
function eventOf(text: string | null): SystemEvent | null {
  if (text === null) return null;
  try {
    return parseSystemEvent(JSON.parse(text));
  } catch {
    return null;
  }
}
