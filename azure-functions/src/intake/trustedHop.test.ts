import { trustedHop } from './trustedHop.ts';

const FROM = { name: '', address: 'oliver@outside.example' };
const exchange = (spf: string, dkim: string, dmarc: string, more = ''): string =>
  `spf=${spf} (sender IP is 203.0.113.25) smtp.mailfrom=outside.example; dkim=${dkim} (signature was verified) header.d=outside.example;dmarc=${dmarc} action=none header.from=outside.example;compauth=pass reason=100${more}`;
const seen = (headers: Record<string, string[]>, address = FROM.address) =>
  trustedHop({ from: { name: '', address }, headers: new Map(Object.entries(headers)) });

it('reads what Exchange says', () =>
  expect(seen({ 'authentication-results': [exchange('pass', 'pass', 'pass')] })).toEqual({ spf: 'pass', dkim: 'pass', dmarc: 'pass', aligned: true }));

it.each([
  ['a domain without DMARC whose SPF fits', exchange('pass', 'none', 'none'), true],
  ['a failed DMARC, whatever else passed', exchange('pass', 'pass', 'fail'), false],
  ['nothing that passed', exchange('softfail', 'none', 'none'), false],
  ['an SPF of another domain', 'spf=pass smtp.mailfrom=bulk.example; dkim=none header.d=none; dmarc=none header.from=outside.example', false],
  ['a DKIM of the parent domain', 'spf=none; dkim=pass header.d=example.org; dmarc=none', false],
  ['a verdict written twice', exchange('pass', 'none', 'none', '; dmarc=pass').replace('spf=pass', 'spf=fail'), false],
])('%s', (_, header, aligned) => expect(seen({ 'authentication-results': [header] })?.aligned).toBe(aligned));

it('believes the topmost line only', () =>
  expect(seen({ 'authentication-results': [exchange('fail', 'none', 'fail'), exchange('pass', 'pass', 'pass')] })).toMatchObject({
    dmarc: 'fail',
    aligned: false,
  }));
it('knows mail from inside the tenant', () =>
  expect(seen({ 'x-ms-exchange-organization-authas': ['Internal'], 'authentication-results': ['dkim=none; dmarc=none'] })).toMatchObject({ aligned: true }));
it('takes a subdomain for aligned and a bare top level domain not', () => {
  const header = 'spf=pass smtp.mailfrom=mail.outside.example; dkim=none; dmarc=none';
  expect(seen({ 'authentication-results': [header] })?.aligned).toBe(true);
  expect(seen({ 'authentication-results': ['spf=pass smtp.mailfrom=example; dkim=none; dmarc=none'] })?.aligned).toBe(false);
});
it('says nothing where nobody vouched', () => expect(seen({})).toBeNull());
