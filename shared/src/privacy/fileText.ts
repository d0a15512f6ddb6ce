/**
 * Why a file, or a part of it, was not read: of a kind we cannot read, pages that are pictures, protected by a password, over one of the
 * limits, too slow, not what its name says, or read by nobody because this search does not open documents.
 */
export const UNREAD_REASONS = ['kind', 'pictures', 'encrypted', 'tooLarge', 'tooSlow', 'damaged', 'notTried'] as const;
export type UnreadReason = (typeof UNREAD_REASONS)[number];

/**
 * What a file says: all of it (`unread` null), a part (both), or nothing (`text` null). A `text` can be written anew word by word; a
 * `document` (PDF, Office, zip, mail) only by whoever knows its format.
 */
export type FileText = { text: string | null; form: 'text' | 'document'; unread: UnreadReason | null };

/** One place in a text and what stands there instead. */
export type TextEdit = { start: number; end: number; text: string };

/** Reads and rewrites documents. Nothing in a file makes it throw: what cannot be read is answered with the reason. */
export type Documents = {
  read(bytes: Uint8Array): Promise<FileText>;
  /** The same document with the edits in it, or null when it can only be replaced by its text. `edits` says what goes out of a text. */
  rewrite(bytes: Uint8Array, edits: (text: string) => TextEdit[]): Promise<Uint8Array | null>;
};

/** Files whose bytes are their text. */
export const TEXT_FILE = /\.(?:txt|text|log|csv|tsv|md|htm|html|xml|json|ya?ml|ini|ics|vcf|rtf|svg)$/i;
/** Files `Documents` may know how to read; anything else is not fetched at all. */
export const DOCUMENT_FILE = /\.(?:pdf|docx|docm|dotx|xlsx|xlsm|xltx|pptx|pptm|ppsx|odt|ods|odp|odg|zip|eml)$/i;
/** Larger files are not read as text. */
export const MAX_TEXT_FILE_BYTES = 5 * 1024 * 1024;
/** Larger documents are not fetched. */
export const MAX_DOCUMENT_BYTES = 50 * 1024 * 1024;
