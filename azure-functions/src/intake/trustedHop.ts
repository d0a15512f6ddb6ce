import type { InboundMail, SenderAuthentication } from '@listdesk/shared/mail';

type Method = 'spf' | 'dkim' | 'dmarc';
type Result = 'pass' | 'fail' | 'none';
type Part = { result: Result; text: string };

/**
 * What Exchange Online itself said about the sender: the topmost `Authentication-Results`, and that the mail came from inside the
 * tenant. Only for mail out of a mailbox, where Exchange's header firewall took away what others claim in its name; lines further
 * down were brought along by the sender and count for nothing.
 */
export function trustedHop(mail: Pick<InboundMail, 'headers' | 'from'>): SenderAuthentication | null {
  const first = (name: string): string => mail.headers.get(name)?.[0] ?? '';
  if (/^internal$/i.test(first('x-ms-exchange-organization-authas').trim())) return { dmarc: 'none', spf: 'none', dkim: 'none', aligned: true };
  const parts = resultsOf(first('authentication-results'));
  if (!parts) return null;
  const domain = domainOf(mail.from?.address ?? '');
  const aligned = (part: Part, property: string): boolean => part.result === 'pass' && related(domain, propertyOf(part.text, property));
  return {
    dmarc: parts.dmarc.result,
    spf: parts.spf.result,
    dkim: parts.dkim.result,
    aligned:
      domain !== '' &&
      (parts.dmarc.result === 'pass' || (parts.dmarc.result !== 'fail' && (aligned(parts.spf, 'smtp.mailfrom') || aligned(parts.dkim, 'header.d')))),
  };
}

/** RFC 8601. A method named twice is somebody's attempt to be read first: it counts as none. */
function resultsOf(header: string): Record<Method, Part> | null {
  if (!header) return null;
  const segments = header
    .slice(0, 4000)
    .split(';')
    .map((segment) => segment.trim());
  const of = (method: string): Part => {
    const hits = segments.filter((segment) => segment.toLowerCase().startsWith(`${method}=`));
    const word = hits.length === 1 ? /^[a-z]+=([a-z]+)/i.exec(hits[0]!)?.[1]?.toLowerCase() : undefined;
    return { result: word === 'pass' ? 'pass' : word === 'fail' || word === 'softfail' ? 'fail' : 'none', text: hits[0] ?? '' };
  };
  return { spf: of('spf'), dkim: of('dkim'), dmarc: of('dmarc') };
}

const propertyOf = (text: string, name: string): string =>
  domainOf(new RegExp(`(?:^|\\s)${name.replace('.', '\\.')}=([^\\s;()]{1,255})`, 'i').exec(text)?.[1] ?? '');
const domainOf = (address: string): string =>
  address
    .slice(address.lastIndexOf('@') + 1)
    .toLowerCase()
    .replace(/\.$/, '');
/** Relaxed alignment without a list of public suffixes: one is the other or lies under it, and neither is a bare top level domain. */
const related = (a: string, b: string): boolean => [a, b].every((each) => each.includes('.')) && (a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`));
