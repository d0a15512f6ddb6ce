import { generateKeyPairSync } from 'node:crypto';
import { Readable } from 'node:stream';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import { proveSender } from './senderProof.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KEY = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const FROM = 'oliver@outside.example';

/** The DNS of outside.example and of bulk.example, which signs for others. */
const dns =
  (records: Record<string, string>) =>
  (name: string, type: string): Promise<string[][]> => {
    const record = type === 'TXT' ? records[name] : undefined;
    return record ? Promise.resolve([[record]]) : Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' }));
  };
const KEYS = { 's._domainkey.outside.example': `v=DKIM1; k=rsa; p=${KEY}`, 's._domainkey.bulk.example': `v=DKIM1; k=rsa; p=${KEY}` };
const STRICT = { '_dmarc.outside.example': 'v=DMARC1; p=reject' };

const mail = (from = FROM): string =>
  `From: Oliver <${from}>\r\nTo: support@nordwind.example\r\nSubject: Printer\r\nDate: Thu, 15 Jan 2026 08:00:00 +0000\r\n\r\nIt smokes.\r\n`;
async function signed(raw: string, signingDomain: string): Promise<string> {
  const key = { signingDomain, selector: 's', privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
  // Its types want the key once more, outside of the list that is read.
  const { signatures } = await dkimSign(raw, { ...key, signatureData: [key] } as never);
  return `${signatures}${raw}`;
}
const seen = async (raw: string, records: Record<string, string>) => proveSender(Buffer.from(raw), FROM, dns(records));

it.each<[string, () => Promise<string>, Record<string, string>, object]>([
  ['signed by its domain, DMARC published', () => signed(mail(), 'outside.example'), { ...KEYS, ...STRICT }, { dkim: 'pass', dmarc: 'pass', aligned: true }],
  ['signed by its domain, no DMARC', () => signed(mail(), 'outside.example'), KEYS, { dkim: 'pass', dmarc: 'none', aligned: true }],
  ['signed by another domain', () => signed(mail(), 'bulk.example'), { ...KEYS, ...STRICT }, { dkim: 'pass', dmarc: 'fail', aligned: false }],
  ['signed by another domain, no DMARC', () => signed(mail(), 'bulk.example'), KEYS, { dkim: 'pass', dmarc: 'none', aligned: false }],
  [
    'changed on the way',
    async () => (await signed(mail(), 'outside.example')).replace('smokes', 'burns'),
    { ...KEYS, ...STRICT },
    { dkim: 'fail', dmarc: 'fail', aligned: false },
  ],
  ['not signed', async () => mail(), { ...KEYS, ...STRICT }, { dkim: 'none', dmarc: 'fail', aligned: false }],
  [
    'a second sender added above',
    async () => `From: boss@corp.example\r\n${await signed(mail(), 'outside.example')}`,
    { ...KEYS, ...STRICT },
    { aligned: false },
  ],
  [
    'a verdict somebody wrote into it',
    async () => `Authentication-Results: mx.example; dmarc=pass; dkim=pass\r\n${mail()}`,
    KEYS,
    { dkim: 'none', dmarc: 'none', aligned: false },
  ],
])('%s', async (_, raw, records, expected) => {
  expect(await seen(await raw(), records)).toMatchObject({ spf: 'none', ...expected });
});

it('reads a mail that comes in pieces', async () => {
  const raw = Buffer.from(await signed(mail(), 'outside.example'));
  const pieces = Readable.from([raw.subarray(0, 100), raw.subarray(100)], { objectMode: false });
  expect(await proveSender(pieces, FROM, dns({ ...KEYS, ...STRICT }))).toMatchObject({ dmarc: 'pass', aligned: true });
});

it('a DNS that answers nothing proves nobody', async () => {
  const broken = () => Promise.reject(Object.assign(new Error('timeout'), { code: 'ETIMEOUT' }));
  expect(await proveSender(Buffer.from(await signed(mail(), 'outside.example')), FROM, broken)).toMatchObject({ dkim: 'none', aligned: false });
});
