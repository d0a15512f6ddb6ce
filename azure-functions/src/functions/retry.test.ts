import { decideRetry } from './retry.ts';

const now = Date.parse('2026-11-21T08:00:00Z');
const fault = (code: string, retryAfterSeconds: number | null = null): Error => Object.assign(new Error(code), { code, retryAfterSeconds });

it.each([
  ['throttling, as long as told', fault('lists.throttled', 120), {}, 120],
  ['an outage, at first shortly', fault('lists.unavailable'), {}, 5],
  ['an outage, later with patience', fault('graph.unavailable'), { tries: 6, since: '2026-11-21T07:50:00Z' }, 320],
  ['a grant that was taken away, at most a quarter of an hour', fault('lists.denied'), { tries: 500, since: '2026-11-15T08:00:00Z' }, 900],
  ['an unreachable Entra', Object.assign(new Error(), { name: 'AuthenticationError' }), {}, 5],
  ['an Entra that refuses for now', Object.assign(new Error(), { name: 'AuthenticationRequiredError' }), {}, 5],
])('waits out %s', (_, error, carried, delaySeconds) => expect(decideRetry(error, carried, now, 1)).toMatchObject({ retry: true, delaySeconds }));

it.each([
  ['a refusal that no waiting mends', fault('lists.invalid'), {}],
  ['our own mistake', new RangeError('x'), {}],
  ['an outage of more than a week', fault('lists.unavailable'), { tries: 700, since: '2026-11-13T08:00:00Z' }],
])('does not wait for %s', (_, error, carried) => expect(decideRetry(error, carried, now, 1)).toEqual({ retry: false }));

it('counts tries and keeps the first moment', () =>
  expect(decideRetry(fault('lists.offline'), { tries: 2, since: '2026-11-21T07:00:00Z' }, now, 0)).toMatchObject({
    carried: { tries: 3, since: '2026-11-21T07:00:00Z' },
  }));
