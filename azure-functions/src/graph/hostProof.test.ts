import { hostNow } from './hostProof.ts';

const OURS = '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c0001';
const OTHERS = '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c0002';
const host = (name: string): string => `${name}.sharepoint.com`;

/** What SharePoint answers at each host: the tenant it belongs to, or `>name` for a name that points on; at others nobody answers. */
const world = (hosts: Record<string, string>) =>
  hostNow({
    addresses: new Map(),
    fetch: (url) => {
      const name = new URL(String(url)).hostname.split('.')[0]!;
      const is = hosts[name];
      if (is === undefined) return Promise.reject(Object.assign(new Error('no such host'), { cause: { code: 'ENOTFOUND' } }));
      const headers: Record<string, string> = is.startsWith('>')
        ? { location: `https://${host(is.slice(1))}/_vti_bin/client.svc` }
        : { 'www-authenticate': `Bearer realm="${is}"` };
      return Promise.resolve(new Response(null, { status: is.startsWith('>') ? 308 : 401, headers }));
    },
  });

it.each<[string, Record<string, string>, { host: string; tenant: string | null; by: string[] }]>([
  ['that never moved', { old: OURS }, { host: 'old', tenant: OURS, by: [] }],
  ['renamed once', { old: '>new', new: OURS }, { host: 'new', tenant: OURS, by: ['old'] }],
  ['renamed twice', { old: '>middle', middle: '>new', new: OURS }, { host: 'new', tenant: OURS, by: ['old', 'middle'] }],
  ['whose middle name is gone', { old: '>middle', new: OURS }, { host: 'middle', tenant: null, by: ['old'] }],
  ['whose name somebody else has now', { old: OTHERS }, { host: 'old', tenant: OTHERS, by: [] }],
  ['that points to somebody else', { old: '>theirs', theirs: OTHERS }, { host: 'theirs', tenant: OTHERS, by: ['old'] }],
  ['that points in a circle', { old: '>middle', middle: '>old' }, { host: 'middle', tenant: null, by: ['old', 'middle'] }],
  ['that points to no SharePoint', { old: '>-' }, { host: 'old', tenant: null, by: [] }],
  ['nobody knows', {}, { host: 'old', tenant: null, by: [] }],
])('a host %s', async (_, hosts, expected) =>
  expect(await world(hosts)(host('old'))).toEqual({ ...expected, host: host(expected.host), by: expected.by.map(host) }),
);

it('follows no row of names without end', async () => {
  const endless = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [index ? `n${index}` : 'old', `>n${index + 1}`]));
  expect(await world(endless)(host('old'))).toMatchObject({ tenant: null });
});
