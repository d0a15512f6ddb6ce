import { joined } from './bodyPieces.ts';
import { readHeadBlock } from './headBlock.ts';
import { MailScan } from './mailScan.ts';
import { parseMime } from './mimeParser.ts';
import type { ParsedMime } from './mimeParser.ts';
import { keepInMemory } from './storedBytes.ts';
import type { Keep } from './storedBytes.ts';

export type Scanned = { mime: ParsedMime; scan: Pick<MailScan, 'parts' | 'warnings'> };
type ScanOptions = { mostParts?: number; headOnly?: boolean };

/** Limits and repairs, then the parser. Refused when the parser fails. */
export async function parseScanned(bytes: Buffer, { mostParts, headOnly = false }: ScanOptions = {}): Promise<Scanned> {
  const whole = headOnly ? headOf(bytes) : withLineFeeds(bytes);
  let scan = new MailScan(mostParts);
  let pieces = scan.end(whole);
  if (scan.unseen.size > 0) {
    // A multipart of which no line begins a section: what it holds is shown as text instead of being lost.
    scan = new MailScan(mostParts, scan.unseen);
    pieces = scan.end(whole);
  }
  const mime = await parseMime(joined(pieces), keepInMemory);
  return { mime, scan };
}

/** The same of a mail that comes in pieces; never holds more of it than a header block or a line. */
export async function streamScanned(source: AsyncIterable<Uint8Array>, keep: Keep): Promise<Scanned> {
  const scan = new MailScan();
  async function* repaired(): AsyncGenerator<Buffer> {
    for await (const piece of source) yield* scan.push(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
    yield* scan.end();
  }
  return { mime: await parseMime(repaired(), keep), scan };
}

/** Old Macs end lines with CR alone. */
const withLineFeeds = (bytes: Buffer): Buffer =>
  bytes.includes(0x0a) || !bytes.includes(0x0d) ? bytes : Buffer.from(bytes.toString('latin1').replaceAll('\r', '\n'), 'latin1');

/** The header block as a mail without a body. */
function headOf(bytes: Buffer): Buffer {
  const whole = withLineFeeds(bytes);
  const block = readHeadBlock(whole, 0, true, () => false);
  return Buffer.concat([Buffer.from('Content-Type: text/plain\r\n'), whole.subarray(block?.start ?? 0, block?.bodyStart ?? 0), Buffer.from('\r\n\r\n')]);
}
