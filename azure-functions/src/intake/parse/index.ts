import { MAX_IN_PROCESS_BYTES } from './limits.ts';
import { parseInWorker } from './parsePool.ts';
import { toParsedMail, unpackMail } from './parsedMail.ts';
import type { ParsedMail } from './parsedMail.ts';
import { envelopeOnly, readMail } from './readMail.ts';

export type { ParsedFile, ParsedMail } from './parsedMail.ts';
export { parseLargeMail } from './largeMail.ts';
export { LARGE_MAIL_BYTES } from './limits.ts';
export { closeParsePool } from './parsePool.ts';
export { cleanHtml } from './cleanHtml.ts';

export type ParseOptions = {
  /** Size up to which a mail is read in this thread; 0 sends every mail to the worker. */
  inProcessBytes?: number;
};

/**
 * Reads a raw mail (RFC 5322). Always answers: what cannot be read, or not within `PARSE_DEADLINE_MS`, comes back with subject,
 * sender, a warning that says so and the whole mail as a file.
 */
export async function parseMail(raw: Uint8Array, options: ParseOptions = {}): Promise<ParsedMail> {
  try {
    if (raw.byteLength <= (options.inProcessBytes ?? MAX_IN_PROCESS_BYTES)) return toParsedMail(await readMail(raw));
    return unpackMail(await parseInWorker({ raw }));
  } catch (error) {
    return toParsedMail(await envelopeOnly(raw, `The mail could not be read (${error instanceof Error ? error.message : 'unknown reason'}).`));
  }
}
