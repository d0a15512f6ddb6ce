import type { PdfDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A larger picture inside a PDF is left out, a larger page is drawn smaller: a file of a few bytes can ask for any size. */
const MAX_PICTURE_PIXELS = 32 * 1024 * 1024;
export const MAX_PAGE_PIXELS = 16 * 1024 * 1024;
const MAX_PAGES = 2_000;
/** A file that needs longer to open is meant to. */
const OPEN_MS = 20_000;

export type PdfRefusal = 'noWorker' | 'password' | 'broken' | 'slow';
export type OpenPdf = { document: PdfDocument; pages: number; close(): void };

/**
 * A worker made of a text in our own bundle: the file is read apart from the page, can be ended, and no other server is asked.
 * A page whose policy forbids such workers answers with an error event, or throws (CSP 3, `worker-src`).
 */
async function startWorker(): Promise<Worker | null> {
  const { default: source } = await import(/* webpackChunkName: 'pdf-worker' */ 'pdfjs-dist/legacy/build/pdf.worker.min.mjs');
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    const worker = new Worker(address, { type: 'module' });
    const started = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), OPEN_MS);
      const answer = (ok: boolean) => (): void => {
        clearTimeout(timer);
        resolve(ok);
      };
      // pdf.js says "ready" by itself as soon as its worker runs.
      worker.addEventListener('message', answer(true), { once: true });
      worker.addEventListener('error', answer(false), { once: true });
    });
    if (started) return worker;
    worker.terminate();
    return null;
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Opens a PDF without its scripts, forms that run, or anything from elsewhere. `bytes` are given away. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf | { refused: PdfRefusal }> {
  const [pdf, port] = await Promise.all([import(/* webpackChunkName: 'pdf' */ 'pdfjs-dist/legacy/build/pdf.mjs'), startWorker()]);
  if (!port) return { refused: 'noWorker' };
  const worker = new pdf.PDFWorker({ port });
  const loading = pdf.getDocument({
    data: bytes,
    worker,
    enableXfa: false,
    useSystemFonts: true,
    useWorkerFetch: false,
    useWasm: false,
    maxImageSize: MAX_PICTURE_PIXELS,
    verbosity: 0,
  });
  const close = (): void => {
    loading.destroy().catch(() => undefined);
    worker.destroy();
    port.terminate();
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const asked = new Promise<'password'>((resolve) => {
      loading.onPassword = () => resolve('password');
    });
    const late = new Promise<'slow'>((resolve) => {
      timer = setTimeout(() => resolve('slow'), OPEN_MS);
    });
    const document = await Promise.race([loading.promise, asked, late]);
    if (typeof document !== 'string') return { document, pages: Math.min(document.numPages, MAX_PAGES), close };
    close();
    return { refused: document };
  } catch {
    close();
    return { refused: 'broken' };
  } finally {
    clearTimeout(timer);
  }
}
