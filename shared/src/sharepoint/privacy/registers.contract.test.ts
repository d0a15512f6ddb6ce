import { ADMIN, seed, simulatedDesk, type SimulatedDesk } from '../../../../dev/bench/simulatedDesk.ts';
import { NO_FACTS, type AskedKind } from '../../privacy/index.ts';
import {
  affectedPeople,
  answerRequest,
  askedRequests,
  askRequest,
  breaches,
  changeBreach,
  extendRequest,
  openDesk,
  personHash,
  recordBreach,
  requestsOf,
  verifyRequest,
  type BreachText,
  type Desk,
} from './index.ts';

const AT = '2026-11-21T08:00:00.000Z';
let desk: SimulatedDesk;
let privacy: Desk;
beforeEach(async () => {
  desk = await simulatedDesk();
  privacy = openDesk(desk.as(ADMIN), desk.siteUrl, { actor: ADMIN, now: () => Date.parse(AT), newKey: () => 'k' });
});
const ask = async (kind: AskedKind, key: string) =>
  askRequest(privacy.access, {
    key,
    kind,
    personHash: await personHash(desk.siteUrl, 'otto@elsewhere.example'),
    requester: { name: 'Otto Other', address: 'otto@elsewhere.example', for: null },
    wish: 'Please',
    at: AT,
    verification: { by: 'signIn' },
  });

test('a request is due in thirty days; the same asked twice is one', async () => {
  const first = await ask('export', 'a');
  expect(first).toMatchObject({ key: 'a', state: 'Open', dueAt: '2026-12-21T08:00:00.000Z', requester: { name: 'Otto Other' } });
  expect((await ask('export', 'b')).key).toBe('a');
  expect((await ask('erase', 'c')).key).toBe('c');
  expect((await askedRequests(privacy.access, '2026-01-01T00:00:00Z')).map(({ key }) => key).sort()).toEqual(['a', 'c']);
});

test('checked, extended once with a reason, answered: then name and wish are gone and the person still finds the answer', async () => {
  await ask('export', 'a');
  const newest = async () => (await requestsOf(privacy.access, [await personHash(desk.siteUrl, 'OTTO@elsewhere.example')]))[0]!;
  expect(await verifyRequest(privacy.access, await newest(), { by: 'officer', how: 'called back', at: AT, who: ADMIN })).toMatchObject({ outcome: 'updated' });
  const before = await newest();
  expect(await extendRequest(privacy.access, before, 'Many files')).toMatchObject({ outcome: 'updated' });
  expect(await extendRequest(privacy.access, before, 'again')).toMatchObject({ outcome: 'stale' });
  expect(await newest()).toMatchObject({ extension: 'Many files', dueAt: '2027-02-19T08:00:00.000Z', verification: { how: 'called back' } });
  expect(() => extendRequest(privacy.access, before, '  ')).toThrow();
  await answerRequest(privacy.access, await newest(), 'Done', 'Here it is.', AT);
  expect(await newest()).toMatchObject({ state: 'Done', requester: null, wish: '', answer: 'Here it is.' });
  expect(JSON.stringify(desk.simulator.sharePoint.save())).not.toMatch(/otto/i);
});

const breach: BreachText = {
  title: 'Mailbox open',
  state: 'Open',
  drill: false,
  risk: 'Unknown',
  occurredAt: null,
  awareAt: AT,
  customersToldAt: null,
  authorityToldAt: null,
  peopleToldAt: null,
  facts: { ...NO_FACTS, nature: 'Open' },
  affected: { query: 'q', addresses: ['a@x.example'] },
};

test('the register keeps what was recorded; who comes second is told', async () => {
  expect((await recordBreach(privacy.access, 'b1', breach)).outcome).toBe('created');
  expect((await recordBreach(privacy.access, 'b1', breach)).outcome).toBe('exists');
  const [stored] = await breaches(privacy.access);
  expect(stored).toMatchObject({ ...breach, key: 'b1' });
  expect(await changeBreach(privacy.access, { ...stored!, risk: 'High', authorityToldAt: AT })).toMatchObject({ outcome: 'updated' });
  expect(await changeBreach(privacy.access, { ...stored!, risk: 'None' })).toEqual({ outcome: 'stale' });
  expect((await breaches(privacy.access))[0]).toMatchObject({ risk: 'High', authorityToldAt: AT });
});

test.each([
  ['everybody', {}, ['a@x.example', 'b@x.example', 'c@x.example']],
  ['of one mailbox', { mailbox: 'HR@x.example' }, ['b@x.example']],
  ['of a category', { category: 'Pay' }, ['a@x.example', 'c@x.example']],
  ['before a moment', { until: '2026-11-10T00:00:00.000Z' }, ['a@x.example', 'c@x.example']],
  ['after one', { since: '2026-11-12T00:00:00.000Z' }, ['b@x.example']],
])('who is affected: %s', async (_name, query, people) => {
  seed(desk, 'Tickets', [
    {
      Title: 'x',
      TicketKey: 'a',
      RequesterEmail: 'A@x.example',
      CcAddresses: 'c@x.example\n',
      Mailbox: 'support@x.example',
      Category: 'Pay',
      Created: '2026-11-01T00:00:00Z',
      LastMessageAt: '2026-11-02T00:00:00Z',
    },
    {
      Title: 'y',
      TicketKey: 'b',
      RequesterEmail: 'b@x.example',
      CcAddresses: '',
      Mailbox: 'hr@x.example',
      Category: null,
      Created: '2026-11-15T00:00:00Z',
      LastMessageAt: null,
    },
  ]);
  expect(await affectedPeople(privacy.access, { since: '', until: '', mailbox: '', category: '', ...query })).toEqual(people);
});
