import type { OutgoingFile } from '../intake/ports.ts';
import { GraphFault, type Graph } from './http.ts';

/** Up to here one POST; above it an upload session in pieces (Graph: attach large files). */
export const MAX_SIMPLE_ATTACHMENT_BYTES = 3_000_000;
/** A multiple of 320 KiB, below the 4 MB Graph takes. */
export const UPLOAD_PIECE_BYTES = 11 * 320 * 1024;

export async function attachFile(graph: Graph, message: string, file: OutgoingFile, putBytes: typeof fetch): Promise<void> {
  const inline = file.inline && file.contentId ? { isInline: true, contentId: file.contentId } : {};
  if (file.bytes.length < MAX_SIMPLE_ATTACHMENT_BYTES) {
    const content = { name: file.fileName, contentType: file.contentType, contentBytes: Buffer.from(file.bytes).toString('base64'), ...inline };
    await graph.call(`${message}/attachments`, { method: 'POST', body: { '@odata.type': '#microsoft.graph.fileAttachment', ...content } });
    return;
  }
  const item = { attachmentType: 'file', name: file.fileName, size: file.bytes.length, contentType: file.contentType, ...inline };
  const { uploadUrl } = await graph.json<{ uploadUrl: string }>(`${message}/attachments/createUploadSession`, { method: 'POST', body: { AttachmentItem: item } });
  for (let start = 0; start < file.bytes.length; start += UPLOAD_PIECE_BYTES) {
    const piece = file.bytes.subarray(start, start + UPLOAD_PIECE_BYTES);
    const range = `bytes ${start}-${start + piece.length - 1}/${file.bytes.length}`;
    // The upload URL is authenticated by itself; a token must not go there.
    const response = await putBytes(uploadUrl, { method: 'PUT', headers: { 'content-range': range, 'content-type': 'application/octet-stream' }, body: piece as BodyInit });
    if (!response.ok) throw new GraphFault(response.status >= 500 || response.status === 429 ? 'graph.unavailable' : 'graph.invalid', response.status, 'upload', null);
    await response.body?.cancel();
  }
}
