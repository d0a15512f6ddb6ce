import { readFile } from 'node:fs/promises';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import type { OpenMailbox } from '../simulator/graph/mailbox/mailboxStore.ts';
import type { StoredMessage } from '../simulator/graph/mailbox/model.ts';
import { parseMail } from '../simulator/graph/mime/parse.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { listenOn } from '../workbench/server.ts';
import { sendMail, writeMail } from './compose.ts';
import { MAIL_FRAME_POLICY, mailboxPage, mailDocument } from './pages.ts';
import { conversations, readMail, versionOf } from './reading.ts';

export type MailboxServer = { origin: string; close: () => Promise<void> };

const PAGE_FILES: Record<string, string> = { '/mailbox.css': 'text/css', '/mailbox.js': 'text/javascript' };
const LEVELS = { user: 0, shared: 1, outside: 2 } as const;
const MAX_FORM_BYTES = 200 * 1024 * 1024;

const file = z.object({ name: z.string(), type: z.string(), base64: z.string() });
const Sent = z.object({
  address: z.string().min(3),
  parent: z.string(),
  to: z.string().min(3),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  attachments: z.array(file),
  pictures: z.array(z.object({ cid: z.string(), type: z.string().startsWith('image/'), base64: z.string() })),
});

/** A small web mail over all simulated mailboxes, for the person who stands for the requester. Nobody signs in: it is a window into the simulator. */
export async function startMailbox(options: { simulator: Simulator; smtp: { host: string; port: number }; port: number }): Promise<MailboxServer> {
  const { simulator } = options;

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const asked = url.searchParams.get('address');
    const fileType = PAGE_FILES[url.pathname];
    if (fileType) return send(response, 200, await readFile(new URL(`./page${url.pathname}`, import.meta.url)), fileType);
    if (url.pathname === '/send' && request.method === 'POST') return take(request, response);
    const mailbox = asked ? openMailbox(asked) : null;
    if (url.pathname === '/') return showPage(url, mailbox, response);
    if (!mailbox) return send(response, 404, 'There is no such mailbox.', 'text/plain');
    if (url.pathname === '/version') return send(response, 200, String(versionOf(mailbox)), 'text/plain');
    const message = mailbox.message(url.searchParams.get('id') ?? '');
    if (!message) return send(response, 404, 'There is no such mail.', 'text/plain');
    if (url.pathname === '/html')
      return send(response, 200, await mailDocument(message, mailbox.data.address), 'text/html; charset=utf-8', {
        'content-security-policy': MAIL_FRAME_POLICY,
      });
    if (url.pathname === '/part') return sendPart(response, message, Number(url.searchParams.get('part')));
    return send(response, 404, 'There is nothing here.', 'text/plain');
  };

  /** Outside addresses get their mailbox on the fly; a tenant's must exist. */
  const openMailbox = (address: string): OpenMailbox | null => {
    const found = simulator.graph.mailbox(address);
    if (found) return found;
    const domain = address.split('@')[1];
    if (!domain || simulator.directory.tenantByMailDomain(domain)) return null;
    return simulator.graph.store.create({ kind: 'outside', tenantId: null, address: address.toLowerCase() });
  };

  const showPage = async (url: URL, mailbox: OpenMailbox | null, response: ServerResponse): Promise<void> => {
    for (const tenant of simulator.directory.tenants) for (const user of tenant.users) simulator.graph.mailbox(user.upn);
    const mailboxes = [...simulator.graph.store.mailboxes].sort(
      (a, b) => LEVELS[a.data.kind] - LEVELS[b.data.kind] || a.data.address.localeCompare(b.data.address),
    );
    const threads = mailbox ? conversations(mailbox) : [];
    const wanted = url.searchParams.get('thread');
    const open = wanted ? (threads.find((thread) => thread.messages.some((message) => message.internetMessageId === wanted)) ?? null) : null;
    for (const message of open?.messages ?? [])
      if (mailbox && !message.isRead) {
        message.isRead = true;
        mailbox.touch(message);
      }
    return send(
      response,
      200,
      await mailboxPage({ mailboxes, mailbox, threads, open, writeTo: url.searchParams.get('write') ?? '' }),
      'text/html; charset=utf-8',
    );
  };

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (Number(request.headers['content-length'] ?? 0) > MAX_FORM_BYTES) return send(response, 413, 'The mail is too large.', 'text/plain');
    const form = Sent.safeParse(await json(request));
    const mailbox = form.success ? openMailbox(form.data.address) : null;
    if (!form.success || !mailbox) return send(response, 400, form.success ? 'There is no such mailbox.' : z.prettifyError(form.error), 'text/plain');
    const parent = mailbox.message(form.data.parent) ?? null;
    const { address, displayName } = mailbox.data;
    const raw = await writeMail({ name: displayName === address ? '' : displayName, address }, form.data, parent);
    try {
      await sendMail(options.smtp, address, form.data.to, raw);
    } catch (error) {
      return send(response, 502, error instanceof Error ? error.message : String(error), 'text/plain');
    }
    const kept = await keepSent(simulator, mailbox, raw);
    return send(response, 200, JSON.stringify({ messageId: kept.internetMessageId }), 'application/json');
  };

  const server = http.createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else send(response, 500, error instanceof Error ? (error.stack ?? error.message) : String(error), 'text/plain; charset=utf-8');
    });
  });
  const port = await listenOn(server, options.port);
  return {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A mail program keeps a copy of what it sent. */
async function keepSent(simulator: Simulator, mailbox: OpenMailbox, raw: Buffer): Promise<StoredMessage> {
  const now = simulator.world.clock.now();
  const { date, attachments, ...fields } = await parseMail(raw);
  const message = mailbox.add({
    ...fields,
    raw,
    attachments: null,
    folderId: mailbox.wellKnown('sentitems').id,
    receivedAt: now,
    sentAt: date ?? now,
    isDraft: false,
    isRead: true,
    categories: [],
    flagStatus: 'notFlagged',
    customHeaders: [],
    extended: {},
    conversationId: mailbox.conversationOf([fields.inReplyTo ?? '', ...fields.references.toReversed()]) ?? mailbox.newConversationId(),
  });
  message.attachments = attachments.map((each, at) => ({ ...each, id: `${message.id}.${at}`, modifiedAt: now }));
  return message;
}

async function sendPart(response: ServerResponse, message: StoredMessage, at: number): Promise<void> {
  const part = (await readMail(message)).attachments[at];
  if (!part) return send(response, 404, 'There is no such attachment.', 'text/plain');
  const picture = /^image\/(png|jpe?g|gif|webp|bmp)$/i.test(part.contentType);
  const name = encodeURIComponent(part.filename ?? 'attachment');
  send(response, 200, part.content, picture ? part.contentType : 'application/octet-stream', {
    'content-disposition': `${picture && part.related ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
  });
}

function send(response: ServerResponse, status: number, body: string | Buffer, type: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers });
  response.end(body);
}
