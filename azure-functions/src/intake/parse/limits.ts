/** Limits of reading one mail beside those of `@listdesk/shared/mail`; each is a refusal that is said in `warnings`. */

/** One header field; longer ones are cut. Exchange refuses 64 kB as well. */
export const MAX_HEADER_FIELD_BYTES = 64 * 1024;
/** Longest boundary we look for; RFC 2046 section 5.1.1 allows 70, some programs took no notice. */
export const MAX_BOUNDARY_CHARS = 16_000;
/** message/rfc822 inside message/rfc822. */
export const MAX_NESTED_MESSAGES = 5;
/** A larger one is kept as a file and not opened. */
export const MAX_NESTED_BYTES = 4 * 1024 * 1024;
/** Exchange's own cap on attachments of one mail. */
export const MAX_FILES = 250;
/** A Content-* field: type, boundary and names need no more. */
export const MAX_CONTENT_FIELD_BYTES = 8 * 1024;
/** Colons and quotes in one address header; 500 recipients with quoted names stay far below. Groups and quotes are what makes address lists slow. */
export const MAX_ADDRESS_COLONS = 100;
export const MAX_ADDRESS_QUOTES = 4_000;
/** Lines of one text section, before its encoding is taken off; what is beyond is cut and the whole mail attached. */
export const MAX_TEXT_LINES = 5_000;
/** Bytes of one text section on the wire; what is beyond is cut and the whole mail attached. */
export const MAX_PLAIN_BYTES = 300_000;
export const MAX_HTML_BYTES = 2_500_000;
export const MAX_HEADER_NAME_CHARS = 200;
/** Sections that are read of a mail with more than `MAX_MIME_PARTS`; the whole of it is attached. */
export const PARTS_OF_REFUSED_MAIL = 10;
/** Attributes and nested files of one winmail.dat. */
export const MAX_TNEF_ATTRIBUTES = 2_000;
export const MAX_TNEF_BYTES = 64 * 1024 * 1024;
export const MAX_CALENDAR_CHARS = 256 * 1024;
/** Up to here a mail is read in this thread; see docs/decisions.md. */
export const MAX_IN_PROCESS_BYTES = 256 * 1024;
/** Levels of HTML that are kept; deeper ones are shown as text (DOMPurify CVE-2024-47875 class). */
export const MAX_HTML_DEPTH = 100;
export const MAX_HTML_TAGS = 20_000;
export const MAX_HTML_ENTITIES = 50_000;
export const MAX_TAG_ATTRIBUTES = 200;
export const MAX_DATA_IMAGE_CHARS = 256 * 1024;
/** Text kept of HTML that is too complex to clean, and how much of the HTML is looked at for it; all of it is attached then. */
export const MAX_FLATTENED_CHARS = 100_000;
export const MAX_FLATTENED_SOURCE_CHARS = 400_000;
/** A whole mail that is attached because of a limit is told apart by its size and so much of either end: hashing it all would cost more than reading it. */
export const FINGERPRINT_BYTES = 16 * 1024;
/** Larger mails are not taken into memory: `parseLargeMail`. */
export const LARGE_MAIL_BYTES = 1024 * 1024;
/** Of such a mail, larger attachments lie in temporary files. */
export const MAX_FILE_IN_MEMORY_BYTES = 512 * 1024;
