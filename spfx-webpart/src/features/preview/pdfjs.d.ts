/** What we use of pdf.js; its own types need a newer compiler than SPFx has. */
declare module 'pdfjs-dist/legacy/build/pdf.mjs' {
  export type Viewport = { width: number; height: number };
  export type Page = {
    getViewport(options: { scale: number }): Viewport;
    render(options: { canvas: HTMLCanvasElement; viewport: Viewport }): { promise: Promise<void>; cancel(): void };
    getTextContent(): Promise<{ items: readonly { str?: string; hasEOL?: boolean }[] }>;
    getAnnotations(): Promise<readonly unknown[]>;
    cleanup(): void;
  };
  export type PdfDocument = {
    numPages: number;
    getPage(number: number): Promise<Page>;
    getMetadata(): Promise<{ info: unknown }>;
    getAttachments(): Promise<unknown>;
  };
  export type Loading = { promise: Promise<PdfDocument>; destroy(): Promise<void>; onPassword: ((...asked: unknown[]) => void) | null };
  export class PDFWorker {
    constructor(options: { port: Worker });
    destroy(): void;
  }
  export function getDocument(options: Readonly<Record<string, unknown>>): Loading;
}
/** As text, see webpackPatch.js: a worker must come from our own page. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs' {
  const source: string;
  export default source;
}
