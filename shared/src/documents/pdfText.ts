import type { UnreadReason } from '../privacy/index.ts';
import { MAX_PDF_PAGES, MAX_TEXT_CHARS } from './limits.ts';
import type { Entry } from './unzip.ts';

/** What a PDF says, page by page; `cut` when there was more than the limits allow. `files` lie inside of it (invoices carry their data so). */
export type PdfText = { pages: string[]; beside: string; files: Entry[]; cut: boolean };
export type PdfRefusal = Extract<UnreadReason, 'encrypted' | 'damaged' | 'tooSlow' | 'notTried'>;
/** Opens a PDF apart from the rest of the program and ends it when it takes too long. */
export type ReadPdf = (bytes: Uint8Array) => Promise<PdfText | { refused: PdfRefusal }>;

/** What we use of an opened document of pdf.js. */
export type PdfDocumentLike = {
  numPages: number;
  getPage(
    number: number,
  ): Promise<{
    getTextContent(): Promise<{ items: readonly { str?: string; hasEOL?: boolean }[] }>;
    getAnnotations(): Promise<readonly unknown[]>;
    cleanup(): unknown;
  }>;
  getMetadata(): Promise<{ info: unknown }>;
  getAttachments(): Promise<unknown>;
};

/** Words of the pages; besides, what stands in comments, links, filled fields and the properties of the file. */
export async function pdfText(document: PdfDocumentLike): Promise<PdfText> {
  const pages: string[] = [];
  const beside: string[] = [];
  let chars = 0;
  const until = Math.min(document.numPages, MAX_PDF_PAGES);
  for (let number = 1; number <= until && chars <= MAX_TEXT_CHARS; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map(({ str = '', hasEOL }) => (hasEOL ? `${str}\n` : str)).join('');
    pages.push(text);
    const notes = stringsIn(await page.getAnnotations());
    beside.push(...notes);
    chars += text.length + notes.reduce((sum, note) => sum + note.length, 0);
    page.cleanup();
  }
  beside.push(...stringsIn((await document.getMetadata()).info));
  return { pages, beside: beside.join('\n'), files: filesOf(await document.getAttachments()), cut: pages.length < document.numPages };
}

const MAX_STRING_CHARS = 20_000;
const MAX_DEPTH = 4;

/** Every text in what pdf.js tells about an annotation or a document, however deep: names of the fields differ from version to version. */
function stringsIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.slice(0, MAX_STRING_CHARS)];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || depth > MAX_DEPTH) return [];
  return Object.values(value).flatMap((each) => stringsIn(each, depth + 1));
}

function filesOf(attachments: unknown): Entry[] {
  if (typeof attachments !== 'object' || attachments === null) return [];
  return [...(attachments instanceof Map ? attachments.values() : Object.values(attachments))].flatMap((each: unknown) => {
    const { filename, content } = (each ?? {}) as { filename?: unknown; content?: unknown };
    return typeof filename === 'string' && content instanceof Uint8Array ? [{ name: filename, bytes: content }] : [];
  });
}
