import type { World } from '../../core/service.ts';
import { jsonBody, type GraphCall, type Route } from '../call.ts';
import { badRequest, GraphError } from '../graphError.ts';
import type { MailboxStore } from '../mailbox/mailboxStore.ts';
import { mailboxOf } from '../permissions.ts';
import { addAttachment, requireDraft } from './attachments.ts';
import { isoTime } from './json.ts';
import { messageOf } from './routes.ts';

/** "3 MB": one request takes up to 3 MiB, a session begins at 3,000,000, so either reading of the page works. */
export const MIN_UPLOADED_BYTES = 3_000_000;
export const MAX_UPLOADED_BYTES = 150 * 1024 * 1024;
export const MAX_CHUNK_BYTES = 4 * 1024 * 1024;
const SESSION_LIFE_MS = 3600_000;
/** Stands for outlook.office.com, where such sessions live. */
const UPLOAD_PATH = '/simulated-outlook/AttachmentSessions/';

type Session = {
  mailbox: string;
  message: string;
  name: string;
  size: number;
  contentType: string;
  isInline: boolean;
  contentId: string | null;
  expires: number;
  chunks: Uint8Array[];
  received: number;
};

/** Attachments of 3 to 150 MB arrive in pieces, in order, at an address that needs no token. */
export class UploadSessions {
  #sessions = new Map<string, Session>();
  #world: World;
  #store: MailboxStore;

  constructor(world: World, store: MailboxStore) {
    this.#world = world;
    this.#store = store;
  }

  static owns(url: URL): boolean {
    return url.pathname.startsWith(UPLOAD_PATH);
  }

  create(call: GraphCall, mailbox: string, message: string, item: Record<string, unknown>): Response {
    const { attachmentType, name, size } = item;
    if (attachmentType !== 'file' || typeof name !== 'string' || !name) throw badRequest('AttachmentItem needs attachmentType "file" and a name.');
    if (typeof size !== 'number' || !Number.isInteger(size) || size < MIN_UPLOADED_BYTES || size > MAX_UPLOADED_BYTES)
      throw badRequest('An upload session is for attachments larger than 3 MB and up to 150 MB.', 'ErrorAttachmentSizeShouldNotBeLessThanMinimumSize');
    const id = this.#world.random.hex(40);
    const expires = this.#world.clock.now() + SESSION_LIFE_MS;
    this.#sessions.set(id, {
      mailbox,
      message,
      name,
      size,
      expires,
      chunks: [],
      received: 0,
      isInline: item['isInline'] === true,
      contentType: typeof item['contentType'] === 'string' ? item['contentType'] : 'application/octet-stream',
      contentId: typeof item['contentId'] === 'string' ? item['contentId'] : null,
    });
    const uploadUrl = `${call.address}${UPLOAD_PATH}${id}?authtoken=${this.#world.random.hex(32)}`;
    return Response.json(
      {
        '@odata.context': `${call.address}/v1.0/$metadata#microsoft.graph.uploadSession`,
        uploadUrl,
        expirationDateTime: isoTime(expires),
        nextExpectedRanges: ['0-'],
      },
      { status: 201 },
    );
  }

  answer(request: Request, url: URL, address: string, body: Uint8Array): Response {
    const id = url.pathname.slice(UPLOAD_PATH.length);
    const session = this.#sessions.get(id);
    if (!session || session.expires < this.#world.clock.now())
      throw new GraphError(404, 'ErrorItemNotFound', 'The upload session was not found or has expired.');
    if (request.headers.has('authorization'))
      throw new GraphError(401, 'InvalidAudience', 'The audience claim value is invalid for this address; an upload needs no Authorization header.');
    if (request.method === 'DELETE') {
      this.#sessions.delete(id);
      return new Response(null, { status: 204 });
    }
    if (request.method === 'GET') return Response.json({ expirationDateTime: isoTime(session.expires), nextExpectedRanges: [`${session.received}-`] });
    if (request.method !== 'PUT') throw new GraphError(405, 'MethodNotAllowed', 'Use PUT.');
    const [, first, last, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(request.headers.get('content-range') ?? '') ?? [];
    if (first === undefined || Number(total) !== session.size)
      throw badRequest('The Content-Range header is missing or does not fit the announced size.', 'ErrorInvalidContentRange');
    const length = Number(last) - Number(first) + 1;
    if (Number(first) !== session.received || length !== body.length || Number(last) >= session.size)
      throw badRequest(`Expected a range that begins at ${session.received} and as many bytes as it says.`, 'ErrorInvalidContentRange');
    if (length > MAX_CHUNK_BYTES) throw badRequest('A piece may hold 4 MB.', 'ErrorInvalidContentRange');
    session.chunks.push(body);
    session.received += length;
    if (session.received < session.size) return Response.json({ expirationDateTime: isoTime(session.expires), nextExpectedRanges: [String(session.received)] });
    return this.#finish(id, session, address);
  }

  #finish(id: string, session: Session, address: string): Response {
    this.#sessions.delete(id);
    const mailbox = this.#store.mailboxes.find((each) => each.data.id === session.mailbox);
    const message = mailbox?.message(session.message);
    if (!mailbox || !message) throw new GraphError(404, 'ErrorItemNotFound', 'The message of this upload is gone.');
    const attachment = {
      id: mailbox.attachmentId(),
      kind: 'file' as const,
      name: session.name,
      contentType: session.contentType,
      isInline: session.isInline,
      contentId: session.contentId,
      modifiedAt: this.#world.clock.now(),
      bytes: new Uint8Array(Buffer.concat(session.chunks)),
      sourceUrl: null,
    };
    addAttachment(mailbox, message, attachment);
    const location = `${address}/v1.0/users/${mailbox.data.id}/messages/${message.restId}/attachments/${attachment.id}`;
    return new Response(null, { status: 201, headers: { location } });
  }
}

async function create(call: GraphCall): Promise<Response> {
  const mailbox = mailboxOf(call, 'write');
  const message = messageOf(call, mailbox);
  requireDraft(message);
  const item = jsonBody(call)['AttachmentItem'];
  if (!item || typeof item !== 'object') throw badRequest("The parameter 'AttachmentItem' is required.");
  return call.uploads.create(call, mailbox.data.id, message.id, item as Record<string, unknown>);
}

export const uploadRoutes: Route[] = [{ method: 'POST', path: 'users/:user/messages/:message/attachments/createUploadSession', handler: create }];
