import { headerLines, headerEnd, headerValue } from './headers.ts';

export type NonDelivery = { recipient: string; status: string; diagnostic: string };

export const UNKNOWN_RECIPIENT = (recipient: string): NonDelivery => ({
  recipient,
  status: '5.1.10',
  diagnostic: `550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ${recipient} not found by SMTP address lookup`,
});

/** A non-delivery report after RFC 3464 as Exchange sends it: null return path, the three parts of multipart/report. */
export function nonDeliveryReport(input: {
  original: Uint8Array;
  to: string;
  failures: readonly NonDelivery[];
  reporter: string;
  now: number;
  id: string;
}): Uint8Array {
  const { original, failures, reporter, now, id } = input;
  const subject = headerValue(headerLines(original), 'subject') ?? '';
  const originalHeaders = Buffer.from(original.subarray(0, headerEnd(original).end))
    .toString('latin1')
    .replace(/\r?\n/g, '\r\n');
  const boundary = `_ndr_${id}_`;
  const people = failures.map((each) => each.recipient).join(', ');
  const statuses = failures.map(({ recipient, status, diagnostic }) =>
    ['', `Final-Recipient: rfc822;${recipient}`, 'Action: failed', `Status: ${status}`, `Diagnostic-Code: smtp;${diagnostic}`].join('\r\n'),
  );
  const text = [
    `From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@${reporter}>`,
    `To: <${input.to}>`,
    `Date: ${new Date(now).toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    'Content-Language: en-US',
    `Message-ID: <${id}@${reporter}>`,
    ...references(original),
    `Subject: Undeliverable: ${subject}`,
    'Auto-Submitted: auto-replied',
    'X-MS-Exchange-Message-Is-Ndr:',
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset="us-ascii"',
    '',
    `Your message to ${people} couldn't be delivered.`,
    ...failures.map((each) => each.diagnostic),
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns;${reporter}`,
    ...statuses,
    '',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    originalHeaders,
    `--${boundary}--`,
    '',
  ].join('\r\n');
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

function references(original: Uint8Array): string[] {
  const id = headerValue(headerLines(original), 'message-id');
  return id ? [`In-Reply-To: ${id}`, `References: ${id}`] : [];
}
