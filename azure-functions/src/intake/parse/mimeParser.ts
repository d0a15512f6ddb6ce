import type { Duplex, Readable, Transform, Writable } from 'node:stream';
import { MailParser } from 'mailparser';
import type { AddressObject, EmailAddress } from 'mailparser';
import { MAX_HEADER_BYTES } from '@listdesk/shared/mail';
import { passBodies } from './bodyPieces.ts';
import type { Splitter } from './bodyPieces.ts';
import { decodeText } from './charset.ts';
import { joinFlowed } from './flowed.ts';
import { StoredBytes } from './storedBytes.ts';
import type { Keep } from './storedBytes.ts';

/**
 * mailparser as we drive it. It takes MIME structure, transfer encodings, charsets and headers apart; of its result we need every
 * leaf for itself and in order, which is its tree, and not the texts of all leaves joined. The tree and the methods
 * below are no part of its types: the version is pinned and `mimeParser.test.ts` watches them.
 */
export type MimeNode = {
  contentType: string | false;
  headers: Map<string, unknown>;
  headerLines: HeaderLine[] | false;
  children: MimeNode[];
  charset?: string;
  disposition?: string;
  node: { filename: string | false; flowed?: boolean; delSp?: boolean };
  decoder?: Duplex;
  isAttachment?: boolean;
};

export type ParsedMime = {
  root: MimeNode;
  /** Bytes of a leaf that is no inline text. */
  fileOf(node: MimeNode): MimeFile | null;
  /** Text of an inline text leaf. `label` wins over the leaf's own charset. */
  textOf(node: MimeNode, label?: string | null): string;
  /** Bytes of an inline text leaf after its transfer encoding. */
  bytesOf(node: MimeNode): Buffer;
  /** Lower-case name -> values in order, unfolded and decoded. */
  headersOf(node: MimeNode): Map<string, string[]>;
  addressesOf(node: MimeNode, name: string): EmailAddress[];
  /** The value of a header of another mail, one char a byte. */
  decoded(value: string): string;
};
export type MimeFile = { stored: StoredBytes; contentType: string; fileName: string; contentId: string | null };

type Attachment = {
  type: string;
  content: Readable;
  contentType: string;
  filename?: string;
  cid?: string;
  checksum: string;
  size: number;
  headers: unknown;
  release: () => void;
};
type HeaderLine = { key: string; line: string };
type Done = (error?: unknown) => void;
type Internals = MailParser & {
  tree: MimeNode | false;
  curnode: MimeNode | false;
  decoder: { decodeStream(charset: string): Duplex };
  splitter: Splitter;
  chunkedPassthrough: Transform;
  libmime: { decodeWords(text: string): string };
  createNode(part: object): MimeNode;
  processChunk(part: { type?: string }, done: Done): void;
  getAddressesHTML(): string;
  getAddressesText(): string;
  getTextContent(): object;
  processHeaders(lines: readonly HeaderLine[]): Map<string, unknown>;
};
const Base = MailParser as unknown as new (options: object) => Internals;

const OPTIONS = {
  // Nothing is made of the text or the HTML: we have our own ways, and those of the parser cost most of its time.
  skipTextToHtml: true,
  skipHtmlToText: true,
  skipTextLinks: true,
  skipImageLinks: true,
  // A mail inside a mail and a delivery report stay whole; they are read for themselves.
  ignoreEmbedded: true,
  keepDeliveryStatus: true,
  checksumAlgo: 'sha256',
  maxHeadSize: MAX_HEADER_BYTES * 3,
};

/** What else names addresses is asked for where nothing else does: `addressesOf`. */
const PARSED_HEADERS = new Set([
  'from',
  'to',
  'cc',
  'reply-to',
  'content-type',
  'content-disposition',
  'content-transfer-encoding',
  'content-id',
  'content-location',
]);

/** The parser takes any error here as "not decoded". */
const LEFT_TO_US = new Error('the charset is decoded elsewhere');

class LeafParser extends Base {
  readonly texts = new Map<MimeNode, Buffer[]>();
  /** Leaves in `format=flowed`: `joinFlowed` reads them. */
  readonly flowed = new Map<MimeNode, { delSp: boolean }>();

  constructor(options: object) {
    super(options);
    // It gathers small pieces, and copies all of them for it; ours are no small ones.
    this.chunkedPassthrough.unpipe(this.splitter);
    this.chunkedPassthrough = this.splitter;
    passBodies(this.splitter);
    this.decoder = {
      decodeStream: () => {
        throw LEFT_TO_US;
      },
    };
  }

  override createNode(part: object): MimeNode {
    const node = super.createNode(part);
    if (node.node.flowed) this.flowed.set(node, { delSp: node.node.delSp === true });
    node.node.flowed = false;
    if (node.decoder) endOnce(node.decoder);
    if (node.decoder && !node.isAttachment) {
      const pieces: Buffer[] = [];
      this.texts.set(node, pieces);
      node.decoder.on('data', (piece: Buffer) => pieces.push(piece));
    }
    return node;
  }

  /** Only what is asked for in its parsed form; every header is there as a line. */
  override processHeaders(lines: readonly HeaderLine[]): Map<string, unknown> {
    return super.processHeaders(lines.filter(({ key }) => PARSED_HEADERS.has(key)));
  }

  // Addresses as HTML and the joined texts are not read by us.
  override getAddressesHTML(): string {
    return '';
  }

  override getAddressesText(): string {
    return '';
  }

  override getTextContent(): object {
    return { type: 'text' };
  }

  /** It is called from a timer: what it throws would end the process. */
  override processChunk(part: { type?: string }, done: Done): void {
    try {
      super.processChunk(part, done);
      if (part.type === 'node') this.#gatherOnce();
    } catch (error) {
      done(error);
    }
  }

  /** The parser would gather the bytes of an inline text as well, and decode all of it, for a text that we read from its bytes ourselves. */
  #gatherOnce(): void {
    const node = this.curnode;
    if (node && !node.isAttachment) node.decoder?.removeAllListeners('readable');
  }
}

/** The parser ends each decoder two or three times; Node makes an error, with its stack, for every time but the first, and nobody reads it. */
function endOnce(decoder: Writable): void {
  const end = decoder.end.bind(decoder) as (...args: unknown[]) => Writable;
  let ended = false;
  decoder.end = ((...args: unknown[]) => {
    if (ended) return decoder;
    ended = true;
    return end(...args);
  }) as Writable['end'];
}

/** Parses the bytes a scan let through. Refused when the parser fails. */
export function parseMime(source: readonly Buffer[] | AsyncIterable<Buffer>, keep: Keep): Promise<ParsedMime> {
  return new Promise((resolve, reject) => {
    const parser = new LeafParser(OPTIONS);
    const files = new Map<unknown, MimeFile>();
    const fail = (error: unknown): void => {
      reject(error instanceof Error ? error : new Error(String(error)));
      parser.destroy();
    };
    parser.on('error', fail);
    parser.on('data', (part: Attachment) => {
      if (part.type !== 'attachment') return;
      keep(part.content).then((content) => {
        files.set(part.headers, {
          stored: new StoredBytes(content, part.size, part.checksum),
          contentType: part.contentType,
          fileName: part.filename ?? '',
          contentId: part.cid || null,
        });
        part.release();
      }, fail);
    });
    parser.on('end', () => {
      if (parser.tree) resolve(result(parser, parser.tree, files));
      else reject(new Error('there is nothing to parse'));
    });
    if (Symbol.iterator in source) {
      for (const piece of source) parser.write(piece);
      parser.end();
    } else feed(parser, source).catch(fail);
  });
}

async function feed(parser: LeafParser, source: AsyncIterable<Buffer>): Promise<void> {
  for await (const piece of source) {
    if (parser.destroyed) return;
    if (!parser.write(piece)) await new Promise<void>((resume) => parser.once('drain', resume));
  }
  parser.end();
}

function result(parser: LeafParser, root: MimeNode, files: ReadonlyMap<unknown, MimeFile>): ParsedMime {
  const bytesOf = (node: MimeNode): Buffer => {
    const pieces = parser.texts.get(node) ?? [];
    return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);
  };
  return {
    root,
    bytesOf,
    fileOf: (node) => files.get(node.headers) ?? null,
    textOf: (node, label) => {
      const text = decodeText(bytesOf(node), label === undefined ? (node.charset ?? null) : label);
      const flowed = parser.flowed.get(node);
      return flowed ? joinFlowed(text, flowed.delSp) : text;
    },
    headersOf: (node) => {
      const headers = new Map<string, string[]>();
      for (const { key, line } of node.headerLines || []) {
        if (key === '') continue;
        const value = decodedValue(line, parser);
        const known = headers.get(key);
        if (known) known.push(value);
        else headers.set(key, [value]);
      }
      return headers;
    },
    decoded: (value) => decodedWords(decodeText(Buffer.from(value, 'latin1'), null), parser),
    // The parser keeps the last of several From headers only; who sends two wants to be read differently by two readers.
    addressesOf: (node, name) => {
      const lines = (node.headerLines || []).filter((one) => one.key === name);
      const objects =
        lines.length === 1 && node.headers.has(name)
          ? [node.headers.get(name)]
          : lines.map(({ line }) => parser.processHeaders([{ key: 'from', line }]).get('from'));
      return objects.flatMap((one) => (one as AddressObject | undefined)?.value ?? []);
    },
  };
}

function decodedValue(line: string, parser: LeafParser): string {
  const raw = line
    .slice(line.indexOf(':') + 1)
    .replace(/(?:\r?\n|\r)[ \t]*/g, ' ')
    .trim();
  // The scan left raw bytes as UTF-8 only.
  // eslint-disable-next-line no-control-regex
  const text = /[\x80-\xff]/.test(raw) ? Buffer.from(raw, 'latin1').toString('utf8') : raw;
  return text.includes('=?') ? decodedWords(text, parser) : text;
}

function decodedWords(text: string, parser: LeafParser): string {
  try {
    return parser.libmime.decodeWords(text);
  } catch {
    // A word that is none stays as it was written.
    return text;
  }
}
