import type { Simulator } from '../simulator.ts';
import type { ManualClock } from '../core/clock.ts';
import { restAs } from './rest.ts';
import { appToken, grant, OWNER, SITE_URL, testWorld } from './testWorld.ts';

let simulator: Simulator;
let clock: ManualClock;

beforeEach(async () => {
  ({ simulator, clock } = await testWorld());
  grant(simulator, 'manage');
});

it('charges an app what it asks for, warns from 80 % and refuses past the budget of the minute', async () => {
  simulator.sharePoint.limits.resourceUnitsPerMinute = 10;
  const app = restAs(simulator, { token: await appToken(simulator) });
  const seen: [number, string | null, string | null][] = [];
  for (let at = 0; at < 6; at += 1) {
    const answer = await app('GET', '_api/web/lists');
    seen.push([answer.status, answer.headers.get('ratelimit-remaining'), answer.headers.get('retry-after')]);
  }
  expect(seen).toEqual([
    [200, null, null],
    [200, null, null],
    [200, null, null],
    [200, '2', null],
    [200, '0', null],
    [429, '0', '60'],
  ]);
  await clock.advance(60_000);
  expect((await app('GET', '_api/web/lists')).status).toBe(200);
});

it('counts for a user requests in five minutes, without RateLimit headers', async () => {
  simulator.sharePoint.limits.userRequestsPerFiveMinutes = 2;
  const owner = restAs(simulator, { user: OWNER });
  await owner('GET', '_api/web');
  await owner('GET', '_api/web');
  const refused = await owner('GET', '_api/web');
  expect([refused.status, refused.headers.get('retry-after'), refused.headers.get('ratelimit-limit')]).toEqual([429, '300', null]);
});

it.each([
  ['GET', '_api/web', 1],
  ['GET', '_api/web/lists', 2],
  ['POST', '_api/web/lists', 2],
  ['GET', '_api/web/roleassignments', 5],
])('charges %s %s with %i', async (method, path, units) => {
  const answer = await restAs(simulator, { token: await appToken(simulator) })(method, path, method === 'POST' ? { Title: 'x', BaseTemplate: 100 } : undefined);
  expect(answer.headers.get('x-simulator-charged')).toBe(String(units));
});

it('throttles single parts of a batch: the first stands, the second is refused', async () => {
  const app = restAs(simulator, { token: await appToken(simulator) });
  await app('POST', '_api/web/lists', { Title: 'T', BaseTemplate: 100 });
  simulator.sharePoint.limits.resourceUnitsPerMinute = 5;
  const part = (title: string): string =>
    `--c\nContent-Type: application/http\nContent-Transfer-Encoding: binary\n\nPOST ${SITE_URL}/_api/web/lists/getbytitle('T')/items HTTP/1.1\naccept: application/json\ncontent-type: application/json;charset=utf-8\n\n{"Title":"${title}"}\n\n`;
  const body = `--b\nContent-Type: multipart/mixed; boundary="c"\n\n${part('one')}${part('two')}--c--\n\n--b--\n`;
  const answer = await app('POST', '_api/$batch', body, { 'content-type': 'multipart/mixed; boundary=b' });
  expect([answer.status, ...answer.text.match(/HTTP\/1\.1 \d+ [A-Za-z ]+/g)!]).toEqual([200, 'HTTP/1.1 201 Created', 'HTTP/1.1 429 Too Many Requests']);
  expect(answer.headers.get('x-simulator-charged')).toBe('4');
  expect(answer.text.endsWith('--\r\n')).toBe(true);
});

it.each([
  ['101 parts', 101, 400],
  ['100 parts', 100, 200],
])('takes a batch of %s: %i is answered %i', async (_what, count, status) => {
  const owner = restAs(simulator, { user: OWNER });
  const part = `--b\nContent-Type: application/http\nContent-Transfer-Encoding: binary\n\nGET ${SITE_URL}/_api/web?$select=Id HTTP/1.1\naccept: application/json\n\n`;
  expect((await owner('POST', '_api/$batch', `${part.repeat(count)}--b--\n`, { 'content-type': 'multipart/mixed; boundary=b' })).status).toBe(status);
});

it('refuses a batch without its end', async () => {
  const body = `--b\nContent-Type: application/http\n\nGET ${SITE_URL}/_api/web HTTP/1.1\n\n`;
  expect((await restAs(simulator, { user: OWNER })('POST', '_api/$batch', body, { 'content-type': 'multipart/mixed; boundary=b' })).status).toBe(400);
});

it('refuses an address of more than 4,096 characters', async () => {
  expect((await restAs(simulator, { user: OWNER })('GET', `_api/web?x=${'y'.repeat(4096)}`)).status).toBe(400);
});

it.each([
  ['GET', '_api/web/nonsense'],
  ['GET', '_api/social.following/my'],
  ['POST', '_api/web/lists/ensureeverything'],
  ['DELETE', '_api/web/currentuser'],
])('says 501 with the request for %s %s', async (method, path) => {
  const answer = await restAs(simulator, { user: OWNER })(method, path);
  expect([answer.status, answer.text]).toEqual([501, expect.stringContaining('simulator: not implemented')]);
});
