import { hash } from 'node:crypto';
import { createReadStream, openAsBlob, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { FINGERPRINT_BYTES, MAX_FILE_IN_MEMORY_BYTES } from './limits.ts';

/** The bytes of one file of a mail: in memory, or in a temporary file that is read when asked for. */
export class StoredBytes {
  readonly size: number;
  readonly sha256: string;
  /** Set when the bytes lie in a file. */
  readonly path: string | null;
  readonly #memory: Buffer | null;

  constructor(content: Buffer | string, size: number, sha256: string) {
    this.#memory = typeof content === 'string' ? null : content;
    this.path = typeof content === 'string' ? content : null;
    this.size = size;
    this.sha256 = sha256;
  }

  static of(bytes: Buffer): StoredBytes {
    return new StoredBytes(bytes, bytes.length, hash('sha256', bytes));
  }

  /** A mail as a whole: beyond some size `sha256` is of its size and its two ends. */
  static whole(bytes: Buffer): StoredBytes {
    if (bytes.length <= 2 * FINGERPRINT_BYTES) return StoredBytes.of(bytes);
    return new StoredBytes(bytes, bytes.length, fingerprint(bytes.length, bytes.subarray(0, FINGERPRINT_BYTES), bytes.subarray(-FINGERPRINT_BYTES)));
  }

  /** The same of one that lies in a file. */
  static async wholeFile(path: string, size: number): Promise<StoredBytes> {
    const file = await open(path);
    try {
      const piece = async (length: number, at: number): Promise<Buffer> => (await file.read(Buffer.alloc(length), 0, length, at)).buffer;
      if (size <= 2 * FINGERPRINT_BYTES) return new StoredBytes(path, size, hash('sha256', await piece(size, 0)));
      return new StoredBytes(path, size, fingerprint(size, await piece(FINGERPRINT_BYTES, 0), await piece(FINGERPRINT_BYTES, size - FINGERPRINT_BYTES)));
    } finally {
      await file.close();
    }
  }

  get bytes(): Buffer {
    return this.#memory ?? readFileSync(this.path as string);
  }

  /** For sending: the bytes themselves, or a `Blob` that reads the file piece by piece, as often as it is sent. */
  async content(): Promise<Uint8Array | Blob> {
    return this.#memory ?? openAsBlob(this.path as string);
  }

  open(): Readable {
    return this.#memory ? Readable.from([this.#memory], { objectMode: false }) : createReadStream(this.path as string);
  }
}

const fingerprint = (size: number, first: Buffer, last: Buffer): string => hash('sha256', Buffer.concat([Buffer.from(`${size}\n`), first, last]));

/** Takes the content of an attachment out of the parser; with a folder, what is large goes into a file there. */
export type Keep = (content: Readable) => Promise<Buffer | string>;

export const keepInMemory: Keep = (content) =>
  new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    content.on('data', (piece: Buffer) => pieces.push(piece));
    content.on('end', () => resolve(pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces)));
    content.on('error', reject);
  });

/** Files over `MAX_FILE_IN_MEMORY_BYTES`, and all files together over eight times as much, are written into `folder`. */
export function keepIn(folder: string): Keep {
  let count = 0;
  let inMemory = 0;
  return async (content) => {
    let pieces: Buffer[] = [];
    let size = 0;
    let file: FileHandle | null = null;
    const path = join(folder, `file-${++count}`);
    try {
      for await (const piece of content as AsyncIterable<Buffer>) {
        size += piece.length;
        if (file) {
          await file.write(piece);
          continue;
        }
        pieces.push(piece);
        if (size <= MAX_FILE_IN_MEMORY_BYTES && inMemory + size <= MAX_FILE_IN_MEMORY_BYTES * 8) continue;
        file = await open(path, 'wx', 0o600);
        for (const one of pieces) await file.write(one);
        pieces = [];
      }
    } finally {
      await file?.close();
    }
    if (file) return path;
    inMemory += size;
    return Buffer.concat(pieces);
  };
}
