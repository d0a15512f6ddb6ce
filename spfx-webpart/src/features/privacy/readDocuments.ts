import { documentsWith, PDF_MS, pdfText, type PdfRefusal, type PdfText } from '@listdesk/shared/documents';
import type { Documents } from '@listdesk/shared/privacy';
import { openPdf, type PdfRefusal as OpenRefusal } from '../preview/pdf';

const REFUSALS: Readonly<Record<OpenRefusal, PdfRefusal>> = { noWorker: 'notTried', password: 'encrypted', broken: 'damaged', slow: 'tooSlow' };

/** A worker of its own for each PDF, ended with it: whatever a file does there, the page and the next file know nothing of it. */
async function readPdf(bytes: Uint8Array): Promise<PdfText | { refused: PdfRefusal }> {
  const opened = await openPdf(bytes.slice());
  if ('refused' in opened) return { refused: REFUSALS[opened.refused] };
  let timer: number | undefined;
  try {
    const late = new Promise<{ refused: PdfRefusal }>((resolve) => {
      timer = window.setTimeout(() => resolve({ refused: 'tooSlow' }), PDF_MS);
    });
    return await Promise.race([pdfText(opened.document), late]);
  } catch {
    return { refused: 'damaged' };
  } finally {
    window.clearTimeout(timer);
    opened.close();
  }
}

/** How a browser reads PDF and Office files of a search. */
export const browserDocuments = (): Documents => documentsWith(readPdf);
