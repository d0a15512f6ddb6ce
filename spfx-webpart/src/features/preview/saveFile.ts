import type { Attachment } from '@listdesk/shared/tickets';
import type { PreviewKind } from './kinds';

const REVOKE_MS = 60_000;

/** The type a file is given in the browser: one it may have for sure, or bytes that nothing opens by itself. */
export const shownType = (file: Pick<Attachment, 'contentType'>, kind: PreviewKind | null): string =>
  kind === 'pdf'
    ? 'application/pdf'
    : kind === 'text'
      ? 'text/plain;charset=utf-8'
      : kind === 'picture'
        ? (file.contentType.split(';')[0] ?? '')
        : 'application/octet-stream';

function follow(bytes: Uint8Array, type: string, more: Partial<HTMLAnchorElement>): void {
  const address = URL.createObjectURL(new Blob([bytes as BlobPart], { type }));
  const link = Object.assign(document.createElement('a'), { href: address, rel: 'noopener', ...more });
  document.body.appendChild(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_MS);
}

/** Into the folder of downloads, under its own name. */
export const saveFile = (bytes: Uint8Array, file: Attachment): void => follow(bytes, 'application/octet-stream', { download: file.fileName });
/** Shown by the browser itself in a tab of its own. */
export const openInTab = (bytes: Uint8Array, file: Attachment, kind: PreviewKind): void => follow(bytes, shownType(file, kind), { target: '_blank' });
