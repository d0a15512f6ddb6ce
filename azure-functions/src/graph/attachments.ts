import type { OutgoingFile } from '../intake/ports.ts';
import { GraphFault, type Graph } from './http.ts';

/** Up to here one POST; above it an upload session in pieces (Graph: attach large files). */
export const MAX_SIMPLE_ATTACHMENT_BYTES = 3_000_000;
/** A multiple of 320 KiB, below the 4 MB Graph takes. */
export const UPLOAD_PIECE_BYTES = 11 * 320 * 1024;

/** Reads while it sends: of a large file one piece is in memory. */
export async function attachFile(graph: Graph, message: string, file: OutgoingFile, putBytes: typeof fetch): Promise<void> {
  const inline = file.inline && file.contentId ? { isInline: true, contentId: file.contentId } : {};
  const opened = await file.open();
  const size = opened.size ?? file.size;
  if (size < MAX_SIMPLE_ATTACHMENT_BYTES) {
    const read: Uint8Array[] = [];
    for await (const piece of opened.body) read.push(piece);
    const content = { name: file.fileName, contentType: file.contentType, contentBytes: Buffer.concat(read).toString('base64'), ...inline };
    await graph.call(`${message}/attachments`, { method: 'POST', body: { '@odata.type': '#microsoft.graph.fileAttachment', ...content } });
    return;
  }
  const item = { attachmentType: 'file', name: file.fileName, size, contentType: file.contentType, ...inline };
  const { uploadUrl } = await graph.json<{ uploadUrl: string }>(`${message}/attachments/createUploadSession`, {
    method: 'POST',
    body: { AttachmentItem: item },
  });
  let start = 0;
  for await (const piece of piecesOf(opened.body)) {
    const range = `bytes ${start}-${start + piece.length - 1}/${size}`;
    // The upload URL is authenticated by itself; a token must not go there.
    const response = await putBytes(uploadUrl, {
      method: 'PUT',
      headers: { 'content-range': range, 'content-type': 'application/octet-stream' },
      body: piece as BodyInit,
    });
    if (!response.ok)
      throw new GraphFault(response.status >= 500 || response.status === 429 ? 'graph.unavailable' : 'graph.invalid', response.status, 'upload', null);
    await response.body?.cancel();
    start += piece.length;
  }
  // Cut off on its way to us: the session ends by itself, nothing is attached.
  if (start !== size) throw new GraphFault('graph.unavailable', 0, 'upload', null);
}

/** Pieces of one length, but for the last. */
async function* piecesOf(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    for (let at = 0; at < chunk.length;) {
      const part = chunk.subarray(at, at + UPLOAD_PIECE_BYTES - length);
      kept.push(part);
      length += part.length;
      at += part.length;
      if (length < UPLOAD_PIECE_BYTES) continue;
      yield new Uint8Array(Buffer.concat(kept));
      kept = [];
      length = 0;
    }
  }
  if (length) yield new Uint8Array(Buffer.concat(kept));
}
