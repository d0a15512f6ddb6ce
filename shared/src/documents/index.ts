export * from './limits.ts';
export { pdfText, type PdfDocumentLike, type PdfRefusal, type PdfText, type ReadPdf } from './pdfText.ts';
export { documentsWith } from './readDocument.ts';
