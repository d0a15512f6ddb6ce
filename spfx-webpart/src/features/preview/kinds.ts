import type { Attachment } from '@listdesk/shared/tickets';

/** How a file is shown inside the page; null: it is saved, never opened. */
export type PreviewKind = 'picture' | 'pdf' | 'text';

/** Files that could run when opened: they are saved, never shown. */
export const DANGEROUS = /\.(exe|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|msi|jar|lnk|reg|html?|xhtml|svg|xlsm|docm|pptm|iso|img|chm)$/i;
const PICTURE = /^image\/(png|jpe?g|gif|webp|bmp)$/i;
const TEXT = /^(text\/(plain|csv|markdown|tab-separated-values)|application\/json)$/i;
/** Programs often send these as `application/octet-stream`. */
const TEXT_NAME = /\.(txt|log|csv|tsv|md|json|ini|ya?ml)$/i;
const PDF_NAME = /\.pdf$/i;
const UNKNOWN_TYPE = /^(application\/(octet-stream|x-download)|)$/i;

/** Larger ones are saved: a page that holds the desk as well must not run out of memory. */
export const MAX_PREVIEW_BYTES: Readonly<Record<PreviewKind, number>> = { picture: 25 * 1024 * 1024, pdf: 50 * 1024 * 1024, text: 5 * 1024 * 1024 };

/** What can be shown of a file, by its type, its name and its size. */
export function previewOf({
  fileName,
  contentType,
  size,
  storedName,
}: Pick<Attachment, 'fileName' | 'contentType' | 'size' | 'storedName'>): PreviewKind | null {
  if (!storedName || DANGEROUS.test(fileName)) return null;
  const type = contentType.split(';')[0]?.trim() ?? '';
  const unknown = UNKNOWN_TYPE.test(type);
  const kind: PreviewKind | null = PICTURE.test(type)
    ? 'picture'
    : /^application\/pdf$/i.test(type) || (unknown && PDF_NAME.test(fileName))
      ? 'pdf'
      : TEXT.test(type) || (unknown && TEXT_NAME.test(fileName))
        ? 'text'
        : null;
  return kind && size <= MAX_PREVIEW_BYTES[kind] ? kind : null;
}
