import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import type { Delivery } from '../simulator/graph/delivery.ts';

export type SmtpDoor = { host: string; port: number; close(): Promise<void> };

/** As Exchange Online's default for a mailbox with large mail switched on. */
export const MAX_MAIL_BYTES = 150 * 1024 * 1024;
export const MAX_RECIPIENTS = 500;
const CLOSE_AFTER_MS = 2000;

/**
 * SMTP for everybody on this machine: takes mail for any address without a password and hands it to the simulated Exchange, which
 * puts it into the mailbox (or sends a non-delivery report) and writes the authentication verdict on top.
 */
export async function startSmtpDoor(options: { port?: number; host?: string; deliver: (mail: Delivery) => Promise<unknown> }): Promise<SmtpDoor> {
  const host = options.host ?? '127.0.0.1';
  const server = new SMTPServer({
    name: 'listdesk.local',
    banner: 'ListDesk local mail',
    size: MAX_MAIL_BYTES,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: CLOSE_AFTER_MS,
    logger: false,
    onRcptTo: (_address, session, callback) =>
      callback(session.envelope.rcptTo.length >= MAX_RECIPIENTS ? refusal(452, `4.5.3 Too many recipients, at most ${MAX_RECIPIENTS}`) : null),
    onData: (stream, session, callback) => {
      take(stream, session, options.deliver).then(
        () => callback(null),
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  // A client that breaks off is its own affair.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  return { host, port: (server.server.address() as AddressInfo).port, close: () => new Promise((resolve) => server.close(resolve)) };
}

async function take(stream: SMTPServerDataStream, session: SMTPServerSession, deliver: (mail: Delivery) => Promise<unknown>): Promise<void> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read to the end all the same, so that the answer reaches the sender.
    if (size <= MAX_MAIL_BYTES) chunks.push(chunk);
  }
  if (stream.sizeExceeded || size > MAX_MAIL_BYTES) throw refusal(552, `5.3.4 Message too big, at most ${MAX_MAIL_BYTES} bytes`);
  const { mailFrom, rcptTo } = session.envelope;
  await deliver({ envelopeFrom: mailFrom ? mailFrom.address : '', envelopeTo: rcptTo.map((each) => each.address), raw: new Uint8Array(Buffer.concat(chunks)) });
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
