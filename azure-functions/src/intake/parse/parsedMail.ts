import type { Readable } from 'node:stream';
import type { InboundMail } from '@listdesk/shared/mail';
import type { ReadMail } from './readMail.ts';
import { StoredBytes } from './storedBytes.ts';

/** A file of a mail. `bytes` reads a large one from its temporary file each time; `open` gives it piece by piece, `content` as what can be sent without being in memory. */
export type ParsedFile = {
  fileName: string;
  contentType: string;
  inline: boolean;
  contentId: string | null;
  sha256: string;
  size: number;
  readonly bytes: Uint8Array;
  open(): Readable;
  content(): Promise<Uint8Array | Blob>;
};
export type ParsedMail = { mail: InboundMail; cleanHtml: string; visibleText: string; files: ParsedFile[] };

/** A mail on its way between two threads: plain data. */
export type MailOnTheWay = Omit<ReadMail, 'files'> & {
  files: (Omit<ReadMail['files'][number], 'stored'> & { content: Uint8Array | string; size: number; sha256: string })[];
};

export const packMail = ({ files, ...rest }: ReadMail): MailOnTheWay => ({
  ...rest,
  files: files.map(({ stored, ...file }) => ({ ...file, content: stored.path ?? stored.bytes, size: stored.size, sha256: stored.sha256 })),
});

export const unpackMail = ({ files, ...rest }: MailOnTheWay): ParsedMail => ({
  ...rest,
  files: files.map(({ content, size, sha256, ...file }) =>
    offered(file, new StoredBytes(typeof content === 'string' ? content : Buffer.from(content.buffer, content.byteOffset, content.byteLength), size, sha256)),
  ),
});

export const toParsedMail = ({ files, ...rest }: ReadMail): ParsedMail => ({ ...rest, files: files.map(({ stored, ...file }) => offered(file, stored)) });

function offered(file: Omit<ReadMail['files'][number], 'stored'>, stored: StoredBytes): ParsedFile {
  return {
    ...file,
    sha256: stored.sha256,
    size: stored.size,
    get bytes() {
      return stored.bytes;
    },
    open: () => stored.open(),
    content: () => stored.content(),
  };
}
