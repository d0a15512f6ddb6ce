import { randomUUID } from 'node:crypto';
import { createTransport } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { StoredMessage } from '../simulator/graph/mailbox/model.ts';
import { escapeHtml } from '../workbench/frame.ts';
import { readMail } from './reading.ts';

/** What the page's form sends. `html` holds inline pictures as `cid:` links to `pictures`. */
export type Draft = {
  to: string;
  subject: string;
  text: string;
  html: string;
  attachments: { name: string; type: string; base64: string }[];
  pictures: { cid: string; type: string; base64: string }[];
};

/** A mail as a usual mail program writes it: text and HTML, inline pictures, files, and for an answer the thread's headers and the quoted mail. */
export async function writeMail(from: { name: string; address: string }, draft: Draft, parent: StoredMessage | null): Promise<Buffer> {
  const quoted = parent ? await quote(parent) : { text: '', html: '' };
  const composer = new MailComposer({
    from,
    to: draft.to,
    subject: draft.subject,
    messageId: `<${randomUUID()}@${from.address.split('@')[1]}>`,
    ...(parent ? { inReplyTo: parent.internetMessageId, references: [...parent.references, parent.internetMessageId] } : {}),
    text: draft.text + quoted.text,
    html: `<html><body>${draft.html}${quoted.html}</body></html>`,
    attachments: [
      ...draft.pictures.map((picture) => ({
        cid: picture.cid,
        contentType: picture.type,
        filename: `${picture.cid.split('@')[0]}.${picture.type.split('/')[1]}`,
        content: Buffer.from(picture.base64, 'base64'),
        contentDisposition: 'inline' as const,
      })),
      ...draft.attachments.map((file) => ({
        filename: file.name,
        contentType: file.type || 'application/octet-stream',
        content: Buffer.from(file.base64, 'base64'),
      })),
    ],
  });
  return composer.compile().build();
}

/** Through the SMTP door, as every other mail program. Rejects with the door's own words. */
export async function sendMail(door: { host: string; port: number }, from: string, to: string, raw: Buffer): Promise<void> {
  const transport = createTransport({ host: door.host, port: door.port, secure: false, ignoreTLS: true });
  try {
    const recipients = to
      .split(/[,;]/)
      .map((address) => /<([^>]+)>/.exec(address)?.[1] ?? address.trim())
      .filter(Boolean);
    await transport.sendMail({ envelope: { from, to: recipients }, raw });
  } finally {
    transport.close();
  }
}

async function quote(parent: StoredMessage): Promise<{ text: string; html: string }> {
  const mail = await readMail(parent);
  const who = parent.from?.name || parent.from?.address || '';
  const line = `On ${new Date(parent.sentAt).toUTCString()}, ${who} wrote:`;
  const text = (mail.text ?? '')
    .split('\n')
    .map((each) => `> ${each}`)
    .join('\n');
  const html = typeof mail.html === 'string' ? mail.html : `<pre>${escapeHtml(mail.text ?? '')}</pre>`;
  return {
    text: `\n\n${line}\n${text}\n`,
    html: `<br><div class="gmail_quote"><div class="gmail_attr">${escapeHtml(line)}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">${html}</blockquote></div>`,
  };
}
