export { runArchive, TakenOver, type ArchiveOptions, type ArchiveOutcome, type ArchiveTotals } from './runArchive.ts';
export { previewArchive, type ArchivePreview } from './scanDue.ts';
export type { ArchivedTicket, ArchiveReader } from './readArchive.ts';
export { finishReturns, type BroughtBack } from './bringBack.ts';
