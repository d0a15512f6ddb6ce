import type { Transform } from 'node:stream';

/**
 * The scan knows which bytes hold no boundary. mailsplit would look at each byte and each line of them once more, which was the dearest
 * part of reading a long mail; so such pieces are handed on as they are. What is used of mailsplit beyond its types is watched by
 * `mimeParser.test.ts`; its version is pinned.
 */
export type Splitter = Transform & {
  state: number;
  node: { multipart: string | false };
  /** Set when what comes next goes on with a line that began earlier, so that it is not taken for a boundary. */
  pendingLineTruncated: boolean;
  takePendingLine(): Buffer | false;
  appendPendingLine(bytes: Buffer): void;
};

/** mailsplit's own number for "behind the headers of a section". */
const IN_BODY = 2;
/** Shorter ones cost more as pieces of their own than as part of the lines around them. */
const WORTH_BYTES = 1024;

const bodies = new WeakSet<Buffer>();

/** Says of a piece that no boundary begins in it. */
export function markBody(piece: Buffer): Buffer {
  if (piece.length >= WORTH_BYTES) bodies.add(piece);
  return piece;
}

/** The pieces of a mail with those between the marked ones joined. */
export function joined(pieces: readonly Buffer[]): Buffer[] {
  const out: Buffer[] = [];
  let run: Buffer[] = [];
  const endRun = (): void => {
    if (run.length > 0) out.push(run.length === 1 ? (run[0] as Buffer) : Buffer.concat(run));
    run = [];
  };
  for (const piece of pieces) {
    if (bodies.has(piece)) {
      endRun();
      out.push(piece);
    } else run.push(piece);
  }
  endRun();
  return out;
}

/** Lets the splitter pass marked pieces on; all others it reads line by line as ever. */
export function passBodies(splitter: Splitter): void {
  const readLines = splitter._transform.bind(splitter);
  splitter._transform = (piece: Buffer, encoding, done): void => {
    if (splitter.state !== IN_BODY || !bodies.has(piece)) return readLines(piece, encoding, done);
    const { node } = splitter;
    const push = (value: Buffer | false): void => {
      if (value && value.length > 0) splitter.push({ node, type: node.multipart ? 'data' : 'body', value });
    };
    push(splitter.takePendingLine());
    // The line break before a boundary belongs to the boundary: whether one follows shows with the next piece.
    let end = piece.length;
    if (piece[end - 1] === 0x0a) end--;
    if (end > 0 && piece[end - 1] === 0x0d) end--;
    push(piece.subarray(0, end));
    splitter.pendingLineTruncated = piece[piece.length - 1] !== 0x0a;
    if (end < piece.length) splitter.appendPendingLine(piece.subarray(end));
    done();
  };
}
