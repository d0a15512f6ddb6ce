import { SERVICE_TIMEOUT_MS } from './ask';
import { serviceClient } from './serviceClient';
import { scriptedService } from './testing/scriptedService';

const DESK = 'https://nordwind.sharepoint.com/sites/helpdesk';
const REQUEST = {
  key: 'k1',
  number: 4711,
  subject: 'Druck',
  state: 'YourTurn',
  createdAt: '2026-11-20T08:12:00Z',
  lastMessageAt: '2026-11-20T13:41:00Z',
  preview: 'Welche Version?',
  rating: null,
};
const online = { online: () => true };

describe('what goes over the wire', () => {
  it.each([
    [
      'licence',
      (c: ReturnType<typeof serviceClient>) => c.licence({ domain: 'nordwind.sharepoint.com', installationUrl: DESK }),
      'POST',
      '/api/licence',
      { domain: 'nordwind.sharepoint.com', installationUrl: DESK },
    ],
    ['settingsChanged', (c: ReturnType<typeof serviceClient>) => c.settingsChanged(DESK), 'POST', '/api/hints', { desk: DESK, changed: 'settings' }],
    ['hint', (c: ReturnType<typeof serviceClient>) => c.hint(DESK, 'm1'), 'POST', '/api/hints', { desk: DESK, messageKey: 'm1', page: window.location.href }],
    [
      'register',
      (c: ReturnType<typeof serviceClient>) => c.register(DESK, ['support@nordwind.example']),
      'POST',
      '/api/installations',
      { desk: DESK, mailboxes: ['support@nordwind.example'] },
    ],
    [
      'who gets the report of the week',
      (c: ReturnType<typeof serviceClient>) => c.evidence(DESK).saveWeekly([7, 8], 'Europe/Berlin'),
      'POST',
      '/api/reports/weekly',
      { desk: DESK, people: [7, 8], timeZone: 'Europe/Berlin' },
    ],
    ['check-up', (c: ReturnType<typeof serviceClient>) => c.checkup(DESK), 'GET', `/api/checkup?desk=${encodeURIComponent(DESK)}`, undefined],
    [
      'my requests',
      (c: ReturnType<typeof serviceClient>) => c.portal(DESK).requests('c2'),
      'GET',
      `/api/portal/requests?desk=${encodeURIComponent(DESK)}&cursor=c2`,
      undefined,
    ],
    [
      'a key is encoded',
      (c: ReturnType<typeof serviceClient>) => c.portal(DESK).request('a/../b'),
      'GET',
      `/api/portal/requests/a%2F..%2Fb?desk=${encodeURIComponent(DESK)}`,
      undefined,
    ],
    [
      'rating',
      (c: ReturnType<typeof serviceClient>) => c.portal(DESK).rate('k1', { rating: 3 }),
      'POST',
      `/api/portal/requests/k1/rating?desk=${encodeURIComponent(DESK)}`,
      { rating: 3 },
    ],
  ])('%s', async (_name, call, method, path, body) => {
    const { send, sent } = scriptedService(() => ({ body: {} }));
    await call(serviceClient(send, online));
    expect(sent).toEqual([{ method, path, body }]);
  });
});

describe('what can happen', () => {
  it.each([
    ['an answer', { body: { requests: [REQUEST], cursor: null } }, { ok: true, value: { requests: [REQUEST], cursor: null } }],
    [
      'an unknown state word',
      { body: { requests: [{ ...REQUEST, state: 'Lost' }], cursor: null } },
      { ok: false, failure: { kind: 'fault', status: 200, code: 'client.badAnswer', message: '' } },
    ],
    ['an HTML page of a proxy', { body: '<html>' }, { ok: false, failure: { kind: 'fault', status: 200, code: 'client.badAnswer', message: '' } }],
    [
      'refused',
      { status: 403, body: { error: { code: 'portal.notYours', message: 'Not yours.' } } },
      { ok: false, failure: { kind: 'refused', status: 403, code: 'portal.notYours', message: 'Not yours.' } },
    ],
    [
      'gone',
      { status: 404, body: { error: { code: 'portal.unknown', message: 'No such request.' } } },
      { ok: false, failure: { kind: 'rejected', status: 404, code: 'portal.unknown', message: 'No such request.' } },
    ],
    ['throttled', { status: 429, headers: { 'Retry-After': '8' } }, { ok: false, failure: { kind: 'throttled', retryAfterSeconds: 8 } }],
    ['a fault without words', { status: 503, body: 'busy' }, { ok: false, failure: { kind: 'fault', status: 503, code: 'http.503', message: '' } }],
    ['service away', new TypeError('Failed to fetch'), { ok: false, failure: { kind: 'unreachable', timedOut: false } }],
    [
      'permission not approved',
      new Error('AADSTS65001: The user or administrator has not consented'),
      { ok: false, failure: { kind: 'notApproved', detail: 'AADSTS65001' } },
    ],
    [
      'the service is not in the tenant',
      new Error('AADSTS500011: resource principal not found'),
      { ok: false, failure: { kind: 'notApproved', detail: 'AADSTS500011' } },
    ],
    ['sign-in needed', new Error('AADSTS50076: multi-factor'), { ok: false, failure: { kind: 'signIn', detail: 'AADSTS50076' } }],
  ])('%s', async (_name, answer, expected) => {
    const { send, sent } = scriptedService(() => answer);
    expect(await serviceClient(send, online).portal(DESK).requests()).toEqual(expected);
    expect(sent).toHaveLength(1);
  });

  it('says offline when the browser is', async () => {
    const { send } = scriptedService(() => new TypeError('Failed to fetch'));
    expect(await serviceClient(send, { online: () => false }).checkup(DESK)).toEqual({ ok: false, failure: { kind: 'offline' } });
  });

  it('gives up after the time limit and cancels the request', async () => {
    jest.useFakeTimers();
    try {
      let signal: AbortSignal | undefined;
      const client = serviceClient((_path, init) => {
        signal = init.signal;
        return new Promise(() => undefined);
      }, online);
      const answer = client.portal(DESK).requests();
      jest.advanceTimersByTime(SERVICE_TIMEOUT_MS);
      expect(await answer).toEqual({ ok: false, failure: { kind: 'unreachable', timedOut: true } });
      expect(signal?.aborted).toBe(true);
    } finally {
      jest.useRealTimers();
    }
  });

  it('keeps quiet for as long as a 429 asked, then asks again', async () => {
    let now = 1_000_000;
    const { send, sent } = scriptedService((_sent, nth) => (nth === 1 ? { status: 429, headers: { 'Retry-After': '8' } } : { body: [] }));
    const client = serviceClient(send, { ...online, now: () => now });
    await client.checkup(DESK);
    now += 3_000;
    expect(await client.checkup(DESK)).toEqual({ ok: false, failure: { kind: 'throttled', retryAfterSeconds: 5 } });
    expect(sent).toHaveLength(1);
    now += 5_000;
    expect(await client.checkup(DESK)).toEqual({ ok: true, value: [] });
  });
});

it('reads the check-up as a list or wrapped, and refuses half of one', async () => {
  const line = { check: 'mailbox a@b.example', state: 'failed', code: 'mailbox.notInScope', about: [], message: 'Access denied', mend: 'Run …' };
  const ask = (body: unknown) => serviceClient(scriptedService(() => ({ body })).send, online).checkup(DESK);
  expect(await ask([line])).toEqual({ ok: true, value: [line] });
  expect(await ask({ checks: [{ ...line, mend: undefined }] })).toEqual({ ok: true, value: [{ ...line, mend: null }] });
  expect(await ask([{ ...line, code: 'mailbox.haunted', about: undefined }])).toEqual({ ok: true, value: [{ ...line, code: null }] });
  expect((await ask([line, { check: 'x', state: 'maybe' }])).ok).toBe(false);
});
