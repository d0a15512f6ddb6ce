import MailComposer from 'nodemailer/lib/mail-composer';
import type { Address, StoredMessage } from '../mailbox/model.ts';

const LINE_BREAK_TAGS = /<(br|\/p|\/div|\/tr|\/li|\/h[1-6])\b[^>]*>/gi;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

/** The text Exchange puts beside an HTML body. */
export function textOfHtml(html: string): string {
  return html
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(LINE_BREAK_TAGS, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => ENTITIES[name]!)
    .replace(/ *\n */g, '\n')
    .trim();
}

/** The MIME of a draft as it leaves the mailbox: Bcc left out, threading headers and `x-` headers in. */
export async function renderMime(message: StoredMessage, sender: Address): Promise<Uint8Array> {
  const mailbox = ({ name, address }: Address): { name: string; address: string } => ({ name: name === address ? '' : name, address });
  const html = message.body.contentType === 'html';
  const composer = new MailComposer({
    from: mailbox(message.from ?? sender),
    to: message.to.map(mailbox),
    cc: message.cc.map(mailbox),
    replyTo: message.replyTo.map(mailbox),
    subject: message.subject,
    messageId: message.internetMessageId,
    date: new Date(message.sentAt),
    ...(message.inReplyTo ? { inReplyTo: message.inReplyTo, references: message.references } : {}),
    ...(html ? { html: message.body.content, text: textOfHtml(message.body.content) } : { text: message.body.content }),
    ...(message.importance === 'normal' ? {} : { priority: message.importance }),
    attachments: (message.attachments ?? [])
      .filter((each) => each.kind !== 'reference')
      .map((each) => ({
        filename: each.kind === 'item' && !/\.eml$/i.test(each.name) ? `${each.name}.eml` : each.name,
        content: Buffer.from(each.bytes),
        contentType: each.kind === 'item' ? 'message/rfc822' : each.contentType,
        contentDisposition: each.isInline ? ('inline' as const) : ('attachment' as const),
        ...(each.contentId ? { cid: each.contentId } : {}),
      })),
    headers: [
      { key: 'Thread-Topic', value: message.subject.replace(/^((re|aw|fw|wg):\s*)+/i, '') },
      { key: 'Thread-Index', value: Buffer.from(message.conversationId).subarray(0, 22).toString('base64') },
      ...message.customHeaders.map(({ name, value }) => ({ key: name, value })),
    ],
    newline: '\r\n',
  });
  return new Uint8Array(await composer.compile().build());
}
