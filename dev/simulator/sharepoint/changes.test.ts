import type { ManualClock } from '../core/clock.ts';
import type { Simulator } from '../simulator.ts';
import { restAs, type Rest } from './rest.ts';
import { appToken, grant, OWNER, SITE_URL, testWorld } from './testWorld.ts';

type Received = { url: string; body: string };
let simulator: Simulator;
let clock: ManualClock;
let owner: Rest;
let received: Received[];
/** What the receiver answers to notifications. */
let receiver: () => Response;
const LIST = "_api/web/lists/getbytitle('T')";
const HOOK = 'https://service.example/api/list-notifications';

beforeEach(async () => {
  received = [];
  receiver = () => new Response(null, { status: 202 });
  ({ simulator, clock } = await testWorld(async (url, init) => {
    const token = new URL(url).searchParams.get('validationtoken');
    if (token) return new Response(url.includes('deaf') ? 'what?' : token, { headers: { 'content-type': 'text/plain' } });
    received.push({ url, body: String(init.body) });
    return receiver();
  }));
  owner = restAs(simulator, { user: OWNER });
  await owner('POST', '_api/web/lists', { Title: 'T', BaseTemplate: 100 });
});

const add = async (title: string) => owner('POST', `${LIST}/items`, { Title: title });
const tokenNow = async (): Promise<string> => (await owner('GET', `${LIST}?$select=CurrentChangeToken`)).json['CurrentChangeToken']!['StringValue']!;
const changesSince = async (token: string, more: Record<string, unknown> = {}) =>
  (
    await owner('POST', `${LIST}/getchanges`, {
      query: { Add: true, Update: true, DeleteObject: true, Restore: true, Item: true, ChangeTokenStart: { StringValue: token }, ...more },
    })
  ).json;

it('tells what happened since a token, the oldest first, and goes on from the last entry', async () => {
  await add('before');
  const start = await tokenNow();
  expect(start).toMatch(/^1;3;[0-9a-f-]{36};\d{18};\d+$/);
  await add('one');
  await owner('POST', `${LIST}/items(2)`, { Title: 'changed' }, { 'x-http-method': 'MERGE', 'if-match': '*' });
  await owner('POST', `${LIST}/items(1)/recycle`);
  const all = (await changesSince(start)).value;
  expect(all.map((each) => [Number(each['ChangeType']), Number(each['ItemId'])])).toEqual([
    [1, 2],
    [2, 2],
    [3, 1],
  ]);
  const first = (await changesSince(start, { FetchLimit: '1' })).value;
  expect(first).toHaveLength(1);
  expect((await changesSince(first[0]!['ChangeToken']!['StringValue']!)).value).toHaveLength(2);
  expect((await changesSince(await tokenNow())).value).toEqual([]);
  expect((await changesSince(start, { Update: false })).value).toHaveLength(2);
});

it('answers a token older than 60 days with what is left, without an error', async () => {
  const start = await tokenNow();
  await add('long ago');
  await clock.advance(61 * 24 * 3600_000);
  await add('today');
  expect((await changesSince(start)).value.map((each) => Number(each['ItemId']))).toEqual([2]);
});

it('refuses a token of another list', async () => {
  const other = (await tokenNow()).replace(/[0-9a-f-]{36}/, '00000000-0000-4000-a000-000000000000');
  expect((await changesSince(other))['odata.error']?.['code']).toContain('System.ArgumentException');
});

it('counts rows and shows when the last one changed', async () => {
  await add('one');
  await clock.advance(5000);
  await add('two');
  expect((await owner('GET', `${LIST}?$select=ItemCount,LastItemModifiedDate`)).json).toMatchObject({
    ItemCount: 2,
    LastItemModifiedDate: '2026-11-21T08:00:05Z',
  });
});

describe('a webhook', () => {
  const subscribe = async (rest: Rest, url = HOOK, days = 30) =>
    rest('POST', `${LIST}/subscriptions`, {
      notificationUrl: url,
      clientState: 'secret',
      resource: `${LIST}/subscriptions`,
      expirationDateTime: new Date(clock.now() + days * 24 * 3600_000).toISOString(),
    });

  it('tells once of many changes, and never which', async () => {
    const subscription = (await subscribe(owner)).json;
    await add('one');
    await add('two');
    await clock.advance(1000);
    await simulator.settle();
    expect(received.map((each) => JSON.parse(each.body))).toEqual([
      {
        value: [
          expect.objectContaining({
            subscriptionId: subscription['id'],
            clientState: 'secret',
            siteUrl: '/sites/helpdesk',
            resource: subscription['resource'],
          }),
        ],
      },
    ]);
  });

  it('comes five times more, five minutes apart, and is then dropped', async () => {
    await subscribe(owner);
    receiver = () => new Response(null, { status: 500 });
    await add('one');
    for (let minute = 0; minute <= 40; minute += 1) {
      await clock.advance(60_000);
      await simulator.settle();
    }
    expect(received).toHaveLength(6);
  });

  it('tells nothing once it is over', async () => {
    await subscribe(owner, HOOK, 1);
    await clock.advance(25 * 3600_000);
    await add('one');
    await clock.advance(2000);
    await simulator.settle();
    expect(received).toEqual([]);
    expect((await owner('GET', `${LIST}/subscriptions`)).json.value).toEqual([]);
  });

  it.each([
    ['a receiver that does not echo the token', 'https://deaf.example/hook', 30, 'Failed to validate the notification URL'],
    ['more than 180 days', HOOK, 181, 'expirationDateTime'],
    ['an address that is none', 'nowhere', 30, 'notificationUrl'],
  ])('is refused for %s', async (_why, url, days, text) => {
    const answer = await subscribe(owner, url, days);
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining(text)]);
  });

  it('needs the role manage, and is changed only by the app that made it', async () => {
    grant(simulator, 'write');
    expect((await subscribe(restAs(simulator, { token: await appToken(simulator) }))).status).toBe(403);
    simulator.directory.tenants[0]!.siteGrants = [];
    grant(simulator, 'manage');
    const app = restAs(simulator, { token: await appToken(simulator) });
    const made = await subscribe(app);
    expect(made.status).toBe(201);
    const path = `${LIST}/subscriptions('${made.json['id']}')`;
    const renewal = { expirationDateTime: new Date(clock.now() + 1000).toISOString() };
    expect((await owner('PATCH', path, renewal)).status).toBe(403);
    expect((await app('PATCH', path, renewal)).status).toBe(204);
    expect((await app('DELETE', path)).status).toBe(204);
  });
});

it('keeps everything over save and load: rows, indexes, files, tokens, recycle bin, rights', async () => {
  await owner('POST', `${LIST}/fields/createfieldasxml`, {
    parameters: { SchemaXml: '<Field Type="Text" DisplayName="Key" Indexed="TRUE" EnforceUniqueValues="TRUE"/>' },
  });
  await owner('POST', `${LIST}/items`, { Title: 'one', Key: 'a' });
  await owner('POST', `${LIST}/items(1)/attachmentFiles/add(FileName='a.bin')`, new Uint8Array([0, 255, 10]));
  const bin = (await owner('POST', `${LIST}/items`, { Title: 'two', Key: 'b' }), await owner('POST', `${LIST}/items(2)/recycle`)).json.value;
  const start = await tokenNow();
  const saved = JSON.parse(JSON.stringify(simulator.snapshot())) as unknown;
  ({ simulator, clock } = await testWorld());
  await simulator.restore(saved);
  owner = restAs(simulator, { user: OWNER });
  expect((await owner('POST', `${LIST}/items`, { Title: 'again', Key: 'A' })).text).toContain('-2130575214');
  expect(
    Buffer.from(await (await simulator.fetch(`${SITE_URL}/Lists/T/Attachments/1/a.bin`, { headers: { 'x-simulator-user': OWNER } })).arrayBuffer()),
  ).toEqual(Buffer.from([0, 255, 10]));
  expect((await owner('POST', `_api/web/recyclebin('${String(bin)}')/restore`)).status).toBe(200);
  expect((await changesSince(start)).value.map((each) => Number(each['ChangeType']))).toEqual([7]);
});
