import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { parentPort } from 'node:worker_threads';
import { pdfText, type PdfDocumentLike, type PdfRefusal, type PdfText } from '@listdesk/shared/documents';

/** The other end of `pdfReader`: the bytes of one PDF in, its words out. */
parentPort?.on('message', (bytes: Uint8Array) => {
  void answer(bytes).then((reply) => parentPort?.postMessage(reply));
});

/** Nothing is fetched and nothing drawn: no scripts, no fonts from elsewhere, no WebAssembly. */
async function answer(data: Uint8Array): Promise<PdfText | { refused: PdfRefusal }> {
  const loading = getDocument({ data, enableXfa: false, useSystemFonts: true, useWorkerFetch: false, useWasm: false, verbosity: VerbosityLevel.ERRORS });
  try {
    return await pdfText((await loading.promise) as unknown as PdfDocumentLike);
  } catch (error) {
    return { refused: error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'damaged' };
  } finally {
    await loading.destroy().catch(() => undefined);
  }
}
