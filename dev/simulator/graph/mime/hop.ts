import type { HeaderLine } from './headers.ts';

/** The verdicts Exchange Online writes at its border. `internal`: the mail never left the tenant. */
export type Authentication = 'internal' | { spf: 'pass' | 'fail' | 'softfail' | 'none'; dkim: 'pass' | 'fail' | 'none'; dmarc: 'pass' | 'fail' | 'none' };

/** Documentation addresses (RFC 5737). */
const SENDING_ADDRESS = '203.0.113.25';
const RECEIVING_HOST = 'DB7EUR05FT001.mail.protection.outlook.com';

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** What a mail gets when nobody says otherwise: all pass, unless the From's domain is not the envelope sender's. A bounce counts as its From. */
export function usualAuthentication(envelopeFrom: string, from: string): Authentication {
  const aligned = !envelopeFrom || domainOf(envelopeFrom) === domainOf(from);
  return aligned ? { spf: 'pass', dkim: 'pass', dmarc: 'pass' } : { spf: 'pass', dkim: 'none', dmarc: 'fail' };
}

/** The header lines the receiving Exchange puts on top. */
export function hopHeaders(hop: {
  envelopeFrom: string;
  recipient: string;
  from: string;
  authentication: Authentication;
  now: number;
  trace: string;
}): HeaderLine[] {
  const { envelopeFrom, from, authentication, now, trace } = hop;
  const envelopeDomain = envelopeFrom ? domainOf(envelopeFrom) : domainOf(from);
  const internal = authentication === 'internal';
  const results = internal
    ? `dkim=none (message not signed) header.d=none;dmarc=none action=none header.from=${domainOf(from)};`
    : `spf=${authentication.spf} (sender IP is ${SENDING_ADDRESS}) smtp.mailfrom=${envelopeDomain}; ` +
      `dkim=${authentication.dkim} (${authentication.dkim === 'pass' ? 'signature was verified' : 'message not signed'}) header.d=${authentication.dkim === 'none' ? 'none' : domainOf(from)};` +
      `dmarc=${authentication.dmarc} action=${authentication.dmarc === 'fail' ? 'oreject' : 'none'} header.from=${domainOf(from)};` +
      `compauth=${authentication.dmarc === 'fail' ? 'fail reason=000' : 'pass reason=100'}`;
  const sender = internal ? 'AM0PR05MB0001.eurprd05.prod.outlook.com' : `mail.${envelopeDomain} (${SENDING_ADDRESS})`;
  return [
    {
      name: 'Received',
      value: `from ${sender} by ${RECEIVING_HOST} with Microsoft SMTP Server id 15.20.0.0; ${new Date(now).toUTCString().replace('GMT', '+0000')}`,
    },
    { name: 'Authentication-Results', value: results },
    { name: 'Return-Path', value: envelopeFrom ? envelopeFrom : '<>' },
    { name: 'X-MS-Exchange-Organization-AuthAs', value: internal ? 'Internal' : 'Anonymous' },
    { name: 'X-MS-Exchange-Organization-SCL', value: internal ? '-1' : '1' },
    { name: 'X-MS-Exchange-Organization-Network-Message-Id', value: trace },
  ];
}

/** The header firewall: nobody outside may bring Exchange's own lines, nor a return path. */
export const passesHeaderFirewall = (name: string): boolean => !/^x-ms-exchange-(organization|forest|crosstenant)-/.test(name) && name !== 'return-path';

/** Exchange stamps its own verdict; what earlier hops, or the sender, wrote of theirs stays under another name. */
export const nameBehindBorder = (name: string): string => (name === 'authentication-results' ? 'Authentication-Results-Original' : name);

/** RFC 5322 headers that survive a submission through Graph; of the others only `x-` ones, and Auto-Submitted never. */
const SUBMITTED = new Set([
  'from',
  'sender',
  'to',
  'cc',
  'reply-to',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'mime-version',
  'importance',
  'priority',
  'thread-topic',
  'thread-index',
  'disposition-notification-to',
]);
export const survivesSubmission = (name: string): boolean =>
  SUBMITTED.has(name) || name.startsWith('content-') || (name.startsWith('x-') && !name.startsWith('x-ms-exchange-'));
