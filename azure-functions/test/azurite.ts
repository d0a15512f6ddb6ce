import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../node_modules/azurite/dist/src/azurite.js', import.meta.url));
const READY_MS = 30_000;
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const ACCOUNTS_OF_ONE = 64;

type Storage = { connectionString: string; stop: () => Promise<void> };
type Azurite = { connectionString: (account?: string) => string; stop: () => Promise<void> };

/** Azurite with its one published account. */
export async function startAzurite(): Promise<Storage> {
  const { connectionString, stop } = await start([ACCOUNT]);
  return { connectionString: connectionString(), stop };
}

const names = Array.from({ length: ACCOUNTS_OF_ONE }, (_, at) => `desk${at}`);
const inTests = typeof afterAll === 'function';
let running: Promise<Azurite> | null = null;
let given = 0;
let held = 0;
const stopRunning = async (): Promise<void> => {
  const stopped = running;
  running = null;
  given = 0;
  await (await stopped)?.stop();
};
if (inTests) afterAll(stopRunning);

/**
 * An empty storage account of its own for each caller, all in one Azurite, which takes seconds to start. In a test file it runs until
 * the file is over, elsewhere until nobody holds an account.
 */
export async function accountInAzurite(): Promise<Storage> {
  running ??= start(names);
  const account = names[given];
  if (!account) throw new Error(`More than ${ACCOUNTS_OF_ONE} storage accounts in one Azurite`);
  given += 1;
  held += 1;
  const { connectionString } = await running;
  return {
    connectionString: connectionString(account),
    stop: async () => {
      held -= 1;
      if (!inTests && held === 0) await stopRunning();
    },
  };
}

/** Azurite as a child process, in memory, on free ports. The key is the emulator's published one. */
async function start(accounts: readonly string[]): Promise<Azurite> {
  const [blob, queue, table] = await Promise.all([freePort(), freePort(), freePort()]);
  const flags = [
    '--silent',
    '--disableTelemetry',
    '--skipApiVersionCheck',
    '--inMemoryPersistence',
    '--blobPort',
    `${blob}`,
    '--queuePort',
    `${queue}`,
    '--tablePort',
    `${table}`,
  ];
  const child = spawn(process.execPath, [BIN, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, AZURITE_ACCOUNTS: accounts.map((name) => `${name}:${KEY}`).join(';') },
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
  };
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Azurite did not start')), READY_MS);
    let seen = '';
    child.stdout.on('data', (data: Buffer) => {
      seen += data.toString();
      if (/Table service is successfully listening/.test(seen)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`Azurite ended with ${code}`)));
    child.once('spawn', () => timer.unref());
  });
  const connectionString = (account = ACCOUNT): string => {
    const endpoint = (service: string, port: number): string => `${service}Endpoint=http://127.0.0.1:${port}/${account};`;
    return `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${KEY};${endpoint('Blob', blob)}${endpoint('Queue', queue)}${endpoint('Table', table)}`;
  };
  return { connectionString, stop };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
