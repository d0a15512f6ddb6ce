import { domainToASCII } from 'node:url';
import type { EmailAddress } from 'mailparser';
import { MAX_ADDRESSES } from '@listdesk/shared/mail';
import type { MailAddress } from '@listdesk/shared/mail';

/**
 * What the parser made of an address header as addresses we may act on: groups flattened, domains in their ASCII form (the parser
 * shows them in Unicode, where two look the same), and what is no address of RFC 5321 left empty. An address that stands only in
 * the display name is shown there and never taken as the identity.
 */
export function cleanAddresses(parsed: readonly EmailAddress[]): MailAddress[] {
  const found: MailAddress[] = [];
  for (const one of parsed.flatMap((entry) => entry.group ?? [entry])) {
    if (found.length >= MAX_ADDRESSES) break;
    const address = cleanMailbox(one.address ?? '');
    const name = cleanName(one.name ?? '');
    if (address !== '' || name !== '') found.push({ name: name.toLowerCase() === address ? '' : name, address });
  }
  return found;
}

function cleanMailbox(address: string): string {
  const text = address
    .replace(/^mailto:/i, '')
    .replace(/^<+|>+$/g, '')
    .replace(/^@[^:]{1,255}:/, '')
    .replace(/\s*@\s*/, '@')
    .trim()
    .replace(/\.+$/, '');
  // eslint-disable-next-line no-control-regex
  if (/[\x00-\x1f\x7f]/.test(text) || text.length > MAX_ADDRESS_CHARS) return '';
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  if (at < 1 || domain === '' || /[\s"<>()]/.test(domain)) return '';
  if (/[\s@]/.test(local) && !/^".*"$/s.test(local)) return '';
  // eslint-disable-next-line no-control-regex
  const ascii = /[^\x00-\x7f]/.test(domain) ? domainToASCII(domain) || domain : domain;
  return `${local}@${ascii}`.toLowerCase();
}
/** RFC 5321 section 4.5.3.1: 64 and 255 and the sign between them. */
const MAX_ADDRESS_CHARS = 320;

/** Display names are one line of text; control characters and direction overrides have no place in them. */
const cleanName = (name: string): string =>
  // eslint-disable-next-line no-control-regex
  name
    .replace(/[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 255);
