/** What one document may cost us. Anybody may mail us one, so each of these is tried with a file that is made to exceed it. */
export const MAX_UNZIPPED_BYTES = 64 * 1024 * 1024;
export const MAX_ENTRIES = 5_000;
/** A zip in a document in a mail. */
export const MAX_DEPTH = 3;
export const MAX_TEXT_CHARS = 5_000_000;
export const MAX_PDF_PAGES = 2_000;
/** A PDF that needs longer to open, or to give its words, is meant to. */
export const PDF_MS = 60_000;
/** A line of text costs its parser 20 microseconds, one of a file (Base64) 4: at most some seconds a mail. Files of 20 MB have 350,000. */
export const MAX_MAIL_LINES = 400_000;
export const MAX_MAIL_TEXT_LINES = 100_000;
/** Sections of a mail: what begins with two dashes may be one. */
export const MAX_MAIL_SECTIONS = 10_000;
/** Sections in sections. */
export const MAX_MAIL_DEPTH = 100;
export const MAX_MAIL_HEADER_BYTES = 2 * 1024 * 1024;
