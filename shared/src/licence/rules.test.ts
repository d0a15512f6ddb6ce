import {
  canonicalDesk,
  canonicalHost,
  claimsOf,
  deskIdentity,
  hostOfDesk,
  licenceState,
  mayConfigure,
  parseClaims,
  seatUse,
  trialTerms,
  unreachableState,
} from './index.ts';

const TENANT = '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c0001';
const HOST = 'nordwind.sharepoint.com';
const now = Date.parse('2026-11-21T08:00:00Z');
const DAY = 86_400_000;
const trial = claimsOf(trialTerms(TENANT, HOST, now), now);

it.each([
  ['on the first day', now, HOST, 'active'],
  ['a second before its end', now + 30 * DAY - 1000, HOST, 'active'],
  ['at its end', now + 30 * DAY, HOST, 'expired'],
  ['on a host in capitals', now, 'Nordwind.SharePoint.com', 'active'],
  ["on another tenant's host", now, 'suedwind.sharepoint.com', 'unknown'],
])('a trial %s is %s', (_, time, host, kind) => expect(licenceState(trial, time, host).kind).toBe(kind));

it('counts whole days left, today included', () => expect(licenceState(trial, now + 29.5 * DAY, HOST)).toMatchObject({ daysLeft: 1 }));
it('says suspended even when it has not expired', () => expect(licenceState({ ...trial, suspended: true }, now, HOST).kind).toBe('suspended'));

it('relies on a cached licence while the service is away, until its grace ends', () => {
  expect(unreachableState(trial, now + 13 * DAY)).toEqual({ kind: 'unreachable', cached: trial });
  expect(unreachableState(trial, now + 15 * DAY)).toEqual({ kind: 'unreachable', cached: null });
  expect(unreachableState(null, now)).toEqual({ kind: 'unreachable', cached: null });
});

it('locks configuration when the licence has lapsed, and only then', () => {
  expect(mayConfigure(licenceState(trial, now, HOST))).toBe(true);
  expect(mayConfigure(licenceState(trial, now + 31 * DAY, HOST))).toBe(false);
  expect(mayConfigure(unreachableState(trial, now + DAY))).toBe(true);
});

it('counts seats over the limit', () => expect(seatUse({ ...trial, seats: 3 }, 5)).toEqual({ used: 5, seats: 3, over: 2 }));

it('reads claims back and refuses what is none of ours', () => {
  expect(parseClaims(JSON.parse(JSON.stringify(trial)))).toEqual(trial);
  for (const wrong of [
    null,
    {},
    { ...trial, iss: 'other' },
    { ...trial, plan: 'Gold' },
    { ...trial, seats: -1 },
    { ...trial, exp: '1' },
    { ...trial, domains: HOST },
  ])
    expect(parseClaims(wrong)).toBeNull();
});

it.each([
  ['nordwind.sharepoint.com', 'nordwind.sharepoint.com'],
  ['NORDWIND.sharepoint.com', 'nordwind.sharepoint.com'],
  ['nordwind.sharepoint.com.evil.io', null],
  ['nordwind.sharepoint.com.', null],
  ['a@nordwind.sharepoint.com', null],
  ['nordwind.sharepoint.com:8443', null],
  ['nordwind-admin.sharepoint.com', null],
  ['nordwind-my.sharepoint.com', null],
  ['sharepoint.com', null],
  ['xn--nrdwind-n2a.sharepoint.com', 'xn--nrdwind-n2a.sharepoint.com'],
  ['nordwınd.sharepoint.com', null],
])('host %s is %s', (given, expected) => expect(canonicalHost(given)).toBe(expected));

it.each([
  ['https://nordwind.sharepoint.com/sites/helpdesk', 'https://nordwind.sharepoint.com/sites/helpdesk'],
  ['https://Nordwind.sharepoint.com/sites/HelpDesk/', 'https://nordwind.sharepoint.com/sites/HelpDesk'],
  ['https://nordwind.sharepoint.com', 'https://nordwind.sharepoint.com'],
  ['https://nordwind.sharepoint.com/sites/a/b', 'https://nordwind.sharepoint.com/sites/a/b'],
  ['http://nordwind.sharepoint.com/sites/helpdesk', null],
  ['https://evil.example/sites/helpdesk', null],
  ['https://a@nordwind.sharepoint.com/sites/x', null],
  ['https://nordwind.sharepoint.com/sites/x?y=1', null],
  ['https://nordwind.sharepoint.com/sites/../x', null],
  ['https://nordwind.sharepoint.com/_api/web', null],
])('desk %s is %s', (given, expected) => expect(canonicalDesk(given)).toBe(expected));

it('takes two spellings of one desk for the same', () => {
  expect(deskIdentity(canonicalDesk('https://nordwind.sharepoint.com/sites/HelpDesk/')!)).toBe(
    deskIdentity(canonicalDesk('https://NORDWIND.sharepoint.com/sites/helpdesk')!),
  );
  expect(hostOfDesk('https://nordwind.sharepoint.com/sites/helpdesk')).toBe(HOST);
});
