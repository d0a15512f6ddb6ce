import { simpleParser, type AddressObject, type EmailAddress, type ParsedMail as ParsedByLibrary } from 'mailparser';
import type { Address, StoredAttachment, StoredMessage } from '../mailbox/model.ts';
import { filterHeaders, headerEnd, headerLines, headerValue } from './headers.ts';

/** What Exchange reads out of a mail when it stores it. */
export type ParsedMail = Pick<
  StoredMessage,
  'subject' | 'body' | 'from' | 'to' | 'cc' | 'bcc' | 'replyTo' | 'internetMessageId' | 'inReplyTo' | 'references' | 'importance' | 'hasAttachments'
> & { date: number | null; attachments: Omit<StoredAttachment, 'id' | 'modifiedAt'>[] };

const MESSAGE_ID = /<[^<>\s]+>/g;
const READABLE_ALONE = new Set(['from', 'to', 'cc', 'reply-to', 'subject', 'date']);
const PARSER_OPTIONS = { skipTextToHtml: true, skipHtmlToText: true, skipTextLinks: true, skipImageLinks: true };

/** Never throws: of a mail nobody can read the headers that can be read remain. */
export async function parseMail(raw: Uint8Array): Promise<ParsedMail> {
  const lines = headerLines(raw);
  const messageId = headerValue(lines, 'message-id') ?? '';
  const own = {
    internetMessageId: messageId.match(MESSAGE_ID)?.[0] ?? messageId,
    inReplyTo: headerValue(lines, 'in-reply-to')?.match(MESSAGE_ID)?.[0] ?? null,
    references: headerValue(lines, 'references')?.match(MESSAGE_ID) ?? [],
    importance: importanceOf(headerValue(lines, 'importance') ?? headerValue(lines, 'x-priority') ?? ''),
  };
  const mail = (await read(raw)) ?? (await read(filterHeaders(raw.subarray(0, headerEnd(raw).end), (name) => READABLE_ALONE.has(name))));
  if (!mail)
    return {
      ...own,
      subject: '',
      body: { contentType: 'text', content: '' },
      from: null,
      to: [],
      cc: [],
      bcc: [],
      replyTo: [],
      date: null,
      hasAttachments: false,
      attachments: [],
    };
  const html = typeof mail.html === 'string' ? mail.html : null;
  const attachments = mail.attachments.map((each, at) => ({
    kind: each.contentType === 'message/rfc822' ? ('item' as const) : ('file' as const),
    name: each.filename ?? (each.contentType === 'message/rfc822' ? 'Attached message' : `ATT${String(at + 1).padStart(5, '0')}`),
    contentType: each.contentType,
    isInline: each.related || (each.contentDisposition === 'inline' && Boolean(each.cid)),
    contentId: each.cid ?? null,
    bytes: new Uint8Array(each.content),
    sourceUrl: null,
  }));
  return {
    ...own,
    subject: mail.subject ?? '',
    body: html === null ? { contentType: 'text', content: mail.text ?? '' } : { contentType: 'html', content: html },
    from: addresses(mail.from)[0] ?? null,
    to: addresses(mail.to),
    cc: addresses(mail.cc),
    bcc: addresses(mail.bcc),
    replyTo: addresses(mail.replyTo),
    date: mail.date?.getTime() ?? null,
    hasAttachments: attachments.some((each) => !each.isInline),
    attachments,
  };
}

/** Undefined for a mail that goes over the parser's limits. */
const read = (raw: Uint8Array): Promise<ParsedByLibrary | undefined> => simpleParser(Buffer.from(raw), PARSER_OPTIONS).catch(() => undefined);

function addresses(header: AddressObject | AddressObject[] | undefined): Address[] {
  const flat = (each: EmailAddress): EmailAddress[] => (each.group ? each.group.flatMap(flat) : [each]);
  return [header ?? []]
    .flat()
    .flatMap((each) => each.value)
    .flatMap(flat)
    .filter((each) => each.address)
    .map((each) => ({ name: each.name || each.address!, address: each.address! }));
}

function importanceOf(value: string): StoredMessage['importance'] {
  if (/^\s*(high|1|2)/i.test(value)) return 'high';
  if (/^\s*(low|4|5)/i.test(value)) return 'low';
  return 'normal';
}

/** Attachments of delivered mail, read from its MIME; ids follow the order, so that they stay over a restart. */
export async function attachmentsOf(message: StoredMessage): Promise<StoredAttachment[]> {
  if (!message.attachments) {
    const parsed = message.raw ? (await parseMail(message.raw)).attachments : [];
    message.attachments = parsed.map((each, at) => ({ ...each, id: `${message.id}.${at}`, modifiedAt: message.receivedAt }));
  }
  return message.attachments;
}
