import { ADA, mail, openDesk, START, SUPPORT, type Desk } from './test/desk.ts';
import { MIN_OBSERVED } from './subscriptions/notifier.ts';

type Post = { url: string; body: { value: Record<string, unknown>[] } };
const MINUTE = 60_000;
const at = (minutes: number): string => new Date(Date.parse(START) + minutes * MINUTE).toISOString();

/** An endpoint that greets properly; `answer` says what it makes of a notification. */
function endpoint(answer: () => Response | Promise<Response> = () => new Response(null, { status: 202 })) {
  const posts: Post[] = [];
  const handshakes: string[] = [];
  const callOut = async (url: string, init: RequestInit): Promise<Response> => {
    const token = new URL(url).searchParams.get('validationToken');
    if (token !== null) {
      handshakes.push(new URL(url).pathname);
      return new Response(token, { headers: { 'content-type': 'text/plain' } });
    }
    posts.push({ url, body: JSON.parse(String(init.body)) as Post['body'] });
    return answer();
  };
  return { posts, handshakes, callOut };
}

const wanted = (changes: Record<string, unknown> = {}) => ({
  changeType: 'created',
  notificationUrl: 'https://desk.example/api/notifications',
  lifecycleNotificationUrl: 'https://desk.example/api/lifecycle',
  resource: `users/${SUPPORT}/mailFolders('inbox')/messages`,
  expirationDateTime: at(10_080),
  clientState: 'secret',
  ...changes,
});

const subscribe = (desk: Desk, changes: Record<string, unknown> = {}): Promise<Response> =>
  desk.call('POST', '/subscriptions', { body: wanted(changes), headers: { prefer: 'IdType="ImmutableId"' } });

it('shakes hands with both addresses, then tells of a new mail in the folder and of nothing else', async () => {
  const hook = endpoint();
  const desk = await openDesk({ callOut: hook.callOut });
  const made = await subscribe(desk);
  expect(made.status).toBe(201);
  const { id } = (await made.json()) as { id: string };
  expect(hook.handshakes).toEqual(['/api/notifications', '/api/lifecycle']);

  await desk.deliver(mail());
  await desk.deliver(mail(), 'kim@outside.example', [ADA.upn]);
  await desk.simulator.settle();
  const { value } = await desk.get<{ value: { id: string }[] }>(`/users/${SUPPORT}/mailFolders/inbox/messages`, { prefer: 'IdType="ImmutableId"' });
  expect(hook.posts).toHaveLength(1);
  expect(hook.posts[0]!.body.value).toEqual([
    expect.objectContaining({
      subscriptionId: id,
      clientState: 'secret',
      changeType: 'created',
      subscriptionExpirationDateTime: '2026-11-28T08:00:00.0000000Z',
      tenantId: '11111111-1111-4111-8111-111111111111',
      resourceData: expect.objectContaining({ '@odata.type': '#Microsoft.Graph.Message', id: value[0]!.id }) as unknown,
    }),
  ]);
});

it.each([
  ['an address without https', { notificationUrl: 'http://desk.example/x' }, 'InvalidRequest'],
  ['more than seven days', { expirationDateTime: at(10_082) }, 'InvalidRequest'],
  ['a time gone by', { expirationDateTime: at(-1) }, 'InvalidRequest'],
  ['a long clientState', { clientState: 'x'.repeat(129) }, 'InvalidRequest'],
  ['another resource', { resource: 'users/x/events' }, 'InvalidRequest'],
  ['an unknown change', { changeType: 'created,moved' }, 'InvalidRequest'],
])('refuses %s', async (_name, changes, code) => {
  const desk = await openDesk({ callOut: endpoint().callOut });
  const response = await subscribe(desk, changes);
  expect([response.status, ((await response.json()) as { error: { code: string } }).error.code]).toEqual([400, code]);
  expect(await desk.get('/subscriptions')).toEqual({ value: [] });
});

it.each([
  ['answers another text', () => new Response('hello', { headers: { 'content-type': 'text/plain' } })],
  ['answers 500', () => new Response(null, { status: 500 })],
  [
    'cannot be reached',
    () => {
      throw new TypeError('fetch failed');
    },
  ],
])('makes no subscription when the endpoint %s', async (_name, answer) => {
  const desk = await openDesk({ callOut: async () => answer() });
  expect((await subscribe(desk)).status).toBe(400);
  expect(await desk.get('/subscriptions')).toEqual({ value: [] });
});

it('raises a short life to 45 minutes, ends it then, and renews when asked', async () => {
  const hook = endpoint();
  const desk = await openDesk({ callOut: hook.callOut });
  const { id, expirationDateTime } = (await (await subscribe(desk, { expirationDateTime: at(5) })).json()) as { id: string; expirationDateTime: string };
  expect(expirationDateTime).toBe('2026-11-21T08:45:00Z');
  expect((await desk.call('PATCH', `/subscriptions/${id}`, { body: { expirationDateTime: at(60) } })).status).toBe(200);
  await desk.clock.advance(50 * MINUTE);
  await desk.deliver(mail());
  await desk.simulator.settle();
  expect(hook.posts).toHaveLength(1);
  await desk.clock.advance(11 * MINUTE);
  await desk.deliver(mail());
  await desk.simulator.settle();
  expect(hook.posts).toHaveLength(1);
  expect(desk.simulator.graph.subscriptions.alive()).toEqual([]);
});

it('tries again with growing pauses until the endpoint answers', async () => {
  let answers = 0;
  const hook = endpoint(() => new Response(null, { status: (answers += 1) < 3 ? 503 : 202 }));
  const desk = await openDesk({ callOut: hook.callOut });
  await subscribe(desk);
  await desk.deliver(mail());
  await desk.simulator.settle();
  expect(hook.posts).toHaveLength(1);
  await desk.clock.advance(10_000);
  await desk.simulator.settle();
  expect(hook.posts).toHaveLength(2);
  await desk.clock.advance(20_000);
  await desk.simulator.settle();
  await desk.clock.advance(3600_000);
  await desk.simulator.settle();
  expect(hook.posts).toHaveLength(3);
  expect(new Set(hook.posts.map((post) => JSON.stringify(post.body))).size).toBe(1);
});

it('drops notifications for an endpoint that is too slow too often, and tells the lifecycle address that some were missed', async () => {
  let slow = true;
  const hook = endpoint(() => {
    if (slow) throw new DOMException('too slow', 'TimeoutError');
    return new Response(null, { status: 202 });
  });
  const desk = await openDesk({ callOut: hook.callOut });
  await subscribe(desk, { lifecycleNotificationUrl: 'https://other.example/lifecycle' });
  for (let number = 0; number < MIN_OBSERVED; number += 1) await desk.deliver(mail());
  await desk.simulator.settle();
  slow = false;
  const before = hook.posts.length;
  await desk.deliver(mail());
  await desk.simulator.settle();
  expect(hook.posts.slice(before).map((post) => [post.url, post.body.value[0]!['lifecycleEvent']])).toEqual([['https://other.example/lifecycle', 'missed']]);
});

it.each(['reauthorizationRequired', 'missed', 'subscriptionRemoved'] as const)('tells %s on order', async (event) => {
  const hook = endpoint();
  const desk = await openDesk({ callOut: hook.callOut });
  await subscribe(desk);
  desk.simulator.graph.tellLifecycle(SUPPORT, event);
  await desk.simulator.settle();
  expect(hook.posts.map((post) => [new URL(post.url).pathname, post.body.value[0]!['lifecycleEvent'], post.body.value[0]!['clientState']])).toEqual([
    ['/api/lifecycle', event, 'secret'],
  ]);
  expect(desk.simulator.graph.subscriptions.alive()).toHaveLength(event === 'subscriptionRemoved' ? 0 : 1);
});
