import type { Attachment } from 'mailparser';
import type { StoredMessage } from '../simulator/graph/mailbox/model.ts';
import type { OpenMailbox } from '../simulator/graph/mailbox/mailboxStore.ts';
import { escapeHtml as e } from '../workbench/frame.ts';
import { readMail, versionOf } from './reading.ts';
import type { Thread } from './threads.ts';

export type View = {
  mailboxes: OpenMailbox[];
  mailbox: OpenMailbox | null;
  threads: Thread<StoredMessage>[];
  open: Thread<StoredMessage> | null;
  writeTo: string;
};

const link = (parameters: Record<string, string>): string => `/?${e(new URLSearchParams(parameters).toString())}`;
const time = (at: number): string => `<time datetime="${new Date(at).toISOString()}">${new Date(at).toISOString().slice(0, 16).replace('T', ' ')}</time>`;
const nameOf = (address: { name: string; address: string } | null): string => e(address?.name || address?.address || 'unknown');
const kindWord = { user: 'Mailbox', shared: 'Shared mailbox', outside: 'Outside' } as const;

export async function mailboxPage(view: View): Promise<string> {
  const { mailbox, open } = view;
  const title = mailbox ? mailbox.data.address : 'Mailboxes';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${e(title)}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/mailbox.css"><script src="/mailbox.js" type="module"></script></head>
<body data-address="${e(mailbox?.data.address ?? '')}" data-version="${mailbox ? versionOf(mailbox) : 0}" data-level="${open ? 'thread' : mailbox ? 'list' : 'boxes'}">
<nav class="boxes" aria-label="Mailboxes"><h1>Mail</h1>${view.mailboxes.map((each) => box(each, mailbox)).join('')}
<form method="get" class="other"><label>Another address<input name="address" type="email" required placeholder="kim@example.org"></label><button>Open</button></form></nav>
${
  mailbox
    ? `<section class="list" aria-label="Conversations"><header><h2>${e(mailbox.data.displayName || mailbox.data.address)}</h2><a class="primary" href="${link({ address: mailbox.data.address, write: '1' })}">New mail</a></header>
${view.threads.length ? view.threads.map((thread) => row(thread, mailbox, open)).join('') : '<p class="empty">No mail yet.</p>'}</section>`
    : ''
}
<main>${await reading(view)}</main></body></html>`;
}

function box(each: OpenMailbox, current: OpenMailbox | null): string {
  const unread = [...each.messages.values()].filter((message) => !message.isRead && !message.isDraft && message.folderId === each.folder('inbox')?.id).length;
  return `<a href="${link({ address: each.data.address })}"${each === current ? ' aria-current="page"' : ''}><b>${e(each.data.displayName || each.data.address)}</b><small>${e(each.data.address)} · ${kindWord[each.data.kind]}</small>${unread ? `<i>${unread}</i>` : ''}</a>`;
}

function row(thread: Thread<StoredMessage>, mailbox: OpenMailbox, open: Thread<StoredMessage> | null): string {
  const last = thread.messages.at(-1);
  const unread = thread.messages.some((message) => !message.isRead);
  const people = [...new Set(thread.messages.map((message) => nameOf(message.from)))].join(', ');
  return `<a class="row${unread ? ' unread' : ''}" href="${link({ address: mailbox.data.address, thread: thread.id })}"${thread.id === open?.id ? ' aria-current="true"' : ''}><span>${people}${thread.messages.length > 1 ? ` (${thread.messages.length})` : ''}</span>${time(thread.lastAt)}<b>${e(last?.subject || '(no subject)')}</b></a>`;
}

async function reading({ mailbox, open, writeTo }: View): Promise<string> {
  if (!mailbox) return '<p class="empty">Choose a mailbox.</p>';
  if (writeTo) return `<h2>New mail</h2>${form({ to: writeTo === '1' ? '' : writeTo, subject: '', parent: '', label: 'New mail' })}`;
  if (!open) return '<p class="empty">Choose a conversation.</p>';
  const last = open.messages.at(-1);
  const mails = await Promise.all(open.messages.map((message) => article(message, mailbox)));
  const incoming = open.messages.findLast((message) => message.from?.address !== mailbox.data.address) ?? last;
  const to = incoming?.replyTo[0]?.address ?? (incoming?.from?.address === mailbox.data.address ? incoming?.to[0]?.address : incoming?.from?.address) ?? '';
  const subject = last?.subject ?? '';
  return `<a class="back" href="${link({ address: mailbox.data.address })}">All mail</a><h2>${e(subject || '(no subject)')}</h2>${mails.join('')}
${form({ to, subject: /^re:/i.test(subject) ? subject : `Re: ${subject}`, parent: incoming?.id ?? '', label: 'Answer' })}`;
}

async function article(message: StoredMessage, mailbox: OpenMailbox): Promise<string> {
  const mail = await readMail(message);
  const part = (at: number): string => `/part?${e(new URLSearchParams({ address: mailbox.data.address, id: message.id, part: String(at) }).toString())}`;
  const files = mail.attachments.map((file, at) => ({ file, at })).filter(({ file }) => !file.related);
  return `<article data-message-id="${e(message.internetMessageId)}" data-in-reply-to="${e(message.inReplyTo ?? '')}"><header><b>${nameOf(message.from)}</b> <small>${e(message.from?.address ?? '')}</small>${time(message.sentAt)}
<small>to ${message.to.map(nameOf).join(', ') || 'nobody'}${message.cc.length ? `, copy to ${message.cc.map(nameOf).join(', ')}` : ''}</small></header>
<iframe title="Mail of ${nameOf(message.from)}" sandbox="allow-same-origin allow-popups" src="/html?${e(new URLSearchParams({ address: mailbox.data.address, id: message.id }).toString())}"></iframe>
${files.length ? `<ul class="files">${files.map(({ file, at }) => `<li><a href="${part(at)}" download>${e(file.filename ?? 'attachment')}</a> <small>${e(file.contentType)}, ${size(file)}</small></li>`).join('')}</ul>` : ''}</article>`;
}

const size = (file: Attachment): string =>
  file.size < 1024 ? `${file.size} B` : file.size < 1024 * 1024 ? `${Math.round(file.size / 1024)} KB` : `${(file.size / 1024 / 1024).toFixed(1)} MB`;

function form({ to, subject, parent, label }: { to: string; subject: string; parent: string; label: string }): string {
  return `<form class="write" aria-label="${label}" data-parent="${e(parent)}"><label>To<input name="to" required value="${e(to)}"></label><label>Subject<input name="subject" value="${e(subject)}"></label>
<div class="text" role="textbox" aria-multiline="true" aria-label="Message" contenteditable="true"></div>
<ul class="chosen"></ul><p class="problem" role="alert" hidden></p>
<div class="bar"><button class="primary">Send</button><label class="button">Attach files<input type="file" name="files" multiple></label><label class="button">Insert picture<input type="file" name="pictures" accept="image/*"></label><small>A copied picture can be pasted into the text.</small></div></form>`;
}

/** The mail itself, for the sandboxed frame: no scripts, no outside requests, pictures of the mail only. */
export const MAIL_FRAME_POLICY = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'";

export async function mailDocument(message: StoredMessage, address: string): Promise<string> {
  const mail = await readMail(message);
  const base =
    '<base target="_blank"><meta charset="utf-8"><style>body{font:14px/1.5 "Segoe UI","Open Sans",system-ui,sans-serif;color:#201f1e;margin:12px 16px;overflow-wrap:anywhere}img{max-width:100%;height:auto}blockquote{color:#605e5c}</style>';
  if (typeof mail.html !== 'string') return `${base}<pre style="white-space:pre-wrap;font:inherit">${e(mail.text ?? '')}</pre>`;
  const at = new Map(mail.attachments.map((file, index) => [file.cid, index] as const));
  const html = mail.html.replace(/cid:([^"'\s>)]+)/g, (whole, cid: string) => {
    const part = at.get(decodeURIComponent(cid));
    return part === undefined ? whole : `/part?${new URLSearchParams({ address, id: message.id, part: String(part) }).toString().replaceAll('&', '&amp;')}`;
  });
  return base + html;
}
