import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../node_modules/azurite/dist/src/azurite.js', import.meta.url));
const READY_MS = 30_000;
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/** Azurite as a child process, in memory, on free ports. The account and key are the emulator's published ones. */
export async function startAzurite(): Promise<{ connectionString: string; stop: () => Promise<void> }> {
  const [blob, queue, table] = await Promise.all([freePort(), freePort(), freePort()]);
  const flags = ['--silent', '--disableTelemetry', '--skipApiVersionCheck', '--inMemoryPersistence', '--blobPort', `${blob}`, '--queuePort', `${queue}`, '--tablePort', `${table}`];
  const child = spawn(process.execPath, [BIN, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
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
  const endpoint = (service: string, port: number): string => `${service}Endpoint=http://127.0.0.1:${port}/${ACCOUNT};`;
  const connectionString = `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};${endpoint('Blob', blob)}${endpoint('Queue', queue)}${endpoint('Table', table)}`;
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
