/** What one document may cost us. Anybody may mail us one, so each of these is tried with a file that is made to exceed it. */
export const MAX_UNZIPPED_BYTES = 64 * 1024 * 1024;
export const MAX_ENTRIES = 5_000;
/** A zip in a document in a zip. */
export const MAX_DEPTH = 3;
export const MAX_TEXT_CHARS = 5_000_000;
export const MAX_PDF_PAGES = 2_000;
/** A PDF that needs longer to open, or to give its words, is meant to. */
export const PDF_MS = 60_000;
