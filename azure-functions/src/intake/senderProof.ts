import { promises as dns } from 'node:dns';
import type { Readable } from 'node:stream';
import type { SenderAuthentication } from '@listdesk/shared/mail';

/** `dns.resolve` of Node, or one for tests. Refused with `ENOTFOUND` or `ENODATA` where there is no record. */
export type DnsResolver = (name: string, type: string) => Promise<unknown>;

/**
 * What the From domain itself says of a mail that reached us without a hop we trust: DKIM and DMARC (RFC 6376, RFC 7489) over the
 * raw bytes. SPF needs the address of the delivering host, which a gateway's POST does not prove, so it is always `none`.
 * A mail that cannot be judged, for whatever reason, vouches for nobody.
 */
export async function proveSender(raw: Buffer | Readable, from: string, resolver: DnsResolver): Promise<SenderAuthentication> {
  // Loaded when a raw mail comes: most services never see one.
  const { authenticate } = await import('mailauth');
  const seen = await authenticate(raw, { resolver: resolver as never, disableArc: true, disableBimi: true });
  const passed = (seen.dkim?.results ?? []).filter((one) => one.status.result === 'pass');
  const failed = (seen.dkim?.results ?? []).some((one) => ['fail', 'neutral', 'permerror'].includes(one.status.result));
  const dmarc = seen.dmarc ? resultOf(seen.dmarc.status.result) : 'none';
  const headers = [seen.dkim?.headerFrom ?? []].flat();
  const single = headers.length === 1 && headers[0]?.toLowerCase() === from.toLowerCase();
  const aligned = dmarc === 'pass' || (dmarc === 'none' && passed.some((one) => Boolean(one.status.aligned)));
  return { spf: 'none', dkim: passed.length > 0 ? 'pass' : failed ? 'fail' : 'none', dmarc: single ? dmarc : 'none', aligned: single && aligned };
}

const resultOf = (word: string): SenderAuthentication['dmarc'] => (word === 'pass' ? 'pass' : word === 'fail' ? 'fail' : 'none');

/** The DNS of this host, asked once and not for long: a sender whose DNS is slow is one that is not proven. */
export function hostDns(): DnsResolver {
  const resolver = new dns.Resolver({ timeout: DNS_TIMEOUT_MS, tries: 1 });
  return (name, type) => resolver.resolve(name, type);
}
const DNS_TIMEOUT_MS = 3_000;
