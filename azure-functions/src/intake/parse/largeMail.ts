import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MAX_MAIL_BYTES } from '@listdesk/shared/mail';
import { parseInWorker } from './parsePool.ts';
import { toParsedMail, unpackMail } from './parsedMail.ts';
import type { ParsedMail } from './parsedMail.ts';
import { envelopeOnly, TOO_LARGE } from './readMail.ts';
import { StoredBytes } from './storedBytes.ts';

/**
 * `parseMail` for a mail that should not be in memory: it goes from its source to a temporary file, a worker reads it piece by
 * piece, and large attachments come back as files. All of it is deleted when `use` has ended, whatever its end.
 */
export async function parseLargeMail<T>(source: AsyncIterable<Uint8Array>, use: (parsed: ParsedMail) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'listdesk-'));
  try {
    const path = join(folder, 'mail.eml');
    const size = await writeDown(source, path);
    if (size > MAX_MAIL_BYTES) return await use(await headOf(path, TOO_LARGE, null));
    const whole = await StoredBytes.wholeFile(path, size);
    return await use(await parseFile(path, folder, whole));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function parseFile(path: string, folder: string, whole: StoredBytes): Promise<ParsedMail> {
  try {
    return unpackMail(await parseInWorker({ path, folder, size: whole.size, sha256: whole.sha256 }));
  } catch (error) {
    return headOf(path, `The mail could not be read (${error instanceof Error ? error.message : 'unknown reason'}).`, whole);
  }
}

async function writeDown(source: AsyncIterable<Uint8Array>, path: string): Promise<number> {
  let size = 0;
  const counted = new Transform({
    transform(piece: Buffer, _encoding, done) {
      size += piece.length;
      done(null, piece);
    },
  });
  await pipeline(Readable.from(source, { objectMode: false }), counted, createWriteStream(path, { mode: 0o600 }));
  return size;
}

async function headOf(path: string, reason: string, whole: StoredBytes | null): Promise<ParsedMail> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return toParsedMail(await envelopeOnly(buffer.subarray(0, bytesRead), reason, whole));
  } finally {
    await file.close();
  }
}
const HEAD_BYTES = 512 * 1024;
