import { notImplemented } from '../../core/service.ts';
import type { Call } from '../http/call.ts';
import { leafOf } from './fileEntity.ts';
import { listByPath } from '../state/lists.ts';
import { readable } from './items.ts';

const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  txt: 'text/plain;charset=utf-8',
  csv: 'text/csv',
  pdf: 'application/pdf',
  json: 'application/json',
  js: 'text/javascript',
  css: 'text/css',
  eml: 'message/rfc822',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
/** Opened in the page; everything else is handed out as a download, HTML and SVG too. */
const INLINE = new Set(['png', 'jpg', 'jpeg', 'gif', 'webp', 'txt', 'pdf', 'css', 'js']);

/** Files and attachments under their own addresses, as links and pictures use them. What one may not read is not there. */
export async function serveFile(call: Call, path: string, method: string): Promise<Response> {
  const list = listByPath(call.site, path);
  if (!list || (method !== 'GET' && method !== 'HEAD')) return notImplemented(method, new URL(path, call.origin), 'a page of SharePoint');
  const bytes = bytesAt(call, list, path);
  if (!bytes) return new Response('404 FILE NOT FOUND', { status: 404, headers: { 'content-type': 'text/plain' } });
  const extension = leafOf(path).split('.').pop()?.toLowerCase() ?? '';
  return new Response(method === 'HEAD' ? null : (bytes as BodyInit), {
    headers: {
      'content-type': TYPES[extension] ?? 'application/octet-stream',
      'content-length': String(bytes.length),
      'x-content-type-options': 'nosniff',
      'content-disposition': `${INLINE.has(extension) ? 'inline' : 'attachment'};filename*=UTF-8''${encodeURIComponent(leafOf(path))}`,
    },
  });
}

function bytesAt(call: Call, list: NonNullable<ReturnType<typeof listByPath>>, path: string): Uint8Array | null {
  const visible = readable(call, list);
  const attachment = /\/Attachments\/(\d+)\/([^/]+)$/i.exec(path.slice(list.path.length));
  const item = attachment ? list.items.get(Number(attachment[1])) : list.items.at(path);
  if (!item || !visible(item)) return null;
  return attachment ? (item.attachments.find((file) => file.name.toLowerCase() === attachment[2]!.toLowerCase())?.bytes ?? null) : item.bytes;
}
