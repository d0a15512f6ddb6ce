import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The well-known account of every Azurite; it guards nothing. */
const ACCOUNT = 'devstoreaccount1';
const ACCOUNT_KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const MAIN = createRequire(import.meta.url).resolve('azurite/dist/src/azurite.js');
const END_WITH_PARENT = fileURLToPath(new URL('./endWithParent.ts', import.meta.url));
const START_TIMEOUT_MS = 60_000;
const LISTENING = /(Blob|Queue|Table) service (?:is|successfully).*listen\w* (?:at|on) https?:\/\/127\.0\.0\.1:(\d+)/gi;

export type AzuritePorts = { blob: number; queue: number; table: number };
export type Azurite = { connectionString: string; ports: AzuritePorts; stop: () => Promise<void> };

/** Storage for local use as a child process on free ports; in memory unless a folder is given, with the one well-known account unless others are named. */
export async function startAzurite(options: { location?: string; accounts?: readonly string[] } = {}): Promise<Azurite> {
  const accounts = options.accounts ?? [ACCOUNT];
  const place = options.location ? ['--location', options.location] : ['--inMemoryPersistence'];
  const args = ['--blobPort', '0', '--queuePort', '0', '--tablePort', '0', '--silent', '--disableTelemetry', '--skipApiVersionCheck', ...place];
  const child = fork(MAIN, args, {
    execArgv: ['--import', END_WITH_PARENT],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
    env: { ...process.env, AZURITE_ACCOUNTS: accounts.map((name) => `${name}:${ACCOUNT_KEY}`).join(';') },
  });
  const exited = once(child, 'exit');
  let output = '';
  const ports = await new Promise<Azurite['ports']>((resolve, reject) => {
    const fail = (why: string): void => {
      child.kill('SIGKILL');
      reject(new Error(`Azurite ${why}.\n${output}`));
    };
    const timer = setTimeout(() => fail(`was not ready after ${START_TIMEOUT_MS / 1000} s`), START_TIMEOUT_MS);
    const read = (text: string): void => {
      output = (output + text).slice(-20_000);
      const found = new Map([...output.matchAll(LISTENING)].map((line) => [line[1]?.toLowerCase(), Number(line[2])]));
      const [blob, queue, table] = [found.get('blob'), found.get('queue'), found.get('table')];
      if (!blob || !queue || !table) return;
      clearTimeout(timer);
      resolve({ blob, queue, table });
    };
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', read);
    child.once('exit', (code) => fail(`ended with ${code} while it started`));
  });
  return {
    ports,
    connectionString: connectionOf(ports, accounts[0]),
    stop: async () => {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await exited;
      clearTimeout(late);
    },
  };
}

/** How the SDKs are told of one account of a running Azurite. */
export function connectionOf(ports: AzuritePorts, account = ACCOUNT): string {
  const endpoint = (kind: keyof AzuritePorts): string => `http://127.0.0.1:${ports[kind]}/${account}`;
  return [
    'DefaultEndpointsProtocol=http',
    `AccountName=${account}`,
    `AccountKey=${ACCOUNT_KEY}`,
    `BlobEndpoint=${endpoint('blob')}`,
    `QueueEndpoint=${endpoint('queue')}`,
    `TableEndpoint=${endpoint('table')}`,
    '',
  ].join(';');
}
