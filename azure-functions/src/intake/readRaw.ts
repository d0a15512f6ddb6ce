import { Readable } from 'node:stream';
import type { SenderAuthentication } from '@listdesk/shared/mail';
import { LARGE_MAIL_BYTES, parseLargeMail, parseMail } from './parse/index.ts';
import type { ParsedMail } from './parse/index.ts';
import type { IntakePointer, RawMail, RawMailStore } from './ports.ts';
import { proveSender } from './senderProof.ts';
import type { DnsResolver } from './senderProof.ts';
import { trustedHop } from './trustedHop.ts';

export type ReadPorts = {
  rawMail: RawMailStore;
  /** Without one a raw mail proves no sender. */
  resolveDns?: DnsResolver | undefined;
};

/**
 * Reads the stored mail and says who vouches for its sender: what Exchange wrote on a mail out of a mailbox; for one that a gateway
 * handed over, its own signatures. Over `LARGE_MAIL_BYTES` it is never in memory as a whole; `use` has it until its end.
 */
export async function withMail<T>(pointer: IntakePointer, blob: string, raw: RawMail, ports: ReadPorts, use: (parsed: ParsedMail) => Promise<T>): Promise<T> {
  if (raw.size > LARGE_MAIL_BYTES) return parseLargeMail(raw.body, async (parsed) => use(await vouched(parsed, pointer, ports, () => reopened(blob, ports))));
  const bytes = await wholeOf(raw);
  return use(await vouched(await parseMail(bytes), pointer, ports, async () => bytes));
}

async function vouched(parsed: ParsedMail, pointer: IntakePointer, ports: ReadPorts, raw: () => Promise<Buffer | Readable | null>): Promise<ParsedMail> {
  const authentication = pointer.kind === 'mailbox' ? trustedHop(parsed.mail) : await proven(parsed, ports, raw);
  return { ...parsed, mail: { ...parsed.mail, authentication } };
}

async function proven({ mail }: ParsedMail, { resolveDns }: ReadPorts, raw: () => Promise<Buffer | Readable | null>): Promise<SenderAuthentication | null> {
  const source = resolveDns && mail.from?.address ? await raw() : null;
  return source && resolveDns ? proveSender(source, mail.from?.address ?? '', resolveDns) : null;
}

async function reopened(blob: string, { rawMail }: ReadPorts): Promise<Readable | null> {
  const again = await rawMail.open(blob);
  return again && Readable.from(again.body, { objectMode: false });
}

async function wholeOf({ body }: RawMail): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces);
}
