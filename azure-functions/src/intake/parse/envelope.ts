import { MAX_REFERENCES, messageIds } from '@listdesk/shared/mail';
import type { InboundMail, MailAddress } from '@listdesk/shared/mail';
import { cleanAddresses } from './addresses.ts';
import { readDate } from './date.ts';
import type { ParsedMime } from './mimeParser.ts';

/** Everything that stands in the headers of a mail; bodies and files are still empty. Adds to `warnings`. */
export function envelopeOf(mime: ParsedMime, warnings: string[]): InboundMail {
  const headers = mime.headersOf(mime.root);
  const first = (name: string): string => headers.get(name)?.[0] ?? '';
  const addresses = (name: string): MailAddress[] => cleanAddresses(mime.addressesOf(mime.root, name));
  const usable = (name: string): MailAddress[] => addresses(name).filter((one) => one.address !== '');
  const froms = addresses('from');
  const from = froms.find((one) => one.address !== '') ?? namedSender(addresses, froms[0]?.name ?? '') ?? froms[0] ?? null;
  if (usable('from').length > 1) warnings.push('The mail names several senders; its identity is not proven.');
  if (!from?.address) warnings.push('The mail names no usable sender.');
  // The parser takes the present moment for a date it cannot read.
  const date = readDate(first('date') || null);
  if (!date) warnings.push('The mail has no readable date.');
  const id = messageIds(first('message-id'), 1)[0] ?? null;
  if (!id) warnings.push('The mail has no Message-ID.');
  return {
    from,
    to: usable('to'),
    cc: usable('cc'),
    replyTo: usable('reply-to'),
    subject: first('subject').replace(/\s+/g, ' ').trim(),
    messageId: id,
    inReplyTo: messageIds(first('in-reply-to'), 1)[0] ?? null,
    references: messageIds((headers.get('references') ?? []).join(' '), MAX_REFERENCES),
    date,
    text: '',
    html: '',
    headers,
    attachments: [],
    deliveryReport: null,
    authentication: null,
    warnings,
  };
}

/** `From: "B" <>` and no From at all: Sender, then Return-Path say who it was (never Reply-To: that is only a wish). */
function namedSender(addresses: (name: string) => MailAddress[], shown: string): MailAddress | null {
  for (const name of ['sender', 'resent-from', 'return-path']) {
    const found = addresses(name).find((one) => one.address !== '');
    if (found) return { name: shown || found.name, address: found.address };
  }
  return null;
}
