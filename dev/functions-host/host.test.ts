import { QueueServiceClient } from '@azure/storage-queue';
import { join } from 'node:path';
import { accountInAzurite } from '../../azure-functions/test/azurite.ts';
import { FunctionsChild } from './child.ts';

// The host runs as it does for everybody: a process of its own, here with a small app and Azurite.
const APP = join(__dirname, 'fixture');
let azurite: Awaited<ReturnType<typeof accountInAzurite>>;
let host: FunctionsChild;
let queues: QueueServiceClient;
const log: { level: string; message: string }[] = [];

const start = (appDir = APP, env: Record<string, string> = {}): Promise<FunctionsChild> =>
  FunctionsChild.start({
    appDir,
    httpPort: 0,
    keys: { master: 'master-key', functionKey: 'function-key' },
    onLog: (entry) => log.push(entry),
    env: { ...(process.env as Record<string, string>), AzureWebJobsStorage: azurite.connectionString, JOB_QUEUE: 'jobs', ...env },
  });

beforeAll(async () => {
  azurite = await accountInAzurite();
  queues = QueueServiceClient.fromConnectionString(azurite.connectionString);
  host = await start();
});
afterAll(async () => {
  await host?.stop();
  await azurite?.stop();
});

const seen = async (): Promise<{ jobs: { message: { id: string }; tries: number }[]; ticks: number; hooks: number }> =>
  (await fetch(`${host.url}/api/seen`)).json();

async function until<T>(read: () => Promise<T>, good: (value: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 1_000; tries++) {
    const value = await read();
    if (good(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`It did not come to pass: ${JSON.stringify(await read())}`);
}

describe('HTTP', () => {
  it('hands route, query, body and scheme to the function and its answer to the caller', async () => {
    const response = await fetch(`${host.url}/api/echo/file/7?q=gr%C3%BCn`, {
      method: 'POST',
      body: new Uint8Array(1_000_000),
      headers: { 'x-ms-client-principal': 'forged' },
    });
    expect([response.status, response.headers.get('x-kind'), response.headers.get('set-cookie')]).toEqual([
      201,
      'file',
      'seen=a%20b; HttpOnly; SameSite=strict',
    ]);
    expect(await response.json()).toEqual({ id: '7', q: 'grün', scheme: 'http:', principal: null, bytes: 1_000_000 });
  });

  it.each([
    ['the literal route before the one with parameters', 'POST', '/api/echo/literal', 200],
    ['an optional parameter left out', 'POST', '/api/echo/file', 201],
    ['a parameter that is no int', 'POST', '/api/echo/file/seven', 404],
    ['a method the function does not take', 'DELETE', '/api/echo/file', 405],
    ['a path nobody owns', 'GET', '/api/nowhere', 404],
    ['a path with a broken escape', 'GET', '/api/%E0%A4%A', 404],
    ['a function that throws', 'GET', '/api/throws', 500],
    ['a guarded function without a key', 'GET', '/api/guarded', 401],
    ['a guarded function with a wrong key', 'GET', '/api/guarded?code=guess', 401],
    ['a guarded function with its key', 'GET', '/api/guarded?code=function-key', 200],
    ['the admin endpoint without the master key', 'GET', '/admin/host/status?code=function-key', 401],
  ])('%s', async (_what, method, path, status) => {
    expect((await fetch(host.url + path, { method })).status).toBe(status);
  });

  it('logs what a function threw', async () => {
    await fetch(`${host.url}/api/throws`);
    expect(
      await until(
        async () => log.filter((entry) => entry.level === 'error'),
        (entries) => entries.length > 0,
      ),
    ).toContainEqual(expect.objectContaining({ message: expect.stringContaining('broken on purpose') }));
  });
});

describe('queues', () => {
  it('hands a message over once and deletes it', async () => {
    await queues.getQueueClient('jobs').sendMessage(JSON.stringify({ id: 'good' }));
    await until(seen, ({ jobs }) => jobs.some((job) => job.message.id === 'good'));
    await until(
      () => queues.getQueueClient('jobs').getProperties(),
      ({ approximateMessagesCount }) => approximateMessagesCount === 0,
    );
    expect((await seen()).jobs.filter((job) => job.message.id === 'good')).toEqual([{ message: { id: 'good' }, tries: 1 }]);
  });

  it('tries a failing message five times, then moves it to the poison queue', async () => {
    const message = JSON.stringify({ id: 'bad', fail: true });
    await queues.getQueueClient('jobs').sendMessage(message);
    const poison = queues.getQueueClient('jobs-poison');
    const moved = await until(
      () => poison.receiveMessages().catch(() => null),
      (received) => Boolean(received?.receivedMessageItems.length),
    );
    expect(moved?.receivedMessageItems.map((item) => item.messageText)).toEqual([message]);
    expect((await seen()).jobs.filter((job) => job.message.id === 'bad').map((job) => job.tries)).toEqual([1, 2, 3, 4, 5]);
  });
});

it('fires a timer by hand and runs the hooks around it', async () => {
  const before = await seen();
  await host.fire('tick');
  const after = await seen();
  expect([after.ticks - before.ticks, after.hooks > before.hooks]).toEqual([1, true]);
});

it('comes back on the same port after it was killed', async () => {
  const { url } = host;
  await host.kill();
  await expect(fetch(`${url}/api/seen`)).rejects.toThrow('fetch failed');
  await host.restart();
  expect(host.url).toBe(url);
  expect((await seen()).ticks).toBe(0);
});

it.each([
  ['a folder without an app', join(__dirname, 'nothing-here'), {}, 'Build the functions first'],
  ['a setting that a trigger names and nobody set', APP, { JOB_QUEUE: undefined as unknown as string }, 'The setting JOB_QUEUE is not set'],
])('does not start with %s', async (_what, appDir, env, words) => {
  await expect(start(appDir, env)).rejects.toThrow(words);
});
